"""A reader's own articles on the page: what waits, what is refused, what is told, and that it stays in their tab."""

from __future__ import annotations

import json
import os
import subprocess
import tempfile
import time
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components import worker
from components.tab import MOST_BYTES, Piece, _file_names, _lines, articles_file, too_much
from tests.shown import TEXTS, ferry, write
from tests.shown import tables as made
from tests.test_dashboard import said

ROOT = Path(__file__).parents[2]
VIEW = "Add articles"


@pytest.fixture(scope="module")
def tables(tmp_path_factory):
    return write(tmp_path_factory.mktemp("shared"))


@pytest.fixture
def at(monkeypatch, tables):
    monkeypatch.setenv("PARALLAX_DATA", str(tables))
    page = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60)
    page.query_params["view"] = VIEW
    page.run()
    assert not page.exception, page.exception
    return page


def paste(at, text, outlet=""):
    at.text_area(key="own_text").set_value(text)
    at.text_input(key="own_outlet").set_value(outlet)
    at.button(key="own_add_text").click().run()
    assert not at.exception, at.exception


def waiting(at):
    return [button.label for button in at.button if str(button.key).startswith("own_drop_")]


def read(at, patience=90.0):
    """Presses the button and draws the page until the reading has ended."""
    at.button(key="own_start").click().run()
    end = time.monotonic() + patience
    while any(button.key == "own_stop" for button in at.button):
        assert time.monotonic() < end
        time.sleep(0.2)
        at.run()
    assert not at.exception, at.exception


def test_nothing_can_be_started_before_something_waits(at):
    assert at.button(key="own_start").disabled
    assert "Nothing yet" in said(at)


def test_what_is_added_waits_under_its_name_and_can_be_taken_out(at):
    paste(at, "One died.", "The *Post*")
    paste(at, "Two died.")
    at.text_input(key="own_url").set_value("https://press.example/a")
    at.button(key="own_add_link").click().run()
    at.button(key="own_add_story").click().run()
    assert waiting(at) == [r"The \*Post\*", "pasted 2", r"https\://press.example/a", "the story that is open"]
    at.button(key="own_drop_1").click().run()
    assert len(waiting(at)) == 3
    assert not at.button(key="own_start").disabled


@pytest.mark.parametrize(("field", "button", "value", "told"), [
    ("own_url", "own_add_link", "ftp://press.example/a", "A link begins with"),
    ("own_url", "own_add_link", "", "A link begins with"),
    ("own_text", "own_add_text", "  ", "There is no text yet"),
])  # fmt: skip
def test_what_is_no_article_does_not_wait(at, field, button, value, told):
    (at.text_area if field == "own_text" else at.text_input)(key=field).set_value(value)
    at.button(key=button).click().run()
    assert told in said(at)
    assert waiting(at) == []


def test_a_story_is_added_with_what_is_known_of_its_articles():
    rows = ferry()
    rows["articles"][1] |= {"latest": rows["articles"][1]["earliest"], "author": "Ada Quill"}
    held = [json.loads(line) for line in _lines(made(rows)).splitlines()]
    assert [(row["id"], row.get("outlet"), row.get("author"), row.get("published")) for row in held] == [
        ("a", "The Haven Post", None, None), ("b", None, "Ada Quill", "2024-05-08"), ("c", None, None, None)]  # fmt: skip
    assert [row["text"] for row in held] == list(TEXTS.values())


def test_a_reading_that_gives_nothing_says_what_is_wrong_and_keeps_what_waits(at):
    at.text_input(key="own_url").set_value("http://127.0.0.1/x")
    at.button(key="own_add_link").click().run()
    read(at)
    shown = said(at)
    assert "http://127.0.0.1/x, line 1" in shown
    assert "is not a public address" in shown
    assert len(waiting(at)) == 1
    assert "own" not in at.query_params
    assert not list(Path("/tmp").glob("parallax-own-*/articles/http---127-0-0-1-x.urls"))


def test_a_reading_can_be_stopped_and_leaves_nothing_behind(at):
    paste(at, "One died when the ferry sank.")
    at.button(key="own_start").click().run()
    place = at.session_state["own job"].place
    assert place.is_dir()
    at.button(key="own_stop").click().run()
    assert not place.exists()
    assert waiting(at) == ["pasted 1"]


@pytest.mark.model
def test_own_articles_are_shown_in_this_tab_saved_and_removed(at, tables):
    paste(at, "Ferry sinks\nAt least 12 people died when the ferry sank on Monday, the mayor said.", "The Post")
    paste(at, "Ferry disaster\nNine people died when the ferry sank on Monday, police said.")
    read(at)
    shown = said(at)
    assert "only in this tab" in shown
    assert "They contradict each other" in shown
    assert at.query_params["own"] in ("1", ["1"])
    held = at.session_state["own held"]
    assert [json.loads(line)["outlet"] for line in articles_file(held).splitlines()[:1]] == ["The Post"]
    assert held.packed.startswith(b"PK")
    assert not list(Path(tempfile.gettempdir()).glob(f"parallax-own-{os.getpid()}-*"))
    at.button(key="own_leave").click().run()
    assert "Three reports" in said(at.run())
    assert "own" not in at.query_params
    assert "only in this tab" not in said(at)
    at.query_params["view"] = VIEW
    del at.session_state["link"]  # the browser leads, as it does when the reader goes back
    at.run()
    at.button(key="own_remove").click().run()
    assert "In this tab" not in said(at)


def test_a_link_to_articles_of_another_tab_says_so_and_shows_nothing_of_what_it_asks_for(at):
    del at.session_state["link"]  # the browser leads, as it does when a page is opened
    at.query_params["own"] = "1"
    at.query_params["view"] = "Discrepancies"
    at.query_params["finding"] = "finding:d1"
    at.run()
    assert "open only in the tab where they were added" in said(at)
    assert "finding" not in at.query_params
    at.button(key="own_known").click().run()
    assert "open only in the tab" not in said(at)


def test_without_a_story_articles_can_still_be_added(monkeypatch, tmp_path):
    monkeypatch.setenv("PARALLAX_DATA", str(write(tmp_path, {})))
    page = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=60).run()
    assert not page.exception
    assert page.button(key="own_start").disabled


HOSTILE = ("../../etc/passwd", "/root/.ssh/id", "..", ".hidden", "a" * 300, "con\0trol\n", "<b>.txt", "名前", "")


def test_a_name_from_outside_leads_nowhere():
    names = _file_names(tuple(Piece(name=f"{name}.txt", form="txt", content=b"") for name in HOSTILE))
    assert len(set(names)) == len(HOSTILE)
    assert all(name == os.path.basename(name) and not name.startswith(".") and name.endswith(".txt") and len(name) < 80 for name in names)
    assert not any("\0" in name or "\n" in name for name in names)


def test_an_ending_from_outside_leads_nowhere_either():
    assert _file_names((Piece(name="a.b/c", form="b/c", content=b""),)) == ["a.none"]


def test_more_than_is_read_at_once_is_refused_before_it_is_read():
    half = Piece(name="a", form="txt", content=b"x" * (MOST_BYTES // 2 + 1))
    assert too_much((half,)) == ""
    assert "at most 20 MB" in too_much((half, half))


def ended(job, patience=20.0):
    """The last step of a reading, once its process has gone."""
    end = time.monotonic() + patience
    while (step := job.step()).stage != "ended":
        assert time.monotonic() < end
        time.sleep(0.05)
    return step


def test_a_process_that_dies_is_told_and_gives_its_turn_back(monkeypatch):
    monkeypatch.setattr("sys.executable", "/bin/false")
    for _ in range(worker.AT_ONCE + 1):
        job = worker.Job({"a.txt": b"x"}, called={})
        step = ended(job)
        assert (step.made, [one.wrong for one in step.wrong]) == (0, ["the reading ended before it was done"])
        job.end()
        assert not job.place.exists()


def test_a_reading_that_takes_too_long_is_ended(monkeypatch):
    monkeypatch.setattr(worker, "PATIENCE", -1.0)
    job = worker.Job({"a.txt": b"One died."}, called={})
    assert "took longer" in ended(job).wrong[0].wrong
    job.end()


def test_a_reading_that_nobody_holds_any_more_leaves_nothing_behind():
    job = worker.Job({"a.txt": b"One died."}, called={})
    job.step()
    place, process = job.place, job._process
    del job
    assert not place.exists()
    assert process.poll() is not None


def test_what_a_killed_server_left_is_swept_up():
    dead = subprocess.Popen(["true"])
    dead.wait()
    left = Path(tempfile.mkdtemp(prefix=f"parallax-own-{dead.pid}-"))
    mine = Path(tempfile.mkdtemp(prefix=f"parallax-own-{os.getpid()}-"))
    try:
        worker._turns.clear()
        worker._turns()
        assert (left.exists(), mine.exists()) == (False, True)
    finally:
        mine.rmdir()


def test_a_third_reading_waits_for_its_turn(monkeypatch):
    monkeypatch.setattr(worker.Job, "_start", lambda job: None)
    turns = [worker._turns().acquire(blocking=False) for _ in range(worker.AT_ONCE)]
    try:
        job = worker.Job({"a.txt": b"x"}, called={})
        assert all(turns)
        assert job.step().stage == "waiting"
        job.end()
        assert not job.place.exists()
    finally:
        for _ in turns:
            worker._turns().release()
