"""The model's names in a sentence."""

from __future__ import annotations

from bisect import bisect_left
from functools import lru_cache

from spacy.tokens import Doc
from spacy.tokens import Span as DocSpan


def names_in(sent: DocSpan) -> tuple[DocSpan, ...]:
    """What ``sent.ents`` gives; that collects the names of the whole Doc at every use, and a sentence is asked once per event."""
    names, starts = _names(sent.doc)
    near = names[bisect_left(starts, sent.start) : bisect_left(starts, sent.end)]
    return tuple(name for name in near if name.end <= sent.end)


@lru_cache(maxsize=2)
def _names(doc: Doc) -> tuple[tuple[DocSpan, ...], list[int]]:
    names = tuple(doc.ents)
    return names, [name.start for name in names]
