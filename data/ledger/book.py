"""The file of the ledger: SQLite, one table of events, appended and never changed.

Many processes may read and write at once (write-ahead log). The file must lie on a disk of this machine: the log does not
work over a network file system. It is made when the first event is written; until then there is nothing to read.
"""

from __future__ import annotations

import json
import os
import sqlite3
import threading
from collections.abc import Iterable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from pathlib import Path

from data.ledger.records import BadEvent, Event, after, event_row, parse_event

_MARK = 0x50617278  # "Parx": tells our file from another program's
_VERSION = 1
_PATIENCE = 10_000  # milliseconds that a writer waits for another
_TABLE = """
CREATE TABLE IF NOT EXISTS events (
  seq INTEGER PRIMARY KEY AUTOINCREMENT, id TEXT NOT NULL UNIQUE, at TEXT NOT NULL, reviewer TEXT NOT NULL, act TEXT NOT NULL,
  anchor TEXT NOT NULL, event TEXT NOT NULL);
CREATE INDEX IF NOT EXISTS of_reviewer ON events (reviewer, at);
CREATE TRIGGER IF NOT EXISTS kept BEFORE DELETE ON events BEGIN SELECT RAISE(ABORT, 'events are only appended'); END;
CREATE TRIGGER IF NOT EXISTS fixed BEFORE UPDATE ON events BEGIN SELECT RAISE(ABORT, 'events are only appended'); END;
"""


class LedgerProblem(Exception):
    """The ledger cannot be read or written; the message names the file, what is wrong and what to do."""


class Ledger:
    """One ledger file, shared by all readers of this process. Opening it again costs nothing while nothing was added."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._lock = threading.Lock()
        self._rows: sqlite3.Connection | None = None
        self._inode = 0
        self._last = 0
        self._events: tuple[Event, ...] = ()

    def stamp(self) -> tuple[int, int]:
        """Another one as soon as anybody has added an event or put another file in its place; zeros while there is none.

        Raises: LedgerProblem.
        """
        with self._lock, self._told():
            rows = self._open()
            if not rows:
                return 0, 0
            last, first = rows.execute("SELECT COALESCE(MAX(seq), 0), (SELECT id FROM events ORDER BY seq LIMIT 1) FROM events").fetchone()
            return self._inode ^ int(first or "0", 16), int(last)  # a new file may be given the number of one that was deleted

    def events(self) -> tuple[Event, ...]:
        """Every event, in order. Only those that are new since the last call are read from the file.

        Raises: LedgerProblem.
        """
        with self._lock, self._told():
            rows = self._open()
            new = rows.execute("SELECT seq, event FROM events WHERE seq > ? ORDER BY seq", (self._last,)).fetchall() if rows else []
            if new:
                read = [parse_event(json.loads(event)) for _, event in new]
                self._events, self._last = tuple(sorted((*self._events, *read), key=lambda one: one.order)), int(new[-1][0])
            return self._events

    def write(self, event: Event) -> Event:
        """The event as it was written: later than all that this reviewer wrote before.

        Raises: LedgerProblem.
        """
        with self._told(), _writing(self.path) as rows:
            last = rows.execute("SELECT MAX(at) FROM events WHERE reviewer = ?", (event.reviewer,)).fetchone()[0]
            written = replace(event, at=after(event.at, last))
            _insert(rows, written)
        return written

    def merge(self, events: Iterable[Event]) -> int:
        """How many of the events were new; all are written or none. Merging twice, or in another order, makes no difference.

        Raises: LedgerProblem, also when an event is held here under the same id with other words.
        """
        added = 0
        with self._told(), _writing(self.path) as rows:
            for event in events:
                held = rows.execute("SELECT event FROM events WHERE id = ?", (event.id,)).fetchone()
                if held is None:
                    _insert(rows, event)
                    added += 1
                elif parse_event(json.loads(held[0])) != event:
                    raise LedgerProblem(f"the event {event.id} stands in this ledger with other words; nothing was taken in")
        return added

    def _open(self) -> sqlite3.Connection | None:
        """The connection for reading, or None while there is no file. Another file under the same name is opened anew."""
        inode = self.path.stat().st_ino if self.path.exists() else 0
        if self._rows is not None and inode != self._inode:
            self._rows.close()
            self._rows, self._last, self._events = None, 0, ()
        if self._rows is None and inode:
            self._rows, self._inode = _reading(self.path), inode
        return self._rows

    @contextmanager
    def _told(self) -> Iterator[None]:
        """Turns what SQLite says into what a reviewer can act upon."""
        try:
            yield
        except (sqlite3.Error, OSError, BadEvent, ValueError) as error:
            raise LedgerProblem(f"{self.path}: {_advice(error)}") from error


def _reading(path: Path) -> sqlite3.Connection | None:
    """A connection that reads, or None while the file is being made. Where nobody can write, the file is taken as it is."""
    flags = "" if os.access(path.parent, os.W_OK) else "?immutable=1"
    rows = sqlite3.connect(f"{path.resolve().as_uri()}{flags}", uri=True, isolation_level=None, check_same_thread=False)
    if _empty(rows):
        rows.close()
        return None
    return _checked(rows)


def _empty(rows: sqlite3.Connection) -> bool:
    rows.execute(f"PRAGMA busy_timeout = {_PATIENCE}")
    return rows.execute("SELECT 1 FROM sqlite_master").fetchone() is None


def _checked(rows: sqlite3.Connection) -> sqlite3.Connection:
    """The connection, if it is to a ledger that this program can read."""
    mark, version = (int(rows.execute(f"PRAGMA {name}").fetchone()[0]) for name in ("application_id", "user_version"))
    if mark != _MARK:
        rows.close()
        raise sqlite3.DatabaseError("not a ledger of Parallax")
    if version > _VERSION:
        rows.close()
        raise sqlite3.DatabaseError(f"written by a newer Parallax (version {version} of the ledger)")
    return rows


@contextmanager
def _writing(path: Path) -> Iterator[sqlite3.Connection]:
    """One write: all of it or nothing. The file is made where there is none."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with closing(sqlite3.connect(path, isolation_level=None, timeout=_PATIENCE / 1000)) as rows:
        if _empty(rows):
            _make(rows)
        _checked(rows)
        rows.execute("PRAGMA synchronous = FULL")  # what was said is on the disk when the page shows it
        rows.execute("BEGIN IMMEDIATE")
        try:
            yield rows
        except BaseException:
            rows.execute("ROLLBACK")
            raise
        rows.execute("COMMIT")


def _make(rows: sqlite3.Connection) -> None:
    """Makes an empty file a ledger; several processes may do so at once."""
    rows.execute("PRAGMA journal_mode = WAL")
    rows.executescript(f"BEGIN IMMEDIATE; {_TABLE} PRAGMA application_id = {_MARK}; PRAGMA user_version = {_VERSION}; COMMIT;")


def _insert(rows: sqlite3.Connection, event: Event) -> None:
    row = event_row(event)
    anchor = json.dumps(row["anchor"], ensure_ascii=False)
    rows.execute(
        "INSERT INTO events (id, at, reviewer, act, anchor, event) VALUES (?, ?, ?, ?, ?, ?)",
        (event.id, event.at, event.reviewer, event.act, anchor, json.dumps(row, ensure_ascii=False)),
    )


def _advice(error: Exception) -> str:
    said = str(error)
    if "readonly" in said or "unable to open" in said or isinstance(error, OSError):
        return f"nothing can be written here ({said}); name a place that can with PARALLAX_LEDGER=/path/to/ledger.sqlite"
    if "locked" in said or "busy" in said:
        return "another program holds the file; nothing was written; try again"
    return f"this is no ledger that can be read ({said}); move the file away, or name another with PARALLAX_LEDGER"
