"""Where the reports come from: articles, the outlets they credit, and those who stand behind them, from left to right."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.canvas import SANS, build_canvas, faded, hover, shown
from components.figures.palette import Palette
from data.views.rows import records

HEADS = ("reports", "outlets credited", "on the word of")
_LINE = 15  # letters to a line of a node's name, so that three columns fit a phone
_ROW = 50
STEPS = 24  # straight pieces of a bent line
Point = tuple[float, float]


def build_graph(nodes: pd.DataFrame, edges: pd.DataFrame, *, palette: Palette) -> go.Figure:
    """Three columns of nodes and the lines between them; each node's ``token`` is its custom data. An empty column takes no room.

    Shape of ``nodes``: one row per node, with ``node``, ``column`` (0, 1, 2), ``label``, ``letter`` and ``colour`` (articles only),
    ``note``, ``token``.
    Shape of ``edges``: one row per line, with ``left``, ``right`` (nodes), ``colour`` (of the article) and ``weight``.
    """
    rows = max(int(nodes.groupby("column").size().max()), 1)
    figure = build_canvas(rows=rows, palette=palette, around={"l": 16, "r": 4, "t": 30, "b": 4}, row=_ROW)
    figure.update_xaxes(visible=False, range=[-0.06, nodes["column"].nunique()])
    places = spread(nodes, rows)
    for (colour, weight, far), alike in _lines(edges, places).items():
        _add_lines(figure, alike, width=min(1 + 0.5 * weight, 4), colour=faded(palette.source(colour), 0.4 if far else 0.6))
    for number, (column, listed) in enumerate(nodes.groupby("column", sort=True)):
        _add_column(figure, listed, places, palette)
        figure.add_annotation(
            x=number, y=1, yref="paper", yshift=26, xanchor="left", xshift=-10, showarrow=False, text=HEADS[int(column)],
            font={"size": 12, "color": palette.quiet},
        )  # fmt: skip
    return figure


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


def _add_lines(figure: go.Figure, ends: list[tuple[Point, Point]], *, width: float, colour: str) -> None:
    """Lines that look alike as one trace with gaps: a browser takes as long for a trace of one line as for one of twenty."""
    points = [point for left, right in ends for point in [*(_bent(left, right, step / STEPS) for step in range(STEPS + 1)), (None, None)]]
    xs, ys = zip(*points, strict=True)
    figure.add_trace(go.Scatter(x=xs, y=ys, mode="lines", hoverinfo="skip", name="edge", line={"width": width, "color": colour}))


def _bent(left: Point, right: Point, share: float) -> Point:
    """A line leaves and arrives level, so that it shows past the name which lies over its beginning: one soft step after the name."""
    late = min(max((share - 0.45) / 0.55, 0.0), 1.0)
    return round(left[0] + (right[0] - left[0]) * share, 3), round(left[1] + (right[1] - left[1]) * late * late * (3 - 2 * late), 3)


def _add_column(figure: go.Figure, listed: pd.DataFrame, places: dict[str, Point], palette: Palette) -> None:
    named = records(listed)
    for node in named:
        x, y = places[node["node"]]
        figure.add_annotation(
            x=x, y=y, xanchor="left", xshift=12, align="left", showarrow=False, text=_name(node), bgcolor=palette.ground, borderpad=2,
            font={"family": SANS, "size": 12.5, "color": palette.ink},
        )  # fmt: skip
    own = [bool(node["letter"]) for node in named]
    figure.add_trace(
        go.Scatter(
            x=[places[node["node"]][0] for node in named],
            y=[places[node["node"]][1] for node in named],
            mode="markers+text",
            name="node",
            customdata=[[node["token"]] for node in named],
            cliponaxis=False,
            marker={
                "size": [20 if one else 11 for one in own],
                "symbol": ["square" if one else "circle" for one in own],
                "color": [palette.source(node["colour"]) if one else palette.quiet for node, one in zip(named, own, strict=True)],
                "opacity": 1,
                "line": {"width": 0},
            },
            text=[f"<b>{shown(node['letter'])}</b>" if one else "" for node, one in zip(named, own, strict=True)],
            textposition="middle center",
            textfont={"family": SANS, "size": 12, "color": palette.ground},
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}, "textfont": {"color": palette.ground}},
            hovertemplate=[hover([f"<b>{shown(node['label'], 60)}</b>", shown(node["note"], 90)]) for node in named],
        )
    )


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
