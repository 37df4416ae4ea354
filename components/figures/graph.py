"""Where the reports come from: articles, the outlets they credit, and those who stand behind them, from left to right."""

from __future__ import annotations

from typing import Any

import pandas as pd

from components.figures.canvas import SANS, Figure, Trace, build_figure, faded, hover, shown
from components.figures.palette import Palette
from data.views.rows import records

HEADS = ("reports", "outlets credited", "on the word of")
_LINE = 15  # letters to a line of a node's name, so that three columns fit a phone
_ROW = 50
STEPS = 24  # straight pieces of a bent line
Point = tuple[float, float]


def build_graph(nodes: pd.DataFrame, edges: pd.DataFrame, *, palette: Palette) -> Figure:
    """Three columns of nodes and the lines between them; each node's ``token`` is its custom data. An empty column takes no room.

    Shape of ``nodes``: one row per node, with ``node``, ``column`` (0, 1, 2), ``label``, ``letter`` and ``colour`` (articles only),
    ``note``, ``token``.
    Shape of ``edges``: one row per line, with ``left``, ``right`` (nodes), ``colour`` (of the article) and ``weight``.
    """
    rows = max(int(nodes.groupby("column").size().max()), 1)
    places = spread(nodes, rows)
    columns = [(number, int(column), records(listed)) for number, (column, listed) in enumerate(nodes.groupby("column", sort=True))]
    lines = [
        _trace_of_lines(alike, width=min(1 + 0.5 * weight, 4), colour=faded(palette.source(colour), 0.4 if far else 0.6))
        for (colour, weight, far), alike in _lines(edges, places).items()
    ]
    names = [_name_beside(node, places[node["node"]], palette) for _, _, named in columns for node in named]
    return build_figure(
        [*lines, *(_column(named, places, palette) for _, _, named in columns)],
        rows=rows,
        palette=palette,
        xaxis={"visible": False, "range": [-0.06, len(columns)]},
        notes=[*names, *(_head(number, HEADS[column], palette) for number, column, _ in columns)],
        around={"l": 16, "r": 4, "t": 30, "b": 4},
        row=_ROW,
    )


def spread(nodes: pd.DataFrame, rows: int) -> dict[str, Point]:
    """Where each node stands: its column, and the nodes of a column spread evenly over the rows."""
    places: dict[str, Point] = {}
    for number, (_, listed) in enumerate(nodes.groupby("column", sort=True)):
        step = rows / len(listed)
        for place, node in enumerate(listed["node"]):
            places[node] = (float(number), step * (place + 0.5) - 0.5)
    return places


def _lines(edges: pd.DataFrame, places: dict[str, Point]) -> dict[tuple[int, int, bool], list[tuple[Point, Point]]]:
    """The ends of the lines that look alike: of one colour and weight, and over one column or more."""
    found: dict[tuple[int, int, bool], list[tuple[Point, Point]]] = {}
    for edge in records(edges):
        left, right = places[edge["left"]], places[edge["right"]]
        found.setdefault((edge["colour"], edge["weight"], right[0] - left[0] > 1.5), []).append((left, right))
    return found


def _trace_of_lines(ends: list[tuple[Point, Point]], *, width: float, colour: str) -> Trace:
    """Lines that look alike as one trace with gaps: a browser takes as long for a trace of one line as for one of twenty."""
    points = [point for left, right in ends for point in [*(_bent(left, right, step / STEPS) for step in range(STEPS + 1)), (None, None)]]
    xs, ys = zip(*points, strict=True)
    return {
        "type": "scatter",
        "x": xs,
        "y": ys,
        "mode": "lines",
        "hoverinfo": "skip",
        "name": "edge",
        "line": {"width": width, "color": colour},
    }


def _bent(left: Point, right: Point, share: float) -> Point:
    """A line leaves and arrives level, so that it shows past the name which lies over its beginning: one soft step after the name."""
    late = min(max((share - 0.45) / 0.55, 0.0), 1.0)
    return round(left[0] + (right[0] - left[0]) * share, 3), round(left[1] + (right[1] - left[1]) * late * late * (3 - 2 * late), 3)


def _column(named: list[dict[str, Any]], places: dict[str, Point], palette: Palette) -> Trace:
    own = [bool(node["letter"]) for node in named]
    return {
        "type": "scatter",
        "x": [places[node["node"]][0] for node in named],
        "y": [places[node["node"]][1] for node in named],
        "mode": "markers+text",
        "name": "node",
        "customdata": [[node["token"]] for node in named],
        "cliponaxis": False,
        "marker": {
            "size": [20 if one else 11 for one in own],
            "symbol": ["square" if one else "circle" for one in own],
            "color": [palette.source(node["colour"]) if one else palette.quiet for node, one in zip(named, own, strict=True)],
            "opacity": 1,
            "line": {"width": 0},
        },
        "text": [f"<b>{shown(node['letter'])}</b>" if one else "" for node, one in zip(named, own, strict=True)],
        "textposition": "middle center",
        "textfont": {"family": SANS, "size": 12, "color": palette.ground},
        "hovertemplate": [hover([f"<b>{shown(node['label'], 60)}</b>", shown(node["note"], 90)]) for node in named],
    }


def _head(number: int, words: str, palette: Palette) -> dict[str, Any]:
    """What the column holds, above it."""
    font = {"size": 12, "color": palette.quiet}
    above = {"y": 1, "yref": "paper", "yshift": 26}
    return {"x": number, "xanchor": "left", "xshift": -10, **above, "showarrow": False, "text": words, "font": font}


def _name_beside(node: dict[str, Any], place: Point, palette: Palette) -> dict[str, Any]:
    return {
        "x": place[0],
        "y": place[1],
        "xanchor": "left",
        "xshift": 12,
        "align": "left",
        "showarrow": False,
        "text": _name(node),
        "bgcolor": palette.ground,
        "borderpad": 2,
        "font": {"family": SANS, "size": 12.5, "color": palette.ink},
    }


def _name(node: dict[str, Any]) -> str:
    """The node's name over at most three short lines."""
    lines: list[str] = [""]
    for word in str(node["label"]).split():
        if lines[-1] and len(lines[-1]) + len(word) >= _LINE:
            lines.append("")
        lines[-1] = f"{lines[-1]} {word}".strip()
    kept = [line if len(line) <= _LINE + 3 else line[: _LINE + 2] + "…" for line in lines[:3]]
    if len(lines) > 3:
        kept[-1] += " …"
    return "<br>".join(shown(line) for line in kept)
