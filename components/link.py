"""What the link says beside the widgets that are bound to it, as the page last had it said.

The browser sends its link with every click, and the link that it sends is as old as the last answer it has heard: a click that
follows another within a moment brings the link from before both. So what a callback puts here is kept in the session, and goes
before what the browser sends. The browser leads when it opens the page, and when the reader goes back or forward.
"""

from __future__ import annotations

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

KEYS = ("view", "open", "finding", "at", "columns", "without", "own")
_HELD = "link"


def said(key: str) -> str | None:
    """What the link says under a key."""
    held = _held()
    _write(held)
    return held.get(key)


def put(**given: str | None) -> None:
    """Has the link say this from now on; what is None is taken out of it. All of it together is one step of the back button."""
    before = _held()
    held = {key: value for key, value in (before | given).items() if value is not None}
    st.session_state[_HELD] = held
    _write(held, anyway=held != before)


def keep(key: str, default: object) -> None:
    """Before a widget that is bound to the link is drawn: has the link say again what the widget holds.

    The browser writes a widget into the link by itself, and sends it a moment later; an answer to an earlier click that comes in
    between takes it out again.
    """
    run = get_script_run_ctx()
    if key not in st.session_state or (run is not None and run.is_history_navigation):
        return
    held = st.session_state[key]
    if st.query_params.get_all(key) != ([] if held == default else _spelled(held)):
        st.session_state[key] = held  # what the script sets is written into the link


def clear() -> None:
    """Takes everything out of the link. No widget may have been drawn yet."""
    st.session_state[_HELD] = {}
    st.query_params.clear()


def _spelled(held: object) -> list[str]:
    return [str(one).lower() if isinstance(one, bool) else str(one) for one in (held if isinstance(held, list) else [held])]


def _held() -> dict[str, str]:
    run = get_script_run_ctx()
    if _HELD not in st.session_state or (run is not None and run.is_history_navigation):
        st.session_state[_HELD] = {key: st.query_params[key] for key in KEYS if st.query_params.get_all(key)}
    held: dict[str, str] = st.session_state[_HELD]
    return held


def _write(held: dict[str, str], *, anyway: bool = False) -> None:
    """Mends a link that says something else, or ``anyway``: another answer may be on its way. A key without a value leaves the link."""
    wanted = {key: [held[key]] if key in held else [] for key in KEYS}
    if anyway or any(st.query_params.get_all(key) != value for key, value in wanted.items()):
        st.query_params.update(wanted)
