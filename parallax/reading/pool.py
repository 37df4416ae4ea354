"""The same reading over several processes."""

from __future__ import annotations

from collections import deque
from collections.abc import Collection, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import islice
from multiprocessing import get_context

from parallax.reading import NEEDS, read_articles
from parallax.records import Article, Reading

CHUNK = 16


def read_many(articles: Iterable[Article], *, jobs: int = 1, only: Collection[str] = tuple(NEEDS)) -> Iterator[Reading]:
    """One Reading per article, in order; at most a few chunks per process are in flight, so memory stays flat."""
    if jobs <= 1:
        yield from read_articles(articles, only=only)
        return
    stream = iter(articles)
    waiting: deque[Future[list[Reading]]] = deque()
    # A forked child would share the parent's threads' locks; a spawned one starts clean.
    with ProcessPoolExecutor(jobs, mp_context=get_context("spawn")) as pool:
        while chunk := list(islice(stream, CHUNK)):
            waiting.append(pool.submit(_read_chunk, chunk, tuple(only)))
            if len(waiting) > 2 * jobs:
                yield from waiting.popleft().result()
        while waiting:
            yield from waiting.popleft().result()


def _read_chunk(chunk: list[Article], only: tuple[str, ...]) -> list[Reading]:
    return list(read_articles(chunk, only=only))
