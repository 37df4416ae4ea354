"""The drawer at the right edge: the browser's own dialog, which stands in the page from the start and is filled when it opens.

So opening takes one short message and no new part of the page. The browser keeps the focus inside, closes at Escape and
gives the focus back to what was clicked.
"""

from __future__ import annotations

from collections.abc import Callable
from functools import partial

import streamlit as st

from components import clickable, state
from components.markup import Html

_HTML = """
<dialog class="plx drawer">
  <header><b></b><button type="button" class="shut" aria-label="Close">✕</button></header>
  <div class="held"></div>
</dialog>
"""

_JS = """
export default function ({ parentElement, data, setTriggerValue }) {
  const drawer = parentElement.querySelector('dialog.drawer');
  const app = document.querySelector('.stApp');
  drawer.style.colorScheme = app ? getComputedStyle(app).colorScheme : '';
  const lift = () => { if (!drawer.open) { drawer.showModal(); drawer.scrollTop = 0; } };
  const shut = () => { drawer.plxShut = true; drawer.plxAsked = null; drawer.close(); setTriggerValue('shut', data.token); };
  const fill = ({ title, html }) => {
    drawer.setAttribute('aria-label', title);
    drawer.querySelector('header b').textContent = title;
    const held = drawer.querySelector('.held');
    if (held.plxHtml !== html) { held.innerHTML = html; held.plxHtml = html; drawer.scrollTop = 0; }
    lift();
  };
  (window.plxAnswering ??= {})[data.name] = async (token) => {
    drawer.plxShut = false;
    drawer.plxAsked = token;
    try {
      const answer = data.at && (await fetch(`${data.at}&token=${encodeURIComponent(token)}`));
      if (answer && answer.ok) fill(await answer.json());
    } catch { /* the run of the script answers then */ }
    if (token === data.token) fill(data); // shut and opened again before the server heard of it
    setTriggerValue('open', token);
  };
  if (data.token === null) {
    if (!drawer.plxAsked) drawer.close(); // what was just opened stays: this run began before
    drawer.plxShut = false;
  } else if (!drawer.plxAsked || drawer.plxAsked === data.token) {
    if (drawer.plxToken !== data.token) drawer.plxShut = false;
    drawer.plxAsked = null;
    if (!drawer.plxShut) fill(data); // a run that began before it was shut does not open it again
  }
  drawer.plxToken = data.token;
  drawer.oncancel = (event) => { event.preventDefault(); shut(); };
  drawer.onclick = (event) => {
    if (event.target === drawer || event.target.closest('.shut')) { shut(); return; }
    const item = event.target.closest('[data-open]');
    if (item) setTriggerValue('leave', item.dataset.open);
  };
}
"""

_component = st.components.v2.component("parallax_drawer", html=_HTML, js=_JS, isolate_styles=False)


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
