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

from components import scripts, state
from components.markup import Html

DRAWER, HERE = "drawer", "here"  # who answers: the drawer, or the component that was clicked

_component = st.components.v2.component(
    "parallax_clickable", html='<div class="plx"></div>', js=scripts.script("clickable"), isolate_styles=False
)


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
