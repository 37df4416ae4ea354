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

_HTML = """
<dialog class="plx drawer">
  <header><b></b><button type="button" class="shut" aria-label="Close">✕</button></header>
  <div class="held"></div>
</dialog>
"""

_component = st.components.v2.component("parallax_drawer", html=_HTML, js=scripts.script("drawer"), isolate_styles=False)


def show(token: str | None, title: str, html: Html, *, at: str | None, on_leave: Callable[[str], None]) -> bool:
    """Shows the drawer with what ``token`` names, or shut where that is None.

    ``at`` is where the browser may ask for what a token names before the script has run. What is chosen inside goes to
    ``on_leave``; returns whether that was so just now.
    """
    told = _component(
        data={"name": clickable.DRAWER, "token": token, "title": title, "html": str(html), "at": at},
        key="evidence",
        on_open_change=partial(_told, "open", state.open_drawer),
        on_shut_change=state.close_evidence,
        on_leave_change=partial(_told, "leave", on_leave),
    )
    return bool(told.leave)


def _told(trigger: str, do: Callable[[str], None]) -> None:
    token = getattr(st.session_state["evidence"], trigger)
    if isinstance(token, str) and len(token) <= state.LONGEST:
        do(token)
