"""Text → amounts: a number with its hedge, as an interval, with its unit of measurement. No grammar is needed."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from itertools import pairwise

from parallax.reading.designations import designation
from parallax.reading.hedges import hedge_after, hedge_before, interval
from parallax.reading.numerals import Numeral, find_numerals
from parallax.reading.units import currency_before, is_time, unit_after
from parallax.reading.vague import find_durations, find_vague
from parallax.records import Number


@dataclass(frozen=True, slots=True, kw_only=True)
class Amount:
    """A number expression. ``start`` to ``end`` takes in the hedge, ``core_start`` to ``core_end`` the bare number (or range),
    ``unit_end`` the unit behind it. ``low`` and ``high`` are inclusive, ``None`` where open."""

    start: int
    end: int
    core_start: int
    core_end: int
    unit_end: int
    low: Number | None
    high: Number | None
    hedge: str = "exact"
    unit: str | None = None
    spelled: bool = False
    scale: Number = 1


def find_amounts(text: str) -> list[Amount]:
    """Every amount of the text in order: counts, shares, money, measures; no years, names, dates or addresses.

    Misses: a bound that is said in another sentence; the unit of a table's head.
    Source: lexicon/hedges.toml, numbers.toml, units.toml, designations.toml.
    """
    numerals = find_numerals(text)
    ranges, used = _ranges(text, numerals)
    ruled = {n: designation(text, numeral) for n, numeral in enumerate(numerals) if n not in used}
    names = {_as_named(text, numerals[n]) for n, rule in ruled.items() if rule == "model"} - {None}
    singles = [_single(text, numerals[n]) for n, rule in ruled.items() if rule is None and _as_named(text, numerals[n]) not in names]
    taken = {position for amount in (*ranges, *singles) for position in (amount.core_start,)}
    durations = _durations(text)
    taken |= {amount.core_start for amount in durations}
    vague = durations + [_hedged_vague(text, amount) for amount in _vague(text) if amount.core_start not in taken]
    found = sorted([*ranges, *singles, *vague], key=lambda amount: (amount.start, -amount.end))
    return _converted(text, _joined_bounds(text, _apart(found)))


def _as_named(text: str, numeral: Numeral) -> tuple[str, str] | None:
    """The number with the capitalised word behind it: once "iPhone 11 Pro" has been said, "11 Pro" is a name too."""
    after = re.match(r"\s([A-Z]\w*)", text[numeral.end : numeral.end + 30])
    return (text[numeral.start : numeral.end], after.group(1)) if after else None


# ---- one number


def _single(text: str, numeral: Numeral) -> Amount:
    bare = _measured(text, Amount(
        start=numeral.start, end=numeral.end, core_start=numeral.start, core_end=numeral.end, unit_end=numeral.end,
        low=numeral.value, high=numeral.value, spelled=numeral.spelled, scale=numeral.scale,
    ))  # fmt: skip
    return _hedged(text, bare)


def _measured(text: str, amount: Amount) -> Amount:
    """The amount with its unit: money before it, percent and physical units behind."""
    money = currency_before(text, amount.core_start)
    if money:
        return replace(amount, unit=money[0])
    unit = unit_after(text, amount.core_end)
    return replace(amount, unit=unit[0], unit_end=unit[1]) if unit else amount


def _hedged(text: str, amount: Amount) -> Amount:
    money = currency_before(text, amount.core_start)
    before = hedge_before(text, money[1] if money else amount.core_start, timed=is_time(amount.unit))
    after = hedge_after(text, amount.core_end) or (hedge_after(text, amount.unit_end) if amount.unit_end > amount.core_end else None)
    bounded = before is not None and before[0] == "about" and after is not None and after[0] in ("at_least", "at_most")
    if before and not bounded:  # "about five hundred or more" is a floor
        return _widened(amount, before[0], start=before[1])
    return _widened(amount, after[0], end=after[1]) if after else amount


def _widened(amount: Amount, hedge: str, *, start: int | None = None, end: int | None = None) -> Amount:
    low, high, name = interval(hedge, amount.low, whole=amount.unit is None)
    return replace(
        amount, low=low, high=high, hedge=name, start=amount.start if start is None else start, end=amount.end if end is None else end
    )


# ---- vague words


def _vague(text: str) -> list[Amount]:
    return [
        Amount(start=start, end=end, core_start=start, core_end=end, unit_end=end, low=low, high=high, hedge="vague", spelled=True)
        for start, end, low, high in find_vague(text)
    ]


def _durations(text: str) -> list[Amount]:
    return [
        Amount(start=at, end=end, core_start=at, core_end=end, unit_end=end, low=low, high=None, hedge="vague", unit=unit, spelled=True)
        for at, end, low, unit in find_durations(text)
    ]


def _hedged_vague(text: str, amount: Amount) -> Amount:
    """ "at least several", "more than a hundred": the floor of the vague word stands, the ceiling opens; other hedges add nothing."""
    measured = _measured(text, amount)
    before = hedge_before(text, amount.core_start, timed=is_time(measured.unit))
    if before and before[0] in ("at_least", "more_than"):
        return replace(measured, start=before[1], high=None)
    return replace(measured, start=before[1]) if before else measured


# ---- ranges

_UNIT_GAP = r"\s?-?(?:%|[^\W\d_]{1,10}\.?(?:\s(?:cents?|points?|an hour))?)?"
_GAP = re.compile(rf"(?P<unit>{_UNIT_GAP})\s*(?P<link>to|and|or|-|–|—|~)\s*(?P<money>[A-Z]{{0,2}}[$€£¥]\s?)?$")


def _ranges(text: str, numerals: list[Numeral]) -> tuple[list[Amount], set[int]]:
    """Amounts of two numerals each, and the places of the numerals they used up."""
    found: list[Amount] = []
    used: set[int] = set()
    for n, (first, second) in enumerate(pairwise(numerals)):
        if n in used or second.start - first.end > 24:
            continue
        amount = _range(text, first, second)
        if amount is not None:
            found.append(amount)
            used |= {n, n + 1}
    return found, used


def _range(text: str, first: Numeral, second: Numeral) -> Amount | None:
    gap = _GAP.match(text[first.end : second.start])
    if gap is None:
        return None
    before = re.search(
        r"\b(between|from)\s+(?:[A-Z]{0,2}[$€£¥]\s?|(?:about|around|roughly|some)\s)?$",
        text[max(0, first.start - 30) : first.start],
        re.IGNORECASE,
    )
    opener = before.group(1).lower() if before else ""
    start = first.start - (len(before.group()) if before else 0)
    low = _scaled(first, second)
    if not _ranges_over(text, gap.group("link"), opener, gap.group("unit").strip(), first, second, low):
        return None
    bare = Amount(
        start=first.start, end=second.end, core_start=first.start, core_end=second.end, unit_end=second.end, hedge="range",
        low=min(low, second.value), high=max(low, second.value), spelled=first.spelled, scale=second.scale,
    )  # fmt: skip
    measured = _measured(text, bare)
    if opener:
        between = unit_after(text, first.end) if measured.unit is None else None  # "from 208 pounds to 193"
        return replace(measured, start=start, unit=between[0] if between else measured.unit)
    approximate = hedge_before(text, first.start, timed=is_time(measured.unit))
    return replace(measured, start=approximate[1]) if approximate and approximate[0] in ("about", "nearly") else measured


def _scaled(first: Numeral, second: Numeral) -> Number:
    """The lower bound in the upper one's magnitude: "5 to 10 million", "$1-2bn"."""
    short = first.scale == 1 and second.scale >= 1000 and first.value < second.value / second.scale
    return first.value * second.scale if short else first.value


def _ranges_over(text: str, link: str, opener: str, unit: str, first: Numeral, second: Numeral, low: Number) -> bool:
    """Whether two numbers bound one amount. Years and dates do not; "and" needs "between"; "or" needs neighbours that rise."""
    if not _same_unit(text, unit, opener, first, second):
        return False
    if any(designation(text, numeral) not in (None, "score", "tied", "glued") for numeral in (first, second)):
        return False
    rises = low < second.value
    if link == "and":
        return opener == "between"
    if opener == "from" and link == "to":
        return not _moves(text, first, second)
    if link in ("-", "–", "—"):
        return rises and not unit and _counts(text, first, second)
    if link == "to":
        return rises and opener != "between" and not _stepped(text, first, second)
    return link == "or" and rises and not unit and second.value <= 2 * low + 1


def _same_unit(text: str, unit: str, opener: str, first: Numeral, second: Numeral) -> bool:
    """A unit between the numbers must be the second one's too: "8.1 percent to 99.20 yuan" are two amounts."""
    if not unit:
        return True
    between, behind = unit_after(text, first.end), unit_after(text, second.end)
    return between is not None and (
        between == behind or (behind is not None and between[0] == behind[0]) or (behind is None and opener != "")
    )


_STEP = re.compile(
    r"\b(?:by|up|down|rose|fell|gained|lost|jumped|climbed|dropped|slipped|surged|rallied)\s+(?:about\s+)?[A-Z]{0,2}[$€£¥]\s?$"
)


def _stepped(text: str, first: Numeral, second: Numeral) -> bool:
    """ "increased by $43.6 billion to $419.2 billion": a step and where it led; "$1 to $2 million" is a range."""
    money = currency_before(text, second.start) is not None
    return money and (currency_before(text, first.start) is None or _STEP.search(text[max(0, first.start - 30) : first.start]) is not None)


_MOVED = re.compile(
    r"\b(?:rises?|rose|risen|rais\w+|rais\w+|revis\w+|jump\w*|climb\w*|grew|grow\w*|increas\w+|soar\w*|went|gone|updat\w+|lower\w*|toll)\b",
    re.IGNORECASE,
)


def _moves(text: str, first: Numeral, second: Numeral) -> bool:
    """A revised count is two counts: "raised the toll from 30 to 43". Money and measures keep the range they moved over."""
    measured = unit_after(text, second.end) or currency_before(text, second.start)
    return measured is None and _MOVED.search(text[max(0, first.start - 60) : first.start]) is not None


def _counts(text: str, first: Numeral, second: Numeral) -> bool:
    """ "12-15 people" and "5k-20k", but no "21-14 win", no "2-2", no "747-800"."""
    suffixed = text[second.end - 1].isalpha() and text[first.end - 1].isalpha()  # "5k-20k"
    if unit_after(text, second.end) or currency_before(text, first.start) or second.scale > 1 or first.spelled or suffixed:
        return True
    after = re.match(r"\s+([a-z]+)", text[second.end : second.end + 30])
    between = re.match(r"\s?[-–—]\s?", text[first.end : second.start])
    spaced = between is not None and " " in between.group()
    plural = after is not None and (after.group(1).endswith("s") or after.group(1) in ("people", "men", "women", "children"))
    return plural or spaced


# ---- amounts together


def _apart(found: list[Amount]) -> list[Amount]:
    """Without amounts that lie inside an earlier one."""
    kept: list[Amount] = []
    for amount in found:
        if not kept or amount.core_start >= kept[-1].end:
            start = max(amount.start, kept[-1].end) if kept else amount.start
            kept.append(replace(amount, start=start) if start != amount.start else amount)
    return kept


_OPENED = re.compile(r"[^.;()\n]{0,30}\(\s*(?:[A-Z]{0,3}\s?[$€£¥]?\s?)?$")


def _converted(text: str, amounts: list[Amount]) -> list[Amount]:
    """With the bound that an amount in brackets takes from the one it converts: "more than 7.5 million crowns ($1.1 million)"."""
    found = amounts[:1]
    for last, amount in pairwise(amounts):
        bounded = last.hedge in ("at_least", "more_than", "at_most") and amount.hedge == "exact" and amount.unit is not None
        inside = bounded and _OPENED.fullmatch(text[last.end : amount.start]) and text[amount.unit_end : amount.unit_end + 1] == ")"
        found.append(_widened(amount, last.hedge) if inside and amount.unit != last.unit else amount)
    return found


_BOTH = re.compile(r"\s*,?\s*(?:and|but)?\s*$")


def _joined_bounds(text: str, amounts: list[Amount]) -> list[Amount]:
    """A floor and a ceiling side by side as one range: "greater than 100 and smaller than 300"."""
    joined: list[Amount] = []
    for amount in amounts:
        last = joined[-1] if joined else None
        if last is not None and _BOTH.match(text[last.end : amount.start]) and (pair := _bounds(last, amount)):
            joined[-1] = replace(amount, start=last.start, core_start=last.core_start, low=pair[0], high=pair[1], hedge="range")
        else:
            joined.append(amount)
    return joined


def _bounds(first: Amount, second: Amount) -> tuple[Number, Number] | None:
    hedges = {first.hedge, second.hedge}
    floor = next((a.low for a in (first, second) if a.hedge in ("at_least", "more_than")), None)
    ceiling = next((a.high for a in (first, second) if a.hedge == "at_most"), None)
    if len(hedges) != 2 or floor is None or ceiling is None or floor > ceiling:
        return None
    return floor, ceiling
