"""Switch one source off, or an origin with all that repeat it, and see what falls."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from components import charts, clickable, link, markup
from components.evidence import severity_html
from components.markup import Html
from data.load import Tables
from data.views import words
from data.views.articles import Source, sources
from data.views.rows import records
from data.views.scope import Filters
from data.views.switchoff import Falls, Switch, falls, switches

MANY = 8  # rows of a list that stand open
_KEY = "switched off"


def render_switchoff(tables: Tables, filters: Filters) -> None:
    """The choice of a source or origin, and what falls without it. The choice is in the link; with one source there is none."""
    if len(sources(tables)) - len(filters.off) > 1:
        charts.render_heading(
            "What falls without it", "Switch one source off, or an outlet with all that repeat it, and see what no longer stands."
        )
        _render_choice(tables, filters)


@st.fragment
def _render_choice(tables: Tables, filters: Filters) -> None:
    listed = {switch.key: switch for switch in charts.once(switches, tables, filters)}
    st.session_state[_KEY] = _asked() if _asked() in listed else None  # the URL leads, as with the view
    chosen = st.selectbox(
        "Without",
        list(listed),
        index=None,
        key=_KEY,
        placeholder="Choose a source or an origin",
        format_func=lambda key: listed[key].name if key in listed else key,
        on_change=_changed,
    )
    if chosen is not None:
        clickable.show(_body(tables, tables.version, filters, listed[chosen]), key="switchoff")


def _asked() -> str | None:
    return link.said("without")


def _changed() -> None:
    link.put(without=st.session_state[_KEY])


@st.cache_data(show_spinner=False, max_entries=256)
def _body(_tables: Tables, version: str, filters: Filters, switch: Switch) -> Html:
    found, known = falls(_tables, filters, switch), sources(_tables)
    state = found.claims["state"].astype(str)
    only = state == "nobody else says it"
    return markup.join(
        markup.tag("p", found.sentence, class_="spoken"),
        _list("These findings fall", [_finding(row) for row in records(found.findings)], "finding"),
        _list("Fewer origins stand behind these", [_claim(row, known) for row in records(found.claims[~only])], "statement"),
        _changes(found),
        _alone(found.claims[only], known),
    )


def _list(title: str, rows: list[Html], noun: str) -> Html | None:
    """A heading and its entries, of which the first stand open."""
    if not rows:
        return None
    rest = None
    if rows[MANY:]:
        summary = markup.tag("summary", words.capital(words.counted(len(rows) - MANY, f"further {noun}")))
        rest = markup.tag("details", summary, markup.tag("ul", rows[MANY:], class_="found"))
    return markup.join(markup.tag("h3", title), markup.tag("ul", rows[:MANY], class_="found"), rest)


def _finding(row: dict[str, Any]) -> Html:
    said = markup.join(severity_html(str(row["severity"])), " ", str(row["title"]))
    return markup.tag("li", markup.button(f"finding:{row['discrepancy']}", said))


def _claim(row: dict[str, Any], known: dict[str, Source]) -> Html:
    left = f"{words.counted(int(row['origins']), 'origin')} left of {words.number(int(row['had']))}"
    said = markup.join(_statement(row), markup.tag("span", f" {left}", class_="quiet"))
    return markup.tag("li", markup.button(f"claim:{row['claim']}", charts.chips(known, row["letters"]), " ", said))


def _statement(row: dict[str, Any]) -> str:
    asks = str(row["asks"])
    return f"{asks}{'' if asks.endswith('?') else ':'} “{row['text']}”"


def _changes(found: Falls) -> Html | None:
    if found.changed.empty:
        return None
    rows: list[list[Html | str]] = [
        [
            str(row["measure"]).replace("_", " "),
            markup.join(row["scope"], markup.tag("span", f" {row['scene']}", class_="quiet")),
            markup.tag("span", row["before"], class_="figure"),
            markup.tag("b", row["after"], class_="figure"),
        ]
        for row in records(found.changed)
    ]
    heads = ["measure", "scope", "best with it", "best without it"]
    shown = charts.table(heads, rows, caption="What is called best with and without it", classes="stack", headers=True)
    return markup.join(markup.tag("h3", "These figures change"), shown)


def _alone(rows: pd.DataFrame, known: dict[str, Source]) -> Html | None:
    """What goes with it, because nobody else says it, folded: most of any report is told by nobody else."""
    if rows.empty:
        return None
    entries = [
        markup.tag("li", markup.button(f"claim:{row['claim']}", _statement(row))) for row in records(rows)
    ]  # fmt: skip
    summary = f"{words.capital(words.counted(len(rows), 'statement'))} that nobody else makes"
    return markup.tag("details", markup.tag("summary", summary), markup.tag("ul", entries, class_="found"))
