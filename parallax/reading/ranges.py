"""Two numbers that bound one amount: "12 to 15 people", "between 3 and 5", "$1-2bn"."""

from __future__ import annotations

import re
from dataclasses import replace
from itertools import pairwise

from parallax.reading.designations import designation
from parallax.reading.hedges import hedge_before
from parallax.reading.measurement import Amount, measured
from parallax.reading.numerals import Numeral
from parallax.reading.units import currency_before, is_time, unit_after
from parallax.records import Number

_UNIT_GAP = r"\s?-?(?:%|[^\W\d_]{1,10}\.?(?:\s(?:cents?|points?|an hour))?)?"
_GAP = re.compile(rf"(?P<unit>{_UNIT_GAP})\s*(?P<link>to|and|or|-|–|—|~)\s*(?P<money>[A-Z]{{0,2}}[$€£¥]\s?)?$")


def find_ranges(text: str, numerals: list[Numeral]) -> tuple[list[Amount], set[int]]:
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
    whole = measured(text, bare)
    if opener:
        between = unit_after(text, first.end) if whole.unit is None else None  # "from 208 pounds to 193"
        return replace(whole, start=start, unit=between[0] if between else whole.unit)
    approximate = hedge_before(text, first.start, timed=is_time(whole.unit))
    return replace(whole, start=approximate[1]) if approximate and approximate[0] in ("about", "nearly") else whole


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
    unit = unit_after(text, second.end) or currency_before(text, second.start)
    return unit is None and _MOVED.search(text[max(0, first.start - 60) : first.start]) is not None


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
