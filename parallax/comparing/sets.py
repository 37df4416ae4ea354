"""Slots filled by names and descriptions: targets, means, places, actors, aims, conditions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import replace
from itertools import combinations
from typing import Literal

from parallax.comparing.bodies import Bodies
from parallax.comparing.facts import Fact
from parallax.comparing.findings import Finding, decided, finding, sides_of, standing_of
from parallax.comparing.names import misspelt
from parallax.comparing.wording import phrase, quoted, series
from parallax.lexicon import load, words
from parallax.reading.gazetteer import capital_country
from parallax.records import Value

SLOTS = ("target", "actor", "means", "place", "motive", "condition")
_TABLE = load("relations")
_EXCLUSIVE = frozenset(_TABLE["slots"]["exclusive"])
_SHOWN = frozenset(_TABLE["slots"]["shown"])
_ASKS: dict[str, str] = _TABLE["asks"]
_AIMED = frozenset(_TABLE["slots"]["aimed"])
_EMPTY = frozenset(_TABLE["empty"]["words"])
_PERSONS = frozenset[str]().union(*words("persons").values()) | frozenset(_TABLE["person"]["words"])
_WORD = re.compile(r"[\w-]+")

Lie = Literal["equal", "subset", "overlap", "disjoint"]
Held = dict[str, list[Fact]]  # article to what it says in one slot


def compare_sets(facts: Iterable[Fact], bodies: Bodies) -> list[Finding]:
    """One finding per slot in which two articles or more say something of the event they open with.

    Named targets ("the Red Guard") and described ones ("military facilities") answer two questions.
    """
    slots: dict[str, Held] = defaultdict(lambda: defaultdict(list))
    for fact in facts:
        if fact.slot in SLOTS and fact.quantity is None and not fact.rung:
            named = fact.slot == "target" and fact.key[:1].isupper()
            slots["named target" if named else fact.slot][fact.article].append(_of_country(fact, bodies))
    return [
        row
        for question in sorted(slots)
        for row in _compare(question, {article: _own(held) for article, held in sorted(slots[question].items())})
    ]


def _of_country(fact: Fact, bodies: Bodies) -> Fact:
    """An actor under the name of the country it acts for: "the White House" acts for the United States."""
    country = bodies.country(fact.key) if fact.slot == "actor" else None
    return replace(fact, value=Value(text=country), key=country) if country else fact


def _own(facts: list[Fact]) -> list[Fact]:
    """What is said of the event that the article opens with, where anything is."""
    return [fact for fact in facts if fact.scene.lead] or facts


def _compare(question: str, held: Held) -> list[Finding]:
    slot = question.split()[-1]
    answers = {article: [key for fact in facts if (key := _key(slot, fact.key))] for article, facts in held.items()}
    answers = {article: keys for article, keys in answers.items() if keys}
    lies = {(one, other): lie(answers[one], answers[other]) for one, other in combinations(answers, 2)}
    if not lies:
        return []
    apart = [pair for pair, how in lies.items() if how == "disjoint"]
    relation = _relation(slot, set(lies.values()))
    facts = [fact for article in answers for fact in held[article]]
    one, other = min(apart or lies)
    told = phrase(
        f"set.{relation}",
        asks=_ASKS[question],
        slot=slot,
        a=quoted(held[one][0].label),
        b=quoted(held[other][0].label),
        values=series(_said(facts), most=6),
    )
    return [
        finding(
            slot,
            relation,
            gate="Set",
            words=told,
            sides=sides_of(facts),
            steps=decided("Set", _note(slot, relation)),
            topic=slot,
            shown=bool(apart) and slot in _SHOWN and _aimed(facts) and not _of_persons(facts),
            gap=len(apart) / len(lies),
            standing=standing_of(facts),
        )
    ]


def _said(facts: Iterable[Fact]) -> list[str]:
    """What is said, each thing once, in the words that come first."""
    held: dict[str, str] = {}
    for fact in facts:
        held.setdefault(fact.key.casefold(), quoted(fact.value.text))
    return sorted(dict.fromkeys(held.values()), key=str.casefold)


def _aimed(facts: Iterable[Fact]) -> bool:
    """Whether the event is one that somebody aims; an earthquake "hits" many places and has no target."""
    families = [fact.scene.family for fact in facts if fact.scene.family]
    return not families or sum(family in _AIMED for family in families) * 2 >= len(families)


def _of_persons(facts: Sequence[Fact]) -> bool:
    """Mostly persons without a name: "the man" and "a bystander" may be one and the same."""
    kept = [key for fact in facts if (key := [_stem(word) for word in _WORD.findall(fact.key.casefold())])]
    return sum(bool(_PERSONS & set(key)) for key in kept) * 2 >= len(kept)


def lie(one: list[frozenset[str]], other: list[frozenset[str]]) -> Lie:
    """How two sets of descriptions lie to each other; two descriptions match where one's words are among the other's."""
    here = [any(_match(a, b) for b in other) for a in one]
    there = [any(_match(a, b) for a in one) for b in other]
    if all(here) and all(there):
        return "equal"
    if all(here) or all(there):
        return "subset"
    return "overlap" if any(here) or any(there) else "disjoint"


def _relation(slot: str, lies: set[Lie]) -> str:
    if "disjoint" in lies:
        return "CONTRADICTS" if slot in _EXCLUSIVE else "COMPATIBLE"
    if "overlap" in lies:
        return "COMPATIBLE"
    return "REFINES" if "subset" in lies else "AGREES"


def _key(slot: str, text: str) -> frozenset[str]:
    """Content words, singular: "Chilean military facilities" → chilean, military, facility. A capital stands in its country."""
    country = capital_country(text) if slot == "place" else None
    whole = f"{text} {country}" if country else text
    kept = [word for word in _WORD.findall(whole) if word.casefold() not in _EMPTY]
    return frozenset(word.casefold() if word[0].isupper() else _stem(word.casefold()) for word in kept)


def _stem(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _match(one: frozenset[str], other: frozenset[str]) -> bool:
    if one <= other or other <= one:
        return True
    left, right = one - other, other - one  # two spellings of one name are one name
    return len(left) == len(right) == 1 and len(one & other) > 0 and misspelt(next(iter(left)), next(iter(right)))


def _note(slot: str, relation: str) -> str:
    return {
        "AGREES": "all say the same",
        "REFINES": "some say more than others, nothing excludes anything",
        "COMPATIBLE": f"an event may have more than one {slot}, so other words exclude nothing",
        "CONTRADICTS": f"an event has one {slot}, and these exclude each other",
    }[relation]
