"""Figures of one article that exclude each other, and zeros that it counts in two measures."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from itertools import combinations

from parallax.comparing.accounts import overlap
from parallax.comparing.comparability import Ground, measure_of
from parallax.comparing.counts import far
from parallax.comparing.facts import Fact
from parallax.comparing.findings import Finding, finding, sides_of, standing_of
from parallax.comparing.gates import Verdict, judge
from parallax.comparing.intervals import gap
from parallax.comparing.wording import phrase, quoted
from parallax.lexicon import load

_TOLLS = frozenset(load("impact")["tolls"]["words"])
_LARGE, _NEAR = 10, 1.25  # two totals of one toll are large and near; a part is mostly small or far below its whole

Clash = tuple[Fact, Fact, Verdict]


def compare_inside(facts: Iterable[Fact]) -> list[Finding]:
    """INTERNAL for each measure of which an article gives two figures that cannot both hold."""
    held: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.quantity and fact.quantity.chart:
            held[fact.article].append(fact)
    return [row for article in sorted(held) for row in _inside(sorted(held[article], key=lambda fact: fact.spans))]


def _inside(own: list[Fact]) -> list[Finding]:
    clashes = [
        (one, other, judge(one, other, Ground(inside=True)))
        for one, other in combinations(own, 2)
        if one.topic == other.topic and not overlap(one.spans[0], other.spans[0])
    ]
    zeros = [_two_zeros(row) for row in clashes if row[2].relation == "DIFFERENT_MEASURE" and row[0].bounds == row[1].bounds == (0, 0)]
    by_measure: dict[str, list[Clash]] = defaultdict(list)
    for row in clashes:
        if row[2].relation == "CONTRADICTS" and _whole(row[0], row[1]):
            by_measure[measure_of(row[0])].append(row)
    return [*(_internal(rows) for _, rows in sorted(by_measure.items())), *zeros]


def _whole(one: Fact, other: Fact) -> bool:
    """Neither figure can be a part of the other: a lower toll in the same article is most often a part, and so is no conflict."""
    if measure_of(one) != measure_of(other) or one.subject != other.subject:
        return False
    if measure_of(one) not in _TOLLS:
        return one.scene.lead or other.scene.lead
    lower = min(one.low or 0, other.low or 0)
    return (one.main or other.main) and one.scene.lead and other.scene.lead and lower >= _LARGE and gap(one.bounds, other.bounds)[1] < _NEAR


def _internal(rows: list[Clash]) -> Finding:
    one, other, verdict = rows[0]
    facts = [fact for row in rows for fact in row[:2]]
    words = phrase("count.INTERNAL", a=quoted(one.label), b=quoted(other.label), why=verdict.why)
    return finding(
        "count",
        "INTERNAL",
        gate=verdict.gate,
        words=words,
        sides=sides_of(facts),
        steps=verdict.steps,
        topic=one.topic,
        slot=measure_of(one),
        gap=far(one, other),
        standing=standing_of(facts),
    )


def _two_zeros(row: Clash) -> Finding:
    one, other, verdict = row
    words = phrase("count.two_zeros", a=quoted(one.label), b=quoted(other.label), why=verdict.why)
    return finding(
        "count",
        "DIFFERENT_MEASURE",
        gate=verdict.gate,
        words=words,
        sides=sides_of([one, other]),
        steps=verdict.steps,
        topic=one.topic,
        slot="injured",
        standing=standing_of([one, other]),
    )
