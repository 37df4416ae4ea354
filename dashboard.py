"""The app: load, filter, view, render. Run it with ``streamlit run dashboard.py``."""

from __future__ import annotations

import gc
import os
from importlib import import_module
from pathlib import Path

import streamlit as st

st.set_page_config(page_title="Parallax", page_icon=":material/compare_arrows:", layout="wide")

from components import theme  # noqa: E402  (the first paint does not wait for the tables' libraries)

theme.render_theme()
st.sidebar.html('<div class="plx-brand">Parallax</div>')

from components import evidence, messages, state  # noqa: E402
from data.load import Tables, load_tables  # noqa: E402
from data.schema import OffContract  # noqa: E402

TABLES = Path(os.environ.get("PARALLAX_DATA", Path(__file__).parent / "data" / "tables"))
# components/NAME.py draws with render_NAME(tables, filters). It is imported when the view is first shown, so that the
# first page does not wait for the charts' library.
MODULES = {
    "Overview": "overview",
    "Side by side": "sidebyside",
    "Numbers": "numbers",
    "Discrepancies": "discrepancies",
    "Status": "status",
    "Entities": "entities",
    "Sources": "sources",
}


@st.cache_resource(show_spinner=False)
def cached_tables(folder: str, stamp: int) -> Tables:
    """The tables of a folder, loaded once for all readers and again when they were built anew.

    They are then frozen out of garbage collection: Streamlit collects after every run, and would walk them each time.
    """
    tables = load_tables(Path(folder))
    gc.collect()
    gc.freeze()
    return tables


@st.cache_resource(show_spinner=False, max_entries=64)
def cached_story(_tables: Tables, version: str, story: str) -> Tables:
    """The tables of one story."""
    return _tables.story(story)


def stamp(folder: Path) -> int:
    """When the tables were last written, in nanoseconds; 0 when there are none."""
    return max((path.stat().st_mtime_ns for path in folder.glob("*.parquet")), default=0)


def main() -> None:
    """Draws the view that is open."""
    try:
        tables = cached_tables(str(TABLES), stamp(TABLES))
    except OffContract as error:
        messages.render_broken(error)
        return
    strange = state.unknown_in_link(tables)
    story = state.pick_story(tables)
    if story is None:
        messages.render_no_story()
        return
    own = cached_story(tables, tables.version, story)
    filters = state.pick_filters(own, story)
    messages.render_unknown(strange)
    view, place = state.pick_view()
    with place:
        name = MODULES[view]
        getattr(import_module(f"components.{name}"), f"render_{name}")(own, filters)
    evidence.render_evidence(own, filters)


main()
