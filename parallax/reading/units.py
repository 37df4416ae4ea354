"""What a number is measured in: percent, money, physical units, read off the words that touch it."""

from __future__ import annotations

import re

from parallax import lexicon
from parallax.reading.wholetext import folded

_CLASSES = lexicon.classes("units")
_LONGEST = sorted(_CLASSES, key=len, reverse=True)
# A unit may follow at once, after a space, or after a hyphen ("12-inch"); it ends where its word ends.
_AFTER = re.compile(
    r"[ \u00a0\u202f]?-?[ \u00a0]?(" + "|".join(re.escape(word) for word in _LONGEST) + r")(?![^\W_])(?!['’]?[^\W_])", re.IGNORECASE
)
_CURRENCY: dict[str, str] = lexicon.load("units")["prefixes"]
_BEFORE = re.compile(r"(?<![^\W_])(" + "|".join(re.escape(sign) for sign in sorted(_CURRENCY, key=len, reverse=True)) + r")\s?$")
# Letters that may touch digits from the left without making a designation of them.
COUNTED_GLUE = re.compile(r"(?<![^\W_])(?:RM|PS|Rs\.?|US|USD|EUR|GBP|AUD|CAD|NZD|INR|minus-|(?<=\$)A)$")
_SHORT = frozenset(word for word in _CLASSES if len(word) <= 2 and word.isalpha())
_TIME = frozenset({"second", "minute", "hour", "day", "week", "month", "year", "decade", "century"})


def unit_after(text: str, at: int) -> tuple[str, int] | None:
    """The unit written behind a number that ends at ``at``, and where its words end."""
    match = _AFTER.match(text, at)
    if match is None:
        return None
    word = folded(match.group(1))
    # "5 m", "20 w": a letter or two are a unit where they touch the number or stand one space off before no further word.
    # A capital G that touches its number is a generation of networks, no gram.
    if word in _SHORT and (match.start(1) - at > 1 or match.group(1) == "G"):
        return None
    return _CLASSES[word], match.end(1)


def currency_before(text: str, at: int) -> tuple[str, int] | None:
    """The currency written before a number that starts at ``at``, and where its sign starts."""
    match = _BEFORE.search(text, max(0, at - 6), at)
    return (_CURRENCY[match.group(1)], match.start(1)) if match else None


def is_time(unit: str | None) -> bool:
    """Whether the unit measures time, before which "over" is mostly a preposition."""
    return unit in _TIME
