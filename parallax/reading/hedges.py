"""The words around a number that widen it, and the interval they make of it."""

from __future__ import annotations

import math
import re

from parallax import lexicon
from parallax.records import Number

_WORDS = lexicon.words("hedges")
BEFORE = ("at_least", "more_than", "at_most", "less_than", "about", "nearly", "exactly")
_CLASS = {word: name for name in BEFORE for word in _WORDS[name]}
_CLASS_AFTER = {word: name.removeprefix("after_") for name in ("after_at_least", "after_at_most", "after_about") for word in _WORDS[name]}


def _alternation(words: dict[str, str]) -> str:
    return "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(words, key=len, reverse=True))


# The hedge stands right before the number; "a", "the", another hedge or an aside between commas may come between.
_HEDGE_BEFORE = re.compile(
    rf"(?:(?<=\W)|^)({_alternation(_CLASS)})\s*(?:,[^,.;\n]{{2,40}},\s*)?(?:(?:a|an|the|another|about|some|around)\s+)?$", re.IGNORECASE
)
_HEDGE_AFTER = re.compile(rf"(?:\s+|-)?({_alternation(_CLASS_AFTER)})(?!\w)", re.IGNORECASE)
# "over two weeks" is a time, "for over two weeks" more than two.
_OVER_COUNTS = re.compile(
    r"\b(?:for|has|had|have|of|with|by|after|is|was|were|well|just|spent|spend|than|at|last|lasted|lasting|took|taken|take|and|or|to|served|serving|cost|from|been|be|a)\s+$",
    re.IGNORECASE,
)
_PLACE_WORDS = frozenset({"over", "under", "above", "below", "beyond"})


def hedge_before(text: str, at: int, *, timed: bool = False) -> tuple[str, int] | None:
    """The class of the hedge that ends where a number starts, and where its words start.

    ``timed``: the number measures time, so that "over" and "under" need a word that makes them hedges.
    """
    window = max(0, at - 90)
    match = _HEDGE_BEFORE.search(text[window:at])
    if match is None:
        return None
    word = re.sub(r"\s+", " ", match.group(1).lower())
    start = window + match.start(1)
    if not _holds(text, word, start, match.group(), timed):
        return None
    name = _CLASS[word]
    return (name, start) if name != "exactly" else None


def _holds(text: str, word: str, start: int, matched: str, timed: bool) -> bool:
    left = text[max(0, start - 20) : start]
    if word in _PLACE_WORDS:
        if re.search(r"\b(?:the|a|an)\s*$", matched) or (timed and not _OVER_COUNTS.search(left)):
            return False
        return re.search(r"\b(?:all|ages?|handed|taking|took|take|hand|turned|win|victory|lead)\s$", left) is None
    if "," in matched and " " not in word:
        return False
    if word in ("some", "about", "around") and re.search(r"\b(?:the|a|an|another)\s*$", matched):
        return word == "about" and re.search(r"\ban?\s*$", matched) is not None
    return re.search(r"\bno\s$", left, re.IGNORECASE) is None or word not in ("more than", "less than", "fewer than")


def hedge_after(text: str, at: int) -> tuple[str, int] | None:
    """The class of the hedge that starts where a number ends ("or more"), and where its words end."""
    match = _HEDGE_AFTER.match(text, at)
    if match is None:
        return None
    word = re.sub(r"\s+", " ", match.group(1).lower())
    tail = text[match.end() : match.end() + 12]
    # "200 or greater than 190" bounds the next number; "at least" behind a number belongs to what comes after it.
    if re.match(r"\s+(?:than\s+)?[$€£]?\d", tail) or (
        word in ("at least", "at most", "plus", "odd", "max", "maximum") and re.match(r"\s+\w", tail)
    ):
        return None
    return _CLASS_AFTER[word], match.end()


def interval(hedge: str, value: Number | None, *, whole: bool) -> tuple[Number | None, Number | None, str]:
    """Low, high and the hedge's printed name for a hedged number; ``whole`` when it counts things and is no measurement.

    Source: the table of intervals in the design; open sides are ``None``.
    """
    if value is None:
        return None, None, hedge
    counted = whole and isinstance(value, int)
    if hedge in ("at_least", "more_than"):
        return (value + 1 if hedge == "more_than" and isinstance(value, int) else value), None, hedge
    if hedge in ("at_most", "less_than"):
        return None, (value - 1 if hedge == "less_than" and isinstance(value, int) else value), "at_most"
    # "Nearly 70" stops short of 70, but how far is not said: 70 itself closes the interval.
    spread = max(_place(value) / 2, abs(value) * 0.05)
    if hedge == "nearly":
        return _down(value - _place(value) / 2, counted), value, hedge
    return _down(value - spread, counted), _up(value + spread, counted), hedge


def _place(value: Number) -> Number:
    """The last non-zero decimal place: 10,000 of 70,000, 1 of 13, 0.01 of 89.37."""
    if value == 0:
        return 1
    if isinstance(value, int):
        return int(10 ** (len(str(abs(value))) - len(str(abs(value)).rstrip("0"))))
    decimals = len(f"{value:.10f}".rstrip("0").partition(".")[2])
    return float(10**-decimals)


def _down(value: float, counted: bool) -> Number:
    return max(0, math.floor(value)) if counted else _plain(value)


def _up(value: float, counted: bool) -> Number:
    return math.ceil(value) if counted else _plain(value)


def _plain(value: float) -> Number:
    rounded = round(value, 10)
    return int(rounded) if rounded == int(rounded) else rounded
