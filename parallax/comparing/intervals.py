"""Two intervals with open sides: how they lie to each other, and how far apart."""

from __future__ import annotations

from math import inf
from typing import Literal

from parallax.records import Number

Bounds = tuple[Number | None, Number | None]
Lie = Literal["equal", "nested", "overlapping", "disjoint"]


def lie(one: Bounds, other: Bounds) -> Lie:
    """equal, nested (one inside the other), overlapping or disjoint; ``None`` is an open side."""
    (a, b), (c, d) = _closed(one), _closed(other)
    if (a, b) == (c, d):
        return "equal"
    if b < c or d < a:
        return "disjoint"
    if (a <= c and d <= b) or (c <= a and b <= d):
        return "nested"
    return "overlapping"


def gap(one: Bounds, other: Bounds) -> tuple[float, float]:
    """Distance between two disjoint intervals and the ratio of their nearest ends (infinite from zero); (0, 1) otherwise."""
    (a, b), (c, d) = _closed(one), _closed(other)
    if b < c:
        return c - b, c / b if b > 0 else inf
    if d < a:
        return a - d, a / d if d > 0 else inf
    return 0.0, 1.0


def exceeds(part: Bounds, whole: Bounds) -> bool:
    """True when a part is certainly larger than its whole."""
    return part[0] is not None and whole[1] is not None and part[0] > whole[1]


def show(bounds: Bounds) -> str:
    """``57``, ``51 or more`` or ``3 to 9``."""
    low, high = bounds
    if low is not None and low == high:
        return _number(low)
    if low is None or high is None:
        return f"{_number(low)} or more" if low is not None else f"at most {_number(high)}" if high is not None else "any number"
    return f"{_number(low)} to {_number(high)}"


def _number(value: Number) -> str:
    return f"{value:,g}" if isinstance(value, float) and not value.is_integer() else f"{int(value):,}"


def _closed(bounds: Bounds) -> tuple[float, float]:
    low, high = bounds
    return (-inf if low is None else low), (inf if high is None else high)
