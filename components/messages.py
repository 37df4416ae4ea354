"""What the page says when there is nothing to show, or something is wrong, and the way back from there."""

from __future__ import annotations

import streamlit as st

from components import export, markup, state, store
from components.markup import Html
from data.schema import OffContract

ANEW = "The tables were built anew since you opened this page. Shown below is what they hold now; letters, findings and figures may differ."
_SEEN = "version seen"


def render_broken(error: OffContract) -> None:
    """The tables cannot be read: which, what is wrong, what to do."""
    _say("The tables cannot be read", str(error), "Nothing is shown, because a table that breaks its contract could show a wrong figure.")


def render_no_story() -> None:
    """The tables are sound and empty."""
    _say(
        "There is no story in these tables",
        "Put the articles of one event into a folder and build them:",
        markup.tag("code", "python -m parallax build FOLDER --out data/tables"),
    )


def render_nothing(why: str) -> None:
    """A view without rows: why it is empty, and a button that takes the filters back."""
    _say("Nothing to show here", why)
    st.button("Take all filters back", on_click=state.clear_filters, key="clear_filters")


def render_hint(what: str) -> None:
    """What the reader has to choose before there is something to see."""
    st.html(markup.tag("p", what, class_="plx-note", role="status"))


def render_one_source(name: str) -> None:
    """A story of one source, or all but one switched off: nothing can be compared."""
    why = "One source can be read, but not compared; what it says of itself is still checked."
    st.html(markup.tag("p", f"Only {name} is switched on. {why}", class_="plx-note"))


def render_unknown(strange: tuple[str, ...]) -> None:
    """A link made for other data: what of it was not found here."""
    if strange:
        st.html(
            markup.tag(
                "p",
                "This link was made for other data. Not found here and left out: ",
                "; ".join(strange),
                ".",
                class_="plx-note",
                role="status",
            )
        )


def render_anew(version: str) -> None:
    """The tables were built anew while this page stood open: said until the reader has taken note of it."""
    if store.own():
        return
    if st.session_state.setdefault(_SEEN, version) == version:
        return
    with st.container(key="anew", gap="small"):
        st.html(markup.tag("p", ANEW, class_="plx-note", role="status"))
        st.button("Close this note", on_click=lambda: st.session_state.update({_SEEN: version}), key="anew_known", type="tertiary")


def render_foot(version: str) -> None:
    """What only paper shows, below the view: the link that opens it, and which tables it was drawn from."""
    day = store.written()
    made = f"tables of {day:%-d %B %Y}" if day else "articles that were open in one reader's tab only"
    said = f"Parallax · {export.here()} · {made} · version {version.split('/')[0]}"
    st.html(markup.tag("footer", said, class_="plx printed"))


def _say(title: str, *lines: str | Html) -> None:
    st.html(markup.tag("section", markup.tag("h2", title), [markup.tag("p", line) for line in lines], class_="plx-message", role="status"))
