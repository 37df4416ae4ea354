"""What keeps any text at all within the language model's reach: runs without a blank, and sentences without an end.

The tokeniser peels marks off a run one at a time and begins anew after each, and the rules walk whole sentences: both take the
square of a length that no writer produces, and that a broken page does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from spacy.tokens import Doc, Token

_RUN = 200  # characters; links are shorter
_LONG_RUN = re.compile(rf"\S{{{_RUN + 1},}}")
STOPS = frozenset({".", "?", "!", "…"})
_WITHOUT_STOP = 200  # tokens; the longest sentences of newspapers have some 150
_WITH_STOPS = 1000
_AT_MOST = 1300


def cut_runs(tokenise: Callable[[str], Doc]) -> Callable[[str], Doc]:
    """The same tokeniser, given a run of letters or marks without a blank in pieces. The Doc's text is the text."""

    def tokenised(text: str) -> Doc:
        cuts = list(_cuts(text))
        if not cuts:
            return tokenise(text)
        pieces = [tokenise(text[start:end]) for start, end in pairwise((0, *cuts, len(text)))]
        words = [token.text for piece in pieces for token in piece]
        spaces = [bool(token.whitespace_) for piece in pieces for token in piece]
        return Doc(pieces[0].vocab, words=words, spaces=spaces)

    return tokenised


def _cuts(text: str) -> Iterator[int]:
    for run in _LONG_RUN.finditer(text):
        yield from range(run.start() + _RUN, run.end(), _RUN)


def is_forced_start(token: Token, before: Token, since_stop: int, since_start: int) -> bool:
    """Whether a sentence is made to start here, so many tokens after the last full stop and the last certain start."""
    if since_stop >= _WITHOUT_STOP or since_start >= _AT_MOST:
        return True
    return since_start >= _WITH_STOPS and before.text in STOPS and token.is_title
