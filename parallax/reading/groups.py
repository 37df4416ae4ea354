"""The wounded who are told as a group without a number: "a man and a woman", "both boys"."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parallax.reading.deaths import deaths_in
from parallax.reading.figures import Figure, Told
from parallax.reading.persons import Person, find_members, has_died, is_none_of
from parallax.records import Quantity

_ALSO = re.compile(r"\s+(?:[\w-]+\s+){1,3}(?:was|were)\s+also\b")


def wounded_group(told: Told, scoped: Sequence[tuple[int, Quantity]], persons: Sequence[Person]) -> Figure | None:
    """The largest group, less those of it who died, with the wounded who are none of it; ``None`` without a group.

    "Another man was shot in the arm. Both boys, including Ruiz, were rushed to hospital. Ruiz died": two.
    """
    groups = [pair for pair in scoped if pair[1].rule == "victim_without_number" and (pair[1].low or 0) > 1]
    if not groups:
        return None
    n, wounded = max(groups, key=lambda pair: (pair[1].low or 0, -pair[0]))
    members = find_members(told.text, wounded)
    gone = deaths_in(told, wounded, members, [mention for person in persons if has_died(person) for mention in person])
    beside = sum(_is_hurt(person) and is_none_of(person, members) for person in persons)
    beside += sum(int(one.low or 0) for _, one in scoped if one.span[0] >= wounded.span[1] and _is_also_told(told, one))
    if not gone and not beside:
        return Figure(wounded.low, wounded.high, n, numbered=False)
    left = (wounded.low or 0) - gone + beside
    return Figure(left, left, numbered=False) if left > 0 else None


def _is_hurt(person: Person) -> bool:
    return not has_died(person) and any(mention.measure == "injured" for mention in person)


def _is_also_told(told: Told, one: Quantity) -> bool:
    """ "Her two boys were also wounded": beside those told before."""
    return one.rule == "counts_casualties" and one.low == one.high and _ALSO.match(told.text, one.span[1]) is not None
