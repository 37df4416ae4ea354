"""A number with its bounds, its hedge and its unit."""

from __future__ import annotations

from dataclasses import dataclass, replace

from parallax.reading.hedges import interval
from parallax.reading.units import currency_before, unit_after
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


def measured(text: str, amount: Amount) -> Amount:
    """The amount with its unit: money before it, percent and physical units behind."""
    money = currency_before(text, amount.core_start)
    if money:
        return replace(amount, unit=money[0])
    unit = unit_after(text, amount.core_end)
    return replace(amount, unit=unit[0], unit_end=unit[1]) if unit else amount


def widened(amount: Amount, hedge: str, *, start: int | None = None, end: int | None = None) -> Amount:
    """The amount with the interval that a hedge makes of it, and the hedge's words in its span."""
    low, high, name = interval(hedge, amount.low, whole=amount.unit is None)
    return replace(
        amount, low=low, high=high, hedge=name, start=amount.start if start is None else start, end=amount.end if end is None else end
    )
