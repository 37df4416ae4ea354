"""Figures of several articles: which agree, differ, move on, or cannot be compared."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from parallax.comparing.accounts import earlier
from parallax.comparing.comparability import Ground, measure_of
from parallax.comparing.facts import Fact
from parallax.comparing.findings import Finding, finding, sides_of, standing_of
from parallax.comparing.gates import Verdict, judge
from parallax.comparing.intervals import exceeds, gap, lie, show
from parallax.comparing.pairing import Group, pairs
from parallax.comparing.wording import phrase, quoted, series
from parallax.lexicon import load
from parallax.records import Number

_TABLE = load("impact")
_TOLLS = frozenset(_TABLE["tolls"]["words"])
_PARTS: dict[str, str] = _TABLE["parts"]
_CHARTED = frozenset(_TABLE["charted"]["measures"])
_ABOUT = 1.2
_LARGE, _RIVAL = 10, 2.0  # size of a toll and ratio of two up to which they look like rivals
_SUMMED = "adds_up"  # "one adult and two children"
_FRIENDLY = frozenset({"AGREES", "REFINES", "COMPATIBLE"})
_MERGED = frozenset({"CONTRADICTS", "UPDATE"})  # one finding whatever the gate
_APART = frozenset({"NOT_COMPARABLE", "DIFFERENT_SCOPE"})  # one finding whatever the slots

Row = tuple["Judged", list[Fact], list[Fact]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Judged:
    """Two groups and how they stand."""

    one: Group
    other: Group
    verdict: Verdict


def compare_counts(facts: Iterable[Fact], origins: Mapping[str, int]) -> list[Finding]:
    """Relations of all counts, topic by topic. ``origins`` maps an article to its independent origin."""
    topics: dict[str, list[Fact]] = defaultdict(list)
    for fact in facts:
        if fact.quantity is not None:
            topics[fact.topic].append(fact)
    return [row for topic in sorted(topics) for row in _across(_groups(topics[topic]), origins)]


def far(one: Fact, other: Fact) -> float:
    """How far two figures lie apart, 0 to 1: three times as many is as far as it goes."""
    return min(1.0, (gap(one.bounds, other.bounds)[1] - 1) / 2)


def _groups(facts: list[Fact]) -> list[Group]:
    held: dict[tuple[object, ...], list[Fact]] = defaultdict(list)
    for fact in facts:
        quantity = fact.quantity
        assert quantity is not None
        said = (fact.slot, fact.bounds, fact.hedge == "vague", quantity.measure, quantity.scope, quantity.modality, quantity.chart)
        of = (fact.scene.setting or "", fact.scene.places, fact.scene.lead, fact.day, fact.when, fact.subject, fact.main)
        held[(*said, *of)].append(fact)
    groups = [group for _, group in sorted(held.items(), key=lambda pair: repr(pair[0]))]
    return [tuple(sorted(group, key=lambda fact: (fact.article, fact.spans))) for group in groups]


def _across(groups: list[Group], origins: Mapping[str, int]) -> list[Finding]:
    return _merge(_apart([row for row in _judged(groups, origins) if _told(row)]))


def _judged(groups: list[Group], origins: Mapping[str, int]) -> Iterator[Judged]:
    """Each figure that several articles give, and each two figures that have something to do with each other."""
    rising = {measure: _rising(groups, measure) for measure in _TOLLS}
    dead = _dead(groups)
    roots = {id(group): {origins.get(fact.article) for fact in group} - {None} for group in groups}
    for group in groups:
        if len({fact.article for fact in group}) > 1:
            ground = Ground(same_origin=bool(roots[id(group)]) and group[0].article != group[-1].article)
            yield Judged(one=group, other=group, verdict=judge(group[0], group[0], ground))
    for one, other in pairs(groups):
        ground = Ground(
            rising=rising.get(measure_of(one[0]), False),
            same_origin=not roots[id(one)].isdisjoint(roots[id(other)]) and one[0].article != other[-1].article,
            dead=frozenset(dead[one[0].article] | dead[other[0].article]),
        )
        yield Judged(one=one, other=other, verdict=judge(one[0], other[0], ground))


def _told(judged: Judged) -> bool:
    """Whether the verdict may be told: an article's own toll speaks for it, its other figures ("around 50 at one clinic") do not."""
    one, other, relation = judged.one[0], judged.other[0], judged.verdict.relation
    if relation in _FRIENDLY:
        return True
    if relation in _APART and one.bounds == other.bounds:
        return False  # two equal figures mislead nobody, whatever they count
    if measure_of(one) in _CHARTED:
        own = (one.main, other.main)
        return any(own) if relation in _APART else all(own)
    return relation in _APART or (relation == "UPDATE" and one.scene.lead and other.scene.lead)


def _dead(groups: Iterable[Group]) -> dict[str, set[Number]]:
    """Article to its own figures of those killed."""
    held: dict[str, set[Number]] = defaultdict(set)
    for group in groups:
        if measure_of(group[0]) == "killed" and group[0].main and group[0].low:
            for fact in group:
                held[fact.article].add(group[0].low)
    return held


def _rising(groups: list[Group], measure: str) -> bool:
    """A later article has a higher toll."""
    own = [group[0] for group in groups if measure_of(group[0]) == measure and group[0].main]
    return any(earlier(one.day, other.day) and exceeds(other.bounds, one.bounds) for one in own for other in own if one is not other)


def _apart(judged: list[Judged]) -> list[Row]:
    """Each judgement with the facts that carry it.

    An article that gives the other's figure too does not differ from it: "77 died, the president said ... at least 84" is at
    odds with itself, not with a report of 84.
    """
    givers = {id(group): _articles(group) for row in judged for group in (row.one, row.other)}
    known = {group: set(articles) for group, articles in givers.items()}
    for row in judged:
        if _says_too(row):
            known[id(row.one)] |= givers[id(row.other)]
            known[id(row.other)] |= givers[id(row.one)]
    kept = []
    for row in judged:
        if row.verdict.relation in _FRIENDLY:
            left, right = list(row.one), list(row.other)
        else:
            left = [fact for fact in row.one if fact.article not in known[id(row.other)]]
            right = [fact for fact in row.other if fact.article not in known[id(row.one)]]
        if left and right and len({fact.article for fact in left + right}) > 1:
            kept.append((row, left, right))
    return kept


def _says_too(row: Judged) -> bool:
    """Both say one figure: the same, or "84" and "at least 84"; "several" and "at least one" fit anything."""
    one, other = row.one[0], row.other[0]
    if row.verdict.relation == "AGREES":
        return True
    low, high = sorted((one.low or 0, other.low or 0))
    return row.verdict.relation == "REFINES" and "vague" not in (one.hedge, other.hedge) and high <= low * _ABOUT


def _articles(group: Group) -> set[str]:
    """The articles that give the figure; a sum of parts of the story's own event that is not the article's own toll gives none."""
    return {fact.article for fact in group if fact.main or not fact.scene.lead or fact.quantity is None or fact.quantity.rule != _SUMMED}


def _merge(rows: list[Row]) -> list[Finding]:
    """One finding for all pairs that stand alike: the same relation, gate and slots."""
    merged: dict[tuple[str, ...], list[Row]] = defaultdict(list)
    for row in rows:
        judged, left, right = row
        relation = judged.verdict.relation
        slots = [] if relation in _APART else sorted({left[0].slot, right[0].slot})
        agreed = show(left[0].bounds) if relation == "AGREES" else ""
        merged[(relation, "" if relation in _MERGED else judged.verdict.gate, *slots, agreed)].append(row)
    return [_finding(rows) for _, rows in sorted(merged.items())]


def _finding(rows: list[Row]) -> Finding:
    judged, left, right = min(rows, key=_sharpness)
    facts = [fact for _, some, others in rows for fact in (*some, *others)]
    distinct = list({id(fact): fact for fact in facts}.values())
    relation = judged.verdict.relation
    first, second = _in_time(left[0], right[0])
    words = phrase(
        f"count.{relation}", a=quoted(first.label), b=quoted(second.label), why=judged.verdict.why, **told(distinct)
    )
    return finding(
        "count",
        relation,
        gate=judged.verdict.gate,
        words=words,
        sides=sides_of(distinct),
        steps=judged.verdict.steps,
        topic=first.topic,
        slot=measure_of(first),
        shown=_shown(relation, first, second),
        gap=far(first, second),
        standing=standing_of(facts),
    )


def _shown(relation: str, one: Fact, other: Fact) -> bool:
    if relation == "DIFFERENT_MEASURE":
        return measure_of(one) == measure_of(other) or _rival(one, other)
    if relation in _MERGED:
        return True
    if relation not in _APART:
        return False
    charted = all(measure_of(fact) in _TOLLS and fact.quantity is not None and fact.quantity.chart for fact in (one, other))
    supposed = any(fact.quantity is not None and fact.quantity.modality in ("hypothetical", "conditional") for fact in (one, other))
    return charted or supposed


def _rival(one: Fact, other: Fact) -> bool:
    """A hasty reader would take one for the other: the part is the larger, or both are of one size; one dead of four shot is none."""
    low, high = sorted((one.low or 0, other.low or 0))
    part, whole = (one, other) if _PARTS.get(measure_of(one)) == measure_of(other) else (other, one)
    return exceeds(part.bounds, whole.bounds) or (low >= _LARGE and high <= low * _RIVAL)


def _sharpness(row: Row) -> tuple[object, ...]:
    """Two articles' own figures come first, then those that lie farthest apart."""
    one, other = row[1][0], row[2][0]
    distance = gap(one.bounds, other.bounds)[1]
    return not (one.main and other.main), -distance, one.article, one.spans, other.article, other.spans


def _in_time(one: Fact, other: Fact) -> tuple[Fact, Fact]:
    before = earlier(one.day, other.day)
    if before is None:
        return (one, other) if (one.low or 0) <= (other.low or 0) or lie(one.bounds, other.bounds) != "disjoint" else (other, one)
    return (one, other) if before else (other, one)


def told(facts: Sequence[Fact]) -> dict[str, str]:
    """The figures for a title, and whether there are two of them or more."""
    listed = labels(facts)
    return {"labels": series(listed, most=4), "all": "all" if len(listed) > 2 else "both"}


def labels(facts: Iterable[Fact]) -> list[str]:
    """The facts' own words in quotation marks, the smallest figure first; figures alike but for a capital once."""
    held: dict[str, str] = {}
    for fact in sorted(facts, key=lambda fact: (fact.low or 0, fact.label)):
        held.setdefault(fact.label.casefold(), quoted(fact.label))
    return list(held.values())
