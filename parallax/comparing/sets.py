"""Slots filled by names and descriptions: targets, means, places, actors, aims, conditions."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations
from typing import Literal

from parallax.comparing.facts import Fact
from parallax.comparing.findings import Finding, decided, finding, sides_of, standing_of
from parallax.comparing.wording import phrase, quoted, series
from parallax.lexicon import load

SLOTS = ("target", "actor", "means", "place", "motive", "condition")
_EXCLUSIVE = frozenset(load("relations")["slots"]["exclusive"])
_EMPTY = frozenset(load("relations")["empty"]["words"])
_WORD = re.compile(r"[\w-]+")

Lie = Literal["equal", "subset", "overlap", "disjoint"]


def compare_sets(facts: Iterable[Fact]) -> list[Finding]:
    """One finding per slot in which two articles or more say something."""
    held: dict[str, dict[str, list[Fact]]] = {slot: defaultdict(list) for slot in SLOTS}
    for fact in facts:
        if fact.slot in held and fact.quantity is None and not fact.rung:
            held[fact.slot][fact.article].append(fact)
    return [row for slot in SLOTS if len(held[slot]) > 1 for row in _slot(slot, held[slot])]


def _slot(slot: str, held: dict[str, list[Fact]]) -> list[Finding]:
    answers = {article: [key for fact in facts if (key := _key(fact.value.text))] for article, facts in sorted(held.items())}
    answers = {article: keys for article, keys in answers.items() if keys}
    lies = {(one, other): lie(answers[one], answers[other]) for one, other in combinations(answers, 2)}
    if not lies:
        return []
    apart = [pair for pair, how in lies.items() if how == "disjoint"]
    relation = _relation(slot, set(lies.values()))
    facts = [fact for article in answers for fact in held[article]]
    one, other = min(apart or lies)
    first, second = held[one][0], held[other][0]
    words = phrase(
        f"set.{relation}",
        slot=_plural(slot),
        a=quoted(first.label),
        b=quoted(second.label),
        values=series(sorted({quoted(fact.value.text) for fact in facts}), most=6),
    )
    return [
        finding(
            slot,
            relation,
            gate="Set",
            words=words,
            sides=sides_of(facts),
            steps=decided("Set", _note(slot, relation)),
            shown=bool(apart),
            gap=len(apart) / len(lies),
            standing=standing_of(facts),
        )
    ]


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


def _key(text: str) -> frozenset[str]:
    """Content words, singular: "Venezuelan military facilities" → venezuelan, military, facility."""
    return frozenset(_stem(word) for word in _WORD.findall(text.casefold()) if word not in _EMPTY)


def _stem(word: str) -> str:
    if word.endswith("ies") and len(word) > 4:
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") and len(word) > 3 else word


def _match(one: frozenset[str], other: frozenset[str]) -> bool:
    return one <= other or other <= one


def _note(slot: str, relation: str) -> str:
    return {
        "AGREES": "all say the same",
        "REFINES": "some say more than others, nothing excludes anything",
        "COMPATIBLE": f"an event may have more than one {slot}, so other words exclude nothing",
        "CONTRADICTS": f"an event has one {slot}, and these exclude each other",
    }[relation]


def _plural(slot: str) -> str:
    return slot if slot.endswith("s") else f"{slot}s"
