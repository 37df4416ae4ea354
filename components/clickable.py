"""HTML that can be clicked: shows what ``markup`` made, and tells Python which ``data-open`` token was chosen.

A token goes to the part of the page that answers it: the drawer, or the marks of an area. Such a part has a fragment of
its own, and as it is the part's component that tells Python, one run of that fragment answers, and nothing else is drawn.

Keys: a button answers Enter and Space by itself; in a list marked ``data-roving`` the arrow keys move between its
items, so that a text of a hundred sentences is one tab stop.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING, Any

import streamlit as st

from components import scripts, state
from components.markup import Html

if TYPE_CHECKING:
    from components.charts import Drawn

DRAWER, HERE = "drawer", "here"  # who answers: the drawer, or the component that was clicked
_TURN = "turn_"  # the number of the last choice that was heard of

_component = st.components.v2.component(
    "parallax_clickable", html='<div class="plx"></div>', js=scripts.script("clickable"), isolate_styles=False
)


def show(
    html: Html,
    *,
    key: str,
    to: str = DRAWER,
    charts: Mapping[str, Drawn] | None = None,
    on_open: Callable[[str], None] = state.open_evidence,
) -> bool:
    """Shows the HTML; an element with ``data-open`` that is chosen sends its token to the part of the page that ``to`` names.

    An element's own ``data-to`` goes before. Where no part of that name stands on the page, as ``to=HERE`` never does,
    ``on_open`` is called with the token before the next run. Returns whether that was so just now. ``charts`` are drawn in
    the places that the HTML has for them, by their keys.
    """
    drawn = {"charts": dict(charts), "draw": scripts.path("charts"), "plotly": scripts.PLOTLY} if charts else {}
    return bool(_component(data={"html": str(html), "to": to, **drawn}, key=key, on_open_change=partial(_opened, key, on_open)).open)


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
    marks = {kind: list(tokens) for kind, tokens in classes.items()}
    _component(
        data={"target": target, "marks": marks, "at": at, "turn": _turn(key)}, key=key, on_choose_change=partial(_chosen, key, on_open)
    )


def prove(
    target: str,
    said: Mapping[str, Any],
    *,
    key: str,
    at: str | None,
    me: str,
    after: str,
    on_choose: Callable[[str], None],
    on_open: Callable[[str], None],
) -> None:
    """Shows what ``said`` has of the element that is chosen in the area ``data-marks=target``: its ``html``, ``marks`` and ``facts``.

    The browser may ask for the same of another element ``at`` an address, as the reviewer ``me``. The facts go to the form that
    follows the area. The element with the key ``after`` stands before this call in the script: it cannot be used while it
    speaks of an element other than the one shown. ``on_choose`` takes what is chosen in the area, and nothing when it is left;
    ``on_open`` what is chosen here.
    """
    _component(
        data={**said, "target": target, "to": HERE, "at": at, "me": me, "after": after, "turn": _turn(key)},
        key=key,
        on_choose_change=partial(_chosen, key, on_choose),
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


def _chosen(key: str, on_choose: Callable[[str], None]) -> None:
    """Takes a choice and its number, which the next run says again: so the browser knows whether that run has heard of it."""
    match st.session_state[key].choose:
        case {"token": str(token), "turn": int(turn)} if len(token) <= state.LONGEST:
            st.session_state[_TURN + key] = turn
            on_choose(token)


def _turn(key: str) -> int:
    return int(st.session_state.get(_TURN + key, 0))
