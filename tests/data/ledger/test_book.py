"""The file: appended by many at once, changed by nobody, plain about what is wrong with it."""

import json
import sqlite3
import subprocess
import sys
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.ledger.book import Ledger, LedgerProblem
from data.ledger.records import Event, event_row

ROOT = Path(__file__).parents[3]
PROCESSES, EACH = 8, 12


@pytest.fixture
def path(tmp_path):
    return tmp_path / "ledger.sqlite"


def test_reading_makes_no_file(path):
    assert (Ledger(path).stamp(), Ledger(path).events()) == ((0, 0), ())
    assert not path.exists()


def test_what_one_writes_another_reads(path, said):
    reader, writer = Ledger(path), Ledger(path)
    assert reader.events() == ()
    first = writer.write(said("Ada", "confirm", 1))
    assert reader.events() == (first,)
    before = reader.stamp()
    second = writer.write(said("Ben", "comment", 2, note="=cmd|' /C calc'!A0 “as printed” 🙂"))
    assert reader.stamp() != before
    assert reader.events() == (first, second)


def test_a_clock_that_goes_back_does_not_make_the_later_word_the_earlier(path, said):
    ledger = Ledger(path)
    ledger.write(said("Ada", "confirm", 30))
    later = ledger.write(said("Ada", "dismiss", 1))
    assert ledger.events()[-1] == later


WRITER = """
import json, sys
from pathlib import Path
from data.ledger.book import Ledger
from data.ledger.records import Event, parse_event
name, path, each = sys.argv[1], Path(sys.argv[2]), int(sys.argv[3])
ledger, given = Ledger(path), parse_event(json.loads(sys.argv[4]))
input()
for number in range(each):
    ledger.write(Event(reviewer=name, act="comment", anchor=given.anchor, note=str(number)))
    assert any((event.reviewer, event.note) == (name, str(number)) for event in ledger.events())
"""


def test_eight_processes_write_at_once_and_nothing_is_lost(path, said):
    """They start together on a file that does not exist yet; each sees its own words as soon as they are written."""
    given = [str(path), str(EACH), json.dumps(event_row(said()))]
    running = [
        subprocess.Popen([sys.executable, "-c", WRITER, f"R{n}", *given], cwd=ROOT, stdin=subprocess.PIPE, text=True)
        for n in range(PROCESSES)
    ]
    for process in running:
        process.stdin.write("\n")
        process.stdin.flush()
    assert [process.wait(60) for process in running] == [0] * PROCESSES
    held = [(event.reviewer, event.note) for event in Ledger(path).events()]
    assert sorted(held) == sorted((f"R{n}", str(number)) for n in range(PROCESSES) for number in range(EACH))
    for n in range(PROCESSES):
        assert [note for reviewer, note in held if reviewer == f"R{n}"] == [str(number) for number in range(EACH)]


def test_the_readers_of_one_process_share_a_ledger(path, said):
    ledger = Ledger(path)
    with ThreadPoolExecutor(8) as pool:
        list(pool.map(lambda n: (ledger.write(said(f"R{n}", "confirm", n)), ledger.events(), ledger.stamp()), range(40)))
    assert len(ledger.events()) == 40


def test_nothing_is_overwritten(path, said):
    Ledger(path).write(said())
    with sqlite3.connect(path) as rows:
        for words in ("DELETE FROM events", "UPDATE events SET reviewer = 'Eve'"):
            with pytest.raises(sqlite3.IntegrityError, match="only appended"):
                rows.execute(words)


def test_merging_is_taking_what_is_new_once(path, said):
    ours, theirs = [said("Ada", "confirm", 1), said("Ada", "comment", 2, note="n")], [said("Ben", "dismiss", 3)]
    ledger = Ledger(path)
    assert ledger.merge(ours) == 2
    assert ledger.merge([*theirs, *ours]) == 1
    assert ledger.merge(theirs) == 0
    assert ledger.events() == (*ours, *theirs)


@settings(max_examples=15, deadline=None)  # each example is a dozen writes to the disk
@given(parts=st.lists(st.sets(st.integers(0, 9)), min_size=1, max_size=5))
def test_ledgers_merge_to_the_same_in_any_order(tmp_path_factory, deaths, parts):
    """Merging is a union: neither order nor repetition matters."""
    events = [
        Event(reviewer="Ada", act="comment", note=str(n), anchor=deaths, id=f"{n:032x}", at=f"2026-01-31T12:00:0{n}.000000Z")
        for n in range(10)
    ]
    folder = tmp_path_factory.mktemp("merged")
    one, other = Ledger(folder / "one"), Ledger(folder / "other")
    for part in parts:
        one.merge(events[n] for n in sorted(part))
    for part in [*reversed(parts), *parts]:
        other.merge(events[n] for n in sorted(part, reverse=True))
    assert one.events() == other.events() == tuple(events[n] for n in sorted(set().union(*parts)))


def test_an_event_under_a_known_id_with_other_words_is_refused_with_all_that_came_with_it(path, said):
    ledger = Ledger(path)
    held = ledger.write(said("Ada", "confirm", 1))
    forged = said("Ada", "dismiss", 2, id=held.id)
    with pytest.raises(LedgerProblem, match="other words"):
        ledger.merge([said("Ben", "confirm", 3), forged])
    assert ledger.events() == (held,)


def test_a_file_replaced_by_another_is_opened_anew(path, said, tmp_path):
    ledger = Ledger(path)
    ledger.write(said("Ada"))
    assert len(ledger.events()) == 1
    before = ledger.stamp()
    for held in tmp_path.glob("ledger.sqlite*"):
        held.unlink()
    assert (ledger.stamp(), ledger.events()) == ((0, 0), ())
    Ledger(path).write(said("Ben"))
    assert ledger.stamp() != before  # though the system may give it the number of the file that was deleted
    assert [event.reviewer for event in ledger.events()] == ["Ben"]


@pytest.mark.parametrize(
    ("make", "words"),
    [
        (lambda path: path.write_text("no database at all, and longer than a header" * 40), "move the file away"),
        (lambda path: path.mkdir(), "PARALLAX_LEDGER"),
        (lambda path: sqlite3.connect(path).executescript("CREATE TABLE other (x); PRAGMA user_version = 1"), "not a ledger of Parallax"),
    ],
    ids=["not a database", "a folder", "another program's database"],
)
def test_a_file_that_is_no_ledger_is_said_and_left_alone(path, make, words, said):
    make(path)
    before = path.read_bytes() if path.is_file() else None
    for do in (Ledger(path).events, Ledger(path).stamp, lambda: Ledger(path).write(said())):
        with pytest.raises(LedgerProblem, match=words) as raised:
            do()
        assert str(path) in str(raised.value)
    assert (path.read_bytes() if path.is_file() else None) == before


def test_a_ledger_of_a_newer_parallax_is_not_touched(path, said):
    Ledger(path).write(said())
    with sqlite3.connect(path) as rows:
        rows.execute("PRAGMA user_version = 9")
    with pytest.raises(LedgerProblem, match="newer Parallax"):
        Ledger(path).write(said())


def test_a_folder_that_cannot_be_written_is_said_with_the_way_out(said):
    place = Path("/proc/no_such_folder/ledger.sqlite")  # nobody can write there, not even root
    ledger = Ledger(place)
    assert ledger.events() == ()
    with pytest.raises(LedgerProblem, match="name a place that can with PARALLAX_LEDGER"):
        ledger.write(said())


def test_a_ledger_in_a_folder_that_cannot_be_written_is_read(path, said, monkeypatch):
    Ledger(path).write(said("Ada"))
    monkeypatch.setattr("os.access", lambda *_: False)
    assert [event.reviewer for event in Ledger(path).events()] == ["Ada"]
