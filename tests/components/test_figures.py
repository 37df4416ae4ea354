"""Figures, tested on their data: what is drawn where, how strong, and with which words."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import date
from typing import Any

import pandas as pd
import plotly.graph_objects as go
import pytest

from components import figures
from components.figures import Palette
from components.figures.canvas import faded, shown
from components.figures.intervals import axis_top, look
from components.figures.ladder import strength
from data.views import numbers, origins, sources, status
from tests.shown import FILTERS, tables

PALETTE = Palette(
    ground="#FFFFFF",
    panel="#EEEEEE",
    line="#DDDDDD",
    ink="#111111",
    quiet="#555555",
    accent="#006666",
    sources=("#0B5FA5", "#A94A1B", "#1E7A4C"),
)
HOSTILE = '<img src=x onerror=alert(1)> <a href="javascript:x">%{x}</a> $x$'


def mark(low: float | None, high: float | None, hedge: str = "exact", **given: Any) -> dict[str, Any]:
    return {
        "low": low,
        "high": high,
        "hedge": hedge,
        "measure": "killed",
        "words": "57 killed",
        "interval": "57",
        "letter": "B",
        "colour": 1,
        "token": "span:b:0:2",
    } | given


def checked(build: Callable[..., figures.Figure]) -> Callable[..., go.Figure]:
    """The same as Plotly's own class, which refuses what Plotly does not know."""


    def built(*given: Any, **named: Any) -> go.Figure:
        figure = build(*given, **named)
        assert "template" not in figure["layout"]  # its colours are the reader's
        return go.Figure(figure)

    return built


build_graph = checked(figures.build_graph)
build_intervals = checked(figures.build_intervals)
build_ladder = checked(figures.build_ladder)
build_shares = checked(figures.build_shares)
build_timeline = checked(figures.build_timeline)


def traces(figure: go.Figure, name: str) -> list[Any]:
    return [trace for trace in figure.data if trace.name == name]


def written(figure: go.Figure) -> str:
    """All texts in a figure, as the browser gets them."""

    def texts(value: Any) -> list[str]:
        if isinstance(value, dict):
            return [text for inner in value.values() for text in texts(inner)]
        return [text for inner in value for text in texts(inner)] if isinstance(value, list) else [value] if isinstance(value, str) else []

    return "\n".join(texts(json.loads(figure.to_json())))


# ---------------------------------------------------------------- intervals


@pytest.mark.parametrize(
    ("low", "high", "hedge", "drawn"),
    [
        (57, 57, "exact", "dot"),
        (0, 0, "exact", "ring"),
        (13, None, "at_least", "floor"),
        (51, None, "more_than", "floor"),
        (1, 30, "at_most", "ceiling"),
        (None, 30, "at_most", "ceiling"),
        (3, 9, "vague", "vague"),
        (2, None, "vague", "vague"),
        (65, 75, "about", "range"),
        (3, 5, "range", "range"),
    ],
)
def test_how_a_figure_is_drawn(low: float | None, high: float | None, hedge: str, drawn: str) -> None:
    assert look(mark(low, high, hedge)) == drawn
    assert traces(build_intervals(pd.DataFrame([mark(low, high, hedge)]), palette=PALETTE), drawn)


def test_a_dot_stands_on_its_figure_and_has_no_bar() -> None:
    figure = build_intervals(pd.DataFrame([mark(57, 57)]), palette=PALETTE)
    [dot] = figure.data
    assert (dot.x[0], dot.y[0], dot.customdata[0][0]) == (57, 0, "span:b:0:2")
    assert dot.marker.color == "#A94A1B"


def test_an_open_bar_starts_at_its_foot_and_fades_to_the_edge() -> None:
    marks = pd.DataFrame([mark(13, None, "at_least")])
    bar, foot = build_intervals(marks, palette=PALETTE).data
    assert (min(bar.x), max(bar.x)) == (13, axis_top(marks))
    assert [stop[1] for stop in bar.fillgradient.colorscale] == [faded("#A94A1B", 0.9), faded("#A94A1B", 0.0)]
    assert foot.x[0] == 13


def test_a_ceiling_fades_downwards_and_its_foot_is_its_most() -> None:
    bar, foot = build_intervals(pd.DataFrame([mark(1, 30, "at_most")]), palette=PALETTE).data
    assert bar.fillgradient.colorscale[0][1].endswith("0.00)")
    assert foot.x[0] == 30


def test_a_vague_word_is_dashed_and_without_a_right_edge_where_it_is_open() -> None:
    closed, _ = build_intervals(pd.DataFrame([mark(3, 9, "vague")]), palette=PALETTE).data
    opened, _ = build_intervals(pd.DataFrame([mark(2, None, "vague")]), palette=PALETTE).data
    assert closed.line.dash == opened.line.dash == "dash"
    assert len(closed.x) == 5
    assert len(opened.x) == 4


def test_killed_injured_and_casualties_have_other_shapes() -> None:
    marks = pd.DataFrame([mark(5, 5, measure=measure) for measure in ("killed", "injured", "casualties")])
    dots = traces(build_intervals(marks, palette=PALETTE), "dot")
    assert len({dot.marker.symbol for dot in dots}) == 3
    assert [dot.y[0] for dot in dots] == [0, 1, 2]


def test_the_axis_begins_at_nothing_and_holds_every_bound() -> None:
    figure = build_intervals(pd.DataFrame([mark(57, 57), mark(51, None, "more_than")]), palette=PALETTE)
    start, end = figure.layout.xaxis.range
    assert start <= 0 < 57 < end
    assert axis_top(pd.DataFrame([mark(0, 0)])) >= 1


def test_a_mark_near_the_right_edge_has_its_words_on_the_left() -> None:
    near, far = traces(build_intervals(pd.DataFrame([mark(1, 1), mark(90, 90)]), palette=PALETTE), "dot")
    assert (near.textposition, far.textposition) == ("top right", "top left")


# ---------------------------------------------------------------- ladder and timeline


def ladder_marks() -> pd.DataFrame:
    [search] = [ladder for ladder in status.ladders(tables(), FILTERS) if ladder.title == "Search at sea: the act"]
    return search.marks.assign(token="span:b:1:2")


def test_a_row_of_two_rungs_is_joined_and_a_row_of_one_is_not() -> None:
    figure = build_ladder(ladder_marks(), rungs=status.RUNGS, aside=status.ASIDE, palette=PALETTE)
    [span] = traces(figure, "span")
    assert list(span.x) == [status.RUNGS.index("planned"), status.RUNGS.index("called_off")]
    assert [list(trace.x) for trace in traces(figure, "rung")] == [[1, 9], [0]]


def test_certainty_either_way_is_strength() -> None:
    assert strength(3.0) == strength(-3.0) == 1.0
    assert strength(0.0) < strength(1.0) < strength(2.0) < strength(3.0)
    fills = [
        colour
        for trace in traces(build_ladder(ladder_marks(), rungs=status.RUNGS, aside=7, palette=PALETTE), "rung")
        for colour in trace.marker.color
    ]
    assert fills[1] == "#a94a1b"
    assert fills[2] != "#1e7a4c"


def test_an_open_publication_fades_and_a_closed_one_does_not() -> None:
    time = status.timeline(tables(), FILTERS)
    figure = build_timeline(time.spans.assign(token="t"), time.days.assign(token="t"), first=time.first, last=time.last, palette=PALETTE)
    closed, opened = traces(figure, "published")  # the third report is undated, so nothing is drawn for it
    assert closed.fillgradient.colorscale is None
    assert opened.fillgradient.colorscale[-1][1].endswith("0.00)")
    assert [day.x[0] for day in traces(figure, "day")] == [date(2024, 5, 6), date(2024, 3, 16)]


# ---------------------------------------------------------------- graph and shares


def test_columns_stand_from_left_to_right_and_lines_join_nodes() -> None:
    nodes, edges = origins.nodes(tables(), FILTERS).assign(token="t"), origins.edges(tables(), FILTERS)
    figure = build_graph(nodes, edges, palette=PALETTE)
    places = {(x, y) for trace in traces(figure, "node") for x, y in zip(trace.x, trace.y, strict=True)}
    lines = [line for trace in traces(figure, "edge") for line in drawn_lines(trace)]
    assert len(places) == len(nodes)
    assert len(lines) == len(edges) > len(traces(figure, "edge"))
    assert {(round(x, 3), round(y, 3)) for line in lines for x, y in (line[0], line[-1])} <= {(round(x, 3), round(y, 3)) for x, y in places}
    assert all(line[0][0] < line[-1][0] for line in lines)


def drawn_lines(trace: Any) -> list[list[tuple[float, float]]]:
    """The lines of one trace, which has a gap after each."""
    whole = list(zip(trace.x, trace.y, strict=True))
    gaps = [place for place, point in enumerate(whole) if point == (None, None)]
    assert gaps[-1] == len(whole) - 1
    return [whole[start:end] for start, end in zip([0, *(gap + 1 for gap in gaps[:-1])], gaps, strict=True)]


def test_reports_that_credit_nobody_are_drawn_alone() -> None:
    nodes = origins.nodes(tables(), FILTERS).query("column == 0").assign(token="t")
    figure = build_graph(nodes, origins.edges(tables(), FILTERS).iloc[:0], palette=PALETTE)
    assert not traces(figure, "edge")
    assert figure.layout.xaxis.range[1] == 1


def test_a_bar_is_full_and_a_sliver_has_no_figure_in_it() -> None:
    shares = pd.DataFrame(
        [
            {"row": 0, "kind": kind, "share": share, "sentences": 1, "letter": "A", "colour": 0}
            for kind, share in (("named", 0.9), ("anonymous", 0.04), ("none", 0.06))
        ]
    )
    bars = build_shares(shares, palette=PALETTE).data
    assert sum(bar.x[0] for bar in bars) == pytest.approx(1)
    assert [bar.text[0] for bar in bars] == ["90%", "", ""]


# ---------------------------------------------------------------- all of them


def every_figure(words: str) -> list[go.Figure]:
    panel = numbers.panels(tables(), FILTERS)[0].marks.assign(token="t", words=words, letter=words, interval=words)
    ladder = ladder_marks().assign(words=words, letter=words)
    time = status.timeline(tables(), FILTERS)
    nodes = origins.nodes(tables(), FILTERS).assign(token="t", label=words, note=words)
    return [
        build_intervals(panel, palette=PALETTE),
        build_ladder(ladder, rungs=status.RUNGS, aside=7, palette=PALETTE),
        build_timeline(
            time.spans.assign(token="t", proof=words, letter=words),
            time.days.assign(token="t", words=words),
            first=time.first or date(2024, 1, 1),
            last=time.last or date(2024, 1, 2),
            palette=PALETTE,
        ),
        build_graph(nodes, origins.edges(tables(), FILTERS), palette=PALETTE),
        build_shares(sources.shares(tables(), FILTERS).assign(letter=words), palette=PALETTE),
    ]


@pytest.mark.parametrize("number", range(5))
def test_words_of_an_article_are_neither_markup_nor_template(number: int) -> None:
    text = written(every_figure(HOSTILE)[number])
    assert "<img" not in text
    assert "<a href" not in text
    assert "%{x}" not in text
    assert "lt;" in text  # they are shown, and not dropped


@pytest.mark.parametrize("number", range(5))
def test_a_figure_zooms_nowhere(number: int) -> None:
    layout = every_figure("words")[number].layout
    assert (layout.dragmode, layout.xaxis.fixedrange, layout.yaxis.fixedrange) == (False, True, True)


def test_long_words_are_cut_at_a_word_and_lines_are_joined() -> None:
    assert shown("over 50\ncasualties") == "over 50 casualties"
    assert shown("no casualties were reported from this specific strike", 30) == "no casualties were reported …"
    assert shown("a" * 500, 30).endswith(" …")
