"""A view as parts: made once for all readers of the same tables and filters, then shown in their order.

Neighbours are one block: HTML with places for charts. For each element that Streamlit is told of the browser has work to do at
every click, whether it changed or not, and a block is one element however many headings, tables and charts it holds.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

import streamlit as st

from components import charts, clickable, folded, markup, messages, state
from components.figures import Figure
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

    build: Callable[..., Figure]
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
    """HTML that is made and shown when a reader opens it. ``on_open`` takes what is chosen there and no part of the page answers."""

    summary: str
    make: Callable[[], Html]
    key: str
    on_open: Callable[[str], None] = state.open_evidence


@dataclass(frozen=True, slots=True, kw_only=True)
class Live:
    """What has a state of its own: ``draw(tables, filters)`` draws it."""

    draw: Callable[[Tables, Filters], None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Nothing:
    """Nothing to show, and why."""

    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Neighbours as one, which bears the key of the first."""

    html: Html
    charts: tuple[Chart, ...]
    key: str


Static = Shown | Chart | Beside
Part = Static | Folded | Live | Nothing


def lead(sentence: str, below: str = "") -> Shown:
    """The sentence that a view opens with, and what to know before one reads it."""
    under = markup.tag("div", below, class_="under") if below else None
    return Shown(html=markup.join(markup.tag("h1", sentence, class_="lead"), under), key="headline")


def heading(title: str, note: str = "") -> Shown:
    """The heading of a section, and what to know before one reads it."""
    return Shown(html=charts.heading_html(title, note), key=f"heading {title}")


def together(parts: Iterable[Static], key: str) -> Shown:
    """Neighbours as one, as far apart as parts of the page are."""
    return Shown(html=markup.tag("div", [_html(part) for part in parts], class_="spaced"), key=key)


def render_parts(
    make: Callable[..., Iterable[Part]],
    tables: Tables,
    filters: Filters,
    *more: str,
    on_open: Callable[[str], None] = state.open_evidence,
) -> None:
    """Shows what ``make(tables, filters, *more)`` gives; ``on_open`` takes what is chosen and no part of the page answers."""
    for part in _listed(make.__module__, tables.version, filters, more, make, tables):
        match part:
            case Block():
                drawn = {chart.key: charts.drawn(chart.build, charts.stamp(tables, filters), key=chart.key) for chart in part.charts}
                clickable.show(part.html, key=part.key, charts=drawn, on_open=on_open)
            case Folded():
                _render_folded(part)
            case Live():
                part.draw(tables, filters)
            case Nothing():
                messages.render_nothing(part.why)


def _render_folded(part: Folded) -> None:
    def draw() -> None:
        clickable.show(part.make(), key=f"all {part.key}", on_open=part.on_open)

    folded.render_folded(part.summary, draw, key=part.key)


@st.cache_resource(show_spinner=False, max_entries=256)
def _listed(
    view: str, version: str, filters: Filters, more: tuple[str, ...], _make: Callable[..., Iterable[Part]], _tables: Tables
) -> tuple[Block | Folded | Live | Nothing, ...]:
    return tuple(_joined(_make(_tables, filters, *more)))


def _joined(parts: Iterable[Part]) -> Iterator[Block | Folded | Live | Nothing]:
    """The parts, with neighbours that have no state of their own as one block."""
    for static, group in groupby(parts, lambda part: isinstance(part, Static)):
        if not static:
            yield from group
            continue
        alike = list(group)
        yield Block(html=together(alike, "block").html, charts=tuple(_charts(alike)), key=_key(alike[0]))


def _charts(parts: Iterable[Static]) -> Iterator[Chart]:
    for part in parts:
        match part:
            case Chart():
                yield part
            case Beside():
                yield from _charts((part.left, part.right))


def _key(part: Static) -> str:
    return _key(part.left) if isinstance(part, Beside) else part.key


def _html(part: Static) -> Html:
    match part:
        case Shown():
            return markup.tag("div", part.html, data_part=part.key)
        case Chart():
            return charts.place(key=part.key, alt=part.alt)
        case Beside():
            left, right = part.shares
            return markup.tag("div", _html(part.left), _html(part.right), class_="two", style=f"--left:{left}fr;--right:{right}fr")
