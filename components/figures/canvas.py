"""What all figures share: the empty frame they are drawn in, the source's letter at the left, and colours with strength."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape
from typing import Any

from components.figures.palette import Palette

ROW = 44  # pixels of one row; the list beside an interval chart keeps the same height
SANS = '"Source Sans", "Source Sans Pro", sans-serif'
SERIF = '"Source Serif", "Source Serif Pro", serif'
Trace = dict[str, Any]  # as Plotly writes one
Figure = dict[str, Any]  # its ``data``, which are traces, and its ``layout``
AROUND = {"l": 30, "r": 14, "t": 8, "b": 30}


def build_figure(
    traces: Iterable[Trace],
    *,
    rows: int,
    palette: Palette,
    xaxis: dict[str, Any],
    letters: Iterable[tuple[float, str, str]] = (),
    notes: Iterable[dict[str, Any]] = (),
    around: dict[str, int] | None = None,
    row: int = ROW,
    **more: Any,
) -> Figure:
    """The traces on a transparent ground with ``rows`` rows from top to bottom and a quiet grid.

    ``letters`` stand left of the rows, each in its source's colour: (row, letter, colour). ``notes`` are further annotations,
    ``more`` is further layout. Plotly's own classes would check each piece, which takes longer than all else that a click
    costs: the tests have them check every figure.
    """
    letters = list(letters)
    edge = AROUND | (around or {})
    if any(len(letter) > 2 for _, letter, _ in letters):  # "111" has no room where "AB" has
        edge |= {"l": AROUND["l"] + 10}
    axis = {"fixedrange": True, "zeroline": False, "ticks": ""}
    grid = {"showgrid": True, "gridcolor": palette.line, "showline": False, "tickfont": {"size": 12, "color": palette.quiet}}
    font = {"family": SANS, "size": 13, "color": palette.ink}
    layout = {
        "height": rows * row + edge["t"] + edge["b"],
        "margin": edge,
        "showlegend": False,
        "dragmode": False,
        "hovermode": "closest",
        "clickmode": "event",
        "paper_bgcolor": "rgba(0,0,0,0)",
        "plot_bgcolor": "rgba(0,0,0,0)",
        "font": font,
        "hoverlabel": {"bgcolor": palette.panel, "bordercolor": palette.line, "font": font},
        "xaxis": axis | grid | xaxis,
        "yaxis": axis | {"showgrid": False, "showticklabels": False, "range": [rows - 0.5, -0.5]},
        "annotations": [*(_letter(*one) for one in letters), *notes],
        **more,
    }
    return {"data": list(traces), "layout": layout}


def _letter(row: float, letter: str, colour: str) -> dict[str, Any]:
    return {
        "xref": "paper",
        "x": 0,
        "xanchor": "right",
        "xshift": -10,
        "yref": "y",
        "y": row,
        "yanchor": "middle",
        "showarrow": False,
        "text": f"<b>{shown(letter)}</b>",
        "font": {"size": 14, "color": colour},
    }


def faded(colour: str, strength: float) -> str:
    """The colour ``#rrggbb`` at a strength from 0 to 1."""
    red, green, blue = (int(colour[at : at + 2], 16) for at in (1, 3, 5))
    return f"rgba({red},{green},{blue},{strength:.2f})"


def shown(words: str, limit: int = 0) -> str:
    """Words from an article as Plotly may show them: its pseudo-HTML and the template of a hover read nothing in them.

    ``limit`` cuts them at a word.
    """
    plain = " ".join(words.split())
    if limit and len(plain) > limit:
        plain = plain[:limit].rsplit(" ", 1)[0].rstrip(",;:") + " …"
    return escape(plain).replace("%{", "%&#123;")


def hover(lines: Iterable[str]) -> str:
    """Lines of a hover label, already escaped; empty ones are left out."""
    return "<br>".join(line for line in lines if line) + "<extra></extra>"
