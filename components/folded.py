"""What is folded away: drawn once a reader opens it, so that hundreds of rows cost nothing before."""

from __future__ import annotations

from collections.abc import Callable

import streamlit as st


@st.fragment
def render_folded(summary: str, draw: Callable[[], None], *, key: str) -> None:
    """A line that opens; what ``draw`` draws stands under it. Opening it draws nothing else anew."""
    fold = st.expander(summary, key=f"fold {key}", on_change="rerun")
    if fold.open:
        with fold:
            draw()
