"""Entities: who is named by whom and how often, how each name is spelled, what they do and say, and who leaves them out."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from typing import Any

import pandas as pd
import streamlit as st

from components import charts, markup, state
from components.heat import SPELT, heat_html
from components.markup import Html
from components.parts import Beside, Folded, Nothing, Part, Shown, heading, lead, render_parts, together
from data.load import Tables
from data.views import entities, words
from data.views.articles import Source, sources
from data.views.rows import records
from data.views.scope import Filters

MANY = 25  # actors whose stances are told
SAID = 12  # reports that are told of in one role


def render_entities(tables: Tables, filters: Filters) -> None:
    """The view: a sentence, names by source, name variants, roles and stances in words, and what one source leaves out."""
    render_parts(_parts, tables, filters, *_pick_labels(tables, filters), on_open=_choose)


def _parts(tables: Tables, filters: Filters, *labels: str) -> Iterator[Part]:
    known = {article: source for article, source in sources(tables).items() if article not in filters.off}
    named = entities.mentions(tables, filters, labels)
    if named.empty:
        yield Nothing(why="No name of this kind stands in the sentences that the filters let through.")
        return
    heat = entities.heat(named)
    about = (
        "A square is darker the more often a report gives the name; press it to read the first "
        "mention, or press a name to see every view through it."
    )
    yield lead(entities.headline(heat, len(known)), about)
    squares, further = heat_html(heat, named, known)
    beside = [
        *_variants(entities.variants(tables, filters), known),
        *_left_out(entities.left_out(named, [source.letter for source in known.values()]), known),
        *_stances(entities.stances(tables, filters), known),
    ]
    names = Shown(html=squares, key="heat")
    yield Beside(left=names, right=together(beside, "beside names"), shares=(11, 9)) if beside else names
    if further:
        summary, make = further
        yield Folded(summary=summary, make=make, key="heat", on_open=_choose_anew)
    yield from _roles_part(entities.roles(tables, filters), known)


def _pick_labels(tables: Tables, filters: Filters) -> tuple[str, ...]:
    """The kinds of name to show; none chosen means all."""
    options = charts.once(_kinds, tables, filters)
    if len(options) < 2:
        return ()
    chosen = st.pills("Kinds of name", options, selection_mode="multi", key="labels", bind="query-params")
    return tuple(label for label, words_ in entities.LABELS.items() if words_ in chosen)


def _kinds(tables: Tables, filters: Filters) -> list[str]:
    """The kinds of name that are let through, in words."""
    present = set(entities.mentions(tables, filters)["label"])
    return [words_ for label, words_ in entities.LABELS.items() if label in present]


def _choose(token: str) -> None:
    """A name becomes the filter of all views; anything else opens."""
    if token.startswith("name:"):
        state.choose_name(token.removeprefix("name:"))
    else:
        state.open_evidence(token)


def _choose_anew(token: str) -> None:
    """The same from a part of the page that is drawn by itself: a filter changes all of it."""
    _choose(token)
    if token.startswith("name:"):
        st.rerun()


def _variants(variants: pd.DataFrame, known: dict[str, Source]) -> Iterator[Shown]:
    if variants.empty:
        return
    yield heading("Names that may be one", "Written differently by different reports. Nothing is corrected in any text.")
    pairs = [
        markup.tag(
            "div",
            markup.tag("p", markup.button(f"finding:{row['owner_id']}", row["title"], class_="open plain")),
            markup.tag(
                "p",
                [
                    markup.join(
                        " · " if number else None,
                        markup.tag(
                            "span", charts.chips(known, letters), markup.tag("span", f" “{value}”", class_="said"), class_="together"
                        ),
                    )
                    for number, (letters, value) in enumerate(_written(row["sides"]))
                ],
                class_="spoken",
            ),
            markup.tag("p", row["why"], class_="quiet small"),
            class_="pair",
        )
        for row in records(variants)
    ]
    yield Shown(html=markup.join(pairs), key="variants")


def _written(sides: list[tuple[str, str]]) -> list[tuple[list[str], str]]:
    """Who writes what: source by source, and spelling by spelling where they are many."""
    if len(sides) <= SPELT:
        return [([letter], value) for letter, value in sides]
    by_value: dict[str, list[str]] = {}
    for letter, value in sides:
        by_value.setdefault(value, []).append(letter)
    return [(letters, value) for value, letters in by_value.items()]


def _left_out(left: pd.DataFrame, known: dict[str, Source]) -> Iterator[Shown]:
    if left.empty:
        return
    yield heading("Left out by one report", "Names that every other report gives.")
    lines = [
        markup.tag("p", charts.chips(known, [row["letter"]]), f" does not name {words.listed(row['names'])}.", class_="spoken")
        for row in records(left.head(SAID))
    ]
    yield Shown(html=markup.join(lines), key="left out")


def _roles_part(roles: pd.DataFrame, known: dict[str, Source]) -> Iterator[Part]:
    if roles.empty:
        return
    yield heading("Roles", "Who acts, against whom, where, with what and why, in each report. Hedged where the text hedges it.")
    yield Shown(html=_roles(roles, known, SAID), key="roles")
    if roles.groupby("slot")["position"].nunique().max() > SAID:
        summary = f"The roles in all {roles['position'].nunique()} reports"
        yield Folded(summary=summary, make=partial(_roles, roles, known, len(known)), key="roles")


def _roles(roles: pd.DataFrame, known: dict[str, Source], most: int) -> Html:
    """A row per role, with what at most so many reports say."""
    rows: list[list[Html | str]] = []
    for slot, group in roles.groupby("slot", sort=False):
        said = [markup.tag("p", _told(report, known), class_="spoken") for _, report in group.groupby("position", sort=True)]
        more = markup.tag("p", f"and {words.counted(len(said) - most, 'report')} more", class_="quiet small") if len(said) > most else None
        rows.append([str(slot), markup.join(said[:most], more)])
    return charts.table(["role", "who or what"], rows, caption="Roles in each report", classes="stack wordy", headers=True)


def _told(report: pd.DataFrame, known: dict[str, Source]) -> Html:
    """What one report says in one role."""
    said = [markup.join("; " if number else None, _role(row)) for number, row in enumerate(records(report))]
    return markup.join(markup.chip(known[report["article"].iloc[0]]), " ", said)


def _role(row: dict[str, Any]) -> Html:
    token = markup.span_token(row["article"], row["start"], row["end"])
    hedged = None if row["certain"] else markup.tag("span", " (hedged)", class_="quiet small")
    return markup.join(markup.button(token, row["said"], class_="open said", title=row["value"]), hedged)


def _stances(stances: pd.DataFrame, known: dict[str, Source]) -> Iterator[Shown]:
    if stances.empty:
        return
    yield heading("Stances", "What each named actor does about it, by each report.")
    rows: list[list[Html | str]] = []
    for name, group in list(stances.groupby("name", sort=False))[:MANY]:
        said = [
            markup.tag(
                "li",
                markup.chip(known[row["article"]]),
                " ",
                markup.button(
                    markup.span_token(row["article"], row["start"], row["end"]), str(row["stance"]).replace("_", " "), title=row["words"]
                ),
            )
            for row in records(group.head(SAID))
        ]
        said += [markup.tag("li", f"and {len(group) - SAID} more", class_="quiet")] if len(group) > SAID else []
        rows.append([str(name), markup.tag("ul", said, class_="flow")])
    html = charts.table(["actor", "stance"], rows, caption="Stances of named actors", classes="stack", headers=True)
    yield Shown(html=html, key="stances")
