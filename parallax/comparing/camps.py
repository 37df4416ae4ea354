"""Which sides of a finding differ: it stands without a source as long as two camps are left."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import replace
from math import inf

from parallax.comparing.comparability import measure_of
from parallax.comparing.facts import Fact
from parallax.comparing.findings import Finding
from parallax.comparing.statuses import DECIDED, STAGES
from parallax.comparing.timing import done_in, is_ahead
from parallax.records import Side, Span

Places = Mapping[tuple[str, str, Span], Fact]
_EXCLUDING = frozenset({"CONTRADICTS", "INTERNAL"})
_ALIKE = frozenset({"AGREES", "SAME_ORIGIN", "UNATTRIBUTED"})  # all sides say one thing
_SILENT = frozenset({"no figure", "not named"})  # values of the sides that leave something out
# What tells figures apart that cannot be held against each other, the first that differs.
_APART: dict[str, tuple[Callable[[Fact], str], ...]] = {
    "DIFFERENT_MEASURE": (measure_of,),
    "DIFFERENT_SCOPE": (lambda fact: fact.quantity.scope if fact.quantity else "", lambda fact: fact.subject),
    "NOT_COMPARABLE": (
        lambda fact: "supposed" if fact.quantity and fact.quantity.modality in ("conditional", "hypothetical") else "told",
        lambda fact: f"{fact.scene.setting} {fact.scene.lead}",
        lambda fact: f"{fact.when}",
    ),
}


def with_camps(findings: Iterable[Finding], facts: Sequence[Fact]) -> list[Finding]:
    """The findings, each side with its camp."""
    places = {(fact.article, fact.kind, span): fact for fact in facts for span in fact.spans}
    done = done_in(facts)
    return [replace(row, relation=replace(row.relation, sides=_camped(row, places, done))) for row in findings]


def _camped(row: Finding, places: Places, done: Collection[str]) -> tuple[Side, ...]:
    held = row.relation
    if held.relation in _ALIKE:
        return tuple(replace(side, camp=held.relation.lower()) for side in held.sides)
    if held.relation == "OMISSION":
        return tuple(replace(side, camp="silent" if side.value in _SILENT else "told") for side in held.sides)
    if all(side.camp for side in held.sides):
        return held.sides
    facts = [next((fact for span in side.evidence if (fact := places.get((side.article, held.kind, span)))), None) for side in held.sides]
    known = [fact for fact in facts if fact is not None]
    named = _named(held.kind, held.relation, known, done) if len(known) == len(facts) else []
    if len(set(named)) < 2:
        named = [side.value.casefold() for side in held.sides]
    return tuple(replace(side, camp=camp) for side, camp in zip(held.sides, named, strict=True))


def _named(kind: str, relation: str, facts: Sequence[Fact], done: Collection[str]) -> list[str]:
    """A camp per fact, for the kinds that have camps of their own."""
    if kind == "timing":
        return ["ahead" if is_ahead(fact) and fact.article not in done else "past" for fact in facts]
    if kind == "status":
        return [STAGES.get(fact.rung, fact.rung) for fact in facts]
    if kind == "decision":
        return ["decided" if fact.rung in DECIDED else "open" for fact in facts]
    if kind != "count":
        return []
    if relation in _EXCLUDING:
        return _stretches(facts)
    if relation in _APART:
        return next((named for of in _APART[relation] if len(set(named := [of(fact) for fact in facts])) > 1), [])
    return [f"{fact.bounds}" for fact in facts]


def _stretches(facts: Sequence[Fact]) -> list[str]:
    """Figures that share a value are of one camp: swept from the lowest upper end, each camp takes all that reach down to it."""
    ends = [(-inf if fact.bounds[0] is None else fact.bounds[0], inf if fact.bounds[1] is None else fact.bounds[1]) for fact in facts]
    camps = [""] * len(facts)
    number = 0
    for place in sorted(range(len(facts)), key=lambda place: (ends[place][1], ends[place][0])):
        if camps[place]:
            continue
        for other, (low, _) in enumerate(ends):
            if not camps[other] and low <= ends[place][1]:
                camps[other] = f"figure {number}"
        number += 1
    return camps
