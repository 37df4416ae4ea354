"""The process that reads a reader's own articles: started, watched and ended from here.

The page itself never loads a language model. A few readings run at once; the others wait for their turn.
"""

from __future__ import annotations

import io
import json
import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
import weakref
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import streamlit as st

MEGABYTE = 1_000_000
MOST_ARTICLES = 40
LONGEST = 200_000  # characters of one article
PATIENCE = 300.0  # seconds that a reading may take, once it has its turn
AT_ONCE = 2  # readings of all readers together
_ROOT = Path(__file__).parents[1]
_PREFIX = "parallax-own-"


@dataclass(frozen=True, slots=True, kw_only=True)
class Wrong:
    """What could not be read: where, why, and what to do."""

    file: str
    line: int | None
    wrong: str
    advice: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """How far a reading is. ``stage`` is waiting, starting, reading, comparing or ended; ``made`` are the articles in its tables."""

    stage: str
    done: int = 0
    total: int = 0
    made: int = 0
    wrong: tuple[Wrong, ...] = ()


class Job:
    """One reading: its folder, its process and its turn. All three are given back when it is ended or forgotten."""

    def __init__(self, files: dict[str, bytes], *, called: dict[str, str]) -> None:
        """``called`` says what the reader calls each file."""
        self._called = called
        self.place = Path(tempfile.mkdtemp(prefix=f"{_PREFIX}{os.getpid()}-"))
        self.out = self.place / "tables"
        self._process: subprocess.Popen[bytes] | None = None
        self._ends = 0.0
        self._state: dict[str, Any] = {}
        self.end = weakref.finalize(self, _give_back, self._state, self.place)
        folder = self.place / "articles"
        folder.mkdir()
        for name, content in files.items():
            (folder / name).write_bytes(content)

    def step(self) -> Step:
        """How far it is now; starts it when its turn has come."""
        if self._process is None:
            if not _turns().acquire(blocking=False):
                return Step(stage="waiting")
            self._start()
        said = self._said()
        if self._process is not None and self._process.poll() is None:
            if time.monotonic() < self._ends:
                return _step(said, "starting")
            self._process.kill()
            said.append({"problem": _failure(f"this took longer than {PATIENCE / 60:.0f} minutes", "give fewer or shorter articles")})
        elif not any("made" in line for line in said):
            said.append({"problem": _failure("the reading ended before it was done", "try again with fewer articles, or leave one out")})
        _give_turn_back(self._state)
        return _step(said, "ended", ended=True)

    def archive(self) -> bytes:
        """Its tables as a zip archive."""
        held = io.BytesIO()
        with zipfile.ZipFile(held, "w", zipfile.ZIP_STORED) as packed:
            for path in sorted(self.out.glob("*.parquet")):
                packed.write(path, path.name)
        return held.getvalue()

    def _start(self) -> None:
        self._state["turn"] = _turns()
        self._ends = time.monotonic() + PATIENCE
        call = [sys.executable, "-m", "parallax.own", str(self.place / "articles"), "--out", str(self.out),
                "--most", str(MOST_ARTICLES), "--longest", str(LONGEST)]  # fmt: skip
        with (self.place / "said").open("wb") as said, (self.place / "errors").open("wb") as errors:
            self._process = subprocess.Popen(
                call, cwd=_ROOT, stdin=subprocess.DEVNULL, stdout=said, stderr=errors, env=os.environ | {"OMP_NUM_THREADS": "1"}
            )
        self._state["process"] = self._process

    def _said(self) -> list[dict[str, Any]]:
        """Every whole line that the process has printed."""
        lines = [json.loads(line) for line in (self.place / "said").read_bytes().split(b"\n")[:-1]]
        return [{"problem": self._named(line["problem"])} if "problem" in line else line for line in lines]

    def _named(self, problem: dict[str, Any]) -> dict[str, Any]:
        """The problem under the name that the reader knows: "z.zip/a.txt" begins with the name of a file."""
        file, slash, inside = str(problem["file"]).partition("/")
        return problem | {"file": f"{self._called.get(file, file)}{slash}{inside}"}


def _step(said: list[dict[str, Any]], stage: str, *, ended: bool = False) -> Step:
    wrong = tuple(Wrong(**line["problem"]) for line in said if "problem" in line)
    made = next((int(line["made"]["articles"]) for line in said if "made" in line), 0)
    last = next((line for line in reversed(said) if "stage" in line), {"stage": stage, "done": 0, "total": 0})
    return Step(stage=stage if ended else last["stage"], done=last["done"], total=last["total"], made=made, wrong=wrong)


def _failure(wrong: str, advice: str) -> dict[str, object]:
    return {"file": "All articles", "line": None, "wrong": wrong, "advice": advice}


@st.cache_resource(show_spinner=False)
def _turns() -> threading.BoundedSemaphore:
    """The turns of this server; the first who asks sweeps up after servers that were killed."""
    for place in Path(tempfile.gettempdir()).glob(f"{_PREFIX}*"):
        pid = place.name.removeprefix(_PREFIX).partition("-")[0]
        if pid.isdigit() and not _lives(int(pid)):
            shutil.rmtree(place, ignore_errors=True)
    return threading.BoundedSemaphore(AT_ONCE)


def _lives(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except OSError:
        return True
    return True


def _give_back(state: dict[str, Any], place: Path) -> None:
    """Ends the process where it still runs, and sweeps its folder away."""
    process = state.get("process")
    if process is not None and process.poll() is None:
        process.kill()
        process.wait()
    _give_turn_back(state)
    shutil.rmtree(place, ignore_errors=True)


def _give_turn_back(state: dict[str, Any]) -> None:
    turn = state.pop("turn", None)
    if turn is not None:
        turn.release()
