"""A reader's own articles: collected in their session, read by a process of their own, shown in their tab alone, removed.

The link says ``own`` while they are shown, so that for anybody else it can say that they are not here.
"""

from __future__ import annotations

import json
import secrets
from dataclasses import dataclass, replace
from datetime import date

import streamlit as st
from streamlit.runtime.scriptrunner import get_script_run_ctx

from components import link, state
from components.worker import MEGABYTE, Job, Step, Wrong
from data.load import Tables, load_tables
from data.views.rows import records

PARAMETER = "own"
VIEW = "Add articles"
MOST_BYTES = 20 * MEGABYTE  # of all that is compared at once
STORY = "the story that is open"
FORMS = ("txt", "html", "htm", "pdf", "docx", "csv", "jsonl", "eml", "rss", "atom", "xml", "zip")
_PIECES, _JOB, _HELD, _WRONG, _COUNT, _GONE, _NEW = (f"own {what}" for what in ("pieces", "job", "held", "wrong", "count", "gone", "new"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Something that waits to be read: ``name`` is what the reader calls it, ``form`` the ending that says what it is."""

    name: str
    form: str
    content: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class Held:
    """Articles that were read and compared, with what could not be. ``packed`` are their tables as a zip; nothing is on the disk."""

    tables: Tables
    wrong: tuple[Wrong, ...]
    packed: bytes


def held() -> Held | None:
    """The reader's own articles, whether they are shown or not."""
    found: Held | None = st.session_state.get(_HELD)
    return found


def shown() -> Held | None:
    """The reader's own articles while the page shows them; None where no page is being drawn."""
    if get_script_run_ctx(suppress_warning=True) is None:
        return None
    return held() if link.said(PARAMETER) else None


def settle() -> None:
    """Before anything is drawn: takes in a reading that has ended, and drops a link to articles that are not in this tab.

    All of such a link speaks of them: its story, its finding, its filters.
    """
    under_way = job()
    step = under_way.step() if under_way else None
    if under_way is not None and step is not None and step.stage == "ended":
        _finish(under_way, step)
    if link.said(PARAMETER) and held() is None:
        link.clear()
        st.session_state[_GONE] = True
        st.rerun()  # the widgets of this run would still take their values from the link


def lost() -> bool:
    """Whether this tab was opened with a link to articles that are not here."""
    return bool(st.session_state.get(_GONE))


def offered() -> Held | None:
    """The reader's own articles where they were read while the reader was elsewhere on the page."""
    return held() if st.session_state.get(_NEW) and shown() is None else None


def found_again() -> None:
    """The reader knows that those articles are not here."""
    st.session_state.pop(_GONE, None)


def pieces() -> tuple[Piece, ...]:
    """What waits to be read, in the order it was added."""
    return tuple(st.session_state.get(_PIECES, ()))


def add_text(text: str, *, outlet: str, published: date | None) -> None:
    """Puts a pasted article among what waits."""
    number = st.session_state.get(_COUNT, 0) + 1
    st.session_state[_COUNT] = number
    name = outlet.strip()[:80] or f"pasted {number}"
    row = {"id": name, "text": text, "outlet": outlet.strip() or None, "published": published.isoformat() if published else None}
    _add(Piece(name=name, form="jsonl", content=json.dumps(row).encode()))


def add_link(url: str) -> None:
    """Puts a link among what waits. Nothing is fetched before the reader starts the reading."""
    _add(Piece(name=url.strip(), form="urls", content=url.strip().encode()))


def add_story(tables: Tables) -> None:
    """Puts the articles of the story that is open among what waits."""
    _add(Piece(name=STORY, form="jsonl", content=_lines(tables)))


def drop(piece: Piece) -> None:
    """Takes a piece out again."""
    st.session_state[_PIECES] = tuple(one for one in pieces() if one is not piece)


def too_much(given: tuple[Piece, ...]) -> str:
    """Why these pieces are too large to be read together, or nothing."""
    size = sum(len(piece.content) for piece in given)
    if size <= MOST_BYTES:
        return ""
    return f"Together they have {size / MEGABYTE:.0f} MB; at most {MOST_BYTES // MEGABYTE} MB are read at once."


def start(given: tuple[Piece, ...]) -> None:
    """Has the pieces read; they wait on until their tables stand. What was said of earlier ones is forgotten."""
    stop()
    found_again()
    st.session_state.pop(_WRONG, None)
    st.session_state[_PIECES] = given
    names = _file_names(given)
    contents = {name: piece.content for name, piece in zip(names, given, strict=True)}
    st.session_state[_JOB] = Job(contents, called={name: piece.name for name, piece in zip(names, given, strict=True)})


def job() -> Job | None:
    """The reading that is under way."""
    found: Job | None = st.session_state.get(_JOB)
    return found


def stop() -> None:
    """Ends the reading that is under way; what waits stays."""
    under_way = st.session_state.pop(_JOB, None)
    if under_way is not None:
        under_way.end()


def wrong() -> tuple[Wrong, ...]:
    """What could not be read of the last articles."""
    found = held()
    return tuple(st.session_state.get(_WRONG) or (found.wrong if found else ()))


def show() -> None:
    """Shows the reader's own articles."""
    state.forget()
    st.session_state.pop(_NEW, None)
    link.put(own="1", view=None)


def leave() -> None:
    """Goes back to the stories that everybody sees; the reader's own stay in the tab."""
    state.forget()
    link.put(own=None)


def remove() -> None:
    """Takes the reader's own articles out of the tab."""
    st.session_state.pop(_HELD, None)
    st.session_state.pop(_NEW, None)
    leave()


def articles_file(found: Held) -> bytes:
    """The articles as JSON lines, which can be added again."""
    return _lines(found.tables)


def tables_file(found: Held) -> bytes:
    """The tables as a zip archive, for a Parallax of one's own."""
    return found.packed


def _finish(ended: Job, step: Step) -> None:
    """Takes what the reading gave: its articles are shown where the reader waits for them, and offered where they do not."""
    st.session_state.pop(_JOB, None)
    if not step.made:
        st.session_state[_WRONG] = step.wrong
        ended.end()
        return
    made, packed = load_tables(ended.out), ended.archive()
    ended.end()
    # No two readers share a version, so nothing that is kept for one can be found by another.
    tables = Tables(dict(made), f"own-{secrets.token_hex(8)}")
    st.session_state[_HELD] = Held(tables=tables, wrong=step.wrong, packed=packed)
    st.session_state[_PIECES] = ()
    st.session_state[_NEW] = True
    if link.said("view") == VIEW:
        show()


def _lines(tables: Tables) -> bytes:
    """The articles as JSON lines, with what is known of each; a day of publication only where it is known to the day."""
    rows = [
        {"id": str(row["article"]), "text": str(row["text"])}
        | {key: row[key] for key in ("title", "outlet", "author", "url") if isinstance(row[key], str)}
        | ({"published": str(row["earliest"])} if row["earliest"] == row["latest"] and row["earliest"] is not None else {})
        for row in records(tables["articles"].sort_values("position"))
    ]
    return "".join(f"{json.dumps(row, ensure_ascii=False)}\n" for row in rows).encode("utf-8", "replace")


def _add(piece: Piece) -> None:
    st.session_state[_PIECES] = (*pieces(), replace(piece, name=_free(piece.name, {one.name for one in pieces()})))


def _free(name: str, taken: set[str], ending: str = "") -> str:
    """The name, with a number where it is taken."""
    count, found = 2, f"{name}{ending}"
    while found in taken:
        found = f"{name} ({count}){ending}"
        count += 1
    return found


def _file_names(given: tuple[Piece, ...]) -> list[str]:
    """A file name for each piece that says what it is called and cannot lead anywhere: no separators, no leading dot."""
    names: list[str] = []
    for piece in given:
        plain = "".join(sign if sign.isalnum() or sign in " -_()" else "-" for sign in piece.name.removesuffix(f".{piece.form}"))
        ending = piece.form.lower() if piece.form.isascii() and piece.form.isalnum() and len(piece.form) < 9 else "none"
        names.append(_free(plain[:60].strip(" -") or "file", set(names), f".{ending}"))
    return names
