"""What the reader chose, and its one home: widgets bound to the URL, and the plain parameters of ``link`` beside them.

``open`` is the evidence shown in the drawer, ``finding`` the finding shown under Discrepancies, ``at`` the sentence
chosen under Side by side. They hold tokens like ``claim:c-3``; a token from a link is checked where it is opened.
"""

from __future__ import annotations

import streamlit as st
from streamlit.delta_generator import DeltaGenerator

from components import link
from data.load import Tables
from data.views.articles import Source
from data.views.scope import SEVERITIES

VIEWS = ("Overview", "Side by side", "Numbers", "Discrepancies", "Status", "Entities", "Sources", "Add articles", "Self-test")
DRAWER, PROOF, NEAR = "drawer", "proof", "near"  # the parts of the page that a choice draws anew, and nothing else with them
LONGEST = 200  # characters of a token; a longer one is nobody's
CHIPS = 16  # sources to choose from at one glance; more are chosen from a list
FIRST = 3  # columns shown before the reader chooses
LETTERS = "letters"  # article to letter of the sources switched on, for callbacks


def pick_story(tables: Tables) -> str | None:
    """The story to show, or None when there is none. With one story there is nothing to pick."""
    rows = tables["stories"]
    titles = {str(row.story): str(row.title) for row in rows.itertuples()}
    if len(titles) < 2:
        return next(iter(titles), None)
    doubled = {title for title in titles.values() if list(titles.values()).count(title) > 1}
    shown = {story: f"{title} ({story})" if title in doubled else title for story, title in titles.items()}
    with st.sidebar:
        return st.selectbox(
            "Story", list(shown), format_func=lambda story: shown.get(story, story), key="story", bind="query-params", on_change=forget
        )


def pick_view() -> tuple[str, DeltaGenerator]:
    """The view that is open and the place to draw it in. Bodies of the other views do not run.

    The URL leads here, and a change is written to it as a step of its own: so the browser's back button returns to the
    view before. A bound widget would replace the step.
    """
    named = link.said("view") or VIEWS[0]
    if named not in VIEWS:
        named = VIEWS[0]
        show_view(named)
    st.session_state["view"] = named
    tabs = st.tabs(VIEWS, key="view", on_change=_view_changed)
    return next(((name, tab) for name, tab in zip(VIEWS, tabs, strict=True) if tab.open), (VIEWS[0], tabs[0]))


def pick_columns(on: list[Source], most: int) -> list[Source]:
    """The sources to read side by side, in their order. The URL leads, as with the view."""
    letters = {source.letter: source for source in on}
    st.session_state["columns"] = _columns(list(letters))[: most if len(on) > CHIPS else None]
    if len(letters) > CHIPS:
        names = {source.letter: f"{source.letter} {source.name}" for source in on}
        named = st.multiselect("Columns", list(letters), key="columns", on_change=_columns_changed, max_selections=most,
                               format_func=lambda letter: names.get(letter, letter))  # fmt: skip
        return [letters[letter] for letter in letters if letter in named]
    chosen = st.pills("Columns", list(letters), selection_mode="multi", key="columns", on_change=_columns_changed)
    return [letters[letter] for letter in letters if letter in chosen][:most]


def unknown_in_link(tables: Tables) -> tuple[str, ...]:
    """What the link asks for and these tables do not hold, in words; read before the widgets drop it."""
    known = {
        "story": {*map(str, tables["stories"]["story"]), *map(str, tables["stories"]["title"])},
        "view": set(VIEWS),
        "entities": set(map(str, tables["entities"]["name"].unique())),
        "severity": set(SEVERITIES),
    }
    strange = [f"{key} “{value[:60]}”" for key, held in known.items() for value in st.query_params.get_all(key) if value not in held]
    letters = {f"source_{letter}" for letter in map(str, tables["articles"]["letter"])}
    switches = [key for key in st.query_params if key.startswith("source_") and key not in letters]
    return (*strange, *(f"source {key.removeprefix('source_')[:20]}" for key in switches))


def opened() -> str | None:
    """The token of the evidence in the drawer."""
    return _token("open")


def open_evidence(token: str) -> None:
    """In a callback: opens the evidence of a token in the drawer. The view is not drawn again."""
    open_drawer(token)
    st.rerun(DRAWER)


def open_drawer(token: str) -> None:
    """Puts a token into the link; the drawer opens it when it is drawn next."""
    link.put(open=token)


def close_evidence() -> None:
    """Closes the drawer."""
    link.put(open=None)


def chosen_finding() -> str | None:
    """The token of the finding shown under Discrepancies."""
    return _token("finding")


def choose_finding(token: str) -> None:
    """Shows a finding under Discrepancies."""
    link.put(finding=token)


def leave_finding() -> None:
    """Goes back to the list of findings."""
    link.put(finding=None)


def chosen_sentence() -> str | None:
    """The token of the sentence chosen under Side by side."""
    return _token("at")


def choose_sentence(token: str) -> None:
    """Chooses a sentence under Side by side."""
    link.put(at=token)


def choose_name(name: str) -> None:
    """Sees every view through one name."""
    if "entities" not in st.session_state:  # a field that is folded away does not write itself into the link
        st.query_params["entities"] = name
    st.session_state["entities"] = [name]


def show_view(view: str) -> None:
    """Goes to another view."""
    link.put(view=_named(view))


def read_in_article(token: str) -> None:
    """Goes to Side by side with the sentence of a ``span:`` token chosen."""
    columns = _with_column(token.removeprefix("span:").rsplit(":", 2)[0])
    link.put(open=None, at=token, columns=columns, view=_named("Side by side"))


def prove(token: str) -> None:
    """Goes to Discrepancies with a finding or relation shown gate by gate."""
    link.put(open=None, finding=token, view=_named("Discrepancies"))


def choose_place(token: str) -> None:
    """In a proof: a sentence leads to its article, a finding to its own proof."""
    if token.startswith("span:"):
        read_in_article(token)
    else:
        prove(token)


def clear_filters() -> None:
    """Takes all filters back; the view stays."""
    for key in list(st.session_state):
        if str(key).startswith("source_"):
            st.session_state[key] = True
    for key in ("entities", "kinds", "relations", "severity", "sources"):
        if key in st.session_state:
            st.session_state[key] = []
    if "published" in st.session_state:
        st.session_state["published"] = ()


def _columns(letters: list[str]) -> list[str]:
    """The letters that the link asks for; the first few where it does not say."""
    named = link.said("columns")
    return letters[:FIRST] if named is None else [letter for letter in letters if letter in named.split(",")]


def _columns_changed() -> None:
    link.put(columns=",".join(st.session_state["columns"]))


def _with_column(article: str) -> str | None:
    """What the link says of the columns, with an article among them; it takes the place of the last where there are enough."""
    letters: dict[str, str] = st.session_state.get(LETTERS, {})
    order = list(letters.values())
    held = _columns(order)
    if article not in letters or letters[article] in held:
        return link.said("columns")
    return ",".join(sorted([*held[: FIRST - 1], letters[article]], key=order.index))


def _named(view: str) -> str | None:
    """What the link says of a view; nothing of the first."""
    return None if view == VIEWS[0] else view


def _view_changed() -> None:
    show_view(str(st.session_state["view"]))


def _token(key: str) -> str | None:
    token = link.said(key)
    return token if token and len(token) <= LONGEST else None


def forget() -> None:
    """Another story: what was open in the last one is closed, and its filters are taken back."""
    link.put(open=None, finding=None, at=None, columns=None)
    clear_filters()
