"""The names of the story by source: a square is darker the more often a report gives the name."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Any

import pandas as pd

from components import charts, clickable, markup
from components.markup import Html
from data.views import words
from data.views.articles import Source
from data.views.rows import records

Fold = tuple[str, Callable[[], Html]]  # what is drawn when a reader opens it: its summary, and what makes it
Mentions = dict[tuple[str, str], dict[str, Any]]  # the first by name and letter
MANY = 25  # names in the open table; the others are one click away
COLUMNS = 12  # sources that fit beside each other, as in the matrix of the Overview
FOLDED = 1500  # squares that are kept at hand under a summary; more are drawn when a reader asks for them
FURTHER = 100  # names that are drawn then
SPELT = 8  # sources of one spelling that are named; more are counted
_STEPS = (1, 2, 4, 8)  # mentions from which a square is darker


def heat_html(heat: pd.DataFrame, named: pd.DataFrame, known: dict[str, Source]) -> tuple[Html, Fold | None]:
    """The names by source; of many sources the first few have a column, and further names wait to be asked for."""
    columns = list(known.values())[:COLUMNS]
    first = {(row["name"], row["letter"]): row for row in reversed(records(named))}
    rest = heat[MANY:]
    shown = _squares(heat[:MANY], columns, first, len(known), caption="How often each report names whom")
    summary = words.capital(words.counted(len(rest), "further name"))
    later = len(rest) * len(columns) > FOLDED
    if len(rest) and not later:
        further = _squares(rest, columns, first, len(known), caption="Further names")
        shown = markup.join(shown, markup.tag("details", markup.tag("summary", summary), further, data_fold="heat"))
    if len(columns) < len(known):
        note = f"The first {COLUMNS} of {len(known)} sources have a column; switch others off to see the rest."
        shown = markup.join(markup.tag("p", note, class_="quiet small"), shown)
    said = summary if len(rest) <= FURTHER else f"{summary}, the first {FURTHER} of them"
    make = partial(_squares, rest[:FURTHER], columns, first, len(known), caption="Further names")
    return shown, (said, make) if later else None


def _squares(heat: pd.DataFrame, columns: list[Source], first: Mentions, reports: int, *, caption: str) -> Html:
    """A row per name, a square per source; where not every source has a column, also how many give the name."""
    cut = len(columns) < reports
    heads = ["name", *(["in"] if cut else []), *(markup.chip(source) for source in columns)]
    rows = [
        [_name(row), *([str(row["sources"])] if cut else []), *(_square(row, source, first) for source in columns)] for row in records(heat)
    ]
    return charts.table(heads, rows, caption=caption, classes="heat", headers=True)


def _name(row: dict[str, Any]) -> Html:
    spelled = [
        markup.join(", " if number else None, markup.tag("i", form), f" {_letters(letters)}")
        for number, (form, letters) in enumerate(list(row["forms"].items())[:5])
    ]
    return markup.join(
        markup.button(
            f"name:{row['name']}", row["name"], label=f"{row['name']}: show every view through this name", data_to=clickable.HERE
        ),
        markup.tag("span", spelled, class_="forms") if spelled else None,
    )


def _letters(letters: tuple[str, ...]) -> str:
    return f"in {len(letters)}" if len(letters) > SPELT else ", ".join(letters)


def _square(row: dict[str, Any], source: Source, first: Mentions) -> Html:
    times = row["counts"].get(source.letter, 0)
    if not times:
        return markup.tag("span", "·", class_="none", role="img", aria_label=f"not in {source.letter}")
    mention = first[(row["name"], source.letter)]
    step = sum(times >= least for least in _STEPS)
    return markup.button(
        markup.span_token(mention["article"], mention["start"], mention["end"]),
        str(times),
        class_=f"open square s{source.colour} much{step}",
        label=f"{row['name']}: {times} in {source.letter}. Read the first",
    )
