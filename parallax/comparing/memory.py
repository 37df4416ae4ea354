"""Vectors of sentences, each made once: while the articles are read, or when they are first asked for."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, MutableMapping, Sequence
from functools import cache
from hashlib import blake2b
from importlib.metadata import version

import numpy as np

from parallax.comparing.accounts import prepare
from parallax.comparing.encoder import PACKAGES, WIDTH, Vectors, encode
from parallax.comparing.passages import Encoder, full_sentences
from parallax.reading.pool import read_many, spread
from parallax.records import Article, Reading

Rows = Mapping[str, bytes]  # a sentence's key to its vector, as it lies on the disk


class Memory:
    """An encoder that looks up what it has encoded before, or what was encoded for it.

    ``shelf`` holds the rows; a build hands in one that lies on the disk.
    """

    def __init__(self, shelf: MutableMapping[str, bytes] | None = None, *, encoder: Encoder = encode) -> None:
        self._shelf: MutableMapping[str, bytes] = {} if shelf is None else shelf
        self._encoder = encoder

    def __call__(self, sentences: Sequence[str]) -> Vectors:
        """One unit vector per sentence, in order, as ``encode`` gives them."""
        self.put(_rows([sentence for sentence in sentences if _key(sentence) not in self._shelf], self._encoder))
        held = b"".join(self._shelf[_key(sentence)] for sentence in sentences)
        return np.frombuffer(held, dtype=np.float32).reshape(len(sentences), WIDTH)

    def put(self, rows: Rows) -> None:
        """Takes in what was encoded elsewhere."""
        self._shelf.update(rows)


def read_and_encode(articles: Iterable[Article], memory: Memory, *, jobs: int = 1) -> Iterator[Reading]:
    """One Reading per article, in order; when it comes, the vectors of its sentences are in the memory.

    The process that reads an article also encodes it.
    """
    for reading, rows in spread(_read, articles, jobs=jobs):
        memory.put(rows)
        yield reading


def _read(articles: list[Article]) -> Iterator[tuple[Reading, Rows]]:
    for reading in read_many(articles):
        (account,) = prepare([reading])
        yield reading, _rows([account.words(sentence.span) for sentence in full_sentences(account)], encode)


def _rows(sentences: Sequence[str], encoder: Encoder) -> Rows:
    distinct = list(dict.fromkeys(sentences))
    return {_key(sentence): row.tobytes() for sentence, row in zip(distinct, encoder(distinct), strict=True)}


def _key(sentence: str) -> str:
    return blake2b(sentence.encode("utf-8", "surrogatepass"), digest_size=16, key=_encoder()).hexdigest()


@cache
def _encoder() -> bytes:
    """What makes the vectors: another encoder, other keys."""
    return blake2b(" ".join(f"{name} {version(name)}" for name in PACKAGES).encode(), digest_size=32).digest()
