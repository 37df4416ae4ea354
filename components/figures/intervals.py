"""One panel of counts: a dot is exact, a foot with a fading bar is open, a thin band is a range, a dashed band is a
vague word, a ring is a reported zero. The shape of a dot tells the measure."""

from __future__ import annotations

import math
from typing import Any

import pandas as pd

from components.figures.canvas import Figure, Trace, build_figure, faded, hover, shown
from components.figures.palette import Palette
from data.views.rows import records

# Killed, injured and casualties stay apart to the eye as well: another row, and another shape.
SHAPES = {"killed": "circle", "injured": "square", "casualties": "diamond"}
_BAR = 0.09  # half the height of a bar, in rows
_STEPS = (1, 1.5, 2, 2.5, 3, 4, 5, 6, 8, 10)


def build_intervals(marks: pd.DataFrame, *, palette: Palette) -> Figure:
    """One row per mark, in the order given; each mark's ``token`` is its custom data.

    Shape of ``marks``: one row per figure, with ``low``, ``high``, ``hedge``, ``measure``, ``words``, ``letter``,
    ``colour`` (of the source) and ``token``.
    """
    top = axis_top(marks)
    listed = list(enumerate(records(marks)))
    return build_figure(
        [trace for row, mark in listed for trace in (_band(row, mark, top, palette), _point(row, mark, top, palette)) if trace],
        rows=len(marks),
        palette=palette,
        xaxis={"range": [-top * 0.025, top * 1.01], "tickformat": ",~f", "nticks": 6, "tick0": 0, "dtick": 1 if top <= 6 else None},
        letters=[(row, mark["letter"], palette.source(mark["colour"])) for row, mark in listed],
    )


def axis_top(marks: pd.DataFrame) -> float:
    """Where the axis ends: a round number past every bound, with room beyond an open one."""
    bounds = [bound for column in ("low", "high") for bound in marks[column] if pd.notna(bound)]
    most = max([*bounds, 1])
    open_upwards = marks["high"].isna().any()
    want = most * (1.4 if open_upwards else 1.15)
    scale = 10 ** math.floor(math.log10(want))
    return next(step * scale for step in _STEPS if step * scale >= want)


def look(mark: dict[str, Any]) -> str:
    """How a mark is drawn: dot, ring, floor, ceiling, range or vague."""
    low, high = mark["low"], mark["high"]
    if mark["hedge"] == "vague":
        return "vague"
    if pd.notna(low) and pd.notna(high) and low == high:
        return "ring" if low == 0 else "dot"
    if pd.isna(high):
        return "floor"
    return "ceiling" if pd.isna(low) or mark["hedge"] == "at_most" else "range"


def _band(row: int, mark: dict[str, Any], top: float, palette: Palette) -> Trace | None:
    """None where the mark is one exact figure."""
    drawn, colour = look(mark), palette.source(mark["colour"])
    if drawn in ("dot", "ring"):
        return None
    start = 0 if pd.isna(mark["low"]) else mark["low"]
    end = top if pd.isna(mark["high"]) else mark["high"]
    thin = _BAR * 0.6 if drawn == "range" else _BAR
    box: Trace = {
        "type": "scatter",
        "x": [start, end, end, start, start],
        "y": [row - thin, row - thin, row + thin, row + thin, row - thin],
        "mode": "lines",
        "fill": "toself",
        "hoverinfo": "skip",
        "line": {"width": 0},
        "name": drawn,
    }
    if drawn == "vague":
        box |= {"fillcolor": faded(colour, 0.08), "line": {"width": 1.5, "dash": "dash", "color": colour}}
        # An open vague word ("a series of") has no right edge: the dashes run out of the panel.
        if pd.isna(mark["high"]):
            box |= {"x": [end * 1.02, start, start, end * 1.02], "y": [row - thin, row - thin, row + thin, row + thin]}
    elif drawn == "range":
        box |= {"fillcolor": faded(colour, 0.55)}
    else:
        ends = (0.9, 0.0) if drawn == "floor" else (0.0, 0.9)
        box |= {
            "fillgradient": {
                "type": "horizontal",
                "start": start,
                "stop": end,
                "colorscale": [[0, faded(colour, ends[0])], [1, faded(colour, ends[1])]],
            }
        }
    return box


def _point(row: int, mark: dict[str, Any], top: float, palette: Palette) -> Trace:
    """The part of a mark that is pressed, with the article's own words beside it."""
    drawn, colour = look(mark), palette.source(mark["colour"])
    at = _anchor(mark, drawn, top)
    left = at < top * 0.55
    marker: dict[str, Any] = {"color": colour, "size": 14, "symbol": SHAPES.get(mark["measure"], "circle"), "opacity": 1}
    if drawn == "ring":
        marker |= {"color": palette.ground, "line": {"width": 2.5, "color": colour}}
    elif drawn in ("floor", "ceiling"):
        marker |= {"symbol": "line-ns", "size": 10, "line": {"width": 4, "color": colour}}
    elif drawn in ("range", "vague"):
        marker |= {"symbol": "line-ns", "size": 6, "line": {"width": 2, "color": colour}}
    return {
        "type": "scatter",
        "x": [at],
        "y": [row],
        "mode": "markers+text",
        "marker": marker,
        "name": drawn,
        "customdata": [[mark["token"]]],
        "cliponaxis": False,
        "text": [shown(mark["words"], 40)],
        "textposition": "top right" if left else "top left",
        "textfont": {"family": "Source Serif, Source Serif Pro, serif", "size": 13.5, "color": palette.ink},
        "hovertemplate": hover(
            [f"<b>{shown(mark['letter'])}</b> {shown(mark['measure'])}", shown(mark["words"], 80), shown(str(mark["interval"]))]
        ),
    }


def _anchor(mark: dict[str, Any], drawn: str, top: float) -> float:
    """Where a mark is pressed: its exact value, its foot, or the middle of its band."""
    low = 0 if pd.isna(mark["low"]) else mark["low"]
    if drawn == "ceiling":
        return float(mark["high"])
    if drawn == "range" or (drawn == "vague" and pd.notna(mark["high"])):
        return float((low + mark["high"]) / 2)
    return float(low)
