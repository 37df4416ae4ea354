"""The one who harmed others and was harmed as well, and the dead of a murder that says how many they are."""

from __future__ import annotations

import re
from collections.abc import Iterable

from parallax.reading.descriptions import Mention
from parallax.reading.figures import Figure, Told
from parallax.reading.persons import Person, has_died
from parallax.records import Quantity

_SELF = re.compile(r"\b(?:him|her)self\b", re.IGNORECASE)
_MURDER_SUICIDE = re.compile(r"\bmurder[- ]suicide\b", re.IGNORECASE)
_OWN_HAND = re.compile(
    r"\b(?:turn|fir|point)(?:ed|ing) (?:the|his|her|a) (?:\w+ )?(?:gun|weapon|rifle|pistol|shotgun|handgun) on (?:him|her)self\b"
    r"|\b(?:took|taking|takes) (?:his|her) own life\b|\b(?:shot|shooting|shoots) and kill(?:ed|ing|s) (?:him|her)self\b"
    r"|\b(?:then|and) (?:him|her)self\b",
    re.IGNORECASE,
)
_KILLER = re.compile(r"\b(?:assailant|attacker|gunman|intruder|invader|killer|perpetrator|shooter|suspect)\b", re.IGNORECASE)
_KILLER_AMONG = re.compile(rf"\bincluding (?:\w+ ){{0,3}}(?:{_KILLER.pattern}|(?:him|her)self)", re.IGNORECASE)
_ENDED = re.compile(
    r"\bself-inflicted\b|\bSWAT team\b|\b(?:gun ?battle|gunfight|shoot-?out|standoff) with (?:\w+ ){0,2}(?:deputies|officers|police)\b",
    re.IGNORECASE,
)
_POLICE = re.compile(r"\b(?:police|officers?|deput(?:y|ies)|troopers?)(?: who)? (?:\w+ )?$", re.IGNORECASE)
_BY = re.compile(r"\s+(?:\w+\s+)?by\b")
# "four were found dead", "the bodies of two", "left five dead" may take the killer in; "killed four" leaves him out.
_FOUND = ("bod", "corpse", "death", "found", "leav", "left")
_FOLDS = {"double": 2, "triple": 3, "quadruple": 4, "quintuple": 5}
_MANIFOLD = re.compile(
    rf"\b({'|'.join(_FOLDS)})[\s-]+(?:fatal\s+)?(?:homicide|killing|murder|slaying)\b([\s,-]+(?:and\s+)?suicide\b)?", re.IGNORECASE
)


def with_killer(told: Told, figure: Figure, victims: Quantity) -> Figure:
    """The dead with the one who killed them and died as well, where the figure is of those he killed.

    Misses: a killer whose death is told under his name alone.
    """
    words = told.words(victims.span)
    if victims.low is None or victims.low != victims.high or _SELF.search(words) or _KILLER.search(words):
        return figure
    by_another = is_by_another(told, victims)
    joined = not figure.numbered and (by_another or victims.low == 1) and _MURDER_SUICIDE.search(told.text) is not None
    if not joined and not (by_another and _killer_died(told, figure.numbered)):
        return figure
    return Figure(victims.low + 1, victims.low + 1, numbered=figure.numbered)


def murdered(told: Told, killed: Figure | None) -> Figure | None:
    """ "The suspect in a triple murder": three, where the text counts fewer; ``None`` where it counts as many."""
    match = _MANIFOLD.search(told.text, 0, told.opening)
    if match is None:
        return None
    victims, suicide = _FOLDS[match.group(1).lower()], bool(match.group(2))
    return Figure(victims + suicide, victims + suicide) if killed is None or (killed.low or 0) < victims else None


def is_by_another(told: Told, victims: Quantity) -> bool:
    """Whether somebody else's deed is told: "killed his son", "two were slain by an intruder"."""
    if victims.event is None:
        return False
    deed = victims.event[0] < victims.span[0] and not told.words(victims.event).lower().startswith(_FOUND)
    return deed or _BY.match(told.text, victims.event[1]) is not None


def has_killer_survived(told: Told, persons: Iterable[Person]) -> bool:
    """Whether the one who did it was wounded as well, and lives: "the suspect is recovering", "police shot him"."""
    if _KILLER_AMONG.search(told.text) or _killer_died(told, numbered=True):
        return False
    alive = {mention.span: mention for person in persons if not has_died(person) for mention in person}
    hurt = ((one, alive[one.span]) for _, one in told.of("injured", "casualties") if one.span in alive)
    return any(_did_it(told, one, mention) for one, mention in hurt if not mention.officer)


def _did_it(told: Told, hurt: Quantity, mention: Mention) -> bool:
    return mention.culprit or mention.sought or _is_by_police(told, hurt)


def _is_by_police(told: Told, hurt: Quantity) -> bool:
    """ "police shot him", "the officers who shot Roe"."""
    before = told.text[max(0, hurt.event[0] - 30) : hurt.event[0]] if hurt.event is not None else ""
    return hurt.event is not None and hurt.event[0] < hurt.span[0] and _POLICE.search(before) is not None


def _killer_died(told: Told, numbered: bool) -> bool:
    """Whether one of the dead is who killed the others: by the word for him, by his own hand, or by those sent after him."""
    if _KILLER_AMONG.search(told.text):
        return False
    dead = [one.span for _, one in told.of("killed") if one.high == 1]
    if any(_SELF.search(told.words(span)) or _KILLER.search(told.words(span)) for span in dead):
        return True
    ended = numbered and any(_ENDED.search(told.words(told.sentence(span[0]))) for span in dead)
    return ended or _OWN_HAND.search(told.text) is not None
