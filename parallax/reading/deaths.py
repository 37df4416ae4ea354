"""Which of the wounded died."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parallax.reading.descriptions import Mention
from parallax.reading.figures import Told, is_of_all
from parallax.reading.persons import points_at
from parallax.records import Quantity, Span

_WHERE = re.compile(r"\bwhere\b")  # "all three were taken to a hospital, where one died"
_FOUND = re.compile(r"\b(?:discovered|found|located)\b", re.IGNORECASE)  # "found four men with gunshot wounds": who died later, too
_INCLUDING = re.compile(r",? including (?:[A-Z][\w.’'-]{0,30} ){0,3}([A-Z][\w’'-]{0,30})\b")
_DIED_SINCE = re.compile(r"\s+(?:\w+\s+)?victims?\s+(?:has|have)\s+(?:since\s+)?died\b")  # "one victim has died": of the wounded


def deaths_in(told: Told, wounded: Quantity, members: Sequence[Mention], dead: Sequence[Mention]) -> int:
    """How many of a group, told by its members, are told later to have died."""
    later = [mention for mention in dead if mention.dead and mention.span[0] >= wounded.span[1]]
    gone = sum(any(points_at(mention, member) for mention in later) for member in members) if len(members) > 1 else 0
    return gone or int(_names_dead(told, wounded, dead) or any(_dies_of(told, mention.span, wounded) for mention in dead))


def dies_there(told: Told, dead: Span, wounded: Quantity) -> bool:
    """ "all three were taken to a hospital, where one died"."""
    end = told.sentence(wounded.span[0])[1]
    return wounded.span[1] <= dead[0] < end and _WHERE.search(told.text, wounded.span[1], dead[0]) is not None


def is_among(told: Told, dead: Quantity, wounded: Quantity) -> bool:
    """Whether the dead are some of the wounded counted before: "one of the victims", or by name ("five people, including Duhart")."""
    start, end = told.sentence(wounded.span[0])
    before = wounded.span[0] < dead.span[0]
    if before and (is_of_all(told.text, dead) or _DIED_SINCE.match(told.text, dead.span[1])):
        return True
    if _is_as_found(told, wounded):
        return True
    names = {(told.words(one.span).split() or [""])[-1] for one in told.quantities if one.measure == "killed" and one.high == 1}
    named = "|".join(re.escape(name) for name in sorted(names) if name[:1].isupper())
    said = named and re.search(rf"\bincluding (?:\w+ )*(?:{named})\b|\b(?:{named}) was (?:\w+ )?one of\b", told.text[start:end])
    return dead.high == 1 and bool(said)


def _dies_of(told: Told, dead: Span, wounded: Quantity) -> bool:
    """ "took the child and the woman to a hospital, where the boy died"; "found a man and his daughter with wounds. She died." """
    if dead[0] < wounded.span[1]:
        return False
    return _is_as_found(told, wounded) or dies_there(told, dead, wounded)


def _names_dead(told: Told, wounded: Quantity, dead: Sequence[Mention]) -> bool:
    """ "Both boys, including Ruiz, were rushed to hospital", where Ruiz is told to have died."""
    named = _INCLUDING.match(told.text, wounded.span[1])
    return named is not None and any(named.group(1).lower() in mention.names for mention in dead)


def _is_as_found(told: Told, wounded: Quantity) -> bool:
    """Whether the wounded are told as they were found, so that those who died later are among them."""
    event = told.words(wounded.event).lower()
    start = told.sentence(wounded.span[0])[0]
    return event == "found" or (event in ("suffering", "with") and _FOUND.search(told.text, start, wounded.span[0]) is not None)
