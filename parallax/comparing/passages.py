"""Sentences of two articles that speak of the same thing, by the closeness of their vectors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from parallax.comparing.accounts import Account
from parallax.comparing.encoder import Vectors, encode
from parallax.records import Passage, Sentence, Span

# Cosine of the int8 MiniLM. "preparing possible airstrikes" inside a country and "preparing air and naval
# strikes against military targets" in it have 0.74; two sentences of one story about different things mostly stay under 0.5.
CLOSE = 0.58
_SHORTEST = 25  # characters; headings of two words are near to everything
_BLOCK = 512  # sentences whose products are in memory at a time
_MOST = 12  # other articles per sentence in a large story, the nearest first

Places = NDArray[np.intp]
Encoder = Callable[[Sequence[str]], Vectors]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vectored:
    """An article's body sentences and their vectors, row by row."""

    article: str
    spans: tuple[Span, ...]
    rows: Vectors


def vectors(accounts: Sequence[Account], encoder: Encoder = encode) -> list[Vectored]:
    """One entry per account, each distinct sentence encoded once."""
    listed = [full_sentences(account) for account in accounts]
    rows = encoder([account.words(sentence.span) for account, sentences in zip(accounts, listed, strict=True) for sentence in sentences])
    out, start = [], 0
    for account, sentences in zip(accounts, listed, strict=True):
        out.append(Vectored(article=account.id, spans=tuple(s.span for s in sentences), rows=rows[start : start + len(sentences)]))
        start += len(sentences)
    return out


def full_sentences(account: Account) -> list[Sentence]:
    """The body's sentences that say enough to stand beside another article's."""
    return [s for s in account.reading.sentences if s.kind == "body" and s.span[1] - s.span[0] >= _SHORTEST]


def find_passages(articles: Sequence[Vectored], *, close: float = CLOSE) -> list[Passage]:
    """For each sentence the nearest one of each other article, where it is close enough, nearest first.

    The product of all vectors is taken block by block above its diagonal, and what lies below the cut-off is dropped at once, so
    that memory grows with what is close.
    """
    told = [article for article in articles if article.spans]
    if len(told) < 2:
        return []
    owner = np.repeat(np.arange(len(told)), [len(article.spans) for article in told])
    first, second, closeness = _close(np.concatenate([article.rows for article in told]), owner, close)
    rank = np.argsort(np.argsort([article.article for article in told], kind="stable"))
    # The last digits of a product differ from machine to machine; they must not decide which of two equals comes first.
    far = -np.round(closeness, 5)
    order = np.lexsort((second, far, owner[second], first))
    best = order[_begins(first[order], owner[second[order]])]  # of one sentence in one other article
    order = best[np.lexsort((rank[owner[second[best]]], far[best], first[best]))]
    kept = order[_places(first[order]) < _MOST]
    spans = [(article.article, span) for article in told for span in article.spans]
    return [
        Passage(article=spans[one][0], span=spans[one][1], other=spans[other][0], other_span=spans[other][1], closeness=near)
        for one, other, near in zip(first[kept].tolist(), second[kept].tolist(), np.round(closeness[kept], 3).tolist(), strict=True)
    ]


def _close(rows: Vectors, owner: Places, close: float) -> tuple[Places, Places, NDArray[np.float64]]:
    """Rows of two articles that are close, each pair both ways, and how close they are."""
    found: list[tuple[Places, Places, Vectors]] = []
    for start in range(0, len(rows), _BLOCK):
        product = rows[start : start + _BLOCK] @ rows[start:].T
        one, other = np.nonzero(product >= close)
        apart = (owner[one + start] != owner[other + start]) & (other > one)
        one, other = one[apart], other[apart]
        found.append((one + start, other + start, product[one, other]))
    first, second, near = (np.concatenate(column) for column in zip(*found, strict=True))
    closeness = np.minimum(1.0, near.astype(np.float64))
    return np.concatenate([first, second]), np.concatenate([second, first]), np.concatenate([closeness, closeness])


def _begins(*columns: Places) -> NDArray[np.bool_]:
    """Where a row differs from the one before it."""
    changed = np.zeros(len(columns[0]), dtype=bool)
    changed[:1] = True
    for column in columns:
        changed[1:] |= column[1:] != column[:-1]
    return changed


def _places(column: Places) -> Places:
    """The place of each row among those equal to it, from 0."""
    starts = np.flatnonzero(_begins(column))
    return np.arange(len(column)) - np.repeat(starts, np.diff([*starts, len(column)]))
