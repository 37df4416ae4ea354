"""Where the reports come from: the articles, the outlets that they credit, and those on whose word they speak, as a graph."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from data.load import Tables
from data.views import articles, scope, words
from data.views.rows import placed, records, slices
from data.views.scope import Filters

_OFFICE = {
    "official": "official body",
    "person": "person",
    "organisation": "organisation",
    "document": "document",
    "social": "social post",
    "anonymous": "unnamed",
}
_NO_PARTY = ("outlet", "other")  # an outlet has a column of its own; "this comment reflects …" rests on nobody
MOST = 12  # voices that are drawn; the rest is counted, and told in a list
_LONGEST = 60
_LEADING = frozenset({"a", "an", "the", "one", "some", "several", "many", "this", "that", "these", "those", "his", "her", "its", "their"})
_PRONOUNS = frozenset({"he", "she", "they", "it", "who", "we", "i", "you", "which", "that", "this", "whom"})


def headline(tables: Tables, filters: Filters) -> str:
    """The view in a sentence: how many reports, how many origins stand behind them, and the credit that most of them share."""
    reports = len(scope.articles(tables, filters))
    rows = scope.kept(tables, Filters(story=filters.story, off=filters.off), tables["origins"])
    credited = rows[rows["kind"].astype(str) == "credited"]
    on = words.counted(reports, "report")
    if credited.empty:
        return words.capital(f"{on}; {'it' if reports == 1 else 'none'} credits {'no other' if reports == 1 else 'another'} outlet")
    shared = credited.groupby(credited["origin"].astype(str))["article"].nunique().sort_values(ascending=False, kind="stable")
    most, crediting = int(shared.iloc[0]), int(credited["article"].nunique())
    if most > 1:
        return words.capital(f"{on}, but {words.number(most)} of them go back to {shared.index[0]}")
    whom = str(shared.index[0]) if len(shared) == 1 else f"{words.counted(len(shared), 'outlet')}, no two of them the same"
    return words.capital(f"{words.number(crediting)} of {on} {'credits' if crediting == 1 else 'credit'} {whom}")


def nodes(tables: Tables, filters: Filters) -> pd.DataFrame:
    """The origin graph's nodes: the articles, the outlets that they credit, and those on whose word they speak.

    Shape: one row per node: ``node``, ``column`` (0, 1, 2), ``label``, ``letter``, ``colour`` (articles only), ``note``, and the span
    ``article``, ``start``, ``end`` of its first credit.
    """
    sources = articles.sources(tables)
    own = [
        {
            "node": f"article {article}",
            "column": 0,
            "label": source.name,
            "letter": source.letter,
            "colour": source.colour,
            "note": source.dated,
            "article": article,
            "start": 0,
            "end": 0,
        }
        for article, source in sources.items()
        if article not in filters.off
    ]
    listed = own + _outlet_nodes(tables, filters) + _voice_nodes(tables, filters)
    return pd.DataFrame(listed, columns=["node", "column", "label", "letter", "colour", "note", "article", "start", "end"])


def voices(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Everyone on whose word a report speaks, those heard by most reports and most often first, also those that are not drawn.

    Shape: one row per report and voice: ``letter``, ``article``, ``label``, ``note``, ``start``, ``end`` of the first credit.
    """
    rows = _voices(tables, filters)
    order = {voice: place for place, voice in enumerate(_most_heard(rows))}
    first = rows.drop_duplicates(["voice", "position"])
    heard = sorted(records(first), key=lambda own: (order[own["voice"]], own["position"]))
    listed = [_node("", 2, words.capital(own["voice"]), str(own["office"]), own) | {"letter": own["letter"]} for own in heard]
    return pd.DataFrame(listed, columns=["letter", "article", "label", "note", "start", "end"])


def undrawn(tables: Tables, filters: Filters) -> int:
    """How many voices the graph has no room for."""
    return max(_voices(tables, filters)["voice"].nunique() - MOST, 0)


def edges(tables: Tables, filters: Filters) -> pd.DataFrame:
    """The lines of the origin graph. An article that credits an outlet in the sentence of a voice reaches the voice through that outlet.

    Shape: one row per line: ``left``, ``right`` (nodes), ``colour`` (of the article), ``weight`` (times).
    """
    credit, voices = _credits(tables, filters), _voices(tables, filters)
    drawn = {f"voice {voice}" for voice in _most_heard(voices)[:MOST]}
    pairs = [(f"article {row['article']}", f"outlet {row['origin']}", row["colour"]) for row in records(credit)]
    through = {(row["article"], row["sentence"]): f"outlet {row['origin']}" for row in records(credit)}
    for row in records(voices):
        if f"voice {row['voice']}" in drawn:
            pairs.append(
                (through.get((row["article"], row["sentence"]), f"article {row['article']}"), f"voice {row['voice']}", row["colour"])
            )
    counted = pd.DataFrame(pairs, columns=["left", "right", "colour"])
    return counted.groupby(["left", "right", "colour"], sort=False).size().rename("weight").reset_index()


def _credits(tables: Tables, filters: Filters) -> pd.DataFrame:
    """The credits to outlets, each with the number of its sentence."""
    rows = placed(tables, filters, "origins", unjudged=True)
    rows = rows[(rows["kind"].astype(str) == "credited") & rows["start"].notna()].copy()
    rows["origin"] = rows["origin"].astype(str)
    return rows.assign(sentence=scope.sentence_numbers(tables, rows))


def _voices(tables: Tables, filters: Filters) -> pd.DataFrame:
    """The attributions to anyone but an outlet, each with the voice in words and the number of its sentence."""
    rows = placed(tables, filters, "attributions", unjudged=True)
    rows = rows[
        rows["source_kind"].notna() & ~rows["source_kind"].astype(str).isin(_NO_PARTY) & rows["source_start"].notna() & (rows["piece"] == 0)
    ].copy()
    printed = slices(tables, rows, start="source_start", end="source_end")
    names = _names_in(tables, rows)
    rows["voice"] = [_voice(said, str(kind), name) for said, kind, name in zip(printed, rows["source_kind"], names, strict=True)]
    rows["office"] = [_OFFICE.get(str(kind), str(kind)) for kind in rows["source_kind"]]
    # "Reports" at the head of a sentence and "reports" within one are one voice, written as it is first written.
    written = {voice.casefold(): voice for voice in reversed(rows["voice"].tolist())}
    rows["voice"] = [written[voice.casefold()] for voice in rows["voice"]]
    return rows[rows["voice"] != ""].assign(sentence=scope.sentence_numbers(tables, rows))


def _names_in(tables: Tables, rows: pd.DataFrame) -> list[str]:
    """The last person or body named within each row's source, which is its head as a rule ("Trump spokeswoman Anna Kelly")."""
    named = tables["entities"][tables["entities"]["label"].astype(str).isin(("PERSON", "ORG"))]
    by_article: dict[str, list[dict[str, Any]]] = {}
    for one in records(named[["article", "start", "end", "name"]]):
        by_article.setdefault(str(one["article"]), []).append(one)
    found = []
    for row in records(rows):
        mine = by_article.get(str(row["article"]), [])
        inside = [str(one["name"]) for one in mine if one["start"] >= row["source_start"] and one["end"] <= row["source_end"]]
        found.append(inside[-1] if inside else "")
    return found


def _voice(words: str, kind: str, name: str) -> str:
    """A voice as one node: its name where it has one, otherwise the article's own words for it, without their article."""
    if name and kind in ("person", "organisation", "official"):
        return name
    bare = words.split()
    while bare and bare[0].lower() in _LEADING:
        bare = bare[1:]
    said = " ".join(bare)
    return "" if not bare or bare[-1].lower() in _PRONOUNS else said[:_LONGEST]


def _outlet_nodes(tables: Tables, filters: Filters) -> list[dict[str, Any]]:
    return [
        _node(f"outlet {origin}", 1, str(origin), f"credited by {_letters(rows)}", rows.iloc[0])
        for origin, rows in _credits(tables, filters).groupby("origin", sort=False)
    ]


def _voice_nodes(tables: Tables, filters: Filters) -> list[dict[str, Any]]:
    """The voices heard by most sources and most often; past MOST they would not be read."""
    voiced = _voices(tables, filters)
    drawn = [(voice, voiced[voiced["voice"] == voice]) for voice in _most_heard(voiced)[:MOST]]
    in_order = sorted(drawn, key=lambda group: (group[1]["position"].min(), group[1]["start"].min()))
    return [
        _node(f"voice {voice}", 2, words.capital(voice), f"{rows['office'].iloc[0]}, heard in {_letters(rows)}", rows.iloc[0])
        for voice, rows in in_order
    ]


def _most_heard(rows: pd.DataFrame) -> list[str]:
    """The voices of these attributions, those heard by most reports and most often first."""
    heard = rows.groupby("voice", sort=False)["article"].agg(["nunique", "size"])
    most = dict(zip(heard.index.astype(str), zip(-heard["nunique"], -heard["size"], strict=True), strict=True))
    return sorted(most, key=lambda voice: most[voice])


def _node(node: str, column: int, label: str, note: str, first: Mapping[str, Any] | pd.Series) -> dict[str, Any]:
    return {
        "node": node,
        "column": column,
        "label": label,
        "letter": "",
        "colour": 0,
        "note": note,
        "article": str(first["article"]),
        "start": int(first["start"]),
        "end": int(first["end"]),
    }


def _letters(rows: pd.DataFrame) -> str:
    letters = list(dict.fromkeys(rows["letter"]))
    return ", ".join(letters) if len(letters) <= MOST else f"{', '.join(letters[:MOST])} and {len(letters) - MOST} more"
