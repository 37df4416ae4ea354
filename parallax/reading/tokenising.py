"""What fits any text at all to the language model: marks without a blank, runs without one, and sentences without an end.

The tokeniser peels marks off a run one at a time and begins anew after each, and the rules walk whole sentences: both take the
square of a length that no writer produces, and that a broken page does.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from itertools import pairwise

from spacy.lang.en import English
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc, Token
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

_RUN = 200  # characters; links are shorter
_LONG_RUN = re.compile(rf"\S{{{_RUN + 1},}}")
STOPS = frozenset({".", "?", "!", "…"})
_WITHOUT_STOP = 200  # tokens; the longest sentences of newspapers have some 150
_WITH_STOPS = 1000
_AT_MOST = 1300
# A quotation printed against its neighbour: said,“Look; poetic about"joint operations"; was wrong.”― Jane Doe
_OPENING = (r"(?<=[A-Za-z]),(?=[“\"])", r"(?<=[A-Za-z],)[“\"](?=\w)", r"(?<=[a-z])[“\"](?=[a-z])")
_BAR = "―"


def part_marks(tokeniser: Tokenizer) -> None:
    """Quotation marks and long dashes become tokens of their own also where no blank stands beside them."""
    defaults = English.Defaults
    tokeniser.prefix_search = compile_prefix_regex([*(defaults.prefixes or ()), _BAR]).search
    tokeniser.suffix_search = compile_suffix_regex([*(defaults.suffixes or ()), _BAR]).search
    tokeniser.infix_finditer = compile_infix_regex([*(defaults.infixes or ()), *_OPENING, _BAR]).finditer


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
