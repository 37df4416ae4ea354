"""The article's own figure for its main event, one per measure and scope."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass

from parallax.reading.background import first_death, is_elsewhere, opening_end
from parallax.reading.persons import find_persons, has_died
from parallax.records import Number, Quantity, Sentence, Span, Toll

_MEASURES = ("killed", "injured", "casualties", "missing", "trapped", "displaced", "abducted", "detained", "strikes", "vessels_destroyed")
_TELLING = frozenset({"asserted", "reported"})
_BACKGROUND = frozenset({"boilerplate", "yearly_statistic", "other_event", "rate", "requirement"})
_SELF = re.compile(r"\b(?:him|her)self\b", re.IGNORECASE)
_MURDER_SUICIDE = re.compile(r"\bmurder[- ]suicide\b", re.IGNORECASE)
_OWN_HAND = re.compile(
    r"\b(?:turn|fir|point)(?:ed|ing) (?:the|his|her|a) (?:\w+ )?(?:gun|weapon|rifle|pistol|shotgun|handgun) on (?:him|her)self\b"
    r"|\b(?:took|taking|takes) (?:his|her) own life\b|\b(?:shot|shooting|shoots) and kill(?:ed|ing|s) (?:him|her)self\b"
    r"|\b(?:then|and) (?:him|her)self\b",
    re.IGNORECASE,
)
_KILLER = re.compile(r"\b(?:assailant|attacker|gunman|killer|perpetrator|shooter|suspect)\b", re.IGNORECASE)
_KILLER_AMONG = re.compile(rf"\bincluding (?:\w+ ){{0,3}}(?:{_KILLER.pattern}|(?:him|her)self)", re.IGNORECASE)
_OTHERS = re.compile(r"\s+(?:\w+\s+)?(?:more|others?)\b")  # "three other people were also shot": beside the dead
_WHERE = re.compile(r"\bwhere\b")  # "All three were taken to a hospital, where one died"
_AS_FOUND = ("found", "with")  # "officers found four men with gunshot wounds": those who died later, too
_OF_ALL = re.compile(r"\s+of (?:the|those|these|them|which|whom|his|her)\b")


def find_tolls(text: str, sentences: Sequence[Sentence], quantities: Sequence[Quantity]) -> list[Toll]:
    """At most one toll per measure and scope, single before cumulative, in the order of the measures.

    The first figure that the text gives in numbers is its own; where there is none, victims told one by one are counted.
    "Nine people were shot, one fatally" leaves eight injured. Background figures of other events, earlier attacks and
    yearly statistics are kept out.
    Misses: victims that are named in several sentences and never counted together.
    """
    starts = [sentence.span[0] for sentence in sentences]
    told = _Told(text, sentences, starts, quantities, opening_end(sentences), first_death(text, sentences))
    single = {measure: figure for measure in _MEASURES if (figure := told.figure(measure, "single")) is not None}
    injured = _left_injured(single, told) or _survivors(single, told)
    if injured is not None:
        single["injured"] = injured
    cumulative = {measure: figure for measure in _MEASURES if (figure := told.figure(measure, "cumulative")) is not None}
    both = (("single", single), ("cumulative", cumulative))
    return [figures[measure].toll(measure, scope) for measure in _MEASURES for scope, figures in both if measure in figures]


@dataclass(frozen=True, slots=True)
class _Figure:
    """An interval, the quantity that says it (``None`` when it was worked out), and whether the text counts in numbers."""

    low: Number | None
    high: Number | None
    quantity: int | None
    numbered: bool = True

    @property
    def some(self) -> bool:
        return self.high != 0

    def toll(self, measure: str, scope: str) -> Toll:
        return Toll(measure=measure, low=self.low, high=self.high, scope=scope, quantity=self.quantity)


@dataclass(frozen=True, slots=True)
class _Told:
    """What the article says, and where its sentences start."""

    text: str
    sentences: Sequence[Sentence]
    starts: Sequence[int]
    quantities: Sequence[Quantity]
    opening: int
    deaths_end: int | None

    def figure(self, measure: str, scope: str) -> _Figure | None:
        """The article's own figure: in numbers, then as parts of the victims, then victims one by one, then none at all."""
        own = [(n, quantity) for n, quantity in enumerate(self.quantities) if quantity.measure == measure and self._is_own(quantity)]
        scoped = [(n, quantity) for n, quantity in own if quantity.scope == scope]
        numbered = [(n, quantity) for n, quantity in scoped if quantity.rule != "victim_without_number"]
        some = [(n, quantity) for n, quantity in numbered if quantity.high != 0]
        parts = [(n, quantity) for n, quantity in own if measure == "killed" and scope == "single" and self._of_all(quantity)]
        for chosen in (self._whole(_firm(some)), parts, _firm(some), some):
            if chosen:
                figure = _as_figure(*chosen[0])
                return self._with_killer(figure, chosen[0][1]) if measure == "killed" and scope == "single" else figure
        if measure == "injured" and scope == "single":
            return self._wounded(scoped) or (_as_figure(*numbered[0]) if numbered else None)
        wounded = measure == "casualties"
        singles = [pair for pair in scoped if pair not in numbered and not (wounded and self._has_died(pair[1]))]
        if singles:
            n, quantity = max(singles, key=lambda pair: (pair[1].low or 0, -pair[0]))
            alone = _Figure(quantity.low, quantity.high, n, numbered=False)
            return self._with_killer(alone, quantity) if measure == "killed" else alone
        return _as_figure(*numbered[0]) if numbered else None

    def _wounded(self, scoped: list[tuple[int, Quantity]]) -> _Figure | None:
        """Those told to be wounded one by one, and not to have died."""
        harmed = ("killed", "injured", "casualties")
        victims = {quantity.span: (n, quantity) for n, quantity in enumerate(self.quantities) if quantity.measure in harmed
                   and quantity.rule == "victim_without_number" and quantity.low == 1 == quantity.high and self._is_own(quantity)}
        persons = find_persons(self.text, [quantity for _, quantity in victims.values()], self.starts)
        alive = [person for person in persons if not has_died(person) and any(mention.measure == "injured" for mention in person)]
        shot = [person for person in persons if not has_died(person) and person not in alive]
        groups = [pair for pair in scoped if pair[1].rule == "victim_without_number" and (pair[1].low or 0) > 1]
        most = max(groups, key=lambda pair: (pair[1].low or 0, -pair[0]), default=None)
        if most is not None and (most[1].low or 0) >= len(alive):
            return _Figure(most[1].low, most[1].high, most[0], numbered=False)
        if not alive:
            return None
        count = len(alive) + len(shot)
        first = next(mention.span for mention in alive[0] if mention.measure == "injured")
        return _Figure(count, count, victims[first][0] if count == 1 else None, numbered=False)

    def _with_killer(self, figure: _Figure, victims: Quantity) -> _Figure:
        """The dead with the one who killed them and died as well, where the figure is of those he killed."""
        if victims.low is None or victims.low != victims.high or _SELF.search(self.text[slice(*victims.span)]):
            return figure
        # "killed his son" leaves the killer out; "two were found dead" and "the bodies of two" may take him in.
        verb = self.text[slice(*victims.event)].lower() if victims.event is not None and victims.event[0] < victims.span[0] else ""
        by_another = bool(verb) and not verb.startswith(("bod", "corpse", "death", "left", "leav", "found"))
        joined = not figure.numbered and _MURDER_SUICIDE.search(self.text) is not None and (by_another or victims.low == 1)
        if not joined and not (by_another and self._killer_died()):
            return figure
        return _Figure(victims.low + 1, victims.low + 1, None, numbered=figure.numbered)

    def _killer_died(self) -> bool:
        if _KILLER_AMONG.search(self.text):
            return False
        dead = [self.text[slice(*one.span)] for one in self.quantities if one.measure == "killed" and one.high == 1 and self._is_own(one)]
        return any(_SELF.search(words) or _KILLER.search(words) for words in dead) or _OWN_HAND.search(self.text) is not None

    def _is_own(self, quantity: Quantity) -> bool:
        whole = all(bound is None or float(bound).is_integer() for bound in (quantity.low, quantity.high))
        known = quantity.low is not None or quantity.high is not None
        telling = quantity.modality in _TELLING and quantity.rule not in _BACKGROUND
        if not (whole and known and telling) or (quantity.measure == "killed" and self._too_late(quantity)):
            return False
        at = quantity.span[0]
        return not is_elsewhere(self.text, quantity.span, self._sentence(at), opening=at < self.opening)

    def _too_late(self, dead: Quantity) -> bool:
        """Whether the dead come only after an opening that tells of wounded and of no death; those "of the victims" are its own."""
        end = self.deaths_end
        if end is None or dead.span[0] < end or dead.high == 0 or dead.scope == "cumulative" or self._of_all(dead):
            return False
        return any(told.measure in ("injured", "casualties") and told.high != 0 and told.span[0] < end for told in self.quantities)

    def _whole(self, pairs: list[tuple[int, Quantity]]) -> list[tuple[int, Quantity]]:
        """Without those who are only told apart by their state: "one is in critical condition"."""
        states = ("in", "on")
        return [(n, told) for n, told in pairs if told.event is None or self.text[slice(*told.event)].lower() not in states]

    def _has_died(self, single: Quantity) -> bool:
        """Whether a victim named among the wounded is also named among the dead."""
        name = _last_word(self.text, single)
        dead = {_last_word(self.text, quantity) for quantity in self.quantities if quantity.measure == "killed" and quantity.high == 1}
        return name[:1].isupper() and name in dead

    def is_among(self, dead: Quantity, wounded: Quantity) -> bool:
        """Whether the dead are some of the wounded counted before: "one of the victims", or by name ("five people, including Duhart")."""
        between = self.text[wounded.span[1] : min(dead.span[0], self._sentence(wounded.span[0])[1])]
        if wounded.span[0] < dead.span[0] and (self._of_all(dead) or _WHERE.search(between)):
            return True
        if wounded.event is not None and self.text[slice(*wounded.event)].lower() in _AS_FOUND:
            return True
        names = {_last_word(self.text, one) for one in self.quantities if one.measure == "killed" and one.high == 1}
        named = "|".join(re.escape(name) for name in sorted(names) if name[:1].isupper())
        sentence = self.text[slice(*self._sentence(wounded.span[0]))]
        told = named and re.search(rf"\bincluding (?:\w+ )*(?:{named})\b|\b(?:{named}) was (?:\w+ )?one of\b", sentence)
        return dead.high == 1 and bool(told)

    def _of_all(self, quantity: Quantity) -> bool:
        """ "Two of the victims were killed": a part of the victims, and all of the dead."""
        return quantity.scope == "subset" and _OF_ALL.match(self.text, quantity.span[1]) is not None

    def _sentence(self, at: int) -> Span:
        place = bisect_right(self.starts, at) - 1
        return self.sentences[place].span if place >= 0 else (at, at)


def _last_word(text: str, quantity: Quantity) -> str:
    return (text[slice(*quantity.span)].split() or [""])[-1]


def _firm(pairs: list[tuple[int, Quantity]]) -> list[tuple[int, Quantity]]:
    return [(n, quantity) for n, quantity in pairs if quantity.hedge != "vague"]


def _as_figure(n: int, quantity: Quantity) -> _Figure:
    return _Figure(quantity.low, quantity.high, n)


def _left_injured(figures: dict[str, _Figure], told: _Told) -> _Figure | None:
    """The injured that follow from those shot: all of them, less the dead among them; ``None`` where the text's own figure stands.

    "Five shot. Two are in critical condition, three are stable": the five stand above the first part that is told.
    """
    shot, killed, injured = figures.get("casualties"), figures.get("killed"), figures.get("injured")
    if shot is None or not shot.some or (injured is not None and injured.some and not injured.numbered and not shot.numbered):
        return None
    if not shot.numbered:
        return shot if (injured is None or not injured.some) and (killed is None or not killed.some) else None
    if shot.quantity is not None and told.quantities[shot.quantity].hedge == "vague":
        return None
    if injured is not None and killed is not None and injured.numbered and _add_up(injured, killed, shot):
        return None
    beside = shot.quantity is not None and _OTHERS.match(told.text, told.quantities[shot.quantity].span[1]) is not None
    left = _less(shot, killed) if killed is not None and killed.some and not beside else shot
    if left is None or (injured is not None and injured.some and (injured.low or 0) >= (left.low or 0)):
        return None
    return left


def _add_up(injured: _Figure, killed: _Figure, shot: _Figure) -> bool:
    """ "1 killed, 3 wounded", "shot four others, including one who died": the text's own figures make the sum."""
    return shot.low is not None and (injured.low or 0) + (killed.low or 0) == shot.low


def _survivors(figures: dict[str, _Figure], told: _Told) -> _Figure | None:
    """ "Ten people were wounded. One of the victims was killed": nine; ``None`` where the dead are not told as some of the wounded."""
    killed, injured = figures.get("killed"), figures.get("injured")
    if killed is None or injured is None or killed.quantity is None or injured.quantity is None:
        return None
    if not (killed.some and injured.numbered):
        return None
    dead, wounded = told.quantities[killed.quantity], told.quantities[injured.quantity]
    if _OTHERS.match(told.text, wounded.span[1]) or wounded.hedge == "vague":
        return None
    return _less(injured, killed) if told.is_among(dead, wounded) else None


def _less(shot: _Figure, killed: _Figure) -> _Figure | None:
    """The difference of two intervals, where some are left."""
    if shot.low is None or killed.low is None or shot.low <= (killed.high or killed.low):
        return None
    low = shot.low - (killed.high if killed.high is not None else killed.low)
    high = None if shot.high is None else shot.high - killed.low
    return _Figure(low, high, None)
