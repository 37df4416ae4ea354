"""The filters of the sidebar: sources and severity at hand, the others one click away."""

from __future__ import annotations

from dataclasses import replace

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import link, markup, state
from data.load import Tables
from data.views import scope, words
from data.views.articles import Source, sources
from data.views.scope import SEVERITIES, Filters

MANY = 16  # sources that are listed with a box each; more are chosen from a list
FOLDED = ("published", "entities", "kinds", "relations")


def pick_filters(tables: Tables, story: str) -> Filters:
    """What the reader chose. ``tables`` are those of the story."""
    with st.sidebar:
        known = sources(tables)
        off = _pick_off(known)
        link.keep("severity", [])
        severities = st.pills("Severity", SEVERITIES, selection_mode="multi", key="severity", bind="query-params")
        used = sum(bool(st.session_state.get(key) or st.query_params.get_all(key)) for key in FOLDED)
        more = st.expander(
            f"More filters: {words.number(used)} in use" if used else "More filters", bool(used), key="more", on_change="rerun"
        )
        # what is folded away and not in use is not drawn at all: these are half of what a browser has to draw at first
        further = _pick_further(more, tables, known, story) if more.open or used else Filters(story=story)
    off = tuple(dict.fromkeys((*off, *further.off)))
    st.session_state[state.LETTERS] = {article: source.letter for article, source in known.items() if article not in off}
    return replace(further, off=off, severities=tuple(severities))


def unfiltered(story: str) -> Filters | None:
    """What the filters will say where nothing has been chosen in this tab and the link asks for nothing; None where something may have."""
    keys = {"sources", "severity", *FOLDED}
    touched = any(key in keys or str(key).startswith("source_") for key in (*st.query_params, *st.session_state))
    return None if touched else Filters(story=story)


def _pick_further(more: DeltaGenerator, tables: Tables, known: dict[str, Source], story: str) -> Filters:
    with more:
        off = _pick_days(known)
        entities = _several("Names", "entities", scope.names(tables), "All names")
        judged = [tables[name] for name in ("discrepancies", "relations", "claims")]
        kinds = _several("Kinds", "kinds", sorted({str(kind) for frame in judged for kind in frame["kind"].dropna().unique()}), "All kinds")
        found = {str(name) for frame in judged[:2] for name in frame["relation"].dropna().unique()}
        relations = _several("Relations", "relations", [words.relation(name) for name in words.GRAVITY if name in found], "All relations")
    named = tuple(name for name in map(words.relation_named, relations) if name)
    return Filters(story=story, off=off, entities=entities, kinds=kinds, relations=named)


def _pick_off(all_sources: dict[str, Source]) -> tuple[str, ...]:
    if len(all_sources) > MANY:
        shown = {source.letter: article for article, source in all_sources.items()}
        names = {source.letter: source.name for source in all_sources.values()}
        wanted = st.multiselect(
            "Sources",
            list(shown),
            format_func=lambda letter: f"{letter} {names.get(letter, '')}",
            key="sources",
            bind="query-params",
            placeholder="All sources",
        )
        return tuple(article for letter, article in shown.items() if letter not in wanted) if wanted else ()
    with st.container(key="boxes", gap=None):
        st.html(markup.tag("div", "Sources", class_="plx-label"))
        return tuple(article for article, source in all_sources.items() if not _source_box(source))


def _source_box(source: Source) -> bool:
    link.keep(f"source_{source.letter}", True)
    name = f"{source.letter} {markup.plain_label(source.name)}"
    return st.checkbox(name, value=True, key=f"source_{source.letter}", bind="query-params")


def _pick_days(all_sources: dict[str, Source]) -> tuple[str, ...]:
    """Articles that cannot have appeared in the days chosen; there is nothing to choose where fewer than two days are known."""
    days = sorted({day for source in all_sources.values() for day in (source.earliest, source.latest) if day})
    if len(days) < 2:
        return ()
    chosen = st.date_input(
        "Published", value=(), min_value=days[0], max_value=days[-1], key="published", bind="query-params", format="DD/MM/YYYY"
    )
    if not isinstance(chosen, tuple) or len(chosen) != 2:
        return ()
    first, last = chosen
    outside = tuple(one.article for one in all_sources.values() if (one.earliest or last) > last or (one.latest or first) < first)
    if outside:
        st.html(markup.tag("p", f"{words.capital(words.counted(len(outside), 'source'))} of other days", class_="plx-label", role="status"))
    return outside


def _several(label: str, key: str, options: list[str], empty: str) -> tuple[str, ...]:
    link.keep(key, [])
    return tuple(st.multiselect(label, options, key=key, bind="query-params", placeholder=empty)) if options else ()
