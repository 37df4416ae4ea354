"""The ledger of reviews as the page uses it: opened once for all readers, read when it has changed, written on a reader's word."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import streamlit as st

from components import answers, scripts, state, store
from data.ledger.anchors import anchor_of
from data.ledger.board import EMPTY, Board, board, veiled
from data.ledger.book import Ledger, LedgerProblem
from data.ledger.records import BadEvent, Event, clean_name
from data.load import Tables
from data.views.scope import Filters

LISTED = "listed"  # the list of findings, which is drawn anew when a review changes, as the proof is
NAME = "reviewer"  # where the reviewer's name is kept; it is nobody else's business, so it is not in the link
APART = "apart"  # the switch that hides what others say until one has judged
ANSWERS = "ledger"  # what the server's answers call the mark
EVERY = 3000  # milliseconds between two looks at whether somebody else has written
_SAID = "review_said"
_NAMELESS = "Write your name first, so that others know whose word this is."

_watcher = st.components.v2.component("parallax_watcher", html="<i hidden></i>", js=scripts.script("watcher"), isolate_styles=False)


def path() -> Path:
    """Where the ledger lies: PARALLAX_LEDGER, or beside the tables."""
    return Path(os.environ.get("PARALLAX_LEDGER") or store.folder() / "ledger.sqlite")


def book() -> Ledger:
    """The ledger, one for all readers."""
    return _book(str(path()))


def mark() -> str:
    """Another text as soon as anybody has written; empty where the ledger cannot be read."""
    try:
        return "-".join(f"{number:x}" for number in book().stamp())
    except LedgerProblem:
        return ""


def reviews(tables: Tables, filters: Filters) -> Board:
    """What stands on the story's findings; nothing where the ledger cannot be read, or where the tables are this reader's alone."""
    if store.own():
        return EMPTY
    try:
        return _board(str(path()), book().stamp(), tables.version, filters.story, tables)
    except LedgerProblem:
        return EMPTY


def shown(tables: Tables, filters: Filters) -> Board:
    """What of the reviews this reader wants to see: all, or on findings not yet judged only their own."""
    whole = reviews(tables, filters)
    return veiled(whole, reviewer()) if apart() else whole


def apart() -> bool:
    """Whether what others say of a finding is hidden from this reader until they have judged it."""
    return bool(st.session_state.get(APART))


def problem() -> str:
    """Why the ledger cannot be read, or nothing."""
    try:
        book().stamp()
    except LedgerProblem as error:
        return str(error)
    return ""


def reviewer() -> str:
    """Who reviews in this window; empty while nobody has said."""
    return clean_name(str(st.session_state.get(NAME) or ""))


def say(tables: Tables, filters: Filters, token: str, act: str, **given: Any) -> bool:
    """In a callback: writes what the reviewer did with a finding. Returns whether it was kept; the reviewer is told why not."""
    state.choose_finding(token)  # a finding that leaves the list by its review stays open
    name, anchor = reviewer(), anchor_of(tables, filters.story, token)
    if not name or anchor is None:
        tell("This was not kept: these tables do not hold the finding." if name else _NAMELESS)
        return False
    try:
        book().write(Event(reviewer=name, act=act, anchor=anchor, **given))
    except BadEvent as error:
        tell(f"This was not kept: {error}.")
    except LedgerProblem as error:
        tell(f"This was not kept. {error}")
    else:
        tell("Kept, and seen by everybody who has this page open.", wrong=False)
        return True
    return False


def redraw() -> None:
    """In a callback: draws what shows reviews, and nothing else."""
    st.rerun([LISTED, state.PROOF])


def tell(what: str, *, wrong: bool = True) -> None:
    """Keeps a word for the reviewer until it is shown."""
    st.session_state[_SAID] = (what, wrong)


def told() -> tuple[str, bool]:
    """The word that was kept, once, and whether something is wrong."""
    said: tuple[str, bool] = st.session_state.pop(_SAID, ("", False))
    return said


def render_watch(drawn: str) -> None:
    """Watches whether the ledger is still as it was ``drawn``; when it is not, draws what shows reviews and nothing else."""
    if store.own():
        return
    with st.container(key="review_watch"):
        _watcher(
            data={"at": f"{answers.PATH}{ANSWERS}", "mark": drawn, "every": EVERY, "name": reviewer()},
            key="watcher",
            on_behind_change=redraw,
            on_name_change=_remember,
        )


def _remember() -> None:
    """The name that this browser kept from the last visit."""
    kept = st.session_state["watcher"].name
    if isinstance(kept, str) and not reviewer():
        st.session_state[NAME] = clean_name(kept)
        redraw()


@st.cache_resource(show_spinner=False, max_entries=8)
def _book(place: str) -> Ledger:
    return Ledger(Path(place))


@st.cache_resource(show_spinner=False, max_entries=64)
def _board(place: str, stamp: tuple[int, int], version: str, story: str, _tables: Tables) -> Board:
    """Where everything stands, computed once for all readers."""
    return board(_book(place).events(), _tables, story)
