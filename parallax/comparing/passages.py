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
_MOST = 12  # other articles per sentence in a large story, the nearest first

Encoder = Callable[[Sequence[str]], Vectors]


@dataclass(frozen=True, slots=True, kw_only=True)
class Vectored:
    """An article's body sentences and their vectors, row by row."""

    article: str
    spans: tuple[Span, ...]
    rows: Vectors


def vectors(accounts: Sequence[Account], encoder: Encoder = encode) -> list[Vectored]:
    """One entry per account, each distinct sentence encoded once."""
    listed = [[sentence for sentence in account.reading.sentences if _speaks(account, sentence)] for account in accounts]
    rows = encoder([account.words(sentence.span) for account, sentences in zip(accounts, listed, strict=True) for sentence in sentences])
    out, start = [], 0
    for account, sentences in zip(accounts, listed, strict=True):
        out.append(Vectored(article=account.id, spans=tuple(s.span for s in sentences), rows=rows[start : start + len(sentences)]))
        start += len(sentences)
    return out


def find_passages(articles: Sequence[Vectored], *, close: float = CLOSE) -> list[Passage]:
    """For each sentence the nearest one of each other article, where it is close enough, nearest first.

    One matrix product per article against all sentences of the story, then the best of each other article's stretch.
    """
    told = [article for article in articles if article.spans]
    if len(told) < 2:
        return []
    rows = np.concatenate([article.rows for article in told])
    starts = np.cumsum([0, *(len(article.spans) for article in told[:-1])])
    return [passage for place in range(len(told)) for passage in _nearest(told, place, rows, starts, close)]


def _nearest(told: Sequence[Vectored], place: int, rows: Vectors, starts: NDArray[np.intp], close: float) -> list[Passage]:
    article = told[place]
    product = article.rows @ rows.T
    best = np.maximum.reduceat(product, starts, axis=1)
    best[:, place] = -1.0
    found: list[Passage] = []
    for row, span in enumerate(article.spans):
        others = [int(other) for other in np.flatnonzero(best[row] >= close)]
        order = sorted(others, key=lambda other: (-best[row, other], told[other].article))[:_MOST]
        for other in order:
            start, length = int(starts[other]), len(told[other].spans)
            nearest = int(product[row, start : start + length].argmax())
            closeness = round(min(1.0, float(best[row, other])), 3)
            found.append(
                Passage(
                    article=article.article,
                    span=span,
                    other=told[other].article,
                    other_span=told[other].spans[nearest],
                    closeness=closeness,
                )
            )
    return found


def _speaks(account: Account, sentence: Sentence) -> bool:
    return sentence.kind == "body" and sentence.span[1] - sentence.span[0] >= _SHORTEST
