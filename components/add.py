"""Add articles: paste, upload or link the reports of one event; they are read at once and shown in this tab alone."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st

from components import markup, tab
from components.export import file_name
from components.markup import Html
from components.tab import FORMS, MOST_BYTES, STORY, Held, Piece
from components.worker import LONGEST, MEGABYTE, MOST_ARTICLES, Step, Wrong
from data.load import Tables
from data.views import words
from data.views.scope import Filters

LARGEST_FILE = 5  # MB, as server.maxUploadSize says
_UPLOAD = "own_upload"
_REFUSED = "own_refused"  # the field from which nothing was taken, and why
ALONE = "They are read on this server by the same rules, shown in this tab only, and gone when you close or reload it."
LIMITS = (
    f"At most {MOST_ARTICLES} articles of {LONGEST:,} characters; {LARGEST_FILE} MB a file, {MOST_BYTES // MEGABYTE} MB together. "
    "A zip may hold 300 files; a csv or jsonl has one article in each row, its text under “text”."
)
_STYLE = markup.style([Path(__file__).with_name("add.css").read_text(encoding="utf-8")])
STAGES = {
    "waiting": "Waiting for another reader’s articles to be done …",
    "starting": "Starting …",
    "comparing": "Comparing what they say …",
    "ended": "Done.",
}


def render_add(tables: Tables | None, filters: Filters | None = None) -> None:
    """The view: what is shown in this tab already, what waits to be read, and the three ways to add to it."""
    st.html(_STYLE)
    st.html(markup.tag("div", markup.tag("h1", "Compare reports of your own"), markup.tag("p", ALONE), class_="plx lead"))
    _render_held()
    _render_wrong(tab.wrong())
    if tab.job() is not None:
        _render_progress()
        return
    _render_given(tables)


def _render_held() -> None:
    found = tab.held()
    if found is None:
        return
    with st.container(key="own_held"):
        count = words.counted(len(found.tables["articles"]), "article")
        st.html(_heading(f"In this tab: {count} of yours", "Save them before you close it."))
        with st.container(horizontal=True, gap="small"):
            if tab.shown() is None:
                st.button("Show them", on_click=tab.show, key="own_show", type="primary")
            _render_saving(found)
            st.button("Remove them", on_click=tab.remove, key="own_remove")


def _render_saving(found: Held) -> None:
    name = file_name(found.tables)
    st.download_button("Save the articles (JSONL)", partial(tab.articles_file, found), file_name=f"{name}.jsonl", mime="application/jsonl",
                       key="own_save_articles", on_click="ignore", help="Add this file again to go on where you were")  # fmt: skip
    st.download_button("Save the tables (zip)", partial(tab.tables_file, found), file_name=f"{name}-tables.zip", mime="application/zip",
                       key="own_save_tables", on_click="ignore", help="Unpacked, they open in a Parallax of your own")  # fmt: skip


def _render_wrong(found: tuple[Wrong, ...]) -> None:
    """What could not be read: where, why, and what to do; everything else was read."""
    if not found:
        return
    told = markup.tag("ul", [markup.tag("li", _told(one)) for one in found], class_="wrong")
    st.html(markup.join(_heading("What could not be read", "All the others were."), markup.tag("div", told, class_="plx")))


def _told(one: Wrong) -> Html:
    where = one.file if one.line is None else f"{one.file}, line {one.line}"
    return markup.join(markup.tag("b", where), f": {one.wrong}. ", markup.tag("span", words.capital(one.advice), ".", class_="quiet"))


@st.fragment(run_every=0.7)
def _render_progress() -> None:
    """How far the reading is; ends with the page drawn anew."""
    under_way = tab.job()
    if under_way is None:
        return
    step = under_way.step()
    if step.stage == "ended":
        st.rerun()  # and before anything is drawn, what was read is taken in
    done = (step.done + (step.stage == "comparing")) / max(step.total + 1, 1) if step.total else 0.0
    st.progress(min(done, 1.0), text=_stage(step))
    st.button("Stop", on_click=tab.stop, key="own_stop")


def _stage(step: Step) -> str:
    return f"Reading article {step.done + 1} of {step.total} …" if step.stage == "reading" else STAGES[step.stage]


def _render_given(tables: Tables | None) -> None:
    left, right = st.columns([3, 2], gap="large")
    with left:
        uploaded = _pick_files()
        _render_paste()
        _render_link()
    with right:
        _render_waiting(uploaded, tables)


def _pick_files() -> tuple[Piece, ...]:
    number = st.session_state.get(f"{_UPLOAD}_number", 0)
    found = st.file_uploader("Upload files", type=list(FORMS), accept_multiple_files=True, max_upload_size=LARGEST_FILE,
                             key=f"{_UPLOAD}_{number}")  # fmt: skip
    st.html(_note(LIMITS))
    return tuple(Piece(name=file.name, form=file.name.rpartition(".")[2], content=file.getvalue()) for file in found or ())


def _render_paste() -> None:
    with st.form("own_paste", clear_on_submit=True):
        st.text_area("Paste one article", key="own_text", height=170, max_chars=LONGEST, placeholder="Headline and text, as printed")
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input("Outlet (optional)", key="own_outlet", max_chars=80)
            st.date_input("Published (optional)", value=None, key="own_published", min_value="1900-01-01")
            st.form_submit_button("Add this article", key="own_add_text", on_click=_add_text)
    _render_refused("own_text")


def _render_link() -> None:
    with st.form("own_links", clear_on_submit=True):
        with st.container(horizontal=True, vertical_alignment="bottom"):
            st.text_input("Link to an article", key="own_url", max_chars=2000, placeholder="https://")
            st.form_submit_button("Add this link", key="own_add_link", on_click=_add_link)
        st.html(_note("It is fetched when you press Read and compare, and not before."))
    _render_refused("own_url")


def _add_text() -> None:
    """In a callback, so that a press that follows at once finds the article among what waits."""
    text, outlet = (str(st.session_state.get(key) or "") for key in ("own_text", "own_outlet"))
    if text.strip():
        tab.add_text(text, outlet=outlet, published=st.session_state.get("own_published"))
    else:
        st.session_state[_REFUSED] = ("own_text", "There is no text yet: paste the article into the field.")


def _add_link() -> None:
    url = str(st.session_state.get("own_url") or "")
    if url.strip().startswith(("http://", "https://")):
        tab.add_link(url)
    else:
        st.session_state[_REFUSED] = ("own_url", "A link begins with http:// or https://.")


def _render_refused(field: str) -> None:
    """Why nothing was taken from the field, once."""
    refused, why = st.session_state.get(_REFUSED, ("", ""))
    if refused == field:
        del st.session_state[_REFUSED]
        st.html(markup.tag("p", why, class_="plx-note", role="status"))


def _render_waiting(uploaded: tuple[Piece, ...], tables: Tables | None) -> None:
    given = (*tab.pieces(), *uploaded)
    st.html(_heading("To be compared", "" if given else "Nothing yet. Two reports of one event are enough."))
    with st.container(key="own_waiting", gap="small"):
        for place, piece in enumerate(tab.pieces()):
            st.button(markup.plain_label(piece.name), icon=":material/close:", on_click=tab.drop, args=(piece,), key=f"own_drop_{place}",
                      type="tertiary", help="Take it out")  # fmt: skip
        if uploaded:
            st.html(_note(f"{words.capital(words.counted(len(uploaded), 'uploaded file'))}, listed with the upload."))
    if tables is not None and len(tables["articles"]) and not any(piece.name == STORY for piece in given):
        count = words.counted(len(tables["articles"]), "article")
        st.button(f"Add the {count} of {STORY}", on_click=tab.add_story, args=(tables,), key="own_add_story", type="tertiary",
                  icon=":material/add:")  # fmt: skip
    refused = tab.too_much(given)
    if refused:
        st.html(markup.tag("p", refused, class_="plx-note", role="status"))
    st.button("Read and compare", on_click=_start, args=(uploaded,), key="own_start", type="primary", disabled=not given or bool(refused))


def _start(uploaded: tuple[Piece, ...]) -> None:
    """Reads what waits now, also what was added since the button was drawn."""
    tab.start((*tab.pieces(), *uploaded))
    st.session_state[f"{_UPLOAD}_number"] = st.session_state.get(f"{_UPLOAD}_number", 0) + 1


def _note(said: str) -> Html:
    return markup.tag("div", markup.tag("p", said, class_="quiet small"), class_="plx added")


def _heading(title: str, note: str = "") -> Html:
    said = markup.tag("p", note, class_="quiet") if note else None
    return markup.tag("div", markup.tag("h2", title, class_="part"), said, class_="plx added")
