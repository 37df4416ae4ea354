"""Low, best and high: the figures that answer one question, and the one among them that a stated rule calls best."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Collection, Iterable, Sequence
from itertools import combinations

from data.best import Best, Figure, choose
from parallax.comparing.accounts import earlier
from parallax.comparing.comparability import Ground, growing, measure_of
from parallax.comparing.facts import Fact
from parallax.comparing.gates import judge
from parallax.comparing.intervals import exceeds
from parallax.comparing.topics import SETTINGS
from parallax.records import Candidate, Claim, Range

# Relations of figures that answer one question; any other says that they answer different ones.
_ONE_QUESTION = frozenset({"AGREES", "COMPATIBLE", "CONTRADICTS", "REFINES", "UPDATE"})
_TOLD = frozenset({"asserted", "reported"})
_PLACES = 2

Row = tuple[Fact, Claim]
Question = list[Row]


def find_ranges(facts: Sequence[Fact], claims: Sequence[Claim], *, without: Collection[str] = ()) -> list[Range]:
    """One range per question, in order of topic and measure. ``claims`` are those of the facts, one by one; the articles ``without``
    which it is asked have a newer version.

    Two figures stand in one range only where the gates find that they answer one question: the dead of two incidents are two
    ranges, and so are a part and its whole.
    """
    buckets: dict[tuple[str, str, str], list[Row]] = defaultdict(list)
    for fact, claim in zip(facts, claims, strict=True):
        quantity = fact.quantity
        if quantity is not None and quantity.chart and quantity.modality in _TOLD and fact.article not in without:
            buckets[fact.topic, measure_of(fact), quantity.scope].append((fact, claim))
    asked = [question for key in sorted(buckets) for question in _questions(buckets[key])]
    return [_range(number, question) for number, question in enumerate(asked)]


def _questions(rows: Sequence[Row]) -> list[Question]:
    """The rows, joined where they answer one question; figures that say the same of the same are looked at once."""
    alike: dict[str, list[Row]] = defaultdict(list)
    for fact, claim in sorted(rows, key=lambda row: (row[0].article, row[0].spans)):
        alike[repr((fact.bounds, fact.hedge == "vague", fact.day, fact.when, fact.scene, fact.subject, fact.main))].append((fact, claim))
    heads = [(key, listed[0][0]) for key, listed in alike.items()]
    ground = Ground(rising=_rising([fact for _, fact in heads]))
    root = {key: key for key in alike}

    def find(key: str) -> str:
        while root[key] != key:
            key = root[key]
        return key

    for (one, fact), (other, another) in combinations(heads, 2):
        if find(one) != find(other) and _one_question(fact, another, ground):
            root[find(other)] = find(one)
    joined: dict[str, Question] = defaultdict(list)
    for key, listed in alike.items():
        joined[find(key)] += listed
    return list(joined.values())


def _one_question(one: Fact, other: Fact, ground: Ground) -> bool:
    """Two articles' own figures by the gates; a figure told in passing only with one that says the same."""
    if not (one.main and other.main) and one.bounds != other.bounds:
        return False
    relation = judge(one, other, ground).relation
    return relation == "AGREES" or (one.main and other.main and relation in _ONE_QUESTION)


def _rising(facts: Iterable[Fact]) -> bool:
    own = [fact for fact in facts if fact.main]
    return any(earlier(one.day, other.day) and exceeds(other.bounds, one.bounds) for one in own for other in own)


def _range(number: int, question: Question) -> Range:
    first = question[0][0]
    grows = growing(first) or (first.quantity is not None and first.quantity.scope == "cumulative")
    candidates = tuple(_candidate(fact, claim) for fact, claim in question)
    found = choose([figure_of(candidate) for candidate in candidates], growing=grows)
    best = found.best or (None, None)
    return Range(
        id=f"q{number}",
        topic=first.topic,
        measure=measure_of(first),
        scope=first.quantity.scope if first.quantity else "unknown",
        scene=next((words for fact, _ in question if (words := _scene(fact))), ""),
        growing=grows,
        low=found.low,
        high=found.high,
        best_low=best[0],
        best_high=best[1],
        rule=found.rule,
        why=found.why,
        grade=_grade(found, [claim for _, claim in question]),
        candidates=candidates,
    )


def _candidate(fact: Fact, claim: Claim) -> Candidate:
    earliest, latest = fact.day
    return Candidate(
        claim=claim.id,
        article=claim.article,
        low=fact.value.low,
        high=fact.value.high,
        earliest=earliest,
        latest=latest,
        on_record=claim.on_record,
        upstream=claim.upstream,
    )


def figure_of(candidate: Candidate) -> Figure:
    """The candidate as the rule that chooses reads it."""
    return Figure(**{name: getattr(candidate, name) for name in Candidate.__dataclass_fields__})


def _grade(found: Best, claims: Sequence[Claim]) -> str:
    """The commonest grade of the claims that give the best figure; of all where none is best."""
    grades = Counter(claim.grade for claim in claims if claim.id in found.claims or not found.claims)
    return min(grades, key=lambda grade: (-grades[grade], grade))


def _scene(fact: Fact) -> str:
    """Where it took place, as far as the text says it: "at sea, Caribbean"."""
    return ", ".join([*([SETTINGS[fact.scene.setting]] if fact.scene.setting in SETTINGS else []), *fact.scene.places[:_PLACES]])
