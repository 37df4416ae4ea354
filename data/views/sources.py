"""On whose word each report speaks: sourcing, hedging, quotes, copied text, and what rests on one report alone."""

from __future__ import annotations

from typing import Any

import pandas as pd

from data.load import Tables
from data.views import articles, scope
from data.views.rows import placed, records, slices
from data.views.scope import Filters

UNSTATED = "speaker not stated"
DRAWN = 40  # reports, and outlets, that the graph of origins has room for
ROWS = 20  # reports whose sourcing is drawn
KINDS = ("named", "anonymous", "none")
_HIDDEN = frozenset({"anonymous"})


def shares(tables: Tables, filters: Filters) -> pd.DataFrame:
    """What share of each article's sentences names a source, hides it, or gives none; a sentence with both counts as named.

    Shape: one row per article and kind: ``row``, ``article``, ``letter``, ``colour``, ``kind``, ``sentences``, ``share`` (0 to 1).
    """
    body = tables["sentences"][tables["sentences"]["kind"].astype(str) == "body"]
    given = tables["attributions"].assign(number=scope.sentence_numbers(tables, tables["attributions"]))
    numbers_of = {str(article): rows.tolist() for article, rows in body.groupby("article", observed=True)["sentence"]}
    given_of: dict[str, list[dict[str, Any]]] = {}
    for one in records(given[["article", "number", "source_kind"]]):
        given_of.setdefault(str(one["article"]), []).append(one)
    listed = []
    on = [(article, source) for article, source in articles.sources(tables).items() if article not in filters.off]
    for row, (article, source) in enumerate(on):
        own = {"row": row, "article": article, "letter": source.letter, "colour": source.colour}
        numbers = numbers_of.get(article, [])
        counts = _counts(numbers, given_of.get(article, []))
        listed += [own | {"kind": kind, "sentences": counts[kind], "share": counts[kind] / max(len(numbers), 1)} for kind in KINDS]
    return pd.DataFrame(listed, columns=["row", "article", "letter", "colour", "kind", "sentences", "share"])


def drawn(nodes: pd.DataFrame, edges: pd.DataFrame) -> tuple[pd.DataFrame, pd.DataFrame]:
    """Of very many nodes those with most lines to others, and the lines between them; few are all drawn, in their order.

    Reports that credit an outlet go before others; an outlet or voice that no drawn report leads to is left out with them.
    """
    if nodes.groupby("column").size().max() <= DRAWN:
        return nodes, edges
    weight = pd.concat([edges.groupby(side)["weight"].sum() for side in ("left", "right")]).groupby(level=0).sum()
    crediting = set(edges["left"][edges["right"].str.startswith("outlet ")])
    kept: set[str] = set()
    for _, column in nodes.groupby("column"):
        kept.update(sorted(column["node"], key=lambda node: (node not in crediting, -float(weight.get(node, 0.0))))[:DRAWN])
    lines = edges[edges["left"].isin(kept) & edges["right"].isin(kept)]
    reached = nodes["node"].isin([*lines["left"], *lines["right"]]) | (nodes["column"] == 0)
    return nodes[nodes["node"].isin(kept) & reached].reset_index(drop=True), lines.reset_index(drop=True)


def least_named(shares: pd.DataFrame) -> pd.DataFrame:
    """Of the shares of very many reports those that name a source in fewest sentences, fewest first; few are all kept, in their order."""
    named = shares[shares["kind"] == "named"]
    if len(named) <= ROWS:
        return shares
    first = {article: row for row, article in enumerate(named.sort_values("share", kind="stable")["article"].head(ROWS))}
    left = shares[shares["article"].isin(list(first))]
    return left.assign(row=[first[article] for article in left["article"]]).sort_values("row", kind="stable").reset_index(drop=True)


def hedging(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Shape: one row per article: ``article``, ``hedges``, ``words`` and ``rate`` (hedges per 1,000 words)."""
    rows = scope.articles(tables, filters)[["article", "hedges", "words"]].copy()
    rows["article"] = rows["article"].astype(str)
    rows["rate"] = [1000 * hedges / words if words else 0.0 for hedges, words in zip(rows["hedges"], rows["words"], strict=True)]
    return rows


def quotes(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Shape: one row per quote, in order of source and appearance: ``words``, ``kind``, ``speaker`` (in words), letter and span."""
    rows = placed(tables, filters, "quotes")
    printed = slices(tables, rows, start="speaker_start", end="speaker_end")
    rows["speaker"] = [
        name if isinstance(name, str) and name else words or UNSTATED for name, words in zip(rows["speaker_name"], printed, strict=True)
    ]
    rows["kind"] = rows["kind"].astype(str)
    return rows


def copied(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Shape: one row per copied passage: ``origin``, ``article``, ``letter``, ``words``, span. Empty where no text is shared."""
    rows = placed(tables, filters, "origins", unjudged=True)
    return rows[rows["kind"].astype(str) == "copied"].reset_index(drop=True)


def alone(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Claims on a question that one article alone answers, so that nothing holds them if it falls.

    Shape: one row per claim, in order of source, stances last: ``claim``, ``kind``, ``slot``, ``text``, ``grade``, ``article``, ``letter``.
    """
    slots = tables["claims"]["topic"].astype(str) + "/" + tables["claims"]["slot"].astype(str)
    answering = tables["claims"].groupby(slots)["article"].nunique()
    rows = scope.claims(tables, filters)
    rows = rows[(rows["topic"].astype(str) + "/" + rows["slot"].astype(str)).isin(answering.index[answering == 1])].copy()
    sources = articles.sources(tables)
    order = list(sources)
    rows["article"] = rows["article"].astype(str)
    rows["letter"] = [sources[article].letter for article in rows["article"]]
    rows["colour"] = [sources[article].colour for article in rows["article"]]
    rows["position"] = [order.index(article) for article in rows["article"]]
    # A stance is as a rule the actor's alone, and there are many: they come after the facts.
    rows["last"] = rows["kind"].astype(str) == "stance"
    rows["text"] = [str(text).replace("_", " ") if last else str(text) for text, last in zip(rows["text"], rows["last"], strict=True)]
    return rows.sort_values(["last", "position"], kind="stable").reset_index(drop=True)


def lone_voices(tables: Tables, filters: Filters) -> pd.DataFrame:
    """The findings that one voice alone stands behind a statement, worst first.

    Shape: one row per finding: ``discrepancy``, ``title``, ``severity``, ``letters`` of the articles that carry it.
    """
    found = scope.discrepancies(tables, filters)
    found = found[found["relation"].astype(str) == "SINGLE_SOURCE"]
    sources = articles.sources(tables)
    sides = tables["sides"][tables["sides"]["owner"].astype(str) == "discrepancy"]
    letters = {
        owner: tuple(dict.fromkeys(sources[str(article)].letter for article in rows["article"]))
        for owner, rows in sides.groupby("owner_id")
    }
    told = pd.Series([letters.get(owner, ()) for owner in found["discrepancy"]], index=found.index, dtype=object)
    return found[["discrepancy", "title", "severity"]].assign(letters=told)


def _counts(numbers: list[int], given: list[dict[str, Any]]) -> dict[str, int]:
    """How many of the sentences with these numbers name a source, hide it, or give none."""
    heard: dict[int, set[str]] = {number: set() for number in numbers}
    for row in given:
        if row["number"] in heard and isinstance(row["source_kind"], str):
            heard[row["number"]].add(row["source_kind"])
    kinds = [_kind(found) for found in heard.values()]
    return {kind: kinds.count(kind) for kind in KINDS}


def _kind(kinds: set[str]) -> str:
    """What a sentence with these kinds of source counts as; a cue without any source gives none."""
    if kinds - _HIDDEN:
        return "named"
    return "anonymous" if kinds else "none"
