"""Above every view: that what is shown is this reader's alone, or that the link leads to what was somebody else's alone."""

from __future__ import annotations

import streamlit as st

from components import markup, tab
from data.views import words

LOST = (
    "This link leads to articles that were open only in the tab where they were added, so they are not here. Ask the sender for the "
    "evidence pack or for the articles, which you can add yourself. Shown below is what everybody sees."
)


def render_banner() -> None:
    """Nothing where the stories are shown that everybody sees and the link asks for no others."""
    found = tab.shown()
    if found is not None:
        _render_own(found)
    elif tab.lost():
        st.html(markup.tag("p", LOST, class_="plx-note", role="status"))


def _render_own(found: tab.Held) -> None:
    told = [markup.tag("b", f"Your {words.counted(len(found.tables['articles']), 'article')}"), " · only in this tab"]
    if found.wrong:
        told.append(f" · {words.counted(len(found.wrong), 'file or row', 'files or rows')} could not be read: see Add articles")
    with st.container(key="own_banner", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(markup.tag("p", told, class_="plx-note"), width="content")
        st.button("Back to the shared stories", on_click=tab.leave, key="own_leave", type="tertiary")
        st.button("Remove mine", on_click=tab.remove, key="own_remove_here", type="tertiary")
