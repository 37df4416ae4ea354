"""Status: where each report puts the event on the ladder, and when each can have been written."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from components import charts, clickable, markup, messages
from components.figures import build_ladder, build_timeline, ladder_row
from components.markup import Html
from data.load import Tables
from data.views import status, words
from data.views.articles import Source, sources
from data.views.rows import records
from data.views.scope import Filters
from data.views.status import Ladder, Timeline

MOST = 6  # ladders that are drawn; further scenes are told in a table


def render_status(tables: Tables, filters: Filters) -> None:
    """The view: a sentence, a ladder per scene and per act or decision, and the timeline."""
    known = sources(tables)
    stamp = charts.stamp(tables, filters)
    ladders = charts.once(status.ladders, tables, filters)
    charts.render_lead(status.headline(ladders), _certainty() if ladders else "", key="status lead")
    # A scene that one report alone speaks of has nothing to compare: it is told below, unless there is no other.
    shared = [ladder for ladder in ladders if ladder.marks["article"].nunique() > 1] or ladders[:1]
    drawn = shared[:MOST]
    disputed = charts.once(status.disputed, tables, filters)
    for ladder in drawn:
        _render_ladder(ladder, status.contradictions(disputed, ladder), known, stamp)
    further = [ladder for ladder in ladders if ladder.key not in {one.key for one in drawn}]
    if further:
        _render_further(further, known)
    if not ladders:
        messages.render_nothing(
            "No article that is switched on says, in the sentences that the filters let through, whether the event is planned or done."
        )
    _render_timeline(charts.once(status.timeline, tables, filters), known, stamp)


def _certainty() -> str:
    return "A full mark is certain, a faint one is not; two marks in a row: the report says both. Act, decision and scenes are kept apart."


def _render_ladder(ladder: Ladder, against: pd.DataFrame, known: dict[str, Source], stamp: charts.Stamp) -> None:
    marks = ladder.marks.assign(token=[markup.span_token(row["article"], row["start"], row["end"]) for row in records(ladder.marks)])
    charts.render_heading(ladder.title)
    if len(against):
        clickable.show(_against(against, known), key=f"against {ladder.key}")
    left, right = st.columns([3, 2], gap="medium")
    with left:
        charts.render_chart(
            lambda palette: build_ladder(marks, rungs=status.RUNGS, aside=status.ASIDE, palette=palette),
            stamp=stamp,
            key=f"chart {ladder.key}",
            alt=_alt(ladder),
        )
    with right:
        lines = [_line(rows, known) for _, rows in marks.groupby("row", sort=True)]
        clickable.show(markup.tag("ul", lines, class_="beside low", style=f"--row:{ladder_row(marks)}px"), key=f"list {ladder.key}")
    silent = charts.silent_html(known, ladder.silent, "Nothing said in")
    if silent:
        clickable.show(silent, key=f"silent {ladder.key}")


def _against(against: pd.DataFrame, known: dict[str, Source]) -> Html:
    """What the gates found one article to say against itself, each opening its proof."""
    items = [
        markup.tag(
            "li",
            charts.chips(known, row["letter"]),
            markup.button(
                f"finding:{row['discrepancy']}", row["title"], " ", markup.tag("span", "contradicts itself", class_="verdict t-no")
            ),
        )
        for row in records(against)
    ]
    return markup.tag("ul", items, class_="found")


def _line(rows: pd.DataFrame, known: dict[str, Source]) -> Html:
    said = [
        markup.button(
            row["token"],
            markup.tag("b", _rung(row)),
            " ",
            markup.tag("span", f"“{row['words']}”", class_="said"),
            class_="open line",
            label=f"{row['letter']}, {_rung(row)}: {row['words']}. Open the sentence",
        )
        for row in records(rows)
    ]
    return markup.tag("li", markup.chip(known[rows["article"].iloc[0]]), markup.tag("div", said))


def _rung(row: dict[str, Any]) -> str:
    return str(row["rung"]).replace("_", " ")


def _alt(ladder: Ladder) -> str:
    """The ladder in words."""
    said = [f"{row['letter']} {_rung(row)}, certainty {row['certainty']:+.0f}" for row in records(ladder.marks)]
    return f"{ladder.title}. {'; '.join(said)}."


def _render_further(ladders: list[Ladder], known: dict[str, Source]) -> None:
    charts.render_heading("Other events that the reports speak of")
    rows: list[list[Html | str]] = [
        [
            ladder.title,
            markup.chip(known[row["article"]]),
            _rung(row),
            markup.button(markup.span_token(row["article"], row["start"], row["end"]), f"“{row['words']}”", class_="open said"),
        ]
        for ladder in ladders
        for row in records(ladder.marks)
    ]
    shown = charts.table(
        ["event", "source", "rung", "words"], rows, caption="Other events and where they stand", classes="stack", headers=True
    )
    summary = markup.tag("summary", words.capital(words.counted(len(rows), "further mark")))
    clickable.show(markup.tag("details", summary, shown, open=len(rows) <= 8), key="further")


def _render_timeline(time: Timeline, known: dict[str, Source], stamp: charts.Stamp) -> None:
    charts.render_heading(
        "When the reports were written, and the days they name",
        "A band is when a report can have been published, fading where that is open; a diamond is a day or period that it names.",
    )
    first, last = time.first, time.last
    if first is not None and last is not None:
        spans = time.spans.assign(token=[_proof(row) for row in records(time.spans)])
        days = time.days.assign(token=[markup.span_token(row["article"], row["start"], row["end"]) for row in records(time.days)])
        charts.render_chart(
            lambda palette: build_timeline(spans, days, first=first, last=last, palette=palette),
            stamp=stamp,
            key="timeline",
            alt=_told(spans),
        )
    clickable.show(
        markup.join(
            _published(time.spans, known),
            _days("Near the reports", time.days, known),
            _days("Further away", time.far, known),
            _days("Named without a day that can be known", time.undated, known),
        ),
        key="dates",
    )


def _told(spans: pd.DataFrame) -> str:
    """The timeline in words."""
    said = [f"{row['letter']} {row['interval']}" for row in records(spans)]
    return f"Timeline of publication. {'; '.join(said)}."


def _proof(row: dict[str, Any]) -> str:
    return markup.span_token(row["article"], row["start"], row["end"])


def _published(spans: pd.DataFrame, known: dict[str, Source]) -> Html:
    rows: list[list[Html | str]] = [
        [
            markup.join(markup.chip(known[row["article"]]), " ", known[row["article"]].name),
            row["interval"],
            markup.button(_proof(row), f"“{row['proof']}”", class_="open said")
            if row["proof"]
            else markup.tag("span", "none in the text", class_="quiet"),
            row["rule"] or markup.tag("span", "—", class_="quiet"),
        ]
        for row in records(spans)
    ]
    return charts.table(
        ["report", "published", "proof", "rule"], rows, caption="When each report can have been published", classes="stack", headers=True
    )


def _days(title: str, days: pd.DataFrame, known: dict[str, Source]) -> Html | None:
    if days.empty:
        return None
    items = [
        markup.join(
            markup.chip(known[row["article"]]),
            " ",
            markup.button(markup.span_token(row["article"], row["start"], row["end"]), f"“{row['words']}”", class_="open said"),
            markup.tag("span", f" {row['interval']}", class_="quiet small") if row["interval"] != "undated" else None,
        )
        for row in records(days)
    ]
    return markup.join(markup.tag("h3", title, class_="part"), markup.tag("ul", [markup.tag("li", item) for item in items], class_="flow"))
