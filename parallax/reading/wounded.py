"""The injured who are told one by one, or by what is left of those shot once the dead are counted."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from itertools import islice

from parallax.reading.beside import OTHERS
from parallax.reading.deaths import dies_there, is_among
from parallax.reading.figures import HARMED, Figure, Told
from parallax.reading.groups import wounded_group
from parallax.reading.persons import Person, find_persons, has_died
from parallax.records import Quantity, Span

_INCLUDING_DEAD = re.compile(r"[^.;]{0,40}?,? including an? (?:[\w-]+ ){1,4}who (?:(?:has|have|had|later|since|then) ){0,2}died\b")
_ALL = re.compile(r"\b(?:all|both|the|these)\s+$", re.IGNORECASE)
_KIN = re.compile(r"(?:her|his|their)\s", re.IGNORECASE)
_COUNTED = ("adds_up", "counts_casualties")
UNSURE = Figure(None, None, numbered=False)  # somebody, and the text does not say how many
_MASSACRE = 10  # dead by whose number one of the wounded is told for his own sake
_MOST = 80  # mentions of victims that are told apart; more are a list of many events


def told_one_by_one(told: Told, scoped: Sequence[tuple[int, Quantity]]) -> Figure | None:
    """Those told without a number to be wounded, and not to have died; ``UNSURE`` where several may be of several events."""
    single = dict(_singles(told))
    persons = persons_of(told)
    living = [person for person in persons if not has_died(person)]
    # An accused with a name who was shot is in custody, and none of the dead.
    hurt = [person for person in living if any(one.measure == "injured" or (one.sought and one.names) for one in person)]
    group = wounded_group(told, scoped, persons)
    if group is not None and (group.low or 0) >= len(hurt):
        return group
    if not hurt and (len(living) < 2 or len(living) < len(persons)):
        return None
    # Where the dead are told in numbers, one who was shot may be one of them.
    counted = [one for _, one in told.of("killed") if one.rule == "counts_casualties"]
    count = len(hurt) if hurt and counted else len(living)
    if count > 1:
        return Figure(count, count, numbered=False) if _side_by_side(told, living) else UNSURE
    if max((one.low or 0 for one in counted), default=0) >= _MASSACRE:
        return UNSURE
    first = next((mention.span for mention in hurt[0] if mention.measure == "injured"), None)
    return Figure(1, 1, single[first] if first is not None else None, numbered=False)


def persons_of(told: Told) -> list[Person]:
    """Those of the article's own event who are told one by one."""
    return find_persons(told.text, [told.quantities[n] for _, n in _singles(told)], told.starts)


def _singles(told: Told) -> Iterator[tuple[Span, int]]:
    ones = ((quantity.span, n) for n, quantity in told.of(*HARMED) if quantity.rule == "victim_without_number" and _is_one(quantity))
    return islice(ones, _MOST)


def _side_by_side(told: Told, persons: Sequence[Person]) -> bool:
    """Whether the text sets any of them beside another: in one sentence, by "another man" or "their son", each by name or exact age,
    or as the one who is sought for what befell the other.

    Else they may be of two events, or one person under two descriptions.
    """
    if any(mention.apart or _KIN.match(told.text, mention.span[0]) for person in persons for mention in person):
        return True
    if 0 < sum(any(mention.sought for mention in person) for person in persons) < len(persons):
        return True
    if all(any(mention.names or mention.ages[0] == mention.ages[1] for mention in person) for person in persons):
        return True
    homes = [{told.sentence(mention.span[0]) for mention in person} for person in persons]
    return any(one & two for n, one in enumerate(homes) for two in homes[:n])


def left_injured(told: Told, figures: Mapping[str, Figure]) -> Figure | None:
    """The injured that follow from those shot: all of them, less the dead among them; ``None`` where the text's own figure stands.

    "Five shot. Two are in critical condition, three are stable": the five stand above the first part that is told.
    """
    shot, killed, injured = figures.get("casualties"), figures.get("killed"), figures.get("injured")
    if shot is None or not shot.some or (injured is not None and injured.some and not injured.numbered and not shot.numbered):
        return None
    if not shot.numbered:
        return shot if (injured is None or not injured.some) and (killed is None or not killed.some) else None
    if shot.quantity is not None and _is_open(told, told.quantities[shot.quantity]):
        return None
    if injured is not None and injured.numbered and _add_up(told, injured, shot):
        return None
    beside = shot.quantity is not None and OTHERS.match(told.text, told.quantities[shot.quantity].span[1]) is not None
    left = _less(shot, killed) if killed is not None and killed.some and not beside else shot
    if left is None or (injured is not None and injured.some and (injured.low or 0) >= (left.low or 0)):
        return left if injured is not None and _are_the_same(told, injured, shot) else None
    return left


def _are_the_same(told: Told, injured: Figure, shot: Figure) -> bool:
    """ "Four people were shot, one fatally. All four victims were taken to a hospital": the dead man is one of the wounded."""
    if injured.quantity is None or injured.low != shot.low or injured.high != shot.high:
        return False
    start = told.quantities[injured.quantity].span[0]
    return _ALL.search(told.text[max(0, start - 10) : start]) is not None


def survivors(told: Told, figures: Mapping[str, Figure]) -> Figure | None:
    """ "Ten people were wounded. One of the victims was killed": nine; ``None`` where the dead are not told as some of the wounded."""
    killed, injured = figures.get("killed"), figures.get("injured")
    if injured is None or injured.quantity is None or (injured.low or 0) < 2:
        return None
    if _INCLUDING_DEAD.match(told.text, told.quantities[injured.quantity].span[1]):
        return _less(injured, Figure(1, 1))
    if killed is None or killed.quantity is None or not killed.some:
        return None
    dead, wounded = told.quantities[killed.quantity], told.quantities[injured.quantity]
    if OTHERS.match(told.text, wounded.span[1]) or wounded.hedge == "vague":
        return None
    there = next((one for _, one in told.of("killed") if dies_there(told, one.span, wounded)), None)
    if there is not None:
        return _less(injured, Figure(there.low, there.high))
    return _less(injured, killed) if is_among(told, dead, wounded) else None


def _is_open(told: Told, shot: Quantity) -> bool:
    """Whether the count says no number, or calls them casualties, who may all be dead."""
    return shot.hedge == "vague" or told.words(shot.event).lower().startswith("casualt")


def is_settled(told: Told, figures: Mapping[str, Figure]) -> bool:
    """Whether no larger number of injured stands beside the article's, so that nobody can tell which of the two holds.

    "Three people were hospitalized. Four people were injured" is such a pair; four beside three is none where one of the four has died.
    """
    injured, killed = figures["injured"], figures.get("killed")
    if injured.quantity is None or not injured.numbered or not injured.some:
        return True
    if injured.high is None:
        return True  # "more than 200" leaves room for 210
    dead = {0 if killed is None else killed.low or 0} | {one.low for _, one in told.of("killed") if one.rule == "counts_casualties"}
    exact = [one for _, one in told.of("injured") if one.scope == "single" and one.rule in _COUNTED and one.hedge == "exact"]
    larger = [one for one in exact if (one.low or 0) > injured.high and (one.low or 0) - injured.high not in dead]
    return all(OTHERS.match(told.text, one.span[1]) for one in larger)


def _is_one(quantity: Quantity) -> bool:
    return quantity.low == 1 == quantity.high


def _add_up(told: Told, injured: Figure, shot: Figure) -> bool:
    """ "1 killed, 3 wounded", "shot four others, including one who died": the text's own figures make the sum."""
    dead = {one.low for _, one in told.of("killed") if one.rule != "victim_without_number" or _is_one(one)}
    return shot.low is not None and shot.low - (injured.low or 0) in dead


def _less(shot: Figure, killed: Figure) -> Figure | None:
    """The difference of two intervals, where some are left."""
    if shot.low is None or killed.low is None or shot.low <= (killed.high or killed.low):
        return None
    low = shot.low - (killed.high if killed.high is not None else killed.low)
    high = None if shot.high is None else shot.high - killed.low
    return Figure(low, high)
