"""A view as parts: made once for all readers of the same tables and filters, then shown in their order.

What stands between two charts is one part of the page, however many headings and tables it holds: for each part the browser
has work to do at every click, whether it changed or not.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

import plotly.graph_objects as go
import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import charts, clickable, folded, markup, messages
from components.markup import Html
from data.load import Tables
from data.views.scope import Filters


@dataclass(frozen=True, slots=True, kw_only=True)
class Shown:
    """HTML that can be pressed."""

    html: Html
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """A figure; ``build(palette=…)`` makes it in a reader's colours, ``alt`` says what it shows."""

    build: Callable[..., go.Figure]
    key: str
    alt: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """Two parts side by side, with their shares of the width."""

    left: Shown | Chart
    right: Shown | Chart
    shares: tuple[int, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class Folded:
    """HTML that is made and shown when a reader opens it."""

    summary: str
    make: Callable[[], Html]
    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """What has a state of its own: ``draw(tables, filters)`` draws it."""

    draw: Callable[[Tables, Filters], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """Nothing to show, and why."""

    why: str


_WORDS_FIRST = 0.05  # seconds: what comes while it has nothing to draw, a browser draws in one go, and the words would wait for the charts
Part = Shown | Chart | Beside | Folded | Live | Nothing


def lead(sentence: str, below: str = "") -> Shown:
    """The sentence that a view opens with, and what to know before one reads it."""
    under = markup.tag("div", below, class_="under") if below else None
    return Shown(html=markup.join(markup.tag("h1", sentence, class_="lead"), under), key="headline")


def heading(title: str, note: str = "") -> Shown:
    """The heading of a section, and what to know before one reads it."""
    return Shown(html=charts.heading_html(title, note), key=f"heading {title}")


def together(parts: Iterable[Shown], key: str) -> Shown:
    """Neighbours as one, as far apart as parts of the page are."""
    return Shown(html=markup.tag("div", [markup.tag("div", part.html) for part in parts], class_="spaced"), key=key)


def render_parts(make: Callable[[Tables, Filters], Iterable[Part]], tables: Tables, filters: Filters) -> None:
    """Shows what ``make`` gives for these tables and filters.

    Charts are sent last, and a moment after the words: a browser takes longer for one of them than for all the words around
    them, so it has the words to draw meanwhile, and the charts come no later.
    """
    later: list[tuple[DeltaGenerator, Chart]] = []
    for part in _listed(make.__module__, tables.version, filters, make, tables):
        match part:
            case Live():
                part.draw(tables, filters)
            case _:
                _render(part, later)
    if later:
        time.sleep(_WORDS_FIRST)
    for place, chart in later:
        with place:
            charts.render_chart(chart.build, stamp=charts.stamp(tables, filters), key=chart.key, alt=chart.alt)


@st.cache_resource(show_spinner=False, max_entries=256)
def _listed(
    view: str, version: str, filters: Filters, _make: Callable[[Tables, Filters], Iterable[Part]], _tables: Tables
) -> tuple[Part, ...]:
    return tuple(_joined(_make(_tables, filters)))


def _joined(parts: Iterable[Part]) -> Iterator[Part]:
    """The parts, with neighbours that are HTML as one, which bears the key of the first."""
    for kind, group in groupby(parts, type):
        alike = list(group)
        shown = [part for part in alike if isinstance(part, Shown)]
        yield from [together(shown, shown[0].key)] if kind is Shown and len(shown) > 1 else alike


def _render(part: Part, later: list[tuple[DeltaGenerator, Chart]]) -> None:
    match part:
        case Shown():
            clickable.show(part.html, key=part.key)
        case Chart():
            later.append((st.container(), part))
        case Beside():
            for place, inside in zip(st.columns(part.shares, gap="medium"), (part.left, part.right), strict=True):
                if isinstance(inside, Chart):
                    later.append((place, inside))
                else:
                    with place:
                        _render(inside, later)
        case Folded():
            folded.render_folded(part.summary, lambda: clickable.show(part.make(), key=f"all {part.key}"), key=part.key)
        case Nothing():
            messages.render_nothing(part.why)
