"""Sources: where the reports come from, on whose word they speak, how much they hedge, and what one report alone holds up."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from components import charts, clickable, markup, messages, switchoff
from components.evidence import severity_html
from components.figures import build_graph, build_shares
from components.markup import Html
from data.load import Tables
from data.views import origins, words
from data.views import sources as views
from data.views.articles import Source
from data.views.articles import sources as all_sources
from data.views.rows import records
from data.views.scope import Filters

MANY = 12  # rows of a ledger that stand open


def render_sources(tables: Tables, filters: Filters) -> None:
    """The view: a sentence, the origin graph, the sourcing of each report, quotes, copied text, and claims on one leg."""
    known = all_sources(tables)
    nodes, edges = charts.once(origins.nodes, tables, filters), charts.once(origins.edges, tables, filters)
    if nodes.empty:
        messages.render_nothing("No source is switched on.")
        return
    charts.render_lead(
        charts.once(origins.headline, tables, filters),
        "Reports, the outlets that they credit, and those on whose word they speak; press one to read the credit.",
        key="sources lead",
    )
    _render_graph(nodes, edges, charts.stamp(tables, filters))
    _render_credits(nodes, charts.once(origins.voices, tables, filters), charts.once(origins.undrawn, tables, filters), known)
    _render_sourcing(
        charts.once(views.shares, tables, filters), charts.once(views.hedging, tables, filters), known, charts.stamp(tables, filters)
    )
    switchoff.render_switchoff(tables, filters)
    _render_copied(charts.once(views.copied, tables, filters), known)
    _render_alone(charts.once(views.alone, tables, filters), known)
    _render_lone_voices(charts.once(views.lone_voices, tables, filters), known)
    _render_quotes(charts.once(views.quotes, tables, filters), known)


def _render_graph(nodes: pd.DataFrame, edges: pd.DataFrame, stamp: charts.Stamp) -> None:
    nodes = nodes.assign(token=[markup.span_token(row["article"], row["start"], row["end"]) for row in records(nodes)])
    labels = dict(zip(nodes["node"], nodes["label"], strict=True))
    told = [f"{labels[row['left']]} from {labels[row['right']]}" for row in records(edges)]
    with st.container(key="graph"):  # a phone has no room for it, and shows the list below instead
        charts.render_chart(
            lambda palette: build_graph(nodes, edges, palette=palette),
            stamp=stamp,
            key="origins",
            alt=f"Who credits whom: {'; '.join(told) or 'nobody credits anybody'}.",
        )


def _render_credits(nodes: pd.DataFrame, voices: pd.DataFrame, undrawn: int, known: dict[str, Source]) -> None:
    """The graph as a list: under a summary where the graph is drawn, open where it is not."""
    rows: list[list[Html | str]] = [
        [_credit(row, row["label"]), row["note"]] for row in records(nodes[nodes["column"] == 1])
    ]  # fmt: skip
    for label, heard in voices.groupby("label", sort=False):
        by = [_credit(row, markup.chip(known[row["article"]])) for row in records(heard)]
        rows.append([str(label), markup.join(heard["note"].iloc[0], ", heard in ", markup.tag("span", by, class_="chips"))])
    if not rows:
        return
    more = f", and {words.number(undrawn)} more who are not drawn" if undrawn else ""
    folded = markup.tag("details", markup.tag("summary", f"The same as a list{more}"), _listed(rows), class_="wide-only")
    first, rest = rows[: len(rows) - undrawn], rows[len(rows) - undrawn :]
    further = markup.tag("details", markup.tag("summary", f"{words.capital(words.number(undrawn))} more"), _listed(rest)) if rest else None
    clickable.show(markup.join(folded, markup.tag("div", _listed(first), further, class_="phone-only")), key="origins table")


def _listed(rows: list[list[Html | str]]) -> Html:
    heads = ["credited", markup.text("how")]  # on a phone the second is not said again in every row
    return charts.table(heads, rows, caption="Who is credited, and by whom", classes="stack", headers=True)


def _credit(row: dict[str, Any], said: Html | str) -> Html:
    label = f"{row['label']}, {row['letter']}: read the credit" if row["letter"] else None
    return markup.button(markup.span_token(row["article"], row["start"], row["end"]), said, class_="open said", label=label)


def _render_sourcing(shares: pd.DataFrame, hedging: pd.DataFrame, known: dict[str, Source], stamp: charts.Stamp) -> None:
    charts.render_heading(
        "On whose word", "Share of each report's sentences that name a source (full), lean on an unnamed one (half), or give none (faint)."
    )
    left, right = st.columns([3, 2], gap="medium")
    told = [f"{row['letter']} {row['kind']} {row['share']:.0%}" for row in records(shares)]
    with left:
        charts.render_chart(
            lambda palette: build_shares(shares, palette=palette),
            stamp=stamp,
            key="shares",
            alt=f"Sourcing of each report: {'; '.join(told)}.",
        )
    with right:
        by_kind = {(row["article"], row["kind"]): row["share"] for row in records(shares)}
        rows: list[list[Html | str]] = [
            [markup.chip(known[row["article"]]), *(f"{by_kind[(row['article'], kind)]:.0%}" for kind in views.KINDS), f"{row['rate']:.0f}"]
            for row in records(hedging)
        ]
        clickable.show(
            charts.table(
                ["report", "named", "unnamed", "none", "hedges in 1,000 words"],
                rows,
                caption="Sourcing and hedging of each report",
                headers=True,
            ),
            key="sourcing",
        )


def _render_copied(copied: pd.DataFrame, known: dict[str, Source]) -> None:
    charts.render_heading("Copied passages")
    if copied.empty:
        clickable.show(
            markup.tag("p", "No copied text: no two of these reports share a passage word for word.", class_="quiet spoken"), key="copied"
        )
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
    clickable.show(markup.join(items), key="copied")


def _render_alone(alone: pd.DataFrame, known: dict[str, Source]) -> None:
    if alone.empty:
        return
    charts.render_heading(
        "Claims that rest on one report", "If the report falls, these fall with it: no other report answers the same question."
    )
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
    _show_ledger(["report", "kind", "what it says", "question", "grade"], rows, "claim", "Claims that rest on one report", key="alone")


def _render_lone_voices(found: pd.DataFrame, known: dict[str, Source]) -> None:
    if found.empty:
        return
    charts.render_heading("One voice alone", "Statements that a single source stands behind.")
    rows: list[list[Html | str]] = [
        [charts.chips(known, row["letters"]), severity_html(str(row["severity"])),
         markup.button(f"finding:{row['discrepancy']}", str(row["title"]), class_="open said")]
        for row in records(found)
    ]  # fmt: skip
    _show_ledger(["report", "severity", "finding"], rows, "finding", "Statements with one voice behind them", key="voices")


def _render_quotes(quotes: pd.DataFrame, known: dict[str, Source]) -> None:
    charts.render_heading("Quotes", "Who is quoted, how, and in which words.")
    if quotes.empty:
        clickable.show(markup.tag("p", "No quote in the sentences that the filters let through.", class_="quiet spoken"), key="quotes")
        return
    rows: list[list[Html | str]] = [
        [markup.chip(known[row["article"]]), _speaker(row), row["kind"], _quote(row)] for row in records(quotes)
    ]
    _show_ledger(["report", "speaker", "kind", "words"], rows, "quote", "Quotes", key="quotes")


def _speaker(row: dict[str, Any]) -> Html | str:
    return markup.tag("span", row["speaker"], class_="quiet") if row["speaker"] == views.UNSTATED else row["speaker"]


def _quote(row: dict[str, Any]) -> Html:
    return markup.button(markup.span_token(row["article"], row["start"], row["end"]), f"“{row['words']}”", class_="open said")


def _show_ledger(heads: list[str], rows: list[list[Html | str]], noun: str, caption: str, *, key: str) -> None:
    """A table of which the first rows stand open."""
    shown = charts.table(heads, rows[:MANY], caption=caption, classes="stack")
    rest = None
    if rows[MANY:]:
        summary = markup.tag("summary", words.capital(words.counted(len(rows) - MANY, f"further {noun}")))
        rest = markup.tag("details", summary, charts.table(heads, rows[MANY:], caption=f"{caption}, continued", classes="stack"))
    clickable.show(markup.join(shown, rest), key=key)
