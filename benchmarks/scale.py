"""Hundreds of articles on one event: the time that comparing takes once they are read, how it grows, and how many findings come of it.

``python -m benchmarks.scale`` prints the table alone. Readings and vectors are kept in the folder for temporary files, under the
engine's version, so that a second run reads nothing. Times are seconds of processor time, for a busy machine stretches the clock.
"""

from __future__ import annotations

import json
import math
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from dataclasses import asdict, dataclass
from pathlib import Path

from benchmarks.crowd import crowd, source
from benchmarks.results import machine, table
from parallax.comparing import compare
from parallax.comparing.memory import Memory, read_and_encode
from parallax.kept import Kept, engine_version, reading_key
from parallax.records import Article, Comparison, Reading

ROOT = Path(__file__).parent.parent
SIZES = (50, 100, 200, 400)
ROUNDS = 3
STORY = "crowd"


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """One size: seconds, megabytes, and what came out."""

    articles: int
    sentences: int
    seconds: float
    megabytes: int
    findings: int
    grave: int
    relations: int
    claims: int
    passages: int


def main() -> None:
    """In a process of its own, so that the memory is that of comparing alone."""
    if sys.argv[1:] == ["--runs"]:
        kept = _read(crowd(max(SIZES)))
        print(json.dumps([asdict(_run(kept, size)) for size in SIZES]))
        kept.close()
    else:
        print(body())


def body() -> str:
    """The table of the sizes, the growth between them, and the build of the largest."""
    _read(crowd(max(SIZES))).close()
    command = [sys.executable, "-m", "benchmarks.scale", "--runs"]
    done = subprocess.run(command, cwd=ROOT, stdout=subprocess.PIPE, encoding="utf-8", check=True)
    runs = [Run(**row) for row in json.loads(done.stdout)]
    heads = ("articles", *(str(run.articles) for run in runs))
    shown = {"sentences": "sentences", "seconds": "seconds after reading", "megabytes": "peak memory, MB", "claims": "claims",
             "passages": "passages", "relations": "relations", "findings": "findings shown", "grave": "critical or high among them"}
    rows = [(words, *(getattr(run, name) for run in runs)) for name, words in shown.items()]
    more = [("growth of the time from 50 to 200 articles: n to the", _growth(runs[0], runs[2])),
            ("growth of the time from 200 to 400 articles: n to the", _growth(runs[2], runs[3])),
            *_built(max(SIZES))]
    return f"{table(heads, rows)}\n\n{table(('figure', 'value'), more)}"


def about() -> str:
    """What the figures are of."""
    return f"articles on one event, made from {source()}; processor time, medians of {ROUNDS} ({machine()})"


def _read(articles: list[Article]) -> Kept:
    """Readings and vectors of all the articles; what an earlier run kept is not read again."""
    kept = Kept(Path(tempfile.gettempdir()) / f"parallax-scale-{engine_version()[:12]}" / "kept.sqlite")
    unread = [article for article in articles if reading_key(article) not in kept]
    for article, reading in zip(unread, read_and_encode(unread, Memory(kept.vectors), jobs=os.cpu_count() or 1), strict=True):
        kept.put(reading_key(article), reading)
        kept.save()
    return kept


def _run(kept: Kept, size: int) -> Run:
    readings = [reading for article in crowd(size) if (reading := kept.get(Reading, reading_key(article))) is not None]
    memory = Memory(kept.vectors)
    times: list[float] = []
    for _ in range(ROUNDS):
        start = time.process_time()
        found = compare(readings, story=STORY, encoder=memory)
        times.append(time.process_time() - start)
    return _counted(readings, found, statistics.median(times))


def _counted(readings: list[Reading], found: Comparison, seconds: float) -> Run:
    return Run(
        articles=len(readings),
        sentences=sum(sentence.kind == "body" for reading in readings for sentence in reading.sentences),
        seconds=round(seconds, 2),
        megabytes=resource.getrusage(resource.RUSAGE_SELF).ru_maxrss // 1024,
        findings=len(found.discrepancies),
        grave=sum(row.severity in ("critical", "high") for row in found.discrepancies),
        relations=len(found.relations),
        claims=len(found.claims),
        passages=len(found.passages),
    )


def _growth(one: Run, other: Run) -> float:
    """1 where twice the articles take twice the time, 2 where they take four times as long."""
    return math.log(other.seconds / one.seconds) / math.log(other.articles / one.articles)


def _built(count: int) -> list[tuple[str, object]]:
    """Time and memory of the command that reads, compares and writes that many articles as one story."""
    with tempfile.TemporaryDirectory() as scratch:
        path = Path(scratch) / "crowd.jsonl"
        rows = ({name: value for name, value in asdict(article).items() if value is not None} for article in crowd(count))
        path.write_text("\n".join(json.dumps(row, ensure_ascii=False) for row in rows), encoding="utf-8")
        jobs = str(os.cpu_count() or 1)
        start = time.perf_counter()
        subprocess.run([sys.executable, "-m", "parallax", "build", str(path), "--story", STORY, "--jobs", jobs, "--out", f"{scratch}/out"],
                       cwd=ROOT, stderr=subprocess.DEVNULL, check=True)
        seconds = time.perf_counter() - start
        size = sum(found.stat().st_size for found in Path(scratch, "out").glob("*.parquet"))
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss // 1024
    return [(f"parallax build of {count} articles, {jobs} processes: seconds on the clock", round(seconds)),
            ("the same: peak memory of its largest process, MB", peak), ("the same: tables, kB", size // 1000)]


if __name__ == "__main__":
    main()
