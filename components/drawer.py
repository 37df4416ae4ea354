"""The drawer at the right edge: the browser's own dialog, which stands in the page from the start and is filled when it opens.

So opening takes one short message and no new part of the page. The browser keeps the focus inside, closes at Escape and
gives the focus back to what was clicked.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from components import clickable, scripts, state
from components.markup import Html

_KEY = "evidence"
_TURN = "turn of the drawer"  # the number of the last act that was heard of

_HTML = """
<dialog class="plx drawer">
  <header><b></b><button type="button" class="shut" aria-label="Close">✕</button></header>
  <div class="held"></div>
</dialog>
"""

# the drawer stands on every view, so what every view needs comes with it
_component = st.components.v2.component("parallax_drawer", html=_HTML, js=scripts.script("drawer", "tabs"), isolate_styles=False)


def show(token: str | None, title: str, html: Html, *, at: str | None, on_leave: Callable[[str], None]) -> bool:
    """Shows the drawer with what ``token`` names, or shut where that is None.

    ``at`` is where the browser may ask for what a token names before the script has run. What is chosen inside goes to
    ``on_leave``; returns whether that was so just now.
    """
    turn = st.session_state.get(_TURN, 0)
    told = _component(
        data={"name": clickable.DRAWER, "token": token, "title": title, "html": str(html), "at": at, "turn": turn},
        key=_KEY,
        on_open_change=_opened,
        on_shut_change=_shut,
        on_leave_change=partial(_left, on_leave),
    )
    return bool(told.leave)


def _opened() -> None:
    """Takes what is opened and the number of this act, which the next run says again: so the browser knows what that run has heard of."""
    match st.session_state[_KEY].open:
        case {"token": str(token), "turn": int(turn)} if len(token) <= state.LONGEST:
            st.session_state[_TURN] = turn
            state.open_drawer(token)


def _shut() -> None:
    match st.session_state[_KEY].shut:
        case {"turn": int(turn)}:
            st.session_state[_TURN] = turn
            state.close_evidence()


def _left(on_leave: Callable[[str], None]) -> None:
    token = st.session_state[_KEY].leave
    if isinstance(token, str) and len(token) <= state.LONGEST:
        on_leave(token)
