"""Long texts in portions, and short ones together: the model holds some 16 kB for each word or mark of what it is given at once."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

PORTION = 20_000  # characters; few articles have more
# Where a text may be cut, the best first: after a line, after a sentence, after a word.
_CUTS = tuple(re.compile(end, re.DOTALL) for end in (r".*\n", r".*[.?!]\s", r".*\s"))


def portions(text: str, most: int = PORTION) -> list[str]:
    """Pieces of at most so many characters, which joined are the text; cut at the end of a line where there is one."""
    pieces, start = [], 0
    while len(text) - start > most:
        ends = (found.end() for pattern in _CUTS if (found := pattern.match(text, start, start + most)))
        end = next(ends, start + most)
        pieces.append(text[start:end])
        start = end
    return [*pieces, text[start:]]


def together(texts: Iterable[str], *, count: int, most: int = PORTION) -> Iterator[list[str]]:
    """The texts in order, at most so many and so many characters at a time, or one alone that has more."""
    some: list[str] = []
    size = 0
    for text in texts:
        if some and (len(some) == count or size + len(text) > most):
            yield some
            some, size = [], 0
        some.append(text)
        size += len(text)
    if some:
        yield some
