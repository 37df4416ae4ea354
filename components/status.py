"""Status: where each report puts the event on the ladder, and when each can have been written."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from components import charts, clickable, folded, markup, messages
from components.figures import build_ladder, build_timeline, ladder_row
from components.markup import Html
from data.load import Tables
from data.views import gathered, status, words
from data.views.articles import Source, sources
from data.views.rows import records
from data.views.scope import Filters
from data.views.status import Ladder, Timeline

MOST, FEW = 6, 4  # ladders that are drawn, of few sources and of many; further scenes are told in a table
FOLDED = 60  # marks of further scenes that are kept at hand; more are drawn when a reader asks for them
DAYS = 12  # days in one list of many sources


def render_status(tables: Tables, filters: Filters) -> None:
    """The view: a sentence, a ladder per scene and per act or decision, and the timeline."""
    known = sources(tables)
    stamp = charts.stamp(tables, filters)
    ladders = charts.once(status.ladders, tables, filters)
    charts.render_lead(status.headline(ladders), _certainty() if ladders else "", key="status lead")
    # A scene that one report alone speaks of has nothing to compare: it is told below, unless there is no other.
    shared = [ladder for ladder in ladders if ladder.marks["article"].nunique() > 1] or ladders[:1]
    drawn = shared[: MOST if len(known) <= gathered.MANY else FEW]
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
    marks = gathered.marks(ladder.marks)
    marks = marks.assign(token=[_proof(row) for row in records(marks)])
    many = ladder.marks["article"].nunique() > gathered.MANY
    charts.render_heading(ladder.title, _MANY if many else "")
    if len(against):
        clickable.show(_against(against, known), key=f"against {ladder.key}")
    left, right = st.columns([3, 2], gap="medium")
    with left:
        charts.render_chart(
            lambda palette: build_ladder(marks, rungs=status.RUNGS, aside=status.ASIDE, palette=palette),
            stamp=stamp,
            key=f"chart {ladder.key}",
            alt=_alt(ladder.title, marks),
        )
    with right:
        lines = [_line(rows, known) for _, rows in marks.groupby("row", sort=True)]
        clickable.show(markup.tag("ul", lines, class_="beside low", style=f"--row:{ladder_row(marks)}px"), key=f"list {ladder.key}")
    silent = charts.silent_html(known, ladder.silent, "Nothing said in")
    if silent:
        clickable.show(silent, key=f"silent {ladder.key}")
    if many:
        summary = f"All {ladder.marks['article'].nunique()} reports, one by one"
        folded.render_folded(summary, lambda: _render_marks([ladder], known, key=f"all {ladder.key}"), key=ladder.key)


_MANY = "A number is that of reports on the same rungs; the words are those of the first. What most say stands first, then what fewest say."


def _against(against: pd.DataFrame, known: dict[str, Source]) -> Html:
    """What the gates found one article to say against itself, each opening its proof."""
    items = [
        markup.tag(
            "li",
            charts.chips(known, [row["letter"]]),
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
    others = rows["letters"].iloc[0][1:]
    also = markup.tag("div", "also ", charts.chips(known, others), class_="facts") if others else None
    return markup.tag("li", markup.chip(known[rows["article"].iloc[0]]), markup.tag("div", said, also))


def _rung(row: dict[str, Any]) -> str:
    return str(row["rung"]).replace("_", " ")


def _alt(title: str, marks: pd.DataFrame) -> str:
    """The ladder in words."""
    said = [f"{row['label']} {_rung(row)}, certainty {row['certainty']:+.0f}" for row in records(marks)]
    return f"{title}. {'; '.join(said)}."


def _render_further(ladders: list[Ladder], known: dict[str, Source]) -> None:
    charts.render_heading("Other events that the reports speak of")
    count = sum(len(ladder.marks) for ladder in ladders)
    summary = words.capital(words.counted(count, "further mark"))
    if count > FOLDED:
        folded.render_folded(summary, lambda: _render_marks(ladders, known, key="further"), key="further")
    else:
        clickable.show(markup.tag("details", markup.tag("summary", summary), _marks(ladders, known), open=count <= 8), key="further")


def _render_marks(ladders: list[Ladder], known: dict[str, Source], *, key: str) -> None:
    clickable.show(_marks(ladders, known), key=key)


def _marks(ladders: list[Ladder], known: dict[str, Source]) -> Html:
    rows: list[list[Html | str]] = [
        [
            ladder.title,
            markup.chip(known[row["article"]]),
            _rung(row),
            markup.button(_proof(row), f"“{row['words']}”", class_="open said"),
        ]
        for ladder in ladders
        for row in records(ladder.marks)
    ]
    return charts.table(
        ["event", "source", "rung", "words"], rows, caption="Other events and where they stand", classes="stack", headers=True
    )


def _render_timeline(time: Timeline, known: dict[str, Source], stamp: charts.Stamp) -> None:
    many = len(time.spans) > gathered.MANY
    note = "A band is when a report can have been published, fading where that is open; a diamond is a day or period that it names."
    charts.render_heading(
        "When the reports were written, and the days they name",
        f"{note} A number is that of reports of the same days." if many else note,
    )
    first, last = time.first, time.last
    if first is not None and last is not None:
        spans = gathered.spans(time.spans)
        days = gathered.days(time.days, spans)
        spans, days = (frame.assign(token=[_proof(row) for row in records(frame)]) for frame in (spans, days))
        charts.render_chart(
            lambda palette: build_timeline(spans, days, first=first, last=last, palette=palette),
            stamp=stamp,
            key="timeline",
            alt=_told(spans),
        )
    if many:
        clickable.show(_together(time.spans, known), key="published")
        summary = f"All {len(time.spans)} reports, one by one"
        folded.render_folded(summary, lambda: _render_published(time.spans, known), key="published")
    clickable.show(
        markup.join(
            None if many else _published(time.spans, known),
            _days("Near the reports", time.days, known),
            _days("Further away", time.far, known),
            _days("Named without a day that can be known", time.undated, known),
        ),
        key="dates",
    )


def _told(spans: pd.DataFrame) -> str:
    """The timeline in words."""
    said = [f"{row['label']} {row['interval']}" for row in records(spans)]
    return f"Timeline of publication. {'; '.join(said)}."


def _proof(row: dict[str, Any]) -> str:
    return markup.span_token(row["article"], row["start"], row["end"])


def _together(spans: pd.DataFrame, known: dict[str, Source]) -> Html:
    """The days on which many reports were published, and which reports."""
    rows: list[list[Html | str]] = [
        [row["interval"], words.counted(len(row["letters"]), "report"), charts.chips(known, row["letters"])]
        for row in records(gathered.spans(spans))
    ]
    return charts.table(["published", "how many", "which"], rows, caption="When the reports can have been published", headers=True)


def _render_published(spans: pd.DataFrame, known: dict[str, Source]) -> None:
    clickable.show(_published(spans, known), key="all published")


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
    alike = gathered.alike(days, ["interval"]) if len(days) > gathered.MANY else gathered.each(days)
    items = [
        markup.join(
            charts.chips(known, row["letters"]) if len(row["letters"]) > 1 else markup.chip(known[row["article"]]),
            " ",
            markup.button(_proof(row), f"“{row['words']}”", class_="open said"),
            markup.tag("span", f" {row['interval']}", class_="quiet small") if row["interval"] != "undated" else None,
        )
        for row in records(alike if len(alike) == len(days) else alike.head(DAYS))
    ]
    left = len(alike) - len(items)
    more = markup.tag("p", f"and {words.counted(left, 'day')} more, named by fewer reports", class_="quiet small") if left else None
    listed = markup.tag("ul", [markup.tag("li", item) for item in items], class_="flow")
    return markup.join(markup.tag("h3", title, class_="part"), listed, more)
