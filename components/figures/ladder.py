"""The ladder of one scene: rungs across, sources down; the strength of a mark is how certain the article is."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import pandas as pd

from components.figures.canvas import Figure, Trace, build_figure, faded, hover, shown
from components.figures.palette import Palette

_LINE, _LEAST = 20, 46  # pixels of one line of the list beside the ladder, and of its lowest row
_CERTAIN = 3.0  # the strongest certainty of the contract, either way


def build_ladder(marks: pd.DataFrame, *, rungs: tuple[str, ...], aside: int, palette: Palette) -> Figure:
    """One row per source, in order of ``row``; a source that stands on two rungs has two marks joined by a line.

    ``rungs`` are the columns from left to right; from number ``aside`` on they stand beside the ladder.
    Shape of ``marks``: one row per article and rung, with ``row``, ``rung``, ``certainty``, ``words``, ``letter``, ``colour``, ``token``;
    ``letters`` and ``label`` where a row is that of several sources.
    """
    first, label_of = marks.drop_duplicates("row"), "label" if "label" in marks else "letter"
    return build_figure(
        [trace for _, row in marks.groupby("row", sort=True) for trace in _row(row, rungs, palette)],
        rows=int(marks["row"].max()) + 1,
        palette=palette,
        xaxis={
            "side": "top",
            "range": [-0.5, len(rungs) - 0.5],
            "tickvals": list(range(len(rungs))),
            "ticktext": [rung.replace("_", " ") for rung in rungs],
            "tickfont": {"size": 11.5, "color": palette.quiet},
            # where a name has no room it leans; upright names would have to be read with the head on one side
            "autotickangles": [0, -45],
            "ticklabeloverflow": "allow",
            "automargin": True,
        },
        letters=[
            (row, label, palette.source(colour)) for row, label, colour in zip(first["row"], first[label_of], first["colour"], strict=True)
        ],
        around={"r": 34, "t": 40, "b": 8},
        row=ladder_row(marks),
        shapes=[_beside(aside - 0.5, palette)] if 0 < aside < len(rungs) else [],
    )


def _beside(at: float, palette: Palette) -> dict[str, Any]:
    """The line that parts the ladder from what stands beside it."""
    line = {"width": 1, "dash": "dot", "color": palette.quiet}
    return {"type": "line", "xref": "x", "yref": "y domain", "x0": at, "x1": at, "y0": 0, "y1": 1, "line": line}


def ladder_row(marks: pd.DataFrame) -> int:
    """Pixels of one row: as high as the list beside it needs for the source with most marks."""
    lines = marks.groupby("row").size()
    if "letters" in marks:  # a row of many sources names them in two lines more
        lines += 2 * (marks.groupby("row")["letters"].first().str.len() > 1)
    return max(_LEAST, _LINE * int(lines.max()) + 8)


def strength(certainty: float) -> float:
    """Opacity of a mark: full where the article is certain either way, faint where it is not."""
    return round(0.18 + 0.82 * min(abs(certainty), _CERTAIN) / _CERTAIN, 2)


def _row(row: pd.DataFrame, rungs: tuple[str, ...], palette: Palette) -> Iterator[Trace]:
    """The marks of one source, and the line that joins them."""
    colour = palette.source(row["colour"].iloc[0])
    at = [rungs.index(rung) for rung in row["rung"]]
    if len(at) > 1:
        yield {
            "type": "scatter",
            "x": [min(at), max(at)],
            "y": [row["row"].iloc[0]] * 2,
            "mode": "lines",
            "hoverinfo": "skip",
            "name": "span",
            "line": {"width": 1.5, "color": faded(colour, 0.6)},
        }
    yield {
        "type": "scatter",
        "x": at,
        "y": list(row["row"]),
        "mode": "markers",
        "name": "rung",
        "customdata": [[token] for token in row["token"]],
        "cliponaxis": False,
        "marker": {
            "size": 17,
            "color": _over(row["certainty"], colour, palette.ground),
            "opacity": 1,
            "line": {"width": 2, "color": colour},
        },
        "hovertemplate": [
            hover(
                [
                    f"<b>{shown(mark.letter)}</b> {shown(str(mark.rung).replace('_', ' '))}",
                    shown(mark.words, 80),
                    f"certainty {mark.certainty:+.0f} of 3",
                ]
            )
            for mark in row.itertuples()
        ],
    }


def _over(certainties: pd.Series, colour: str, ground: str) -> list[str]:
    """The source's colour mixed into the ground, so that a line behind a faint mark does not show through it."""

    def mixed(share: float) -> str:
        pairs = [(int(colour[at : at + 2], 16), int(ground[at : at + 2], 16)) for at in (1, 3, 5)]
        return "#" + "".join(f"{round(over * share + under * (1 - share)):02x}" for over, under in pairs)

    return [mixed(strength(certainty)) for certainty in certainties]
