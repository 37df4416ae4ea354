"""On whose word each article speaks: the share of its sentences that name a source, hide it, or give none."""

from __future__ import annotations

from typing import Any

import pandas as pd

from components.figures.canvas import Figure, Trace, build_figure, faded, hover, shown
from components.figures.palette import Palette
from data.views.rows import records

# Kind of sourcing → strength of the source's colour.
STRENGTHS = {"named": 0.95, "anonymous": 0.5, "none": 0.14}
_LEAST = 0.09  # a narrower piece has no room for its figure


def build_shares(shares: pd.DataFrame, *, palette: Palette) -> Figure:
    """One stacked bar per article.

    Shape of ``shares``: one row per article and kind of sourcing (named, anonymous, none), with ``row``, ``kind``, ``share`` (0 to 1),
    ``sentences``, ``letter``, ``colour``.
    """
    first = records(shares.drop_duplicates("row"))
    return build_figure(
        [_bars(records(shares[shares["kind"] == kind]), kind, palette) for kind in STRENGTHS],
        rows=int(shares["row"].max()) + 1 if len(shares) else 1,
        palette=palette,
        xaxis={"range": [0, 1], "tickvals": [0, 0.25, 0.5, 0.75, 1], "tickformat": ".0%"},
        letters=[(row["row"], row["letter"], palette.source(row["colour"])) for row in first],
        around={"b": 26},
        barmode="stack",
        bargap=0.45,
    )


def _bars(rows: list[dict[str, Any]], kind: str, palette: Palette) -> Trace:
    """The share of one kind of sourcing in each article."""
    colours = [palette.source(row["colour"]) for row in rows]
    named = "no source given" if kind == "none" else f"{kind} source"
    return {
        "type": "bar",
        "x": [row["share"] for row in rows],
        "y": [row["row"] for row in rows],
        "orientation": "h",
        "name": kind,
        "marker": {"color": [faded(colour, STRENGTHS[kind]) for colour in colours], "line": {"width": 1, "color": colours}},
        "text": [f"{row['share']:.0%}" if row["share"] >= _LEAST else "" for row in rows],
        "textposition": "inside",
        "insidetextanchor": "middle",
        "textangle": 0,
        "textfont": {"size": 12, "color": palette.ground if kind == "named" else palette.ink},
        "constraintext": "none",
        "hovertemplate": [
            hover([f"<b>{shown(row['letter'])}</b> {named}", f"{row['sentences']} sentences, {row['share']:.0%}"]) for row in rows
        ],
    }
