"""HTML that can be clicked: shows what ``markup`` made, and tells Python which ``data-open`` token was chosen.

Keys: a button answers Enter and Space by itself; in a list marked ``data-roving`` the arrow keys move between its
items, so that a text of a hundred sentences is one tab stop.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from components import state
from components.markup import Html

_JS = """
const marksByName = (window.plxMarks ??= {});

function applyMarks(name, scroll) {
  const marks = marksByName[name];
  const area = document.querySelector(`[data-marks="${CSS.escape(name)}"]`);
  if (!marks || !area) return;
  area.dataset.layers = (marks.layers ?? []).join(' ');
  for (const old of area.querySelectorAll('[data-closeness]')) delete old.dataset.closeness;
  for (const [kind, tokens] of Object.entries(marks.classes ?? {})) {
    for (const old of area.querySelectorAll('.' + kind)) { old.classList.remove(kind); old.removeAttribute('aria-current'); }
    for (const [token, note] of tokens) {
      const found = area.querySelector(`[data-open="${CSS.escape(token)}"]`);
      if (!found) continue;
      found.classList.add(kind);
      if (kind === 'pick') { found.setAttribute('aria-current', 'true'); rove(found); }
      if (note) found.dataset.closeness = note;
      if (scroll) bringIntoView(found);
    }
  }
}

function bringIntoView(found) {
  const pane = found.closest('[data-pane]');
  if (!pane) return;
  const row = pane.parentElement, seen = row.getBoundingClientRect(), place = pane.getBoundingClientRect();
  const aside = place.left < seen.left - 1 || place.right > seen.right + 1;
  if (aside && found.classList.contains('pick')) row.scrollLeft += place.left - seen.left;
  const box = found.getBoundingClientRect(), view = pane.getBoundingClientRect();
  if (box.top >= view.top && box.bottom <= view.bottom) return; // what is seen does not move
  const top = box.top - view.top + pane.scrollTop;
  pane.scrollTo({ top: Math.max(0, top - pane.clientHeight / 3) });
}

function rove(item) {
  const list = item.closest('[data-roving]');
  if (!list) return;
  for (const old of list.querySelectorAll('[data-open][tabindex="0"]')) if (old.getAttribute('role')) old.tabIndex = -1;
  item.tabIndex = 0;
}

export default function ({ parentElement, data, setTriggerValue }) {
  const root = parentElement.querySelector('.plx');
  const app = document.querySelector('.stApp');
  root.style.colorScheme = app ? getComputedStyle(app).colorScheme : '';
  if (data.marks) {
    const changed = JSON.stringify(data.marks) !== JSON.stringify(marksByName[data.target]);
    marksByName[data.target] = data.marks;
    applyMarks(data.target, changed);
  }
  if (data.html !== undefined && root.plxHtml !== data.html) {
    const scrolled = [...root.querySelectorAll('[data-pane]')].map((pane) => [pane.dataset.pane, pane.scrollTop]);
    root.innerHTML = data.html;
    root.plxHtml = data.html;
    for (const [name, top] of scrolled) {
      const pane = root.querySelector(`[data-pane="${CSS.escape(name)}"]`);
      if (pane) pane.scrollTop = top;
    }
    for (const area of root.querySelectorAll('[data-marks]')) applyMarks(area.dataset.marks, !scrolled.length);
  }
  const choose = (item) => { rove(item); setTriggerValue('open', item.dataset.open); };
  root.onclick = (event) => {
    const item = event.target.closest('[data-open]');
    if (item && (item.tagName === 'BUTTON' || !String(window.getSelection()))) choose(item);
  };
  root.onkeydown = (event) => {
    const item = event.target.closest('[data-open]');
    if (!item) return;
    if (item.getAttribute('role') === 'button' && (event.key === 'Enter' || event.key === ' ')) { event.preventDefault(); choose(item); }
    const list = item.closest('[data-roving]');
    const step = { ArrowDown: 1, ArrowUp: -1 }[event.key];
    if (!list || !step) return;
    const items = [...list.querySelectorAll('[data-item]')];
    const next = items[items.indexOf(item) + step];
    if (next) { event.preventDefault(); rove(next); next.focus(); }
  };
}
"""

_component = st.components.v2.component("parallax_clickable", html='<div class="plx"></div>', js=_JS, isolate_styles=False)


def show(html: Html, *, key: str, on_open: Callable[[str], None] = state.open_evidence) -> bool:
    """Shows the HTML; choosing an element with ``data-open`` calls ``on_open`` with its token before the next run.

    Returns whether something was chosen in it just now.
    """
    return bool(_component(data={"html": str(html)}, key=key, on_open_change=partial(_opened, key, on_open)).open)


def mark(target: str, *, key: str, classes: Mapping[str, list[tuple[str, str]]], layers: list[str]) -> None:
    """Marks elements of the shown area ``data-marks=target`` by token, scrolls to them, and sets the area's layers.

    The texts themselves are not sent again: what is sent is these few tokens.
    """
    _component(
        data={"target": target, "marks": {"classes": {kind: list(tokens) for kind, tokens in classes.items()}, "layers": layers}},
        key=key,
        on_open_change=lambda: None,
    )


def _opened(key: str, on_open: Callable[[str], None]) -> None:
    token = st.session_state[key].open
    if isinstance(token, str) and len(token) <= state.LONGEST:
        on_open(token)
