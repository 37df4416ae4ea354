"""Dates and periods in words, as intervals."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from datetime import date
from functools import lru_cache

from spacy.tokens import Doc

from parallax.lexicon import words
from parallax.reading import calendar as cal
from parallax.reading.calendar import MONTHS, NOTHING, NUMBERS, WEEKDAYS, Interval
from parallax.reading.wholetext import folded, text_of
from parallax.records import DateMention, Publication, Sentence, Span

_AHEAD = words("calendar")["ahead"]
_PARTS = "|".join(sorted(words("calendar")["day_parts"]))
_AFTER = "(?:" + "|".join(f"(?<={word} )" for word in sorted(words("calendar")["date_prepositions"])) + ")"
# A month has a capital: "may 5 people" is none.
_WRITTEN = [
    form for name in MONTHS for form in ((name.title(), name.upper()) if len(name) > 4 else (name.title() + r"\.?", name.upper() + r"\.?"))
]
_MONTH = "(?P<month>(?-i:" + "|".join(sorted(_WRITTEN, key=len, reverse=True)) + r"))(?<![a-z]{4}\.)(?!\w)"
_WEEKDAY = r"(?P<weekday>" + "|".join(sorted((name for name in WEEKDAYS if len(name) > 5), key=len, reverse=True)) + ")"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_COUNT = r"(?P<count>\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True)) + r")(?: of)?"
_UNIT = r"(?P<unit>day|night|week|fortnight|month|year|hour|decade)s?"
_PHASE = r"(?P<phase>early|mid|middle|late)"

Reader = Callable[[re.Match[str], date | None, bool], Interval]


def find_dates(doc: Doc, sentences: list[Sentence], published: Publication | None = None) -> list[DateMention]:
    """Dates in order of appearance, outside boilerplate.

    A relative date ("last week"), or one without its year, stays open on both sides where ``published`` gives no anchor.
    Needs: nothing but the text.
    Misses: dates relative to another event ("two days after the vote"), feasts, times of day.
    Source: lexicon/calendar.toml.
    """
    earliest, latest = (published.earliest, published.latest) if published else NOTHING
    spans = [sentence.span for sentence in sentences if sentence.kind != "boilerplate"]
    text = text_of(doc)
    return [
        DateMention(span=span, earliest=interval[0], latest=interval[1])
        for start, end in spans
        for span, interval in read_dates(text, earliest, latest, (start, end))
    ]


def read_dates(
    text: str, earliest: date | None = None, latest: date | None = None, within: Span | None = None
) -> Iterator[tuple[Span, Interval]]:
    """Each date in ``text`` with its interval, given that "today" lies between ``earliest`` and ``latest``."""
    at, end = within or (0, len(text))
    for match, read in _matches(text, at, end):
        ahead = _looks_ahead(text, match.start(), at)
        first, last = read(match, earliest, ahead), read(match, latest, ahead)
        interval = (first[0], last[1]) if first != NOTHING or last != NOTHING else NOTHING
        if interval[0] and interval[1] and interval[0] > interval[1]:
            interval = NOTHING
        yield match.span(), interval


@lru_cache(maxsize=1024)
def _matches(text: str, start: int, end: int) -> tuple[tuple[re.Match[str], Reader], ...]:
    """The longest match at each place, without overlap; the same for every anchor, and a sentence is read with many."""
    told = {match.lastgroup for match in _TOLD.finditer(text, start, end)}
    found = [(match, read) for needs, pattern, read in _PATTERNS if needs in told for match in pattern.finditer(text, start, end)]
    found.sort(key=lambda item: (item[0].start(), -item[0].end()))
    kept: list[tuple[re.Match[str], Reader]] = []
    for match, read in found:
        if match.start() >= (kept[-1][0].end() if kept else start):
            kept.append((match, read))
    return tuple(kept)


def _looks_ahead(text: str, at: int, start: int) -> bool:
    """Whether the words before a date put it in the time to come: "will vote on Thursday"."""
    before = re.split(r"[.;!?]\s", text[max(start, at - 45) : at])[-1].lower()
    return any(word in _AHEAD for word in re.findall(r"[a-z]+", before)[-4:])


# ------------------------------------------------------------------ readers: match, anchor, looks ahead → interval


def _full(match: re.Match[str], anchor: date | None, ahead: bool) -> Interval:
    return cal.day(cal.full_year(match["year"]), MONTHS[match["month"].lower().rstrip(".")], int(match["day"]))


def _numeric(match: re.Match[str], anchor: date | None, ahead: bool) -> Interval:
    first, second, year = int(match["first"]), int(match["second"]), cal.full_year(match["year"])
    american, other = cal.day(year, first, second), cal.day(year, second, first)
    if NOTHING in (american, other) or american == other:
        return american if american != NOTHING else other
    # 03/04/2016 is March 4 or April 3: both bound it.
    days = sorted(found for found in (american[0], other[0]) if found)
    return days[0], days[1]


def _iso(match: re.Match[str], anchor: date | None, ahead: bool) -> Interval:
    return cal.day(int(match["year"]), int(match["first"]), int(match["second"]))


def _day_of_month(match: re.Match[str], anchor: date | None, ahead: bool) -> Interval:
    if anchor is None:
        return NOTHING
    number, of_month = MONTHS[match["month"].lower().rstrip(".")], int(match["day"])
    year = cal.nearest_year(anchor, number, of_month, ahead=ahead)
    until = match.groupdict().get("until")
    return cal.day(year, number, of_month)[0], cal.day(year, number, int(until or of_month))[1]


def _month_year(match: re.Match[str], anchor: date | None, ahead: bool) -> Interval:
    return cal.month(cal.full_year(match["year"]), MONTHS[match["month"].lower().rstrip(".")], (match["phase"] or "").lower())


def _month(match: re.Match[str], anchor: date | None, ahead: bool) -> Interval:
    if anchor is None:
        return NOTHING
    number, which = MONTHS[match["month"].lower().rstrip(".")], (match.groupdict().get("which") or "").lower()
    year = cal.nearest_year(anchor, number, ahead=ahead or which == "next")
    if which == "last":
        if number == anchor.month - 1:
            return NOTHING  # the month just over is "last month": "last November" said in December may mean either year's
        year = anchor.year - (number >= anchor.month)
    interval = cal.month(year, number, (match.groupdict().get("phase") or "").lower())
    return interval if which == "next" or ahead or not interval[0] or interval[0] <= anchor else NOTHING


def _year(match: re.Match[str], anchor: date | None, ahead: bool) -> Interval:
    return cal.year(int(match["year"]), (match["phase"] or "").lower())


def _decade(match: re.Match[str], anchor: date | None, ahead: bool) -> Interval:
    first = int(match["year"])
    return date(first, 1, 1), date(first + 9, 12, 31)


def _weekday(match: re.Match[str], anchor: date | None, ahead: bool) -> Interval:
    which = (match["which"] or "").lower()
    return cal.weekday(anchor, WEEKDAYS[folded(match["weekday"])], which=which, ahead=ahead) if anchor else NOTHING


def _near(shift: int) -> Reader:
    return lambda match, anchor, ahead: cal.unit(anchor, "day", shift) if anchor else NOTHING


def _this(match: re.Match[str], anchor: date | None, ahead: bool) -> Interval:
    if anchor is None:
        return NOTHING
    which, unit = folded(match["which"]), folded(match["unit"])
    # A paper's "last weekend" of a Monday is the one just over: the shift counts from the week that runs.
    first, last = cal.unit(anchor, unit, {"last": -1, "past": -1, "previous": -1, "next": 1, "coming": 1}.get(which, 0))
    side = (match["side"] or "").lower()
    if side == "earlier":
        return first, anchor
    return (anchor, last) if side == "later" else (first, last)


def _ago(match: re.Match[str], anchor: date | None, ahead: bool) -> Interval:
    return cal.ago(anchor, _count(match), folded(match["unit"])) if anchor else NOTHING


def _past(match: re.Match[str], anchor: date | None, ahead: bool) -> Interval:
    return cal.stretch(anchor, _count(match), folded(match["unit"]), forward=False) if anchor else NOTHING


def _coming(match: re.Match[str], anchor: date | None, ahead: bool) -> Interval:
    return cal.stretch(anchor, _count(match), folded(match["unit"]), forward=True) if anchor else NOTHING


def _count(match: re.Match[str]) -> int:
    """ "Within days" and "recent weeks" are at most some nine of them."""
    words = match.groupdict().get("count")
    return 9 if not words else int(words) if words.isdigit() else NUMBERS[folded(words)]


def _compiled(*patterns: tuple[str, str, Reader]) -> list[tuple[str, re.Pattern[str], Reader]]:
    return [(needs, re.compile(rf"(?<![\w/.-])(?:{pattern})(?![\w/]|-\w)", re.I), read) for needs, pattern, read in patterns]


# Most sentences tell no date. One quick look at a sentence says which of the patterns are worth a walk through it.
_TOLD = re.compile(
    rf"""(?<!\w)(?:
        (?P<unit>(?:weekend|day|night|week|fortnight|month|year|hour|decade)s?\b)
      | (?P<month>{"|".join(sorted(form for form in MONTHS if len(form) == 3))})
      | (?P<weekday>{"|".join(sorted(name for name in WEEKDAYS if len(name) > 5))})
      | (?P<year>(?:19|20)\d)
      | (?P<near>today|tonight|overnight|yesterday|tomorrow|this|last(?=\s+night))
    )""",
    re.I | re.X,
)
_ANY_DAY = rf"(?:(?:{'|'.join(sorted(WEEKDAYS, key=len, reverse=True))})\b\.?,?\s+)?"
_NO_COUNT = r"(?!\s*(?:percent|%|people|killed|of\b))"
_NO_AMOUNT = r"(?!\s*(?:block|feet|gmt|hours|hrs|kilomet|km|met|miles|people|soldiers|troops))"
_TAIL = rf"(?:\s+(?:{_PARTS}))?"
_PATTERNS = _compiled(
    ("month", rf"{_ANY_DAY}{_MONTH}\s+{_DAY},?\s+{_YEAR}", _full),
    ("month", rf"{_ANY_DAY}{_DAY}\s+(?:of\s+)?{_MONTH},?\s+(?P<year>(?:19|20)\d\d|['’]?\d\d(?=\s*(?:\(|--|$)))", _full),
    ("month", rf"{_ANY_DAY}{_MONTH}\s+{_DAY}(?:\s*[-–]\s*(?P<until>[0-3]?\d))?{_NO_COUNT}(?:{_TAIL})", _day_of_month),
    ("month", rf"{_ANY_DAY}{_DAY}(?:\s*[-–]\s*(?P<until>[0-3]?\d))?\s+(?:of\s+)?{_MONTH}", _day_of_month),
    ("year", rf"{_YEAR}-(?P<first>[01]\d)-(?P<second>[0-3]\d)(?:T[\d:.Z+-]+)?", _iso),
    ("year", r"(?P<first>[0-3]?\d)[/.](?P<second>[0-3]?\d)[/.](?P<year>(?:19|20)\d\d)", _numeric),
    ("month", rf"(?:{_PHASE}[- ])?{_MONTH},?\s+(?:of\s+)?{_YEAR}", _month_year),
    ("month", rf"(?:(?P<which>last|next|this)\s+)?(?:{_PHASE}[- ]){_MONTH}", _month),
    ("month", rf"(?P<which>last|next|this)\s+{_MONTH}", _month),
    # A year alone, like a month alone, is a date after a preposition: "in 1989", "since September"; not "March said", not "2000 people".
    ("year", rf"(?:{_AFTER}|(?<=\()){_YEAR}{_NO_AMOUNT}(?P<phase>)", _year),
    ("year", rf"{_PHASE}[- ]{_YEAR}", _year),
    ("month", rf"{_AFTER}{_MONTH}(?!\s+\d)", _month),
    ("year", rf"(?:the\s+)?(?:{_PHASE}[- ])?(?P<year>(?:19|20)\d0)s", _decade),
    ("weekday", rf"(?:(?P<which>last|next|this|early|late)\s+)?{_WEEKDAY}{_TAIL}", _weekday),
    ("near", rf"(?:later\s+|earlier\s+)?today|tonight|this\s+(?:{_PARTS})|overnight", _near(0)),
    ("near", rf"yesterday{_TAIL}|last\s+night", _near(-1)),
    ("near", rf"tomorrow{_TAIL}", _near(1)),
    ("near", r"(?:the\s+)?day\s+before\s+yesterday", _near(-2)),
    ("unit", r"(?:(?P<side>earlier|later)\s+)?(?P<which>this|last|next|previous)\s+(?P<unit>weekend|week|month|year)", _this),
    ("unit", rf"(?:about\s+|some\s+|more\s+than\s+|less\s+than\s+)?{_COUNT}\s+{_UNIT}\s+ago", _ago),
    ("unit", rf"the\s+(?:last|past)\s+(?:{_COUNT}\s+)?{_UNIT}", _past),
    ("unit", r"recent\s+(?P<unit>day|week|month|year)s", _past),
    ("unit", r"within\s+(?:the\s+next\s+)?(?P<unit>day|week|month|hour)s", _coming),
    ("unit", rf"within\s+{_COUNT}\s+(?P<unit>day|week|month|hour)s?", _coming),
    ("unit", rf"(?:coming|forthcoming|next|upcoming)\s+(?:{_COUNT}\s+)?(?P<unit>day|week|month|year)s", _coming),
)
