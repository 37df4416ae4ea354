"""Days, months and years as intervals, and how words for them are read."""

from __future__ import annotations

import calendar
from datetime import date, timedelta

from parallax.lexicon import load

Interval = tuple[date | None, date | None]
NOTHING: Interval = (None, None)

_TABLE = load("calendar")
MONTHS = {form: number for number, (name, short) in enumerate(_TABLE["months"].items(), 1) for form in (name, *short)}
WEEKDAYS = {form: number for number, (name, short) in enumerate(_TABLE["weekdays"].items()) for form in (name, *short)}
NUMBERS: dict[str, int] = _TABLE["numbers"]
_UNIT_DAYS = {"day": 1, "night": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "hour": 0, "minute": 0, "decade": 3652}


def day(year: int, month: int, number: int) -> Interval:
    """One day, or nothing when the calendar has no such day."""
    try:
        found = date(year, month, number)
    except ValueError:
        return NOTHING
    return found, found


def month(year: int, number: int, part: str | None = None) -> Interval:
    """A month, or its early, middle or late third."""
    if not (1 <= number <= 12 and date.min.year < year < date.max.year):
        return NOTHING
    last = calendar.monthrange(year, number)[1]
    first, end = {"early": (1, 10), "mid": (11, 20), "middle": (11, 20), "late": (21, last)}.get(part or "", (1, last))
    return date(year, number, first), date(year, number, end)


def year(number: int, part: str | None = None) -> Interval:
    """A year, or its early, middle or late part."""
    if not date.min.year < number < date.max.year:
        return NOTHING
    first, last = {"early": (1, 4), "mid": (5, 8), "middle": (5, 8), "late": (9, 12)}.get(part or "", (1, 12))
    return date(number, first, 1), month(number, last)[1]


def full_year(digits: str) -> int:
    """ "90" → 1990, "25" → 2025, "2025" → 2025."""
    number = int(digits.strip("'’"))
    if number >= 100:
        return number
    return 1900 + number if number >= 50 else 2000 + number


def nearest_year(anchor: date, number: int, of_month: int = 1, *, ahead: bool = False) -> int:
    """The year of a day or month without one: the last such before the anchor, or the next where the text looks ahead.

    News of early January speaks of "Dec. 30" and means last year's; a month ahead of the anchor is still this year's.
    """
    slack = 300 if ahead else 31
    for candidate in (anchor.year + 1, anchor.year, anchor.year - 1):
        start = day(candidate, number, min(of_month, 28))[0]
        if start is not None and (start - anchor).days <= slack:
            return candidate
    return anchor.year


def weekday(anchor: date, number: int, *, which: str = "", ahead: bool = False) -> Interval:
    """The weekday meant: the last one up to the anchor; "last" is before it; "next", or a look ahead, after it."""
    back = (anchor.weekday() - number) % 7
    if which == "next" or ahead:
        return _days(anchor, ((number - anchor.weekday()) % 7) or 7)
    return _days(anchor, -(back or (7 if which == "last" else 0)))


def unit(anchor: date, name: str, shift: int) -> Interval:
    """This, last or next day, week, month or year."""
    if name == "year":
        return year(anchor.year + shift)
    if name == "month":
        ordinal = anchor.year * 12 + anchor.month - 1 + shift
        return month(ordinal // 12, ordinal % 12 + 1)
    if name == "week":
        monday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=shift)
        return monday, monday + timedelta(days=6)
    if name == "weekend":
        saturday = anchor - timedelta(days=anchor.weekday()) + timedelta(weeks=shift, days=5)
        return saturday, saturday + timedelta(days=1)
    return _days(anchor, shift)


def stretch(anchor: date, count: int, name: str, *, forward: bool) -> Interval:
    """The last or next so many days, weeks, months."""
    reach = min(timedelta(days=max(1, count * _UNIT_DAYS[name])), (date.max - anchor) if forward else (anchor - date.min))
    return (anchor, anchor + reach) if forward else (anchor - reach, anchor)


def ago(anchor: date, count: int, name: str) -> Interval:
    """ "Two days ago" is a day; "two weeks ago" is that day give or take half a week, and so on."""
    reach = count * _UNIT_DAYS[name]
    if reach >= (anchor - date.min).days - 400:
        return NOTHING
    middle = anchor - timedelta(days=reach)
    slack = {"day": 0, "night": 0, "hour": 1, "minute": 0, "week": 3, "fortnight": 4, "month": 15, "year": 183, "decade": 1826}[name]
    return middle - timedelta(days=slack), min(anchor, middle + timedelta(days=slack))


def _days(anchor: date, shift: int) -> Interval:
    try:
        found = anchor + timedelta(days=shift)
    except OverflowError:
        return NOTHING
    return found, found
