"""Where the reports come from: articles, the outlets they credit, and those who stand behind them, from left to right."""

from __future__ import annotations

from typing import Any

import pandas as pd
import plotly.graph_objects as go

from components.figures.canvas import SANS, build_canvas, faded, hover, shown
from components.figures.palette import Palette

HEADS = ("articles", "credit", "on the word of")
_LINE = 15  # letters to a line of a node's name, so that three columns fit a phone
_ROW = 50


def build_graph(nodes: pd.DataFrame, edges: pd.DataFrame, *, palette: Palette) -> go.Figure:
    """Three columns of nodes and the lines between them; each node's ``token`` is its custom data.

    Shape of ``nodes``: one row per node, with ``node``, ``column`` (0, 1, 2), ``label``, ``letter`` and ``colour`` (articles only),
    ``note``, ``token``.
    Shape of ``edges``: one row per line, with ``left``, ``right`` (nodes), ``colour`` (of the article) and ``weight``.
    """
    rows = max(int(nodes.groupby("column").size().max()), 1)
    figure = build_canvas(rows=rows, palette=palette, around={"l": 16, "r": 4, "t": 28, "b": 4}, row=_ROW)
    figure.update_xaxes(visible=False, range=[-0.06, 3])
    places = spread(nodes, rows)
    for edge in edges.to_dict("records"):
        _add_edge(figure, places[edge["left"]], places[edge["right"]], palette.source(edge["colour"]), edge["weight"])
    for column, listed in nodes.groupby("column", sort=True):
        _add_column(figure, listed, places, palette)
        figure.add_annotation(
            x=column,
            y=1,
            yref="paper",
            yshift=24,
            xanchor="left",
            xshift=-10,
            showarrow=False,
            text=HEADS[int(column)],
            font={"size": 12, "color": palette.quiet},
        )
    return figure


def spread(nodes: pd.DataFrame, rows: int) -> dict[str, tuple[float, float]]:
    """Where each node stands: its column, and the nodes of a column spread evenly over the rows."""
    places: dict[str, tuple[float, float]] = {}
    for column, listed in nodes.groupby("column", sort=True):
        step = rows / len(listed)
        for number, node in enumerate(listed["node"]):
            places[node] = (float(column), step * (number + 0.5) - 0.5)
    return places


def _add_edge(figure: go.Figure, left: tuple[float, float], right: tuple[float, float], colour: str, weight: int) -> None:
    # A node's name stands to its right; the line begins past the name where there is one, so that it does not strike it out.
    bend = (left[0] + right[0]) / 2 + 0.28
    figure.add_trace(
        go.Scatter(
            x=[left[0] + 0.62, bend, right[0] - 0.06],
            y=[left[1], (left[1] + right[1]) / 2, right[1]],
            mode="lines",
            hoverinfo="skip",
            name="edge",
            line={"width": min(1 + 0.5 * weight, 4), "color": faded(colour, 0.5), "shape": "spline", "smoothing": 0.9},
        )
    )


def _add_column(figure: go.Figure, listed: pd.DataFrame, places: dict[str, tuple[float, float]], palette: Palette) -> None:
    records = listed.to_dict("records")
    figure.add_trace(
        go.Scatter(
            x=[places[node["node"]][0] for node in records],
            y=[places[node["node"]][1] for node in records],
            mode="markers+text",
            name="node",
            customdata=[[node["token"]] for node in records],
            cliponaxis=False,
            marker={
                "size": [20 if node["letter"] else 11 for node in records],
                "symbol": ["square" if node["letter"] else "circle" for node in records],
                "color": [palette.source(node["colour"]) if node["letter"] else palette.quiet for node in records],
                "opacity": 1,
            },
            text=[_name(node) for node in records],
            textposition="middle right",
            textfont={"family": SANS, "size": 12.5, "color": palette.ink},
            selected={"marker": {"opacity": 1}},
            unselected={"marker": {"opacity": 1}, "textfont": {"color": palette.ink}},
            hovertemplate=[hover([f"<b>{shown(node['label'], 60)}</b>", shown(node["note"], 90)]) for node in records],
        )
    )
    for node in records:
        if node["letter"]:
            x, y = places[node["node"]]
            figure.add_annotation(
                x=x, y=y, showarrow=False, text=f"<b>{shown(node['letter'])}</b>", font={"size": 12, "color": palette.ground}
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
    return " " + "<br> ".join(shown(line) for line in kept)
