"""Numbers that name, date or locate something and count nothing: B-52, 3:30 p.m., 1500 block, 2023, Flight 370."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from parallax import lexicon
from parallax.reading.numerals import Numeral
from parallax.reading.units import COUNTED_GLUE, unit_after


def designation(text: str, numeral: Numeral) -> str | None:
    """The name of the rule by which a number is no count, or ``None`` where it counts.

    Source: lexicon/designations.toml.
    """
    place = _place(text, numeral)
    return next((name for name, holds in _RULES.items() if holds(place)), None)


@dataclass(frozen=True, slots=True)
class _Place:
    """A number between what stands before and after it."""

    left: str
    number: str
    right: str
    value: float
    spelled: bool
    line: str
    has_unit: bool

    @property
    def before(self) -> str:
        """The word before, without its stop."""
        match = re.search(r"([^\W\d_]+)\.?['’]?\s*$", self.left)
        return match.group(1) if match else ""

    @property
    def after(self) -> str:
        match = re.match(r"\s+([^\W\d_]+)", self.right)
        return match.group(1) if match else ""

    @property
    def plain(self) -> bool:
        return self.number.isdigit()


def _place(text: str, numeral: Numeral) -> _Place:
    start = text.rfind("\n", max(0, numeral.start - 400), numeral.start) + 1 or max(0, numeral.start - 400)
    end = text.find("\n", numeral.end, numeral.end + 400)
    line = text[start : end if end >= 0 else numeral.end + 400]
    return _Place(
        text[max(0, numeral.start - 60) : numeral.start], text[numeral.start : numeral.end], text[numeral.end : numeral.end + 60],
        numeral.value, numeral.spelled, line, unit_after(text, numeral.end) is not None,
    )  # fmt: skip


_WORDS = lexicon.words("designations")
_MONTH = (
    r"(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sep|Sept|Oct|Nov|Dec|"
    + "|".join(word.title() for word in sorted(_WORDS["months"]) if len(word) > 4 or word in ("june", "july", "may"))
    + r"|JAN|FEB|MAR|APR|MAY|JUN|JUL|AUG|SEP|OCT|NOV|DEC)\b\.?"
)
_HALF_DAY = r"(?:[ap]\.\s?m\b\.?|[ap]m\b|[AP]\.?M\b\.?)"
# Street words that seldom mean anything else behind a capitalised word.
_AMBIGUOUS = {"st", "way", "place", "court", "circle", "square", "highway", "block", "trail"}
_STREET = "|".join(word.title() for word in sorted(_WORDS["streets"] - _AMBIGUOUS))
_FUNCTION = _WORDS["function"]

_MONTH_BEFORE = re.compile(rf"\b{_MONTH}\s+(?:the\s+)?(?:\d{{1,2}}(?:st|nd|rd|th)?\s?(?:[-–]|to|and|or|,)\s?)?$")
_MONTH_AFTER = re.compile(rf"(?:st|nd|rd|th)?(?:\s?(?:-|–|and|to)\s?\d{{1,2}})?\s+(?:of\s+)?{_MONTH}")
_CLOCK_AFTER = re.compile(
    rf"(?:\s?(?:-|–|to|and|or)\s?\d{{1,2}}(?:[:.]\d\d)?)?\s?(?:{_HALF_DAY}|o['’]clock\b|GMT\b|EST\b|EDT\b|hours\s+local"
    r"|in the (?:morning|afternoon|evening)\b|at night\b)"
)
_ADDRESS_AFTER = re.compile(
    r"(?:-|\s)block\b|\s+(?:[NSEW]\.?\s+|North\s+|South\s+|East\s+|West\s+)?"
    rf"(?:[A-Z0-9][\w.'’]*\s+){{1,3}}(?:{_STREET}|St\.)\b"
)
_PHONE = re.compile(r"(?:\d[-.\s])?\(?\d{3}\)?[-.\s]\s?\d{3}[-.]\d{4}|\b\d{3}-\d{4}\b|\b(?:911|411)\b")


def _glued(place: _Place) -> bool:
    """ "B-1", "XC40", "last-32" before; "5G", "22nd", "1990s" after, units excepted ("15kHz")."""
    left = re.search(r"([^\W\d_][\w.]*)-?\Z", place.left)
    if left and not COUNTED_GLUE.search(place.left) and not place.left.endswith("."):
        return True
    return bool(re.match(r"['’]?[^\W\d_]", place.right)) and not place.has_unit


def _tied(place: _Place) -> bool:
    """ "five-star", "737-800", "V-6-": a hyphen to a word that is no unit."""
    return bool(re.match(r"-[^\W\d_]", place.right)) and not place.has_unit


def _dotted(place: _Place) -> bool:
    """ "10.15.1", "2:30", "5,6": digits on the other side of a mark without a space."""
    return bool(re.search(r"\d[.:,]$", place.left)) or bool(re.match(r"[.:,]\d", place.right))


def _slashed(place: _Place) -> bool:
    """ "24/7", "9/11", "11/30": a fraction has a small, usual denominator."""
    low = place.number.partition("/")[2].strip()
    if low:
        return int(low) not in (2, 3, 4, 5, 6, 8, 10, 16) or re.search(r"\bon $", place.left) is not None
    return place.left.endswith("/") or bool(re.match(r"/\d", place.right))


def _address_in_the_web(place: _Place) -> bool:
    """Link ids, mail addresses, hash tags, file names."""
    word = re.search(r"\S*$", place.left)[0] + place.number + re.match(r"\S*", place.right)[0]  # type: ignore[index]
    return bool(re.search(r"https?:|www\.|@|#|_|\.(?:com|org|net|php|html?|jpg|pdf)\b", word)) or word.count("/") > 1


def _date(place: _Place) -> bool:
    day = place.plain and place.value <= 31
    if (day or (place.plain and len(place.number) == 4)) and _MONTH_BEFORE.search(place.left):
        return True
    return bool(day and _MONTH_AFTER.match(place.right)) or bool(
        re.search(r"\d{4}-(?:\d\d-)?$", place.left) or re.match(r"-\d\d-\d\d", place.right)
    )


def _clock(place: _Place) -> bool:
    """ "3:30 p.m.", "between 5 and 6 p.m.", "0630"; the minutes of "3:30" fall to the dot rule."""
    return bool(_CLOCK_AFTER.match(place.right)) or (place.plain and len(place.number) == 4 and place.number.startswith("0"))


def _address(place: _Place) -> bool:
    zipped = place.plain and len(place.number) == 5 and re.search(r"\b[A-Z]{2}\s$", place.left) is not None
    return not place.spelled and (bool(_ADDRESS_AFTER.match(place.right)) or zipped)


def _phone(place: _Place) -> bool:
    near = place.left[-16:] + place.number + place.right[:16]
    at = len(place.left[-16:])
    return any(match.start() <= at < match.end() for match in _PHONE.finditer(near))


def _year(place: _Place) -> bool:
    """ "in 2023", "the 2016 election"; "2000 people" and "about 1,900" are counts."""
    if (
        not (place.plain and len(place.number) == 4 and 1000 <= place.value <= 2100)
        or place.has_unit
        or place.left.rstrip().endswith(tuple("$€£"))
    ):
        return False
    after, before = place.after, place.before.lower()
    if after.lower() in _WORDS["counted_after"]:
        return False
    plural = after.islower() and after.endswith("s") and after not in ("is", "was", "as", "has", "this")
    if place.value < 1900:
        return before in ("in", "since", "between", "from", "until", "and", "to", "d") and not plural
    counted = bool(re.search(r"(?:more than|at least|about|some|nearly|almost|up to|an estimated|over)\s$", place.left, re.IGNORECASE))
    return not counted and not (plural and before not in _WORDS["year_before"])


def _named(place: _Place) -> bool:
    """ "Flight 370", "page 12", "No. 5", "Phase Two"."""
    if re.search(r"\b(?:No|Nos|no)\.\s?$", place.left):
        return True
    before = place.before if place.left.endswith(" ") and not place.left.rstrip().endswith(tuple(",;:)")) else ""
    if before.lower() not in _WORDS["named"] or (place.spelled and not (before.istitle() and place.number.istitle())):
        return False
    counts = place.after.islower() and place.after not in _FUNCTION and not place.has_unit
    return not counts or before.istitle()


def _model(place: _Place) -> bool:
    """ "iPhone 11 Pro", "Club 21": a capitalised word, bare digits, and nothing to count behind.

    Not in title-case lines ("Shooting Leaves 3 Dead").
    """
    if not place.plain or place.has_unit or not re.search(r"[A-Z&][\w&]*\s$", place.left) or place.left.rstrip().endswith("."):
        return False
    counted = place.after.islower() and place.after not in _FUNCTION
    if re.search(r"\b[A-Z]*&?[A-Z]{1,6}\s$", place.left) and not place.line.isupper():  # "S&P 500 futures", "CAC 40"
        return place.after.lower() not in _WORDS["counted_after"] and not (place.after.islower() and len(place.before) == 2)
    return not counted and not _title_case(place.line) and _inside_sentence(place.left)


def _inside_sentence(left: str) -> bool:
    return re.search(r"[\w,:;]\s+\S+\s$", left) is not None


def _title_case(line: str) -> bool:
    words = [word for word in re.findall(r"[^\W\d_]{2,}", line) if word.lower() not in _FUNCTION]
    return len(line) < 160 and sum(word[0].isupper() for word in words) > 0.6 * len(words)


def _marker(place: _Place) -> bool:
    """A list's "3." or "2)" at the start of its line."""
    return (
        place.plain and bool(re.search(r"(?:^|\n)\s*\(?$", place.left)) and bool(re.match(r"[.)]\s+\S", place.right)) and place.value < 100
    )


def _pronoun(place: _Place) -> bool:
    """ "this one", "one another", "one day", "one-time"."""
    number, before, after = place.number.lower(), place.before.lower(), place.after.lower()
    if number == "two":
        return before == "number"
    if number != "one":
        return False
    pointed = before in _WORDS["pronoun_before"] - {"last", "next", "the"} or (before == "the" and after != "hundred")
    phrase = after in _WORDS["pronoun_after"] or place.left.lower().endswith("no-")
    return pointed or phrase or re.match(r"['’]s?\b", place.right) is not None


def _score(place: _Place) -> bool:
    """ "2-2", "21-14": results, not ranges (those rise and count something)."""
    return place.plain and (bool(re.match(r"[-–]\d", place.right)) or bool(re.search(r"\d[-–]$", place.left)))


_RULES: dict[str, Callable[[_Place], bool]] = {
    "web_address": _address_in_the_web,
    "phone": _phone,
    "dotted": _dotted,
    "slashed": _slashed,
    "date": _date,
    "clock": _clock,
    "address": _address,
    "year": _year,
    "glued": _glued,
    "tied": _tied,
    "named": _named,
    "model": _model,
    "marker": _marker,
    "pronoun": _pronoun,
    "score": _score,
}
