"""The app: load, filter, view, render. Run it with ``streamlit run dashboard.py``.

The server imports this file and finds ``app``; for each reader it runs the same file as a script, and finds ``main``.
"""

from __future__ import annotations

import asyncio
import gc
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from importlib import import_module
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st
from starlette.requests import Request
from starlette.responses import Response
from streamlit.delta_generator import DeltaGenerator

if TYPE_CHECKING:  # pandas is imported once the server answers
    from data.load import Tables
    from data.views.scope import Filters

# components/NAME.py draws a view with render_NAME(tables, filters). It is imported when the view is first shown, so that
# the first page does not wait for the charts' library.
MODULES = {
    "Overview": "overview",
    "Side by side": "sidebyside",
    "Numbers": "numbers",
    "Discrepancies": "discrepancies",
    "Status": "status",
    "Entities": "entities",
    "Sources": "sources",
    "Add articles": "add",
    "Self-test": "selftest",
}
CHARTED = ("Numbers", "Status", "Sources")
EARLY = ("clickable", "drawer")  # scripts of components that every view needs
TIDYING = 5.0  # seconds between two collections of garbage


def main() -> None:
    """Draws the view that is open."""
    st.set_page_config(page_title="Parallax", page_icon=str(Path(__file__).parent / "components" / "icon.svg"), layout="wide")
    from components import theme
    from serving import page

    theme.render_theme(linked=page.fits(page.original()))
    from components import banner, evidence, export, filters, messages, state, store, tab
    from data.schema import OffContract

    tab.settle()
    try:
        tables = store.open_tables()
    except OffContract as error:
        messages.render_broken(error)
        return
    strange = state.unknown_in_link(tables)
    story = state.pick_story(tables)
    if story is None:
        messages.render_no_story()
        import_module("components.add").render_add(None)
        return
    own = store.open_story(tables, tables.version, story)
    messages.render_anew(tables.version)
    messages.render_unknown(strange)
    banner.render_banner()
    view, place = state.pick_view()
    whole = filters.unfiltered(story)
    if whole is not None:  # what the reader came for goes before the filters, which have nothing to say yet
        render_view(view, place, own, whole)
    chosen = filters.pick_filters(own, story)
    if whole is None:
        render_view(view, place, own, chosen)
    evidence.render_evidence(own, chosen)
    messages.render_foot(tables.version)
    with st.sidebar:
        export.render_export(own, chosen)


def render_view(view: str, place: DeltaGenerator, tables: Tables, filters: Filters) -> None:
    """Draws the view in its place."""
    name = MODULES[view]
    with place:
        getattr(import_module(f"components.{name}"), f"render_{name}")(tables, filters)


def warm_up() -> None:
    """Imports and loads what readers will need, the first page first, and takes it out of the garbage collector's sight."""
    for name in ("banner", "evidence", "export", "filters", "messages", "state", "store", "overview", "answering", *MODULES.values()):
        import_module(f"components.{name}")
    with suppress(import_module("data.schema").OffContract):  # it is said on the page
        import_module("components.store").open_tables()
    gc.collect()
    gc.freeze()


async def tidy() -> None:
    """Collects garbage beside the readers. Streamlit would do so after every run, before the reader sees what has changed."""
    while True:
        await asyncio.sleep(TIDYING)
        await asyncio.to_thread(gc.collect)


@asynccontextmanager
async def warm(app: st.App) -> AsyncIterator[None]:
    """While the server starts, and beside it: it answers at once."""
    tasks = [asyncio.create_task(asyncio.to_thread(warm_up)), asyncio.create_task(tidy())]
    yield
    tasks[1].cancel()
    await tasks[0]


def answer(request: Request) -> Response:
    """What a component of the page asks while a click waits."""
    return import_module("components.answering").answer(request)


if __name__ == "__main__":
    main()
else:
    from starlette.routing import Route

    from components import scripts, theme
    from serving.layers import layers

    early, drawn = [scripts.path(name) for name in EARLY], [scripts.PLOTLY, scripts.path("charts")]
    held = layers(scripts.held() | theme.held(), early=early, drawn=drawn, charted=CHARTED)
    app = st.App(__file__, lifespan=warm, routes=[Route("/answers/{kind}", answer)], middleware=held)
