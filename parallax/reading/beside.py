"""The wounded who stand beside those that the text counts: "a woman was shot; five other victims were taken to hospital"."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import islice

from parallax.reading.figures import Figure, Told
from parallax.reading.killers import has_killer_survived, is_by_another
from parallax.reading.persons import Person, has_died
from parallax.records import Quantity

OTHERS = re.compile(r"\s+(?:\w+\s+)?(?:more|others?)\b", re.IGNORECASE)  # "three other people were also shot": beside the dead
_PART = re.compile(r"\b(?:among|including|one of)\b")  # "a girl was among eight other people wounded"
_MOST = 8  # places that say the article's figure with a word of others
_HARM = ("injured", "casualties")


def with_others(told: Told, injured: Figure, killed: Figure | None, persons: Sequence[Person]) -> Figure:
    """The injured with those who are told right before "five other victims", or with the one who did it and was wounded as well.

    Misses: others who are counted first, and those beside them told later.
    """
    if injured.quantity is None or not injured.some or injured.low is None or injured.low != injured.high:
        return injured
    living = [person for person in persons if not has_died(person)]
    said = (one for _, one in told.of("injured")
            if one.low == injured.low and one.high == injured.high and OTHERS.match(told.text, one.span[1]))  # fmt: skip
    near = next((count for one in islice(said, _MOST) if (count := _right_before(told, one, living))), 0)
    if near and not _is_whole(told, injured.low, killed, near):
        return Figure(injured.low + near, injured.low + near)
    if is_by_another(told, told.quantities[injured.quantity]) and has_killer_survived(told, persons):
        return Figure(injured.low + 1, injured.low + 1)
    return injured


def _right_before(told: Told, others: Quantity, living: Sequence[Person]) -> int:
    """How many of the living are told in the sentence of the others or the one before it, and are none of them; none beside the dead."""
    start = told.sentence(others.span[0])[0]
    before = told.sentence(start - 1)[0] if start else start
    if any(before <= one.span[0] < others.span[0] for _, one in told.of("killed")) or _PART.search(told.text, start, others.span[0]):
        return 0
    hurt = {one.span for _, one in told.of(*_HARM) if before <= one.span[0] < others.span[0] and one.event != others.event}
    return sum(any(mention.span in hurt for mention in person) for person in living)


def _is_whole(told: Told, injured: float, killed: Figure | None, near: int) -> bool:
    """Whether the text counts as many elsewhere without a word of others, or as many with the dead, and never those told beside."""
    dead = {0, 0 if killed is None else killed.low or 0} | {one.low for _, one in told.of("killed")}
    totals = [one for _, one in told.of(*_HARM) if one.rule != "victim_without_number" and not OTHERS.match(told.text, one.span[1])]
    if any(one.measure == "injured" and one.low == injured + near for one in totals):
        return False
    return any((one.low or 0) - injured in dead for one in totals)
