"""The nine gates: whether two quantities can be compared at all, and how they stand; the first that fires decides."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from parallax.comparing.accounts import earlier, same_day
from parallax.comparing.comparability import (
    Decided,
    Ground,
    event,
    extractable,
    growing,
    measure,
    measure_of,
    modality,
    rises,
    scope,
    subject,
)
from parallax.comparing.facts import Fact
from parallax.comparing.intervals import exceeds, gap, lie, show
from parallax.lexicon import load
from parallax.records import Step

_MEASURES = frozenset(load("measures"))
_TELLING = 1.3  # ratio from which "so many times" says more than the distance
_VAGUE_REACH = 2.0  # "several" says 3 to 9 and may well be 15; a vague word excludes a figure only beyond this ratio


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The relation of two facts, the gate that decided, the reason, and what each gate asked on the way said."""

    relation: str
    gate: str
    why: str
    notes: tuple[str, ...]

    @property
    def steps(self) -> tuple[Step, ...]:
        """Every gate and its outcome. Most verdicts are never told, so the steps are made when they are asked for."""
        names = [name for name, _ in GATES]
        deciding = names.index(self.gate)
        outcomes = ["passed"] * deciding + ["decided"] + ["passed"] * (len(self.notes) - deciding - 1)
        asked = tuple(Step(gate=name, outcome=outcome, note=note) for name, outcome, note in zip(names, outcomes, self.notes, strict=False))
        return asked + tuple(Step(gate=name, outcome="skipped", note="not needed") for name in names[len(asked) :])


Gate = Callable[[Fact, Fact, Ground], Decided | str]


def judge(one: Fact, other: Fact, ground: Ground | None = None) -> Verdict:
    """How two quantities stand to each other, with the proof."""
    ground = ground or Ground()
    notes: list[str] = []
    for name, gate in GATES:
        answer = gate(one, other, ground)
        if isinstance(answer, Decided):
            notes.append(answer.note)
            if name == "Interval":
                notes.append(_origin(answer, ground))
            return Verdict(relation=answer.relation, gate=name, why=answer.note, notes=tuple(notes))
        notes.append(answer)
    raise AssertionError("the interval gate always decides")


def _time(one: Fact, other: Fact, ground: Ground) -> Decided | str:
    before = earlier(one.day, other.day)
    if before is None and not (ground.rising and rises(one, other)):
        return "both hold for the same day" if same_day(one.day, other.day) else "when each figure held is not known to the day"
    if ground.inside:
        return "both stand in one article"
    if ground.aligned and not (one.scene.lead or other.scene.lead or one.main or other.main):
        return "both are told of an event in the past, and do not move with the story"
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
            if growing(one)
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
    times = f", {ratio:.1f} times" if _TELLING <= ratio < 1000 else ""
    return Decided(relation="CONTRADICTS", note=f"{both} exclude each other: {distance:,.10g} apart{times}")


def _never(one: Fact, other: Fact, ground: Ground) -> Decided | str:
    return "not needed"


GATES: tuple[tuple[str, Gate], ...] = (
    ("Extractable", extractable),
    ("Modality", modality),
    ("Event", event),
    ("Scope", scope),
    ("Measure", measure),
    ("Subject", subject),
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


def _same_day_rise(one: Fact, other: Fact) -> Decided | str:
    if lie(one.bounds, other.bounds) != "disjoint":
        return "both hold for the same day"
    return Decided(relation="UPDATE", note="the toll was rising while these were written, and neither is known to the hour")


def _moves(fact: Fact) -> bool:
    """Tolls, damage and deployments change from day to day; the length of a road or of a shock does not."""
    return measure_of(fact) in _MEASURES


def _vague_only(one: Fact, other: Fact) -> bool:
    """Disjoint only by the soft end of a vague word or of "about"."""
    return (
        "vague" in (one.hedge, other.hedge)
        and gap(one.bounds, other.bounds)[1] < _VAGUE_REACH
        and not {one.value.high, other.value.high} <= {1, None}
    )
