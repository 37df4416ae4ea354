"""Status: where each report puts the event on the ladder, and when each can have been written."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import pandas as pd

from components import charts, markup
from components.figures import build_ladder, build_timeline, ladder_row
from components.markup import Html
from components.parts import Beside, Chart, Folded, Nothing, Part, Shown, heading, lead, render_parts
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
    render_parts(_parts, tables, filters)


def _parts(tables: Tables, filters: Filters) -> Iterator[Part]:
    known = sources(tables)
    ladders = status.ladders(tables, filters)
    yield lead(status.headline(ladders), _certainty() if ladders else "")
    # A scene that one report alone speaks of has nothing to compare: it is told below, unless there is no other.
    shared = [ladder for ladder in ladders if ladder.marks["article"].nunique() > 1] or ladders[:1]
    drawn = shared[: MOST if len(known) <= gathered.MANY else FEW]
    disputed = status.disputed(tables, filters)
    for ladder in drawn:
        yield from _ladder(ladder, status.contradictions(disputed, ladder), known)
    further = [ladder for ladder in ladders if ladder.key not in {one.key for one in drawn}]
    if further:
        yield from _further(further, known)
    if not ladders:
        why = "No article that is switched on says, in the sentences that the filters let through, whether the event is planned or done."
        yield Nothing(why=why)
    yield from _timeline(status.timeline(tables, filters), known)


def _certainty() -> str:
    return "A full mark is certain, a faint one is not; two marks in a row: the report says both. Act, decision and scenes are kept apart."


def _ladder(ladder: Ladder, against: pd.DataFrame, known: dict[str, Source]) -> Iterator[Part]:
    marks = gathered.marks(ladder.marks)
    marks = marks.assign(token=[_proof(row) for row in records(marks)])
    many = ladder.marks["article"].nunique() > gathered.MANY
    yield heading(ladder.title, _MANY if many else "")
    if len(against):
        yield Shown(html=_against(against, known), key=f"against {ladder.key}")
    lines = [_line(rows, known) for _, rows in marks.groupby("row", sort=True)]
    listed = markup.tag("ul", lines, class_="beside low", style=f"--row:{ladder_row(marks)}px")
    build = partial(build_ladder, marks, rungs=status.RUNGS, aside=status.ASIDE)
    yield Beside(
        left=Chart(build=build, key=f"chart {ladder.key}", alt=_alt(ladder.title, marks)),
        right=Shown(html=listed, key=f"list {ladder.key}"),
        shares=(3, 2),
    )
    silent = charts.silent_html(known, ladder.silent, "Nothing said in")
    if silent:
        yield Shown(html=silent, key=f"silent {ladder.key}")
    if many:
        summary = f"All {ladder.marks['article'].nunique()} reports, one by one"
        yield Folded(summary=summary, make=partial(_marks, [ladder], known), key=ladder.key)


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


def _further(ladders: list[Ladder], known: dict[str, Source]) -> Iterator[Part]:
    yield heading("Other events that the reports speak of")
    count = sum(len(ladder.marks) for ladder in ladders)
    summary = words.capital(words.counted(count, "further mark"))
    if count > FOLDED:
        yield Folded(summary=summary, make=partial(_marks, ladders, known), key="further")
    else:
        said = markup.tag("details", markup.tag("summary", summary), _marks(ladders, known), open=count <= 8, data_fold="further")
        yield Shown(html=said, key="further")


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


def _timeline(time: Timeline, known: dict[str, Source]) -> Iterator[Part]:
    many = len(time.spans) > gathered.MANY
    note = "A band is when a report can have been published, fading where that is open; a diamond is a day or period that it names."
    yield heading(
        "When the reports were written, and the days they name",
        f"{note} A number is that of reports of the same days." if many else note,
    )
    if time.first is not None and time.last is not None:
        spans = gathered.spans(time.spans)
        days = gathered.days(time.days, spans)
        spans, days = (frame.assign(token=[_proof(row) for row in records(frame)]) for frame in (spans, days))
        yield Chart(build=partial(build_timeline, spans, days, first=time.first, last=time.last), key="timeline", alt=_told(spans))
    if many:
        yield Shown(html=_together(time.spans, known), key="published")
        summary = f"All {len(time.spans)} reports, one by one"
        yield Folded(summary=summary, make=partial(_published, time.spans, known), key="published")
    listed = markup.join(
        None if many else _published(time.spans, known),
        _days("Near the reports", time.days, known),
        _days("Further away", time.far, known),
        _days("Named without a day that can be known", time.undated, known),
    )
    yield Shown(html=listed, key="dates")


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
