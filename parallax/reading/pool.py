"""The same reading over several processes."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Collection, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from functools import partial
from itertools import islice
from multiprocessing import get_context
from typing import TypeVar

from parallax.reading import NEEDS, read_articles
from parallax.records import Article, Reading

CHUNK = 8  # articles that one process reads at a time
AHEAD = 2  # chunks that each further process has been given: one that it reads, and one so that it need not wait
KEPT = 8  # chunks per process that are done and wait for one before them; beyond it, memory would not stay flat
Done = TypeVar("Done")


def read_many(articles: Iterable[Article], *, jobs: int = 1, only: Collection[str] = tuple(NEEDS)) -> Iterator[Reading]:
    """One Reading per article, in order."""
    if jobs <= 1:
        return read_articles(articles, only=only)
    return spread(partial(_read_chunk, only=tuple(only)), articles, jobs=jobs)


def spread(work: Callable[[list[Article]], Iterable[Done]], articles: Iterable[Article], *, jobs: int) -> Iterator[Done]:
    """What the work gives for chunk after chunk of the articles, in order, by so many processes, of which this is one: it would
    have nothing else to do, and it works while the others start."""
    stream = iter(articles)
    chunks = iter(lambda: list(islice(stream, CHUNK)), [])
    if jobs <= 1:
        for chunk in chunks:
            yield from work(chunk)
        return
    waiting: deque[Future[list[Done]]] = deque()
    # A forked child would share the parent's threads' locks; a spawned one starts clean.
    with ProcessPoolExecutor(jobs - 1, mp_context=get_context("spawn")) as pool:
        for chunk in chunks:
            given = sum(not future.done() for future in waiting)
            waiting.append(pool.submit(_listed, work, chunk) if given < AHEAD * (jobs - 1) else _done(_listed(work, chunk)))
            while waiting and (waiting[0].done() or len(waiting) > KEPT * jobs):
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _done(found: list[Done]) -> Future[list[Done]]:
    future: Future[list[Done]] = Future()
    future.set_result(found)
    return future


def _listed(work: Callable[[list[Article]], Iterable[Done]], chunk: list[Article]) -> list[Done]:
    return list(work(chunk))


def _read_chunk(chunk: list[Article], *, only: tuple[str, ...]) -> Iterator[Reading]:
    return read_articles(chunk, only=only)
