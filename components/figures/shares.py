"""On whose word each article speaks: the share of its sentences that name a source, hide it, or give none."""

from __future__ import annotations

import pandas as pd
import plotly.graph_objects as go

from components.figures.canvas import add_letters, build_canvas, faded, hover, shown
from components.figures.palette import Palette
from data.views.rows import records

# Kind of sourcing → strength of the source's colour.
STRENGTHS = {"named": 0.95, "anonymous": 0.5, "none": 0.14}
_LEAST = 0.09  # a narrower piece has no room for its figure


def build_shares(shares: pd.DataFrame, *, palette: Palette) -> go.Figure:
    """One stacked bar per article.

    Shape of ``shares``: one row per article and kind of sourcing (named, anonymous, none), with ``row``, ``kind``, ``share`` (0 to 1),
    ``sentences``, ``letter``, ``colour``.
    """
    figure = build_canvas(rows=int(shares["row"].max()) + 1 if len(shares) else 1, palette=palette, around={"b": 26})
    figure.update_xaxes(range=[0, 1], tickvals=[0, 0.25, 0.5, 0.75, 1], tickformat=".0%")
    figure.update_layout(barmode="stack", bargap=0.45)
    for kind, strength in STRENGTHS.items():
        rows = records(shares[shares["kind"] == kind])
        colours = [palette.source(row["colour"]) for row in rows]
        figure.add_trace(
            go.Bar(
                x=[row["share"] for row in rows],
                y=[row["row"] for row in rows],
                orientation="h",
                name=kind,
                marker={"color": [faded(colour, strength) for colour in colours], "line": {"width": 1, "color": colours}},
                text=[f"{row['share']:.0%}" if row["share"] >= _LEAST else "" for row in rows],
                textposition="inside",
                insidetextanchor="middle",
                textangle=0,
                textfont={"size": 12, "color": palette.ground if kind == "named" else palette.ink},
                constraintext="none",
                hovertemplate=[
                    hover(
                        [
                            f"<b>{shown(row['letter'])}</b> {'no source given' if kind == 'none' else kind + ' source'}",
                            f"{row['sentences']} sentences, {row['share']:.0%}",
                        ]
                    )
                    for row in rows
                ],
            )
        )
    first = records(shares.drop_duplicates("row"))
    add_letters(figure, [(row["row"], row["letter"], palette.source(row["colour"])) for row in first])
    return figure
