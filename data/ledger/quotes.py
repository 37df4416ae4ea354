"""A quote found again in a text that may have changed: its words, then what stands around them, then how near it is."""

from __future__ import annotations

import re

from data.ledger.records import CONTEXT, Quote

Span = tuple[int, int]
_ALONE = 5  # words that are found again without their surroundings
_MOST = 2000  # places looked at; a word that stands more often than that anchors nothing


def take_quote(text: str, article: str, span: Span) -> Quote:
    """The words of the span with what stands around them."""
    start, end = span
    before, behind = _around(text, span)
    return Quote(article=article, start=start, exact=text[start:end], prefix=before, suffix=behind)


def find_quote(text: str, quote: Quote) -> Span | None:
    """Where the quote stands in the text, or None when it stands there no more or cannot be told from others.

    White space may differ: a page saved again breaks its lines elsewhere. Of several places the one with the same
    surroundings is meant, and of those the nearest to where it stood. A few words such as "13" need their surroundings.
    """
    start, end = quote.start, quote.start + len(quote.exact)
    if text[start:end] == quote.exact and _around(text, (start, end)) == (quote.prefix, quote.suffix):
        return start, end
    words = quote.exact.split()
    if not words:
        return None
    found = [match.span() for match, _ in zip(_pattern(words).finditer(text), range(_MOST), strict=False)]
    if not found:
        return None
    best = max(found, key=lambda span: (_surroundings(text, quote, span), -abs(span[0] - start)))
    known = _surroundings(text, quote, best)
    return best if len(words) >= _ALONE or 2 * known >= _length(quote) else None


def _around(text: str, span: Span) -> tuple[str, str]:
    """What stands before and behind the span."""
    return text[max(0, span[0] - CONTEXT) : span[0]], text[span[1] : span[1] + CONTEXT]


def _pattern(words: list[str]) -> re.Pattern[str]:
    """The words in their order; none is found inside a longer one."""
    before = r"(?<!\w)" if words[0][0].isalnum() else ""
    behind = r"(?!\w)" if words[-1][-1].isalnum() else ""
    return re.compile(before + r"\s+".join(map(re.escape, words)) + behind)


def _surroundings(text: str, quote: Quote, span: Span) -> int:
    """How many characters next to the span are those of the quote, white space apart."""
    before, behind = _bare(text[max(0, span[0] - 2 * CONTEXT) : span[0]]), _bare(text[span[1] : span[1] + 2 * CONTEXT])
    return _common(before[::-1], _bare(quote.prefix)[::-1]) + _common(behind, _bare(quote.suffix))


def _length(quote: Quote) -> int:
    return len(_bare(quote.prefix)) + len(_bare(quote.suffix))


def _common(one: str, other: str) -> int:
    """The length of their common beginning."""
    return next((at for at, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _bare(text: str) -> str:
    return "".join(text.split())
