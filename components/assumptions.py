"""What one would have to assume for the sources to agree, and the hard core that remains."""

from __future__ import annotations

import streamlit as st

from components import clickable, markup
from components.evidence import severity_html
from components.markup import Html
from data.load import Tables
from data.views import words
from data.views.articles import Source, sources
from data.views.assumptions import Assumption, Reconciliation, Settled, reconciliation
from data.views.scope import Filters

MANY = 5  # entries of a list that stand open
_STYLE = markup.style(
    (
        ".plx .settle h2 { font: 600 21px/1.3 var(--serif); margin: 34px 0 2px; }",
        ".plx .settle > p { margin: 0 0 6px; } .plx .settle .two p { margin: -4px 0 10px; }",
        ".plx .settle .two { display: grid; grid-template-columns: 1.35fr 1fr; gap: 30px; margin-top: 12px; align-items: start; }",
        ".plx .settle .two > div { border-top: 3px solid var(--tone); padding-top: 8px; }",
        ".plx .settle h3 { font: 650 15px/1.4 var(--st-font, 'Source Sans', sans-serif); margin: 0 0 8px; padding: 0; }",
        ".plx .settle ul { list-style: none; margin: 0; padding: 0; }",
        ".plx .settle li { margin: 0 0 12px; font: 16px/1.5 var(--serif); overflow-wrap: anywhere; }",
        ".plx .settle li li { margin: 0; } .plx .settle .point { margin: 0; }",
        ".plx .settle li li .point { color: var(--quiet); font: 14px/1.45 var(--st-font, 'Source Sans', sans-serif); padding: 2px 0; }",
        "@media (max-width: 1000px) { .plx .settle .two { grid-template-columns: 1fr; gap: 20px; } }",
    )
)


def render_assumptions(tables: Tables, filters: Filters) -> None:
    """The fewest assumptions with what each settles, and what none settles; nothing where nothing contradicts."""
    shown = _body(tables, tables.version, filters)
    if shown:
        clickable.show(shown, key="assumptions")


@st.cache_data(show_spinner=False, max_entries=256)
def _body(_tables: Tables, version: str, filters: Filters) -> Html | None:
    found = reconciliation(_tables, filters)
    if not found.sentence:
        return None
    return markup.tag(
        "section",
        _STYLE,
        markup.tag("h2", "What would settle it"),
        markup.tag("p", f"{found.sentence} {found.note}".strip(), class_="quiet small"),
        markup.tag("div", _chosen(found, sources(_tables)), _core(found), class_="two"),
        class_="settle",
    )


def _chosen(found: Reconciliation, known: dict[str, Source]) -> Html | None:
    if not found.chosen:
        return None
    entries = [_assumption(one, known) for one in found.chosen]
    return markup.tag("div", markup.tag("h3", "If one assumes"), _folded(entries, "further assumptions"), class_="t-agrees")


def _assumption(one: Assumption, known: dict[str, Source]) -> Html:
    """The sentence, and below it the findings that it would settle."""
    source = known.get(one.article)
    said = markup.join(markup.chip(source) if source else None, " " if source else None, markup.tag("b", one.text))
    return markup.tag("li", said, markup.tag("ul", [_finding(row) for row in one.settles]))


def _core(found: Reconciliation) -> Html | None:
    if not found.core:
        return None
    entries = [_finding(row) for row in found.core]
    note = markup.tag("p", "Nothing that one could assume settles these, or not together with the rest.", class_="quiet small")
    return markup.tag("div", markup.tag("h3", "What remains"), note, _folded(entries, "further contradictions"), class_="t-no")


def _finding(row: Settled) -> Html:
    severity = markup.join(severity_html(row.severity), " ") if row.severity in ("critical", "high") else None
    return markup.tag("li", markup.button(row.token, severity, row.title, class_="open point small"))


def _folded(entries: list[Html], noun: str) -> Html:
    """A list of which the first entries stand open."""
    rest = entries[MANY:]
    summary = markup.tag("summary", f"{words.capital(words.number(len(rest)))} {noun}")
    more = markup.tag("details", summary, markup.tag("ul", rest)) if rest else None
    return markup.join(markup.tag("ul", entries[:MANY]), more)
