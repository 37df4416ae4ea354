"""When each article can have been published, and the days it speaks of."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from typing import Any

import pandas as pd

from components.figures.canvas import Figure, Trace, build_figure, faded, hover, shown
from components.figures.palette import Palette
from data.views.rows import records

_BAR = 0.17
_ROOM = 0.06  # room at either end of the axis, as a share of it


def build_timeline(spans: pd.DataFrame, days: pd.DataFrame, *, first: date, last: date, palette: Palette) -> Figure:
    """One row per article: a band for the days on which it can have been published, a diamond for each day it names.

    A side that is open fades out at the edge of the axis. ``first`` and ``last`` bound the axis.
    Shape of ``spans``: one row per article, with ``row``, ``earliest``, ``latest``, ``proof``, ``letter``, ``colour``, ``token``;
    ``label`` where a row is that of several articles.
    Shape of ``days``: one row per date named, with ``row``, ``earliest``, ``latest``, ``words``, ``letter``, ``colour``, ``token``.
    """
    room = max((last - first) * _ROOM, timedelta(days=2))
    start, end = first - room, last + room
    published = records(spans)
    return build_figure(
        [
            *(trace for span in published for trace in _span(span, start, end, palette)),
            *(trace for day in records(days) for trace in _named(day, palette)),
        ],
        rows=max(len(spans), 1),
        palette=palette,
        xaxis={"type": "date", "range": [start, end], "nticks": 6, "tickformat": "%-d %b<br>%Y", "automargin": True},
        letters=[(span["row"], span.get("label", span["letter"]), palette.source(span["colour"])) for span in published],
        around={"t": 6, "b": 30},
    )


def _span(span: dict[str, Any], start: date, end: date, palette: Palette) -> Iterator[Trace]:
    """The band of the days on which an article can have been published, and its feet."""
    earliest, latest = _day(span["earliest"]), _day(span["latest"])
    if earliest is None and latest is None:
        return
    colour, row = palette.source(span["colour"]), span["row"]
    left, right = max(earliest or start, start), (latest + timedelta(days=1)) if latest else end
    box: Trace = {
        "type": "scatter",
        "x": [left, right, right, left, left],
        "y": [row - _BAR, row - _BAR, row + _BAR, row + _BAR, row - _BAR],
        "mode": "lines",
        "line": {"width": 0},
        "fill": "toself",
        "hoverinfo": "skip",
        "name": "published",
    }
    if earliest is None or latest is None:
        ends = (0.0, 0.5) if earliest is None else (0.5, 0.0)
        box |= {
            "fillgradient": {
                "type": "horizontal",
                "start": _millis(left),
                "stop": _millis(right),
                "colorscale": [[0, faded(colour, ends[0])], [1, faded(colour, ends[1])]],
            }
        }
    else:
        box |= {"fillcolor": faded(colour, 0.32)}
    yield box
    feet = [foot for foot in (earliest, latest and latest + timedelta(days=1)) if foot is not None]
    yield {
        "type": "scatter",
        "x": feet,
        "y": [row] * len(feet),
        "mode": "markers",
        "name": "bound",
        "customdata": [[span["token"]]] * len(feet),
        "cliponaxis": False,
        "marker": {"symbol": "line-ns", "size": 13, "opacity": 1, "line": {"width": 3, "color": colour}},
        "hovertemplate": hover(
            [f"<b>{shown(span['letter'])}</b> can have been published {shown(span['interval'])}", shown(span["proof"], 90)]
        ),
    }


def _named(day: dict[str, Any], palette: Palette) -> Iterator[Trace]:
    """A day that an article names, or the middle of a period, whose days are a line."""
    earliest, latest = _day(day["earliest"]), _day(day["latest"])
    middle = (earliest or latest) if earliest is None or latest is None else earliest + (latest - earliest) / 2
    colour = palette.source(day["colour"])
    if earliest and latest and latest > earliest:
        yield {
            "type": "scatter",
            "x": [earliest, latest],
            "y": [day["row"]] * 2,
            "mode": "lines",
            "hoverinfo": "skip",
            "name": "period",
            "line": {"width": 2, "dash": "dot", "color": colour},
        }
    yield {
        "type": "scatter",
        "x": [middle],
        "y": [day["row"]],
        "mode": "markers",
        "name": "day",
        "customdata": [[day["token"]]],
        "cliponaxis": False,
        "marker": {"symbol": "diamond", "size": 11, "color": palette.ground, "opacity": 1, "line": {"width": 2, "color": colour}},
        "hovertemplate": hover([f"<b>{shown(day['letter'])}</b> {shown(day['words'], 80)}", shown(day["interval"])]),
    }


def _day(value: Any) -> date | None:
    return None if value is None or pd.isna(value) else pd.Timestamp(value).date()


def _millis(day: date) -> float:
    """Plotly reads the ends of a gradient on a date axis as milliseconds."""
    return pd.Timestamp(day).timestamp() * 1000
