"""Which of a story's figures are held against each other."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Sequence
from itertools import combinations, product

from parallax.comparing.comparability import measure_of
from parallax.comparing.facts import Fact
from parallax.comparing.intervals import lie
from parallax.lexicon import load

_TABLE = load("impact")
_PARTS: dict[str, str] = _TABLE["parts"]
_CHARTED = frozenset(_TABLE["charted"]["measures"])
_MANY = 250  # groups on one topic, as hundreds of articles give them

Group = tuple[Fact, ...]  # facts that say the same of the same, whatever their article


def pairs(groups: Sequence[Group]) -> Iterator[tuple[Group, Group]]:
    """Groups of one measure, or of a part and its whole, in their order; killed and injured have nothing to compare.

    Where there are very many, a figure told in passing is held against each figure that articles give as their own once: against
    the group that most of them are in.
    """
    foremost = _foremost(groups) if len(groups) > _MANY else None
    of: dict[str, list[int]] = defaultdict(list)
    for place, group in enumerate(groups):
        of[measure_of(group[0])].append(place)
    for measure, own in of.items():
        whole = of.get(_PARTS.get(measure, ""), ())
        for first, second in (*combinations(own, 2), *product(own, whole)):
            one, other = groups[min(first, second)], groups[max(first, second)]
            if _comparable(one[0], other[0]) and (foremost is None or _held_against(one, other, foremost)):
                yield one, other


def _comparable(one: Fact, other: Fact) -> bool:
    """Two figures that are neither article's own and that differ: nothing that could come of it would be told."""
    passing = measure_of(one) in _CHARTED and not one.main and not other.main
    return not passing or lie(one.bounds, other.bounds) != "disjoint"


def _held_against(one: Group, other: Group, foremost: set[int]) -> bool:
    """Two own figures, or two that may be one figure, or one told in passing and the foremost that gives the other."""
    if one[0].main == other[0].main or lie(one[0].bounds, other[0].bounds) != "disjoint":
        return True
    return id(one if one[0].main else other) in foremost


def _foremost(groups: Sequence[Group]) -> set[int]:
    """For each figure that articles give as their own, the group of most articles."""
    best: dict[tuple[object, ...], Group] = {}
    for group in groups:
        first = group[0]
        figure = (measure_of(first), first.slot, first.bounds)
        if first.main and (figure not in best or len(group) > len(best[figure])):
            best[figure] = group
    return {id(group) for group in best.values()}
