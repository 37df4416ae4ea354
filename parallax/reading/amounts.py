"""Text → amounts: a number with its hedge, as an interval, with its unit of measurement. No grammar is needed."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from parallax.reading.designations import designation
from parallax.reading.hedges import hedge_after, hedge_before
from parallax.reading.measurement import Amount, measured, widened
from parallax.reading.numerals import Numeral, find_numerals
from parallax.reading.ranges import find_ranges
from parallax.reading.units import currency_before, is_time
from parallax.reading.vague import find_durations, find_vague
from parallax.records import Number


def find_amounts(text: str) -> list[Amount]:
    """Every amount of the text in order: counts, shares, money, measures; no years, names, dates or addresses.

    Misses: a bound that is said in another sentence; the unit of a table's head.
    Source: lexicon/hedges.toml, numbers.toml, units.toml, designations.toml.
    """
    numerals = find_numerals(text)
    ranges, used = find_ranges(text, numerals)
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
    bare = measured(text, Amount(
        start=numeral.start, end=numeral.end, core_start=numeral.start, core_end=numeral.end, unit_end=numeral.end,
        low=numeral.value, high=numeral.value, spelled=numeral.spelled, scale=numeral.scale,
    ))  # fmt: skip
    return _hedged(text, bare)


def _hedged(text: str, amount: Amount) -> Amount:
    money = currency_before(text, amount.core_start)
    before = hedge_before(text, money[1] if money else amount.core_start, timed=is_time(amount.unit))
    after = hedge_after(text, amount.core_end) or (hedge_after(text, amount.unit_end) if amount.unit_end > amount.core_end else None)
    bounded = before is not None and before[0] == "about" and after is not None and after[0] in ("at_least", "at_most")
    if before and not bounded:  # "about five hundred or more" is a floor
        return widened(amount, before[0], start=before[1])
    return widened(amount, after[0], end=after[1]) if after else amount


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
    whole = measured(text, amount)
    before = hedge_before(text, amount.core_start, timed=is_time(whole.unit))
    if before and before[0] in ("at_least", "more_than"):
        return replace(whole, start=before[1], high=None)
    return replace(whole, start=before[1]) if before else whole


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
        found.append(widened(amount, last.hedge) if inside and amount.unit != last.unit else amount)
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
