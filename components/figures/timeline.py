"""When each article can have been published, and the days it speaks of."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.canvas import add_letters, build_canvas, faded, hover, shown
from components.figures.palette import Palette
from data.views.rows import records

_BAR = 0.17
_ROOM = 0.06  # room at either end of the axis, as a share of it


def build_timeline(spans: pd.DataFrame, days: pd.DataFrame, *, first: date, last: date, palette: Palette) -> go.Figure:
    """One row per article: a band for the days on which it can have been published, a diamond for each day it names.

    A side that is open fades out at the edge of the axis. ``first`` and ``last`` bound the axis.
    Shape of ``spans``: one row per article, with ``row``, ``earliest``, ``latest``, ``proof``, ``letter``, ``colour``, ``token``;
    ``label`` where a row is that of several articles.
    Shape of ``days``: one row per date named, with ``row``, ``earliest``, ``latest``, ``words``, ``letter``, ``colour``, ``token``.
    """
    figure = build_canvas(rows=max(len(spans), 1), palette=palette, around={"t": 6, "b": 30})
    room = max((last - first) * _ROOM, timedelta(days=2))
    start, end = first - room, last + room
    figure.update_xaxes(type="date", range=[start, end], nticks=6, tickformat="%-d %b<br>%Y", automargin=True)
    for span in records(spans):
        _add_span(figure, span, start, end, palette)
    for day in records(days):
        _add_day(figure, day, palette)
    labels = [(span["row"], span.get("label", span["letter"]), palette.source(span["colour"])) for span in records(spans)]
    add_letters(figure, labels)
    return figure


def _add_span(figure: go.Figure, span: dict[str, Any], start: date, end: date, palette: Palette) -> None:
    earliest, latest = _day(span["earliest"]), _day(span["latest"])
    if earliest is None and latest is None:
        return
    colour, row = palette.source(span["colour"]), span["row"]
    left, right = max(earliest or start, start), (latest + timedelta(days=1)) if latest else end
    box: dict[str, Any] = {
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
    figure.add_trace(go.Scatter(**box))
    feet = [foot for foot in (earliest, latest and latest + timedelta(days=1)) if foot is not None]
    figure.add_trace(
        go.Scatter(
            x=feet,
            y=[row] * len(feet),
            mode="markers",
            name="bound",
            customdata=[[span["token"]]] * len(feet),
            cliponaxis=False,
            marker={"symbol": "line-ns", "size": 13, "opacity": 1, "line": {"width": 3, "color": colour}},
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
            hovertemplate=hover(
                [f"<b>{shown(span['letter'])}</b> can have been published {shown(span['interval'])}", shown(span["proof"], 90)]
            ),
        )
    )


def _add_day(figure: go.Figure, day: dict[str, Any], palette: Palette) -> None:
    earliest, latest = _day(day["earliest"]), _day(day["latest"])
    middle = (earliest or latest) if earliest is None or latest is None else earliest + (latest - earliest) / 2
    colour = palette.source(day["colour"])
    if earliest and latest and latest > earliest:
        figure.add_trace(
            go.Scatter(
                x=[earliest, latest],
                y=[day["row"]] * 2,
                mode="lines",
                hoverinfo="skip",
                name="period",
                line={"width": 2, "dash": "dot", "color": colour},
            )
        )
    figure.add_trace(
        go.Scatter(
            x=[middle],
            y=[day["row"]],
            mode="markers",
            name="day",
            customdata=[[day["token"]]],
            cliponaxis=False,
            marker={"symbol": "diamond", "size": 11, "color": palette.ground, "opacity": 1, "line": {"width": 2, "color": colour}},
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}},
            hovertemplate=hover([f"<b>{shown(day['letter'])}</b> {shown(day['words'], 80)}", shown(day["interval"])]),
        )
    )


def _day(value: Any) -> date | None:
    return None if value is None or pd.isna(value) else pd.Timestamp(value).date()


def _millis(day: date) -> float:
    """Plotly reads the ends of a gradient on a date axis as milliseconds."""
    return pd.Timestamp(day).timestamp() * 1000
