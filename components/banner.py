"""Above every view: that what is shown is this reader's alone, or that the link leads to what was somebody else's alone."""

from __future__ import annotations

import streamlit as st

from components import markup, tab
from data.views import words

_STYLE = markup.style(
    [
        ".st-key-own_banner{background:var(--panel);border-left:3px solid var(--accent);padding:7px 14px;margin-bottom:2px}",
        ".st-key-own_banner .plx-note{border:0;padding:0;color:var(--ink)}",
        ".st-key-own_banner button p,.st-key-own_lost button p{color:var(--accent);font-weight:600}",
    ]
)
LOST = (
    "This link leads to articles that were open only in the tab where they were added, so they are not here. Ask the sender for the "
    "evidence pack or for the articles, which you can add yourself. Shown below is what everybody sees."
)


def render_banner() -> None:
    """Nothing where the stories are shown that everybody sees and the link asks for no others."""
    found = tab.shown()
    if found is not None:
        st.html(_STYLE)
        _render_own(found)
    elif tab.offered() is not None:
        st.html(_STYLE)
        _render_offer()
    elif tab.lost():
        st.html(_STYLE)
        with st.container(key="own_lost", gap="small"):
            st.html(markup.tag("p", LOST, class_="plx-note", role="status"))
            st.button("Close this note", on_click=tab.found_again, key="own_known", type="tertiary")


def _render_offer() -> None:
    with st.container(key="own_banner", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(markup.tag("p", "Your articles have been read and compared.", class_="plx-note", role="status"), width="content")
        st.button("Show them", on_click=tab.show, key="own_show_here", type="tertiary")


def _render_own(found: tab.Held) -> None:
    told = [markup.tag("b", f"Your {words.counted(len(found.tables['articles']), 'article')}"), " · only in this tab"]
    if found.wrong:
        told.append(f" · {words.counted(len(found.wrong), 'file or row', 'files or rows')} could not be read: see Add articles")
    with st.container(key="own_banner", horizontal=True, vertical_alignment="center", gap="small"):
        st.html(markup.tag("p", told, class_="plx-note"), width="content")
        st.button("Back to the shared stories", on_click=tab.leave, key="own_leave", type="tertiary")
        st.button("Remove mine", on_click=tab.remove, key="own_remove_here", type="tertiary")
