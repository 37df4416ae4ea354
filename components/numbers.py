"""Numbers: counts as intervals, unlike things never on one axis, and what stays out of the charts and why."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import pandas as pd

from components import charts, markup
from components.figures import build_intervals
from components.markup import Html
from components.parts import Beside, Chart, Folded, Nothing, Part, Shown, heading, lead, render_parts
from data.load import Tables
from data.views import numbers, ranges, scope, words
from data.views.articles import Source, sources
from data.views.numbers import Panel
from data.views.rows import records
from data.views.scope import Filters

_LISTED = 300  # quantities that are not charted
RANGES = 15  # measures whose low, best and high stand open
FOLDED = 60  # quantities that are kept at hand under a summary; more are drawn when a reader asks for them
_FEW = 4  # findings told under the headline; the others stand under Discrepancies


def render_numbers(tables: Tables, filters: Filters) -> None:
    """The view: a sentence, a panel per measure and scope, low, best and high, and the figures that are not charted."""
    render_parts(_parts, tables, filters)


def _parts(tables: Tables, filters: Filters) -> Iterator[Part]:
    known = sources(tables)
    panels, others = numbers.panels(tables, filters), numbers.others(tables, filters)
    if not panels and others.empty:
        why = "No article that is switched on gives a figure in the sentences that the filters let through."
        yield Nothing(why=why)
        return
    yield lead(numbers.headline(tables, filters, panels))
    found = _findings(scope.discrepancies(tables, filters))
    if found:
        yield Shown(html=found, key="findings")
    for panel in panels:
        yield from _panel(panel, known)
    if panels:
        yield from _low_best_high(ranges.ranges(tables, filters), known)
    yield from _vague(numbers.vague_words(tables, filters), known)
    yield from _kept_out(others, known)


def _panel(panel: Panel, known: dict[str, Source]) -> Iterator[Part]:
    marks = panel.marks.assign(token=[token(row) for row in records(panel.marks)])
    yield heading(panel.title, panel.note)
    yield Beside(
        left=Shown(html=markup.tag("ul", [_line(row, known) for row in records(marks)], class_="beside"), key=f"list {panel.key}"),
        right=Chart(build=partial(build_intervals, marks), key=f"chart {panel.key}", alt=_alt(panel)),
        shares=(2, 3),
    )
    if len(panel.strays):
        yield Shown(html=_strays(panel.strays, known), key=f"strays {panel.key}")
    silent = charts.silent_html(known, panel.silent, "No figure in")
    if silent:
        yield Shown(html=silent, key=f"silent {panel.key}")


def _strays(strays: pd.DataFrame, known: dict[str, Source]) -> Html:
    """The figures that the axis has no room for, in words."""
    said = [_line(row | {"token": token(row)}, known) for row in records(strays)]
    note = "Of another order of magnitude, and not drawn: beside them the others would be one line."
    return markup.join(markup.tag("p", note, class_="quiet small"), markup.tag("ul", said, class_="beside"))


def token(row: dict[str, Any]) -> str:
    """What a figure opens: its claim where there is one, otherwise its own words."""
    return f"claim:{row['claim']}" if row.get("claim") else markup.span_token(row["article"], row["start"], row["end"])


def _line(row: dict[str, Any], known: dict[str, Source]) -> Html:
    also = f"and {words.counted(int(row['more']), 'other source')}" if row["more"] else None
    facts = [str(row["measure"]).replace("_", " "), row["interval"], row["scene"] or None, row["grade"] or None, also]
    said = markup.button(row["token"], f"“{row['words']}”", class_="open said", label=f"{row['letter']}: {row['words']}. Open the sentence")
    return markup.tag(
        "li",
        markup.chip(known[row["article"]]),
        markup.tag(
            "div",
            markup.tag("span", said, class_="line"),
            markup.tag("span", " · ".join(fact for fact in facts if fact), class_="facts line"),
        ),
    )


def _alt(panel: Panel) -> str:
    """The chart in words."""
    said = [f"{row['letter']} {str(row['measure']).replace('_', ' ')} {row['interval']}" for row in records(panel.marks)]
    return f"{panel.title}. {'; '.join(said)}."


def _findings(found: pd.DataFrame) -> Html | None:
    """What the gates decided about counts, each opening its proof."""
    rows = records(found[found["kind"].astype(str) == "count"].head(_FEW))
    return markup.tag("ul", [markup.tag("li", _finding(row)) for row in rows], class_="found") if rows else None


def _finding(row: dict[str, Any]) -> Html:
    relation = str(row["relation"])
    said = markup.tag("span", words.relation(relation), class_=f"verdict t-{words.tone(relation)}")
    return markup.button(f"finding:{row['discrepancy']}", str(row["title"]), " ", said)


def _low_best_high(found: pd.DataFrame, known: dict[str, Source]) -> Iterator[Part]:
    yield heading("Low, best and high", "Taken only over figures that the gates found to answer one question; an open side stays open.")
    yield Shown(html=_ranges(found[:RANGES], known), key="ranges")
    if len(found) > RANGES:
        summary = words.capital(words.counted(len(found) - RANGES, "further measure"))
        yield Folded(summary=summary, make=partial(_ranges, found[RANGES:], known), key="ranges")


def _ranges(found: pd.DataFrame, known: dict[str, Source]) -> Html:
    rows: list[list[Html | str]] = [
        [
            str(row["measure"]).replace("_", " "),
            markup.join(row["scope"], markup.tag("span", f" {row['scene']}", class_="quiet")),
            charts.chips(known, row["letters"]),
            markup.tag("span", row["low"], class_="figure"),
            markup.tag("b", row["best"], class_="figure"),
            markup.tag("span", row["high"], class_="figure"),
            row["grade"],
            row["rule"],
        ]
        for row in records(found)
    ]
    heads = ["measure", "scope", "sources", "low", "best", "high", "grade", "why this is the best"]
    return charts.table(heads, rows, caption="Low, best and high of each measure", classes="stack", headers=True)


def _vague(vague: pd.DataFrame, known: dict[str, Source]) -> Iterator[Part]:
    if vague.empty:
        return
    yield heading("Words read as numbers", "A vague word stands for a range. These are the ranges in use; none of them is called a count.")
    rows: list[list[Html | str]] = [
        [markup.tag("span", f"“{row['words']}”", class_="said"), row["interval"], charts.chips(known, row["letters"])]
        for row in records(vague)
    ]
    html = charts.table(["word", "read as", "used by"], rows, caption="Vague words and their ranges", headers=True)
    yield Shown(html=html, key="vague")


def _kept_out(others: pd.DataFrame, known: dict[str, Source]) -> Iterator[Part]:
    if others.empty:
        return
    yield heading(
        "Other quantities", "Kept out of the charts, each by a rule: another event, a date, a hypothetical, another kind of thing."
    )
    number = words.capital(words.counted(len(others), "quantity", "quantities"))
    first = f", the first {_LISTED} of them" if len(others) > _LISTED else ""
    said = f"{number} with the rule that kept them out{first}"
    if len(others) > FOLDED:
        yield Folded(summary=said, make=partial(_others, others, known), key="others")
    else:
        summary = markup.tag("summary", said)
        yield Shown(html=markup.tag("details", summary, _others(others, known), open=len(others) <= 12, data_fold="others"), key="others")


def _others(others: pd.DataFrame, known: dict[str, Source]) -> Html:
    rows: list[list[Html | str]] = [
        [
            markup.chip(known[row["article"]]),
            markup.button(markup.span_token(row["article"], row["start"], row["end"]), row["words"], class_="open said"),
            markup.tag("span", row["interval"], class_="figure"),
            "" if pd.isna(row["unit"]) else str(row["unit"]),
            row["why"],
        ]
        for row in records(others.head(_LISTED))
    ]
    heads = ["source", "words", "read as", "unit", "why it is not charted"]
    return charts.table(heads, rows, caption="Quantities that are not charted", classes="stack")
