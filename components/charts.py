"""What the views with charts share: a chart whose marks open their sentences, its colours, and the pieces around it."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, TypedDict, TypeVar

import plotly.io as pio
import streamlit as st

from components import clickable, markup, theme
from components.figures import Figure, Palette
from components.markup import Html
from data.load import Tables
from data.views.articles import Source
from data.views.scope import Filters

Found = TypeVar("Found")
Stamp = tuple[str, Filters]
MOST = 12  # chips in one place


class Drawn(TypedDict):
    """A figure as the browser is sent it: its height in pixels, and Plotly's JSON."""

    height: int
    figure: str


def once(compute: Callable[..., Found], tables: Tables, filters: Filters, *more: str) -> Found:
    """What a view gives for these tables, filters and further choices, computed once for all readers; nobody may change it."""
    found: Found = _once(f"{compute.__module__}.{compute.__qualname__}", tables.version, filters, more, compute, tables)
    return found


@st.cache_resource(show_spinner=False, max_entries=512)
def _once(name: str, version: str, filters: Filters, more: tuple[str, ...], _compute: Callable[..., Any], _tables: Tables) -> Any:
    return _compute(_tables, filters, *more)


def palette() -> Palette:
    """The figures' colours in this reader's theme."""
    inks = {name: theme.colour(name) for name in ("ground", "panel", "line", "ink", "quiet", "accent")}
    return Palette(sources=tuple(theme.source_colour(number) for number in range(len(theme.SOURCES))), **inks)


def stamp(tables: Tables, filters: Filters) -> Stamp:
    """What a figure depends on beside the reader's theme."""
    return tables.version, filters


def place(*, key: str, alt: str) -> Html:
    """Where a chart is drawn, in HTML that is shown with what ``drawn`` gives under the same key. ``alt`` says what it shows."""
    return markup.tag("figure", class_="chart", data_chart=key, aria_label=alt)


def drawn(build: Callable[..., Figure], stamp: Stamp, *, key: str) -> Drawn:
    """What ``build(palette=…)`` makes, in this reader's colours; pressing a mark opens the evidence that its custom data names.

    A figure is built once per stamp, key and theme: to build one takes longer than all else that a click costs.
    """
    return _drawn(key, *stamp, theme.dark(), build)


@st.cache_resource(show_spinner=False, max_entries=512)
def _drawn(key: str, version: str, filters: Filters, dark: bool, _build: Callable[..., Figure]) -> Drawn:
    figure = _build(palette=palette())
    return Drawn(height=figure["layout"]["height"], figure=str(pio.to_json(figure, validate=False)))


def render_lead(sentence: str, below: str | Html = "", *, key: str) -> None:
    """The sentence that a view opens with, and what stands below it, which may open evidence."""
    st.html(
        markup.tag("div", markup.tag("h1", sentence, class_="lead"), _under(below) if not isinstance(below, Html) else None, class_="plx")
    )
    if isinstance(below, Html) and below:
        clickable.show(below, key=key)


def render_heading(title: str, note: str = "") -> None:
    """The heading of a section, and what to know before one reads it."""
    st.html(heading_html(title, note))


def heading_html(title: str, note: str = "") -> Html:
    """The same as HTML."""
    inside = markup.join(markup.tag("h2", title), markup.tag("p", note, class_="under") if note else None)
    return markup.tag("div", inside, class_="plx section")


def _under(below: str) -> Html | None:
    return markup.tag("div", below, class_="under") if below else None


def chips(sources: dict[str, Source], letters: Sequence[str]) -> Html:
    """The chips of the sources with these letters, the first dozen and how many more."""
    by_letter = {source.letter: source for source in sources.values()}
    told = [by_letter[letter] for letter in letters if letter in by_letter]
    more = markup.tag("span", f"and {len(told) - MOST} more", class_="quiet") if len(told) > MOST else None
    return markup.tag("span", [markup.chip(source) for source in told[:MOST]], more, class_="chips")


def silent_html(sources: dict[str, Source], letters: tuple[str, ...], what: str) -> Html | None:
    """The sources that say nothing here, said quietly."""
    return markup.tag("p", f"{what}: ", chips(sources, letters), class_="silent") if letters else None


def table(heads: Sequence[Html | str], rows: list[list[Html | str]], *, caption: str, classes: str = "", headers: bool = False) -> Html:
    """A table with its caption for screen readers. With ``headers`` the first cell of each row names it."""
    first = markup.tag("tr", [markup.tag("th", head, scope="col") for head in heads])
    body = [markup.tag("tr", [_cell(cell, headers and not number) for number, cell in enumerate(row)]) for row in rows]
    # a phone shows each cell below the last, and its head before it: said once here, not in every row
    named = "".join(f"--head-{number}:'{head} ';" for number, head in enumerate(heads, 1) if not isinstance(head, Html) and head.isascii())
    whole = markup.tag(
        "table",
        markup.tag("caption", caption),
        markup.tag("thead", first),
        markup.tag("tbody", body),
        class_=f"rows {classes}".strip(),
        style=named or None,
    )
    return markup.tag("div", whole, class_="wide", tabindex="0", role="region", aria_label=caption)


def _cell(cell: Html | str, names: bool) -> Html:
    return markup.tag("th", cell, scope="row") if names else markup.tag("td", cell)

