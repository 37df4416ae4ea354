"""Sentences of two articles that speak of the same thing, by the closeness of their vectors."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from parallax.comparing.accounts import Account
from parallax.comparing.encoder import Vectors, encode
from parallax.records import Passage, Sentence, Span

# Cosine of the int8 MiniLM. "preparing possible airstrikes inside Venezuela" and "preparing air and naval strikes against
# military targets in Venezuela" have 0.74; two sentences of one story about different things mostly stay under 0.5.
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
    """For each sentence the nearest one of each other article, where it is close enough, nearest first."""
    found: list[Passage] = []
    for one in articles:
        near: list[list[Passage]] = [[] for _ in one.spans]
        for other in articles:
            if other.article == one.article or not one.spans or not other.spans:
                continue
            product = one.rows @ other.rows.T
            best = product.argmax(axis=1)
            for row in np.flatnonzero(product[np.arange(len(best)), best] >= close):
                near[row].append(
                    Passage(
                        article=one.article,
                        span=one.spans[row],
                        other=other.article,
                        other_span=other.spans[best[row]],
                        closeness=round(min(1.0, float(product[row, best[row]])), 3),
                    )
                )
        for passages in near:
            found += sorted(passages, key=lambda passage: (-passage.closeness, passage.other))[:_MOST]
    return found


def _speaks(account: Account, sentence: Sentence) -> bool:
    return sentence.kind == "body" and sentence.span[1] - sentence.span[0] >= _SHORTEST
