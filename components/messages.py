"""What the page says when there is nothing to show, or something is wrong, and the way back from there."""

from __future__ import annotations

import streamlit as st

from components import markup, state
from data.schema import OffContract


def render_broken(error: OffContract) -> None:
    """The tables cannot be read: which, what is wrong, what to do."""
    _say("The tables cannot be read", str(error), "Nothing is shown, because a table that breaks its contract could show a wrong figure.")


def render_no_story() -> None:
    """The tables are sound and empty."""
    _say(
        "There is no story in these tables",
        "Put the articles of one event into a folder and build them:",
        "python -m parallax build FOLDER --out data/tables",
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


def _say(title: str, *lines: str) -> None:
    st.html(markup.tag("section", markup.tag("h2", title), [markup.tag("p", line) for line in lines], class_="plx-message", role="status"))
