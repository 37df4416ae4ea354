"""The nine gates: whether two quantities can be compared at all, and how they stand; the first that fires decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from parallax.comparing.accounts import earlier, same_day
from parallax.comparing.facts import Fact
from parallax.comparing.intervals import exceeds, gap, lie, show
from parallax.comparing.scenes import same_event
from parallax.lexicon import load
from parallax.records import Step

_TABLE = load("impact")
_PARTS: dict[str, str] = _TABLE["parts"]  # killed → casualties
_MEASURES = frozenset(load("measures"))
_OPEN_MODALITIES = frozenset({"conditional", "hypothetical"})
_VAGUE_REACH = 2.0  # "several" says 3 to 9 and may well be 15; a vague word excludes a figure only beyond this ratio


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What the gates may know beside the two facts: whether the measure's toll was rising, and who shares an origin."""

    rising: bool = False
    same_origin: bool = False
    inside: bool = False  # both facts stand in one article
    aligned: bool = False  # the sentences around them tell the same


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The relation of two facts, the gate that decided, the reason, and every step on the way."""

    relation: str
    gate: str
    why: str
    steps: tuple[Step, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A gate's answer when it fires."""

    relation: str
    note: str


Gate = Callable[[Fact, Fact, Ground], Decided | str]


def judge(one: Fact, other: Fact, ground: Ground | None = None) -> Verdict:
    """How two quantities stand to each other, with the proof."""
    ground = ground or Ground()
    steps: list[Step] = []
    verdict: Decided | None = None
    gate_name = ""
    for name, gate in GATES:
        if verdict:
            steps.append(Step(gate=name, outcome="skipped", note="not needed"))
            continue
        answer = gate(one, other, ground)
        if isinstance(answer, Decided):
            verdict, gate_name = answer, name
        note = answer if isinstance(answer, str) else answer.note
        steps.append(Step(gate=name, outcome="passed" if isinstance(answer, str) else "decided", note=note))
    assert verdict is not None  # the interval gate always decides
    if gate_name == "Interval":
        steps[-1] = Step(gate="Origin", outcome="passed", note=_origin(verdict, ground))
    return Verdict(relation=verdict.relation, gate=gate_name, why=verdict.note, steps=tuple(steps))


def _extractable(one: Fact, other: Fact, ground: Ground) -> Decided | str:
    missing = [fact.label for fact in (one, other) if fact.quantity is None or fact.quantity.measure is None]
    if missing:
        return Decided(relation="NOT_COMPARABLE", note=f"what “{missing[0]}” counts is not known")
    return "both measures are known"


def _modality(one: Fact, other: Fact, ground: Ground) -> Decided | str:
    kinds = [_mood(one), _mood(other)]
    if kinds[0] != kinds[1]:
        supposed = one if kinds[0] == "supposed" else other
        return Decided(relation="NOT_COMPARABLE", note=f"“{supposed.label}” is {_mood_words(supposed)}, the other figure is reported")
    return "both are suppositions" if kinds[0] == "supposed" else "both are reported"


def _event(one: Fact, other: Fact, ground: Ground) -> Decided | str:
    if ground.aligned:
        return "the sentences around the two figures tell the same"
    sameness, note = same_event(one.scene, other.scene, days=(one.when, other.when))
    aside = [fact for fact in (one, other) if _aside(fact)]
    if sameness == "different":
        return Decided(relation="NOT_COMPARABLE", note=note)
    if len(aside) == 1 and sameness != "same":
        return Decided(relation="NOT_COMPARABLE", note=f"“{aside[0].label}” belongs to another event than the story's own")
    if sameness == "part":
        return _part(one, other, note, ground)
    if sameness == "unknown" and _strangers(one, other):
        return Decided(relation="NOT_COMPARABLE", note="both are told in passing, and nothing shows that they are of one event")
    return note


def _strangers(one: Fact, other: Fact) -> bool:
    """Two figures beside their stories' own events that share no value: "killed 230,000 in 2004", "killed 1,000 in Padang"."""
    passing = not one.scene.lead and not other.scene.lead and not one.main and not other.main
    return passing and _measure_of(one) == _measure_of(other) and lie(one.bounds, other.bounds) == "disjoint"


def _certain(one: Fact, other: Fact, ground: Ground) -> bool:
    """Whether the two are known to be of one event, which a charge of contradiction between part and whole needs."""
    return ground.aligned or same_event(one.scene, other.scene, days=(one.when, other.when))[0] == "same"


def _scope(one: Fact, other: Fact, ground: Ground) -> Decided | str:
    scopes = {_scope_of(one), _scope_of(other)}
    if "rate" in scopes:
        return "both are rates" if len(scopes) == 1 else Decided(relation="NOT_COMPARABLE", note="one figure is a rate")
    if "subset" in scopes:
        part, whole = (one, other) if _scope_of(one) == "subset" else (other, one)
        if len(scopes) == 1:
            return "both count a part of a larger group"
        return _part(part, whole, f"“{part.label}” counts a part of a larger group", ground)
    if scopes == {"single", "cumulative"}:
        part, whole = (one, other) if _scope_of(one) == "single" else (other, one)
        return _part(part, whole, f"“{part.label}” is one incident, “{whole.label}” adds up several", ground)
    known = scopes - {"unknown"}
    return f"both {known.pop()}" if len(scopes) == 1 and known else "no difference in scope is stated"


def _measure(one: Fact, other: Fact, ground: Ground) -> Decided | str:
    here, there = _measure_of(one), _measure_of(other)
    if here == there:
        return f"both count {_name(here)}"
    for part, whole in ((one, other), (other, one)):
        if _PARTS.get(_measure_of(part)) != _measure_of(whole):
            continue
        if exceeds(part.bounds, whole.bounds) and _certain(part, whole, ground):
            return Decided(relation="CONTRADICTS", note=f"more {_name(_measure_of(part))} than {_name(_measure_of(whole))}")
        held = "possible together" if lie(part.bounds, whole.bounds) != "disjoint" else "both can be true"
        return Decided(
            relation="DIFFERENT_MEASURE",
            note=f"{_name(_measure_of(part))} are a part of {_name(_measure_of(whole))}; "
            f"{show(part.bounds)} and {show(whole.bounds)}: {held}",
        )
    return Decided(relation="DIFFERENT_MEASURE", note=f"{_name(here)} and {_name(there)} are not the same thing")


def _subject(one: Fact, other: Fact, ground: Ground) -> Decided | str:
    if one.subject == other.subject or not (one.subject or other.subject):
        return "both count the same people or things"
    if one.subject and other.subject and _measure_of(one) not in _TABLE["tolls"]["words"]:
        return Decided(relation="NOT_COMPARABLE", note=f"“{one.subject}” are not “{other.subject}”")
    if one.subject and other.subject:
        return Decided(relation="DIFFERENT_SCOPE", note=f"“{one.subject}” and “{other.subject}” are different groups")
    part, whole = (one, other) if one.subject else (other, one)
    if lie(part.bounds, whole.bounds) != "disjoint" and _measure_of(one) in _TABLE["tolls"]["words"]:
        return f"“{part.subject}” may describe all of them"
    return _part(part, whole, f"“{part.label}” counts only “{part.subject}”", ground)


def _time(one: Fact, other: Fact, ground: Ground) -> Decided | str:
    before = earlier(one.day, other.day)
    if before is None and not (ground.rising and _rises(one, other)):
        return "both hold for the same day" if same_day(one.day, other.day) else "when each figure held is not known to the day"
    if ground.inside:
        return "both stand in one article"
    if not _moves(one):
        return "such a figure does not move with time"
    first, second = (one, other) if before in (True, None) else (other, one)
    if before is None:
        return _same_day_rise(one, other)
    if lie(first.bounds, second.bounds) == "equal":
        return "the figure did not change"
    if exceeds(first.bounds, second.bounds):
        if _vague_only(first, second):
            return "a vague word does not make a toll fall"
        return (
            Decided(relation="CONTRADICTS", note=f"the figure falls from “{first.label}” to “{second.label}”")
            if _growing(one)
            else Decided(relation="UPDATE", note="the later article has a lower figure")
        )
    return Decided(relation="UPDATE", note=f"“{second.label}” is the later figure")


def _interval(one: Fact, other: Fact, ground: Ground) -> Decided | str:
    both = f"{show(one.bounds)} and {show(other.bounds)}"
    how = lie(one.bounds, other.bounds)
    if how == "equal":
        return Decided(relation="AGREES", note=f"both say {show(one.bounds)}")
    if how == "nested":
        return Decided(relation="REFINES", note=f"{both}: one lies inside the other")
    if how == "overlapping":
        return Decided(relation="COMPATIBLE", note=f"{both} share values")
    distance, ratio = gap(one.bounds, other.bounds)
    if _vague_only(one, other):
        return Decided(relation="COMPATIBLE", note=f"{both}: a vague word does not exclude a figure so near")
    times = f", {ratio:.1f} times" if ratio < 1000 else ""
    return Decided(relation="CONTRADICTS", note=f"{both} share no value: {distance:,.10g} apart{times}")


def _never(one: Fact, other: Fact, ground: Ground) -> Decided | str:
    return "not needed"


GATES: tuple[tuple[str, Gate], ...] = (
    ("Extractable", _extractable),
    ("Modality", _modality),
    ("Event", _event),
    ("Scope", _scope),
    ("Measure", _measure),
    ("Subject", _subject),
    ("Time", _time),
    ("Interval", _interval),
    ("Origin", _never),
)


def _origin(verdict: Decided, ground: Ground) -> str:
    if not ground.same_origin:
        return "no common origin is known"
    if verdict.relation == "CONTRADICTS":
        return "both go back to one origin, so one of them misreports it"
    return "both go back to one origin, which adds no corroboration"


def _part(part: Fact, whole: Fact, note: str, ground: Ground) -> Decided:
    alike = _measure_of(part) == _measure_of(whole) and _certain(part, whole, ground)
    grown = earlier(whole.day, part.day) or (ground.rising and _rises(part, whole))
    if alike and exceeds(part.bounds, whole.bounds) and not grown:
        return Decided(relation="CONTRADICTS", note=f"{note}, and yet the part is the larger")
    return Decided(relation="DIFFERENT_SCOPE", note=f"{note}; the whole has grown since" if grown and alike else note)


def _same_day_rise(one: Fact, other: Fact) -> Decided | str:
    if lie(one.bounds, other.bounds) != "disjoint":
        return "both hold for the same day"
    return Decided(relation="UPDATE", note="the toll was rising while these were written, and neither is known to the hour")


def _moves(fact: Fact) -> bool:
    """Tolls, damage and deployments change from day to day; the length of a road or of a shock does not."""
    return _measure_of(fact) in _MEASURES


def _rises(one: Fact, other: Fact) -> bool:
    return _growing(one) and _growing(other)


def _growing(fact: Fact) -> bool:
    return _measure_of(fact) in _TABLE["tolls"]["words"]


def _vague_only(one: Fact, other: Fact) -> bool:
    """Disjoint only by the soft end of a vague word or of "about"."""
    return (
        "vague" in (one.hedge, other.hedge)
        and gap(one.bounds, other.bounds)[1] < _VAGUE_REACH
        and not {one.value.high, other.value.high} <= {1, None}
    )


def _mood(fact: Fact) -> str:
    quantity = fact.quantity
    supposed = quantity is not None and (quantity.modality in _OPEN_MODALITIES or quantity.scope == "requirement")
    return "supposed" if supposed else "reported"


def _mood_words(fact: Fact) -> str:
    quantity = fact.quantity
    if quantity is not None and quantity.scope == "requirement":
        return "what something would require"
    return f"{quantity.modality if quantity else 'supposed'}"


def _aside(fact: Fact) -> bool:
    """The extractor saw that a figure that could be charted belongs to another event."""
    return fact.quantity is not None and not fact.quantity.chart and _measure_of(fact) in _TABLE["charted"]["measures"]


def _scope_of(fact: Fact) -> str:
    return fact.quantity.scope if fact.quantity else "unknown"


def _measure_of(fact: Fact) -> str:
    return (fact.quantity.measure if fact.quantity else None) or ""


def _name(measure: str) -> str:
    return str(_TABLE["names"].get(measure, measure.replace("_", " ")))
