"""Sources: where the reports come from, on whose word they speak, how much they hedge, and what one report alone holds up."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import pandas as pd

from components import charts, markup, switchoff
from components.evidence import severity_html
from components.figures import build_graph, build_shares
from components.markup import Html
from components.parts import Beside, Chart, Folded, Live, Nothing, Part, Shown, heading, lead, render_parts
from data.load import Tables
from data.views import origins, words
from data.views import sources as views
from data.views.articles import Source
from data.views.articles import sources as all_sources
from data.views.rows import records
from data.views.scope import Filters

MANY = 12  # rows of a ledger that stand open
FOLDED = 60  # further rows that are kept at hand under a summary; more are drawn when a reader asks for them
LISTED = 150  # rows that are drawn then


def render_sources(tables: Tables, filters: Filters) -> None:
    """The view: a sentence, the origin graph, the sourcing of each report, quotes, copied text, and claims on one leg."""
    render_parts(_parts, tables, filters)


def _parts(tables: Tables, filters: Filters) -> Iterator[Part]:
    known = all_sources(tables)
    nodes, edges = origins.nodes(tables, filters), origins.edges(tables, filters)
    if nodes.empty:
        yield Nothing(why="No source is switched on.")
        return
    about = "Reports, the outlets that they credit, and those on whose word they speak; press one to read the credit."
    yield lead(origins.headline(tables, filters), about)
    shown, lines = views.drawn(nodes, edges)
    if len(shown) < len(nodes):
        said = f"Of {len(nodes)} reports, outlets and voices those with most lines are drawn: at most {views.DRAWN} in a column."
        yield Shown(html=markup.tag("p", said, class_="quiet small"), key="drawn")
    yield _graph(shown, lines)
    yield from _credited(nodes, origins.voices(tables, filters), origins.undrawn(tables, filters), known)
    yield from _on_whose_word(views.shares(tables, filters), views.hedging(tables, filters), known)
    yield Live(draw=switchoff.render_switchoff)
    yield from _copied(views.copied(tables, filters), known)
    yield from _alone(views.alone(tables, filters), known)
    yield from _lone_voices(views.lone_voices(tables, filters), known)
    yield from _quotes(views.quotes(tables, filters), known)


def _graph(nodes: pd.DataFrame, edges: pd.DataFrame) -> Chart:
    """Who credits whom. A phone has no room for it, and shows the list below instead."""
    nodes = nodes.assign(token=[markup.span_token(row["article"], row["start"], row["end"]) for row in records(nodes)])
    labels = dict(zip(nodes["node"], nodes["label"], strict=True))
    told = [f"{labels[row['left']]} from {labels[row['right']]}" for row in records(edges)]
    alt = f"Who credits whom: {'; '.join(told) or 'nobody credits anybody'}."
    return Chart(build=partial(build_graph, nodes, edges), key="origins", alt=alt)


def _credited(nodes: pd.DataFrame, voices: pd.DataFrame, undrawn: int, known: dict[str, Source]) -> Iterator[Part]:
    """The graph as a list: under a summary where the graph is drawn, open where it is not."""
    count = int((nodes["column"] == 1).sum()) + int(voices["label"].nunique())
    if not count:
        return
    if count > FOLDED + MANY:
        cut = f", the first {LISTED} of them" if count > LISTED else ""

        def first_of_them() -> Html:
            return _listed(_credits(nodes, voices, known)[:LISTED])

        yield Folded(summary=f"{count} outlets and voices as a list{cut}", make=first_of_them, key="origins")
        return
    rows = _credits(nodes, voices, known)
    more = f", and {words.number(undrawn)} more who are not drawn" if undrawn else ""
    listed = markup.tag(
        "details", markup.tag("summary", f"The same as a list{more}"), _listed(rows), class_="wide-only", data_fold="credits"
    )
    first, rest = rows[: len(rows) - undrawn], rows[len(rows) - undrawn :]
    further = markup.tag("details", markup.tag("summary", f"{words.capital(words.number(undrawn))} more"), _listed(rest)) if rest else None
    html = markup.join(listed, markup.tag("div", _listed(first), further, class_="phone-only"))
    yield Shown(html=html, key="origins table")


def _credits(nodes: pd.DataFrame, voices: pd.DataFrame, known: dict[str, Source]) -> list[list[Html | str]]:
    """A row per outlet and voice: who it is, and who credits it."""
    rows: list[list[Html | str]] = [
        [_credit(row, row["label"]), row["note"]] for row in records(nodes[nodes["column"] == 1])
    ]  # fmt: skip
    for label, heard in voices.groupby("label", sort=False):
        by = [_credit(row, markup.chip(known[row["article"]])) for row in records(heard.head(MANY))]
        by += [markup.tag("span", f"and {len(heard) - MANY} more", class_="quiet")] if len(heard) > MANY else []
        rows.append([str(label), markup.join(heard["note"].iloc[0], ", heard in ", markup.tag("span", by, class_="chips"))])
    return rows


def _listed(rows: list[list[Html | str]]) -> Html:
    heads = ["credited", markup.text("how")]  # on a phone the second is not said again in every row
    return charts.table(heads, rows, caption="Who is credited, and by whom", classes="stack", headers=True)


def _credit(row: dict[str, Any], said: Html | str) -> Html:
    label = f"{row['label']}, {row['letter']}: read the credit" if row["letter"] else None
    return markup.button(markup.span_token(row["article"], row["start"], row["end"]), said, class_="open said", label=label)


def _on_whose_word(shares: pd.DataFrame, hedging: pd.DataFrame, known: dict[str, Source]) -> Iterator[Part]:
    drawn = views.least_named(shares)
    articles = list(dict.fromkeys(drawn["article"]))
    cut = f" The {len(articles)} of {len(hedging)} that name fewest are drawn." if len(articles) < len(hedging) else ""
    about = "Share of each report's sentences that name a source (full), lean on an unnamed one (half), or give none (faint)."
    yield heading("On whose word", f"{about}{cut}")
    told = [f"{row['letter']} {row['kind']} {row['share']:.0%}" for row in records(drawn)]
    yield Beside(
        left=Chart(build=partial(build_shares, drawn), key="shares", alt=f"Sourcing of each report: {'; '.join(told)}."),
        right=Shown(html=_sourcing(shares, hedging, articles, known), key="sourcing"),
        shares=(3, 2),
    )
    if cut:
        make = partial(_sourcing, shares, hedging, list(hedging["article"]), known)
        yield Folded(summary=f"All {len(hedging)} reports", make=make, key="all sourcing")


def _sourcing(shares: pd.DataFrame, hedging: pd.DataFrame, articles: list[str], known: dict[str, Source]) -> Html:
    """The shares and the hedges of these articles, in this order."""
    by_kind = {(row["article"], row["kind"]): row["share"] for row in records(shares)}
    rates = dict(zip(hedging["article"], hedging["rate"], strict=True))
    rows: list[list[Html | str]] = [
        [markup.chip(known[article]), *(f"{by_kind[(article, kind)]:.0%}" for kind in views.KINDS), f"{rates[article]:.0f}"]
        for article in articles
    ]
    heads = ["report", "named", "unnamed", "none", "hedges in 1,000 words"]
    return charts.table(heads, rows, caption="Sourcing and hedging of each report", headers=True)


def _copied(copied: pd.DataFrame, known: dict[str, Source]) -> Iterator[Part]:
    yield heading("Copied passages")
    if copied.empty:
        none = markup.tag("p", "No copied text: no two of these reports share a passage word for word.", class_="quiet spoken")
        yield Shown(html=none, key="copied")
        return
    items = [
        markup.tag(
            "p",
            markup.chip(known[row["article"]]),
            " ",
            markup.button(markup.span_token(row["article"], row["start"], row["end"]), f"“{row['words']}”", class_="open said"),
            class_="spoken",
        )
        for row in records(copied)
    ]
    open_ = items if len(items) <= FOLDED else items[:MANY]
    yield Shown(html=markup.join(open_), key="copied")
    if len(items) > len(open_):
        said = words.capital(words.counted(len(items) - len(open_), "further passage"))
        cut = f", the first {LISTED} of them" if len(items) > LISTED else ""
        yield Folded(summary=said + cut, make=partial(markup.join, items[len(open_) : LISTED]), key="copied")


def _alone(alone: pd.DataFrame, known: dict[str, Source]) -> Iterator[Part]:
    if alone.empty:
        return
    yield heading("Claims that rest on one report", "If the report falls, these fall with it: no other report answers the same question.")
    rows: list[list[Html | str]] = [
        [
            markup.chip(known[row["article"]]),
            str(row["kind"]),
            markup.button(f"claim:{row['claim']}", str(row["text"]), class_="open said"),
            str(row["slot"]),
            str(row["grade"]),
        ]
        for row in records(alone)
    ]
    yield from _ledger(
        ["report", "kind", "what it says", "question", "grade"], rows, "claim", "Claims that rest on one report", key="alone"
    )


def _lone_voices(found: pd.DataFrame, known: dict[str, Source]) -> Iterator[Part]:
    if found.empty:
        return
    yield heading("One voice alone", "Statements that a single source stands behind.")
    rows: list[list[Html | str]] = [
        [charts.chips(known, row["letters"]), severity_html(str(row["severity"])),
         markup.button(f"finding:{row['discrepancy']}", str(row["title"]), class_="open said")]
        for row in records(found)
    ]  # fmt: skip
    yield from _ledger(["report", "severity", "finding"], rows, "finding", "Statements with one voice behind them", key="voices")


def _quotes(quotes: pd.DataFrame, known: dict[str, Source]) -> Iterator[Part]:
    yield heading("Quotes", "Who is quoted, how, and in which words.")
    if quotes.empty:
        yield Shown(html=markup.tag("p", "No quote in the sentences that the filters let through.", class_="quiet spoken"), key="quotes")
        return
    rows: list[list[Html | str]] = [
        [markup.chip(known[row["article"]]), _speaker(row), row["kind"], _quote(row)] for row in records(quotes)
    ]
    yield from _ledger(["report", "speaker", "kind", "words"], rows, "quote", "Quotes", key="quotes")


def _speaker(row: dict[str, Any]) -> Html | str:
    return markup.tag("span", row["speaker"], class_="quiet") if row["speaker"] == views.UNSTATED else row["speaker"]


def _quote(row: dict[str, Any]) -> Html:
    return markup.button(markup.span_token(row["article"], row["start"], row["end"]), f"“{row['words']}”", class_="open said")


def _ledger(heads: list[str], rows: list[list[Html | str]], noun: str, caption: str, *, key: str) -> Iterator[Part]:
    """A table of which the first rows stand open."""
    shown = charts.table(heads, rows[:MANY], caption=caption, classes="stack")
    further = rows[MANY:]
    if not further:
        yield Shown(html=shown, key=key)
        return
    said = words.capital(words.counted(len(further), f"further {noun}"))
    rest = partial(charts.table, heads, further[:LISTED], caption=f"{caption}, continued", classes="stack")
    if len(further) <= FOLDED:
        yield Shown(html=markup.join(shown, markup.tag("details", markup.tag("summary", said), rest(), data_fold=key)), key=key)
        return
    yield Shown(html=shown, key=key)
    cut = f", the first {LISTED} of them" if len(further) > LISTED else ""
    yield Folded(summary=said + cut, make=rest, key=key)
