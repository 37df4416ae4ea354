"""Facts that count something: which of them agree, differ, or cannot be compared, across articles and inside one."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations

from parallax.comparing.accounts import earlier, overlap
from parallax.comparing.facts import Fact
from parallax.comparing.findings import Finding, finding, sides_of, standing_of
from parallax.comparing.gates import Ground, Verdict, judge
from parallax.comparing.intervals import exceeds, gap, lie, show
from parallax.comparing.wording import phrase, quoted, series
from parallax.lexicon import load

_TABLE = load("impact")
_TOLLS = frozenset(_TABLE["tolls"]["words"])
_CHARTED = frozenset(_TABLE["charted"]["measures"])
_FRIENDLY = frozenset({"AGREES", "REFINES", "COMPATIBLE"})

Group = tuple[Fact, ...]  # facts that say the same of the same, whatever their article


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Two groups, how they stand, and the articles on each side that do not say the other's figure themselves."""

    one: Group
    other: Group
    verdict: Verdict


def compare_counts(facts: Iterable[Fact], origins: Mapping[str, int]) -> list[Finding]:
    """Relations of all counts, topic by topic. ``origins`` maps an article to its independent origin."""
    topics: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.quantity is not None:
            topics[fact.topic].append(fact)
    found: list[Finding] = []
    for topic in sorted(topics):
        groups = _groups(topics[topic])
        found += _across(groups, origins)
        found += _within(topics[topic])
    return found


def _groups(facts: list[Fact]) -> list[Group]:
    held: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        quantity = fact.quantity
        assert quantity is not None
        key = (
            fact.slot,
            fact.bounds,
            fact.hedge == "vague",
            quantity.measure,
            quantity.scope,
            quantity.modality,
            quantity.chart,
            fact.scene.setting or "",
            fact.scene.places,
            fact.scene.lead,
            fact.day,
            fact.when,
            fact.subject,
        )
        held[key].append(fact)
    groups = [group for _, group in sorted(held.items(), key=lambda pair: repr(pair[0]))]
    return [tuple(sorted(group, key=lambda fact: (fact.article, fact.spans))) for group in groups]


def _across(groups: list[Group], origins: Mapping[str, int]) -> list[Finding]:
    rising = {measure: _rising(groups, measure) for measure in _TOLLS}
    judged: list[Judged] = [
        Judged(one=group, other=group, verdict=judge(group[0], group[0], _ground(group, group, origins, False)))
        for group in groups
        if len({fact.article for fact in group}) > 1
    ]
    for one, other in combinations(groups, 2):
        verdict = judge(one[0], other[0], _ground(one, other, origins, rising.get(_measure(one[0]), False)))
        judged.append(Judged(one=one, other=other, verdict=verdict))
    return _merge(_apart(judged))


def _ground(one: Group, other: Group, origins: Mapping[str, int], rising: bool) -> Ground:
    shared = {origins.get(fact.article) for fact in one} & {origins.get(fact.article) for fact in other}
    return Ground(rising=rising, same_origin=bool(shared - {None}) and one[0].article != other[-1].article)


def _rising(groups: list[Group], measure: str) -> bool:
    """A later article has a higher figure for the story's own event."""
    own = [group[0] for group in groups if _measure(group[0]) == measure and group[0].quantity and group[0].quantity.chart]
    return any(earlier(one.day, other.day) and exceeds(other.bounds, one.bounds) for one in own for other in own if one is not other)


def _apart(judged: list[Judged]) -> list[tuple[Judged, list[Fact], list[Fact]]]:
    """Each judgement with the facts that carry it.

    An article that gives the other's figure too does not differ from it: "77 died, the president said ... at least 84" is at
    odds with itself, not with a report of 84.
    """
    friends: dict[int, set[str]] = defaultdict(set)
    for row in judged:
        if row.verdict.relation in _FRIENDLY:
            friends[id(row.one)] |= {fact.article for fact in row.other}
            friends[id(row.other)] |= {fact.article for fact in row.one}
    kept = []
    for row in judged:
        if row.verdict.relation == "AGREES":
            left, right = list(row.one), list(row.other)
        else:
            left = [fact for fact in row.one if fact.article not in friends[id(row.other)] and not _has(row.other, fact.article)]
            right = [fact for fact in row.other if fact.article not in friends[id(row.one)] and not _has(row.one, fact.article)]
        if left and right and len({fact.article for fact in left + right}) > 1:
            kept.append((row, left, right))
    return kept


def _has(group: Group, article: str) -> bool:
    return any(fact.article == article for fact in group)


def _merge(rows: list[tuple[Judged, list[Fact], list[Fact]]]) -> list[Finding]:
    """One finding for all pairs that stand alike: the same relation, gate and slots."""
    merged: dict[tuple[str, ...], list[tuple[Judged, list[Fact], list[Fact]]]] = defaultdict(list)
    for row in rows:
        judged, left, right = row
        relation = judged.verdict.relation
        slots = sorted({left[0].slot, right[0].slot})
        agreed = show(left[0].bounds) if relation == "AGREES" else ""
        gate = "" if relation in ("CONTRADICTS", "UPDATE") else judged.verdict.gate
        slots = [] if relation in ("NOT_COMPARABLE", "DIFFERENT_SCOPE") else slots
        merged[(relation, gate, *slots, agreed)].append(row)
    return [_finding(rows) for _, rows in sorted(merged.items())]


def _finding(rows: list[tuple[Judged, list[Fact], list[Fact]]]) -> Finding:
    rows = sorted(rows, key=lambda row: (-_distance(row), row[1][0].article, row[1][0].spans, row[2][0].article, row[2][0].spans))
    judged, left, right = rows[0]
    facts = [fact for _, some, others in rows for fact in (*some, *others)]
    relation = judged.verdict.relation
    first, second = _in_time(left[0], right[0])
    words = phrase(
        f"count.{relation}", a=quoted(first.label), b=quoted(second.label), why=judged.verdict.why, labels=series(_labels(facts))
    )
    return finding(
        "count",
        relation,
        gate=judged.verdict.gate,
        words=words,
        sides=sides_of(facts),
        steps=judged.verdict.steps,
        topic=first.topic,
        slot=_measure(first),
        shown=_shown(relation, first, second),
        gap=_far(first, second),
        standing=standing_of(facts),
    )


def _shown(relation: str, one: Fact, other: Fact) -> bool:
    if relation in ("CONTRADICTS", "UPDATE"):
        return True
    if relation == "DIFFERENT_MEASURE":
        return {_measure(one), _measure(other)} <= {"killed", "casualties"} or {_measure(one), _measure(other)} <= {"injured", "casualties"}
    charted = _measure(one) in _CHARTED and _measure(other) in _CHARTED
    mood = {fact.quantity.modality if fact.quantity else "" for fact in (one, other)}
    return (
        relation in ("DIFFERENT_SCOPE", "NOT_COMPARABLE")
        and (charted or bool(mood & {"hypothetical", "conditional"}))
        and all(fact.quantity is not None and (fact.quantity.chart or not charted) for fact in (one, other))
    )


def _within(facts: list[Fact]) -> list[Finding]:
    """Figures of one article that exclude each other, and zeros that it counts in two measures."""
    found: list[Finding] = []
    held: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.quantity and fact.quantity.chart:
            held[fact.article].append(fact)
    for article in sorted(held):
        own = sorted(held[article], key=lambda fact: fact.spans)
        clashes = [
            (one, other, judge(one, other, Ground(inside=True)))
            for one, other in combinations(own, 2)
            if not overlap(one.spans[0], other.spans[0])
        ]
        found += _internal([row for row in clashes if row[2].relation == "CONTRADICTS" and _whole(row[0], row[1])])
        found += [_two_zeros(row) for row in clashes if row[2].relation == "DIFFERENT_MEASURE" and row[0].bounds == row[1].bounds == (0, 0)]
    return found


def _whole(one: Fact, other: Fact) -> bool:
    """Neither figure can be a part of the other: a lower toll in the same article is most often a part, and so is no conflict."""
    if _measure(one) != _measure(other) or one.subject != other.subject:
        return False
    if _measure(one) not in _TOLLS:
        return True
    lower = min(one.low or 0, other.low or 0)
    return lower >= 10 and gap(one.bounds, other.bounds)[1] < 2 and "cumulative" in one.slot


def _internal(rows: list[tuple[Fact, Fact, Verdict]]) -> list[Finding]:
    by_measure: dict[str, list[tuple[Fact, Fact, Verdict]]] = defaultdict(list)
    for row in rows:
        by_measure[_measure(row[0])].append(row)
    found = []
    for measure, same in sorted(by_measure.items()):
        one, other, verdict = same[0]
        facts = [fact for row in same for fact in row[:2]]
        words = phrase("count.INTERNAL", a=quoted(one.label), b=quoted(other.label), why=verdict.why)
        found.append(
            finding(
                "count",
                "INTERNAL",
                gate=verdict.gate,
                words=words,
                sides=sides_of(facts),
                steps=verdict.steps,
                topic=one.topic,
                slot=measure,
                gap=_far(one, other),
                standing=standing_of(facts),
            )
        )
    return found


def _two_zeros(row: tuple[Fact, Fact, Verdict]) -> Finding:
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


def _far(one: Fact, other: Fact) -> float:
    return min(1.0, (gap(one.bounds, other.bounds)[1] - 1) / 2)


def _distance(row: tuple[Judged, list[Fact], list[Fact]]) -> float:
    return gap(row[1][0].bounds, row[2][0].bounds)[1]


def _in_time(one: Fact, other: Fact) -> tuple[Fact, Fact]:
    before = earlier(one.day, other.day)
    if before is None:
        return (one, other) if (one.low or 0) <= (other.low or 0) or lie(one.bounds, other.bounds) != "disjoint" else (other, one)
    return (one, other) if before else (other, one)


def _labels(facts: list[Fact]) -> list[str]:
    return [quoted(fact.label) for fact in sorted(facts, key=lambda fact: (fact.low or 0, fact.label))]


def _measure(fact: Fact) -> str:
    return (fact.quantity.measure if fact.quantity else None) or ""
