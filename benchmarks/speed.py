"""How long reading takes beside the bare language model, with several processes, and as a text grows.

Everything is measured in one run on one machine, the things compared in turns, and given as ratios: seconds of another machine
would tell nothing.
"""

from __future__ import annotations

import json
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import partial
from pathlib import Path

import spacy

from benchmarks.results import machine
from parallax.ingest import Problem, read_inputs
from parallax.reading import read_articles
from parallax.reading.model import MODEL
from parallax.reading.pool import read_many
from parallax.records import Article

ROOT = Path(__file__).parent.parent
ARTICLES = 500
ROUNDS = 3
LENGTHS = (1, 10, 100, 1000)  # kB


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """What was timed, and the rows of its table."""

    about: str
    rows: list[tuple[str, object]]


def measure() -> Timing:
    """Ratios to the bare model, of two processes to one, and the growth with a text's length."""
    articles = sample(ARTICLES)
    texts = [article.text for article in articles]
    bare = spacy.load(MODEL)
    bare.max_length = 10**9
    once(bare.pipe(texts[:20]))
    once(read_articles(articles[:20]))
    plain, read = turns(lambda: bare.pipe(texts, batch_size=32), lambda: read_articles(articles))
    two = statistics.median(clock(lambda: read_many(articles, jobs=2)) for _ in range(ROUNDS))
    words = sum(len(text.split()) for text in texts)
    rows: list[tuple[str, object]] = [
        ("all keys of read ÷ the bare model's full pipeline, one process", round(read / plain, 3)),
        ("one process ÷ two processes", round(read / two, 3)),
        ("words read per second, one process", round(words / read)),
    ]
    slow = {size: clock(partial(read_articles, [grown(texts, size)])) / size for size in LENGTHS}
    rows += [(f"time per kB of one text of {size:,} kB ÷ that of 10 kB", round(slow[size] / slow[10], 3)) for size in LENGTHS]
    return Timing(about=f"medians of {ROUNDS} turns on {len(articles)} articles of {words // len(articles)} words ({machine()})", rows=rows)


def sample(count: int) -> list[Article]:
    """Articles of the casualty set where it is at hand, otherwise the seeds over and over."""
    from benchmarks.sets import BENCH

    source = BENCH / "casualties" / "dev.jsonl"
    if source.exists():
        with source.open(encoding="utf-8", newline="\n") as lines:
            found = [Article(id=str(n), text=json.loads(line)["text"]) for n, line in enumerate(lines)]
    else:
        found = [item for item in read_inputs([ROOT / "seeds"]) if not isinstance(item, Problem)]
    return [Article(id=str(n), text=found[n % len(found)].text) for n in range(count)]


def grown(texts: list[str], kilobytes: int) -> Article:
    """One text of that length, out of many."""
    whole = "\n".join(texts)
    wanted = kilobytes * 1000
    return Article(id="grown", text=(whole * (wanted // len(whole) + 1))[:wanted])


def turns(one: Callable[[], Iterable[object]], other: Callable[[], Iterable[object]]) -> tuple[float, float]:
    """Medians of both, run in turns, so that a busy minute falls on both."""
    pairs = [(clock(one), clock(other)) for _ in range(ROUNDS)]
    return statistics.median(first for first, _ in pairs), statistics.median(second for _, second in pairs)


def clock(work: Callable[[], Iterable[object]]) -> float:
    """Seconds until the last item has come."""
    start = time.perf_counter()
    once(work())
    return time.perf_counter() - start


def once(items: Iterable[object]) -> None:
    """Goes through the items."""
    for _ in items:
        pass
