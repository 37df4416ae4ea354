"""Victims told one by one: which mentions are of one person, and who of them died."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile

from parallax import lexicon
from parallax.records import Quantity, Span

_WORDS = lexicon.words("persons")
_AGES: dict[str, list[int]] = lexicon.load("persons")["ages"]
_ORDINALS: dict[str, int] = lexicon.load("persons")["ordinals"]
_VICTIMS = frozenset({"patient", "person", "victim"})
_SIDES = (("male", "female"), ("elder", "younger"), ("officer", "culprit"))
_NOT_NAMES = frozenset().union(*_WORDS.values()) | frozenset(lexicon.load("measures")["fates"]["people"])
_BEFORE_NOUNS = _WORDS["owners"] | _WORDS["pointing"] | _WORDS["apart"]
_REFLEXIVE = frozenset({"herself", "himself"})
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_OWNER = re.compile(r"['’]s?$")
_AGE_WITHIN = re.compile(r"\b(\d{1,3})[\s-](?:year|(month))s?[\s-]*(?:old)?\b", re.IGNORECASE)
_AGE_BEHIND = re.compile(r",?\s\(?(\d{1,2})\b(?=[,).;:]|\s*$)")


@dataclass(frozen=True, slots=True)
class Mention:
    """What the words of one victim say of him: the sides he stands on, his age at least and at most, his name.

    ``apart`` as in "another man", ``pointing`` as in "he" or "the man".
    """

    span: Span
    measure: str
    sides: tuple[str | None, ...]
    ages: tuple[int, int]
    names: frozenset[str]
    apart: bool
    pointing: bool
    noun: bool
    reflexive: bool

    @property
    def dead(self) -> bool:
        """Whether it tells a death."""
        return self.measure == "killed"


Person = tuple[Mention, ...]


def find_persons(text: str, victims: Iterable[Quantity], starts: Sequence[int]) -> list[Person]:
    """The mentions of each person, in the order in which the persons appear; ``starts`` are those of the sentences.

    Two mentions are of two persons where their sex, age, name or side differs, where one is set beside the other ("another man"), or
    where one sentence brings in both ("found a man dead and a woman wounded"). Else they are taken for one.
    Source: lexicon/persons.toml. Misses: two persons told by the same words.
    """
    persons: list[list[Mention]] = []
    for victim in victims:
        mention = _mention(text, victim)
        place = bisect_right(starts, mention.span[0]) - 1
        home = _home(mention, persons, starts[place] if place >= 0 else 0)
        if home is None:
            persons.append([mention])
        else:
            home.append(mention)
    return [tuple(person) for person in persons]


def ordinal_of(words: str) -> int:
    """How many victims there are at least, by "a fourth victim"; zero without such words."""
    said = words.lower().split()
    return max((_ORDINALS[word] for word in said if word in _ORDINALS), default=0) if _VICTIMS.intersection(said) else 0


def has_died(person: Person) -> bool:
    """Whether one of the mentions tells the person's death."""
    return any(mention.dead for mention in person)


def _home(mention: Mention, persons: list[list[Mention]], start: int) -> list[Mention] | None:
    """The person that a mention is of: the most alike, for "he" and "the man" the last one told."""
    open_ = [person for person in persons if not any(_differ(mention, other, start) for other in person)]
    if mention.apart:
        open_ = [person for person in open_ if any(other.apart for other in person)]
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


def _mention(text: str, victim: Quantity) -> Mention:
    start, end = victim.span
    words = [word for word in _WORD.findall(text[start:end]) if not _OWNER.search(word)]
    low = [word.lower() for word in words]
    return Mention(
        span=victim.span, measure=victim.measure or "", sides=tuple(_side(low, pair) for pair in _SIDES),
        ages=_ages(text, victim.span, low), names=_names(words), apart=bool(_WORDS["apart"].intersection(low)) and low[-1:] != ["other"],
        pointing=bool(_WORDS["pointing"].intersection(low[:1])), noun=len(low) > 1,
        reflexive=bool(_REFLEXIVE.intersection(low)),
    )  # fmt: skip


def _names(words: list[str]) -> frozenset[str]:
    """The capitalised words at the end: "Deputy [Bill Cooper]"; none of "a Springfield man" or "Shooting Victim"."""
    if words and words[0].lower() in _BEFORE_NOUNS:
        return frozenset()
    bare = [word.rstrip(".") for word in words if word.rstrip(".") not in ("Jr", "Sr")]
    named = takewhile(lambda word: word[:1].isupper() and word.lower() not in _NOT_NAMES, reversed(bare))
    return frozenset(word.lower() for word in named)


def _side(low: list[str], pair: tuple[str, ...]) -> str | None:
    """The last word that tells it: "her brother" is a man."""
    return next((side for word in reversed(low) for side in pair if word in _WORDS[side]), None)


def _ages(text: str, span: Span, low: list[str]) -> tuple[int, int]:
    told = _AGE_WITHIN.search(text, max(0, span[0] - 12), span[1]) or _AGE_BEHIND.match(text, span[1], span[1] + 8)
    if told is not None:
        age = 0 if told.re is _AGE_WITHIN and told.group(2) else int(told.group(1))
        return age, age
    said = [_AGES[word] for word in low if word in _AGES]
    return (max(low for low, _ in said), min(high for _, high in said)) if said else (0, 120)
