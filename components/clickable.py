"""HTML that can be clicked: shows what ``markup`` made, and tells Python which ``data-open`` token was chosen.

A token goes to the part of the page that answers it: the drawer, or the marks of an area. Such a part has a fragment of
its own, and as it is the part's component that tells Python, one run of that fragment answers, and nothing else is drawn.

Keys: a button answers Enter and Space by itself; in a list marked ``data-roving`` the arrow keys move between its
items, so that a text of a hundred sentences is one tab stop.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial

import streamlit as st

from components import state
from components.markup import Html

DRAWER, HERE = "drawer", "here"  # who answers: the drawer, or the component that was clicked

_JS = """
const marksByName = (window.plxMarks ??= {});
const layersByName = (window.plxLayers ??= {});
const answering = (window.plxAnswering ??= {});

function applyLayers(name) {
  const area = document.querySelector(`[data-marks="${CSS.escape(name)}"]`);
  if (area && layersByName[name]) area.dataset.layers = layersByName[name];
}

function applyMarks(name, scroll) {
  const marks = marksByName[name];
  const area = document.querySelector(`[data-marks="${CSS.escape(name)}"]`);
  if (!marks || !area) return;
  for (const old of area.querySelectorAll('[data-closeness]')) delete old.dataset.closeness;
  for (const [kind, tokens] of Object.entries(marks)) {
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

async function ask(at, token) {
  try {
    const answer = await fetch(`${at}&token=${encodeURIComponent(token)}`);
    return answer.ok ? await answer.json() : null;
  } catch { return null; } // the run of the script answers then
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
    answering[data.target] = async (token) => {
      const marks = data.at && (await ask(data.at, token));
      if (marks) { marksByName[data.target] = marks; applyMarks(data.target, true); }
      setTriggerValue('open', token);
    };
    const changed = JSON.stringify(data.marks) !== JSON.stringify(marksByName[data.target]);
    marksByName[data.target] = data.marks;
    applyMarks(data.target, changed);
  }
  if (data.layers !== undefined) {
    const show = (layers) => { layersByName[data.target] = layers.join(' '); applyLayers(data.target); };
    show(data.layers);
    const pills = document.querySelector(`.st-key-${CSS.escape(data.pills)}`);
    // shown at once; Streamlit's answer says the same a moment later
    if (pills) pills.onclick = (event) => {
      const chosen = [...pills.querySelectorAll('button')].indexOf(event.target.closest('button'));
      const name = data.names[chosen], shown = (layersByName[data.target] ?? '').split(' ').filter(Boolean);
      if (name) show(shown.includes(name) ? shown.filter((it) => it !== name) : [...shown, name]);
    };
  }
  if (data.html !== undefined && root.plxHtml !== data.html) {
    const scrolled = [...root.querySelectorAll('[data-pane]')].map((pane) => [pane.dataset.pane, pane.scrollTop]);
    const unfolded = [...root.querySelectorAll('details[open][data-fold]')].map((fold) => fold.dataset.fold);
    const focused = root.contains(document.activeElement) ? document.activeElement.dataset.open : undefined;
    root.innerHTML = data.html;
    root.plxHtml = data.html;
    for (const [name, top] of scrolled) {
      const pane = root.querySelector(`[data-pane="${CSS.escape(name)}"]`);
      if (pane) pane.scrollTop = top;
    }
    for (const name of unfolded) root.querySelector(`[data-fold="${CSS.escape(name)}"]`)?.setAttribute('open', '');
    if (focused) root.querySelector(`[data-open="${CSS.escape(focused)}"]`)?.focus({ preventScroll: true });
    for (const area of root.querySelectorAll('[data-marks]')) {
      applyLayers(area.dataset.marks);
      applyMarks(area.dataset.marks, !scrolled.length);
    }
  }
  const choose = (item) => {
    rove(item);
    const answer = answering[item.dataset.to ?? data.to] ?? ((token) => setTriggerValue('open', token));
    answer(item.dataset.open);
  };
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
    const items = [...list.querySelectorAll('[data-item]')].filter((it) => it.getClientRects().length);
    const next = items[items.indexOf(item) + step];
    if (next) { event.preventDefault(); rove(next); next.focus(); }
  };
}
"""

_component = st.components.v2.component("parallax_clickable", html='<div class="plx"></div>', js=_JS, isolate_styles=False)


def show(html: Html, *, key: str, to: str = DRAWER, on_open: Callable[[str], None] = state.open_evidence) -> bool:
    """Shows the HTML; an element with ``data-open`` that is chosen sends its token to the part of the page that ``to`` names.

    An element's own ``data-to`` goes before. Where no part of that name stands on the page, as ``to=HERE`` never does,
    ``on_open`` is called with the token before the next run. Returns whether that was so just now.
    """
    return bool(_component(data={"html": str(html), "to": to}, key=key, on_open_change=partial(_opened, key, on_open)).open)


def mark(
    target: str,
    *,
    key: str,
    classes: Mapping[str, list[tuple[str, str]]],
    on_open: Callable[[str], None],
    at: str | None = None,
) -> None:
    """Marks elements of the shown area ``data-marks=target`` by token, with their notes, and scrolls to them.

    The texts themselves are not sent again: what is sent is these few tokens. ``on_open`` takes what is chosen in that area,
    before the fragment around this call is drawn again; ``at`` is where the browser may ask for its marks before that.
    """
    _component(
        data={"target": target, "marks": {kind: list(tokens) for kind, tokens in classes.items()}, "at": at},
        key=key,
        on_open_change=partial(_opened, key, on_open),
    )


def layer(target: str, names: Mapping[str, str], chosen: list[str], *, key: str, pills: str) -> None:
    """Shows the chosen layers of the area ``data-marks=target`` and no others; the style sheet says what each looks like.

    ``names`` are the layers by their words on the pills, whose key is ``pills``.
    """
    layers = [names[one] for one in chosen]
    _component(
        data={"target": target, "layers": layers, "names": list(names.values()), "pills": pills}, key=key, on_open_change=lambda: None
    )


def _opened(key: str, on_open: Callable[[str], None]) -> None:
    token = st.session_state[key].open
    if isinstance(token, str) and len(token) <= state.LONGEST:
        on_open(token)
