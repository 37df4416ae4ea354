"""Entities: who is named by whom and how often, how each name is spelled, what they do and say, and who leaves them out."""

from __future__ import annotations

from typing import Any

import pandas as pd
import streamlit as st

from components import charts, clickable, folded, markup, messages, state
from components.markup import Html
from data.load import Tables
from data.views import entities, words
from data.views.articles import Source, sources
from data.views.rows import records
from data.views.scope import Filters

MANY = 25  # names in the open table; the others are one click away
Mentions = dict[tuple[str, str], dict[str, Any]]  # the first by name and letter
COLUMNS = 12  # sources that fit beside each other, as in the matrix of the Overview
FOLDED = 1500  # squares that are kept at hand under a summary; more are drawn when a reader asks for them
FURTHER = 100  # names that are drawn then
SAID = 12  # reports that are told of in one role
SPELT = 8  # sources of one spelling that are named; more are counted
_STEPS = (1, 2, 4, 8)  # mentions from which a square is darker


def render_entities(tables: Tables, filters: Filters) -> None:
    """The view: a sentence, names by source, name variants, roles and stances in words, and what one source leaves out."""
    known = {article: source for article, source in sources(tables).items() if article not in filters.off}
    labels = _pick_labels(tables, filters)
    named = entities.mentions(tables, filters, labels)
    if named.empty:
        messages.render_nothing("No name of this kind stands in the sentences that the filters let through.")
        return
    heat = entities.heat(named)
    charts.render_lead(
        entities.headline(heat, len(known)),
        "A square is darker the more often a report gives the name; press it to read the first "
        "mention, or press a name to see every view through it.",
        key="entities lead",
    )
    left, right = st.columns([11, 9], gap="large")
    with left:
        _render_heat(heat, named, known)
    with right, st.container(key="beside_names"):
        _render_variants(charts.once(entities.variants, tables, filters), known)
        _render_left_out(entities.left_out(named, [source.letter for source in known.values()]), known)
        _render_stances(charts.once(entities.stances, tables, filters), known)
    _render_roles(charts.once(entities.roles, tables, filters), known)


def _pick_labels(tables: Tables, filters: Filters) -> tuple[str, ...]:
    """The kinds of name to show; none chosen means all."""
    present = set(entities.mentions(tables, filters)["label"])
    options = [words_ for label, words_ in entities.LABELS.items() if label in present]
    if len(options) < 2:
        return ()
    chosen = st.pills("Kinds of name", options, selection_mode="multi", key="labels", bind="query-params")
    return tuple(label for label, words_ in entities.LABELS.items() if words_ in chosen)


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


def _render_heat(heat: pd.DataFrame, named: pd.DataFrame, known: dict[str, Source]) -> None:
    """The names by source; of many sources the first few have a column, and further names wait to be asked for."""
    columns = list(known.values())[:COLUMNS]
    first = {(row["name"], row["letter"]): row for row in reversed(records(named))}
    rest = heat[MANY:]
    shown = _squares(heat[:MANY], columns, first, len(known), caption="How often each report names whom")
    summary = words.capital(words.counted(len(rest), "further name"))
    later = len(rest) * len(columns) > FOLDED
    if len(rest) and not later:
        further = _squares(rest, columns, first, len(known), caption="Further names")
        shown = markup.join(shown, markup.tag("details", markup.tag("summary", summary), further))
    if len(columns) < len(known):
        note = f"The first {COLUMNS} of {len(known)} sources have a column; switch others off to see the rest."
        shown = markup.join(markup.tag("p", note, class_="quiet small"), shown)
    clickable.show(shown, key="heat", on_open=_choose)
    if later:
        said = summary if len(rest) <= FURTHER else f"{summary}, the first {FURTHER} of them"
        folded.render_folded(said, lambda: _render_further(rest[:FURTHER], columns, first, len(known)), key="heat")


def _render_further(heat: pd.DataFrame, columns: list[Source], first: Mentions, reports: int) -> None:
    clickable.show(_squares(heat, columns, first, reports, caption="Further names"), key="further names", on_open=_choose_anew)


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


def _render_variants(variants: pd.DataFrame, known: dict[str, Source]) -> None:
    if variants.empty:
        return
    charts.render_heading("Names that may be one", "Written differently by different reports. Nothing is corrected in any text.")
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
    clickable.show(markup.join(pairs), key="variants")


def _written(sides: list[tuple[str, str]]) -> list[tuple[list[str], str]]:
    """Who writes what: source by source, and spelling by spelling where they are many."""
    if len(sides) <= SPELT:
        return [([letter], value) for letter, value in sides]
    by_value: dict[str, list[str]] = {}
    for letter, value in sides:
        by_value.setdefault(value, []).append(letter)
    return [(letters, value) for value, letters in by_value.items()]


def _render_left_out(left: pd.DataFrame, known: dict[str, Source]) -> None:
    if left.empty:
        return
    charts.render_heading("Left out by one report", "Names that every other report gives.")
    lines = [
        markup.tag("p", charts.chips(known, [row["letter"]]), f" does not name {words.listed(row['names'])}.", class_="spoken")
        for row in records(left.head(SAID))
    ]
    clickable.show(markup.join(lines), key="left out")


def _render_roles(roles: pd.DataFrame, known: dict[str, Source]) -> None:
    if roles.empty:
        return
    charts.render_heading("Roles", "Who acts, against whom, where, with what and why, in each report. Hedged where the text hedges it.")
    clickable.show(_roles(roles, known, SAID), key="roles")
    reports = roles.groupby("slot")["position"].nunique()
    if reports.max() > SAID:
        summary = f"The roles in all {roles['position'].nunique()} reports"
        folded.render_folded(summary, lambda: _render_all_roles(roles, known), key="roles")


def _render_all_roles(roles: pd.DataFrame, known: dict[str, Source]) -> None:
    clickable.show(_roles(roles, known, len(known)), key="all roles")


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


def _render_stances(stances: pd.DataFrame, known: dict[str, Source]) -> None:
    if stances.empty:
        return
    charts.render_heading("Stances", "What each named actor does about it, by each report.")
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
    clickable.show(charts.table(["actor", "stance"], rows, caption="Stances of named actors", classes="stack", headers=True), key="stances")
