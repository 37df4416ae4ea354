"""How long reading takes beside the bare language model, and with two processes.

Everything is measured in one run on one machine, the things compared in turns on a few articles at a time, and given as ratios: seconds of
another machine would tell nothing. Processor time is counted, for a machine may have other work to do; what two processes gain by the clock
shows on a quiet machine only, so the processor time that they need together is given beside it.
"""

from __future__ import annotations

import json
import resource
import statistics
import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from pathlib import Path

import spacy

from benchmarks.results import machine
from parallax.ingest import Problem, read_inputs
from parallax.reading import read_articles
from parallax.reading.pool import read_many
from parallax.reading.weights import MODEL
from parallax.records import Article

ROOT = Path(__file__).parent.parent
ARTICLES = 500
TURN = 25  # articles
BATCH = 8  # that of the reading; the bare model is faster with it than with spaCy's default of 256


@dataclass(frozen=True, slots=True, kw_only=True)
class Timing:
    """What was timed, and the rows of its table."""

    about: str
    rows: list[tuple[str, object]]


def measure(articles: int = ARTICLES) -> Timing:
    """Ratios to the bare model, and of two processes to one."""
    chosen = sample(articles)
    words = sum(len(article.text.split()) for article in chosen)
    rows = [*beside_model(chosen), *two_processes(chosen)]
    return Timing(about=f"{len(chosen)} articles of {words // len(chosen)} words ({machine()})", rows=rows)


def beside_model(articles: list[Article]) -> list[tuple[str, object]]:
    """The reading, all keys, against ``nlp.pipe`` of the same model with its full pipeline, turn by turn."""
    bare = spacy.load(MODEL)
    bare.max_length = 10**9
    spent(lambda: bare.pipe([article.text for article in articles[:TURN]], batch_size=BATCH))
    spent(lambda: read_articles(articles[:TURN]))
    turns = [_turn(bare, articles[start : start + TURN], first=start // TURN % 2 == 0) for start in range(0, len(articles), TURN)]
    plain, read = sum(one for one, _ in turns), sum(other for _, other in turns)
    words = sum(len(article.text.split()) for article in articles)
    return [
        ("all keys of read ÷ the bare model's full pipeline, processor time of one process", round(read / plain, 3)),
        (f"the same, median of {len(turns)} turns", round(statistics.median(other / one for one, other in turns), 3)),
        ("words read per second of processor time", round(words / read)),
    ]


def _turn(bare: spacy.language.Language, articles: list[Article], *, first: bool) -> tuple[float, float]:
    """Processor seconds of the bare model and of the reading on the same articles; which comes first alternates."""
    texts = [article.text for article in articles]
    works: list[Callable[[], Iterable[object]]] = [lambda: bare.pipe(texts, batch_size=BATCH), lambda: read_articles(articles)]
    if first:
        return spent(works[0]), spent(works[1])
    read = spent(works[1])
    return spent(works[0]), read


def two_processes(articles: list[Article]) -> list[tuple[str, object]]:
    """What the second process gains, its start and its load of the model included."""
    start, used = time.perf_counter(), time.process_time()
    once(read_many(articles, jobs=1))
    one, alone = time.perf_counter() - start, time.process_time() - used
    start, used, before = time.perf_counter(), time.process_time(), _children()
    once(read_many(articles, jobs=2))
    two, together = time.perf_counter() - start, (time.process_time() - used + _children() - before) / 2
    return [
        ("one process ÷ two, by the clock", round(one / two, 3)),
        ("one process ÷ half of what both use, processor time: what two free cores give", round(alone / together, 3)),
    ]


def _children() -> float:
    """Processor seconds of the processes that have ended."""
    used = resource.getrusage(resource.RUSAGE_CHILDREN)
    return used.ru_utime + used.ru_stime


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


def spent(work: Callable[[], Iterable[object]]) -> float:
    """Processor seconds until the last item has come."""
    start = time.process_time()
    once(work())
    return time.process_time() - start


def once(items: Iterable[object]) -> None:
    """Goes through the items."""
    for _ in items:
        pass
