"""The tables of the page, loaded once for all readers."""

from __future__ import annotations

import gc
import os
from datetime import UTC, date, datetime
from pathlib import Path

import streamlit as st

from components import tab
from data.load import Tables, load_tables


def folder() -> Path:
    """Where the tables for all readers lie: PARALLAX_DATA, or data/tables beside the app."""
    return Path(os.environ.get("PARALLAX_DATA") or Path(__file__).parents[1] / "data" / "tables")


def open_tables() -> Tables:
    """The reader's own tables while they are shown; otherwise those for all, loaded at the first call and again when built anew.

    Raises: OffContract.
    """
    found = tab.shown()
    if found is not None:
        return found.tables
    place = folder()
    return _tables(str(place), _stamp(place))


def written() -> date | None:
    """The day on which the tables for all were written, or None while the reader's own are shown, which are nobody's files."""
    stamp = 0 if own() else _stamp(folder())
    return datetime.fromtimestamp(stamp / 1e9, tz=UTC).date() if stamp else None


def own() -> bool:
    """Whether the tables shown are those of articles that this reader added."""
    return tab.shown() is not None


def open_story(tables: Tables, version: str, story: str) -> Tables:
    """The tables of one story; ``version`` is that of all tables. A reader's own are one story, kept in their session alone."""
    return tables if tab.shown() else _story(tables, version, story)


def _stamp(place: Path) -> int:
    """When the newest table was written, in nanoseconds; 0 where there is none."""
    return max((path.stat().st_mtime_ns for path in place.glob("*.parquet")), default=0)


@st.cache_resource(show_spinner=False, max_entries=64)
def _story(_tables: Tables, version: str, story: str) -> Tables:
    """``version`` is that of all tables."""
    return _tables.story(story)


@st.cache_resource(show_spinner=False, max_entries=2)
def _tables(place: str, stamp: int) -> Tables:
    """``stamp`` is when the tables were last written, so that new ones are not mistaken for the old.

    What is loaded is then frozen out of garbage collection: Streamlit collects after every run of the script, before
    the reader sees its result, and would walk all of it each time.
    """
    tables = load_tables(Path(place))
    gc.collect()
    gc.freeze()
    return tables
