"""Victims told one by one: which mentions are of one person, and who of them died."""

from __future__ import annotations

import re
import sys
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import replace

from parallax.reading.descriptions import Known, Mention, describe, known_from
from parallax.records import Quantity

_AND = re.compile(r",? and |, ")
_NOWHERE = sys.maxsize  # where no sentence begins

Person = tuple[Mention, ...]


def find_persons(text: str, victims: Iterable[Quantity], starts: Sequence[int]) -> list[Person]:
    """The mentions of each person, in the order in which the persons appear; ``starts`` are those of the sentences.

    Two mentions are of two persons where their sex, age, name or side differs, where one is set beside the other ("another man"), or
    where one sentence brings in both ("found a man dead and a woman wounded"). Else they are taken for one.
    Source: lexicon/persons.toml. Misses: two persons told by the same words.
    """
    persons: list[list[Mention]] = []
    known = known_from(text)
    for victim in victims:
        mention = describe(text, victim, known)
        place = bisect_right(starts, mention.span[0]) - 1
        home = _home(mention, persons, starts[place] if place >= 0 else 0)
        if home is None:
            persons.append([mention])
        else:
            home.append(mention)
    return [tuple(person) for person in persons]


def find_members(text: str, group: Quantity) -> list[Mention]:
    """What each part of a group says: "the younger child", "man"; of "both boys" one stands for all."""
    start = group.span[0]
    told = text[slice(*group.span)]
    cuts = [0, *(at for match in _AND.finditer(told) for at in match.span()), len(told)]
    spans = [(start + low, start + high) for low, high in zip(cuts[::2], cuts[1::2], strict=True) if low < high]
    return [describe(text, replace(group, span=span), Known()) for span in spans]


def is_none_of(person: Person, members: Iterable[Mention]) -> bool:
    """Whether a person can be no member of a group: of another sex, age, name or side than each of them."""
    return all(any(_differ(mention, member, _NOWHERE) for mention in person) for member in members)


def points_at(later: Mention, member: Mention) -> bool:
    """Whether "the younger child" or "the father", told after a group, is this member of it."""
    return later.pointing and _shared(later, member) and not _differ(later, member, _NOWHERE)


def has_died(person: Person) -> bool:
    """Whether one of the mentions tells the person's death."""
    return any(mention.dead for mention in person)


def _home(mention: Mention, persons: list[list[Mention]], start: int) -> list[Mention] | None:
    """The person that a mention is of: the most alike, for "he" and "the man" the last one told."""
    open_ = [person for person in persons if not any(_differ(mention, other, start) for other in person)]
    if mention.apart:
        open_ = [person for person in open_ if any(other.apart for other in person)]
    if mention.sought and mention.measure == "injured":  # "the wounded suspect" is none of the dead, unless one of them is a suspect
        open_ = [person for person in open_ if not has_died(tuple(person)) or any(other.sought for other in person)]
    if not mention.pointing:
        open_ = [person for person in open_ if has_died(tuple(person)) == mention.dead or _may_be(mention, person)]
    return max(open_, key=lambda person: (_likeness(mention, person), person[-1].span), default=None)


def _likeness(mention: Mention, person: list[Mention]) -> int:
    if any(_alike(mention, other) for other in person):
        return 9
    if mention.pointing:
        return int(mention.noun and any(other.dead for other in person) and mention.dead)  # "the boy died" is of the boy known dead
    return 2 * any(_shared(mention, other) for other in person) + any(other.measure == mention.measure for other in person)


def _may_be(mention: Mention, person: list[Mention]) -> bool:
    """Whether a death and wounds may be one person's: not where one is "another man", or an officer and the other a woman."""
    if any(_alike(mention, other) for other in person):
        return True
    told = [other for other in person if any(other.sides)]
    shared = not any(mention.sides) or not told or any(_shared(mention, other) for other in told)
    return shared and not any(other.apart for other in person)


def _shared(one: Mention, other: Mention) -> bool:
    return any(side is not None and side == two for side, two in zip(one.sides, other.sides, strict=True))


def _alike(one: Mention, other: Mention) -> bool:
    return bool(one.names & other.names) or (one.ages == other.ages and one.ages[0] == one.ages[1])


def _differ(later: Mention, earlier: Mention, start: int) -> bool:
    """Whether two mentions cannot be of one person; ``start`` is where the later one's sentence begins."""
    if later.names and earlier.names:
        return not later.names & earlier.names
    if any(one is not None and two is not None and one != two for one, two in zip(later.sides, earlier.sides, strict=True)):
        return True
    if later.ages[0] > earlier.ages[1] or earlier.ages[0] > later.ages[1]:
        return True
    # "a man is recovering after shooting himself" is one man, "wounded an officer and killed himself" tells of two.
    apart = later.dead != earlier.dead if later.reflexive else later.measure != earlier.measure
    return earlier.span[0] >= start and not later.pointing and apart and not _alike(later, earlier)
