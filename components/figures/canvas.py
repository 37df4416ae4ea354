"""What all figures share: the empty frame they are drawn in, the source's letter at the left, and colours with strength."""

from __future__ import annotations

from collections.abc import Iterable
from html import escape

import plotly.graph_objects as go

from components.figures.palette import Palette

ROW = 44  # pixels of one row; the list beside an interval chart keeps the same height
SANS = '"Source Sans", "Source Sans Pro", sans-serif'
SERIF = '"Source Serif", "Source Serif Pro", serif'
AROUND = {"l": 30, "r": 14, "t": 8, "b": 30}


def build_canvas(*, rows: int, palette: Palette, around: dict[str, int] | None = None, row: int = ROW) -> go.Figure:
    """A figure without a mark: transparent, with ``rows`` rows from top to bottom and a quiet grid."""
    edge = AROUND | (around or {})
    axis = {"fixedrange": True, "zeroline": False, "ticks": ""}
    figure = go.Figure(  # checked as a whole: piece by piece it takes ten times as long
        layout={
            "height": rows * row + edge["t"] + edge["b"],
            "margin": edge,
            "showlegend": False,
            "dragmode": False,
            "hovermode": "closest",
            "clickmode": "event",
            "paper_bgcolor": "rgba(0,0,0,0)",
            "plot_bgcolor": "rgba(0,0,0,0)",
            "font": {"family": SANS, "size": 13, "color": palette.ink},
            "hoverlabel": {
                "bgcolor": palette.panel,
                "bordercolor": palette.line,
                "font": {"family": SANS, "size": 13, "color": palette.ink},
            },
            "xaxis": axis
            | {"showgrid": True, "gridcolor": palette.line, "showline": False, "tickfont": {"size": 12, "color": palette.quiet}},
            "yaxis": axis | {"showgrid": False, "showticklabels": False, "range": [rows - 0.5, -0.5]},
        }
    )
    figure.layout.template = None
    return figure


def add_letters(figure: go.Figure, letters: Iterable[tuple[float, str, str]]) -> None:
    """Returns nothing; the figure gains a letter in its source's colour left of each row: (row, letter, colour)."""
    for row, letter, colour in letters:
        if len(letter) > 2:  # "111" has no room where "AB" has
            figure.update_layout(margin_l=AROUND["l"] + 10)
        figure.add_annotation(
            xref="paper",
            x=0,
            xanchor="right",
            xshift=-10,
            yref="y",
            y=row,
            yanchor="middle",
            showarrow=False,
            text=f"<b>{shown(letter)}</b>",
            font={"size": 14, "color": colour},
        )


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
