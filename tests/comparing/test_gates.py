"""The nine gates, each with a pair that it stops and a pair that it lets pass."""

from __future__ import annotations

from typing import Any

import pytest

from parallax.comparing.comparability import Ground
from parallax.comparing.facts import Fact
from parallax.comparing.gates import GATES, judge
from parallax.records import Quantity, Scene, Value

SEA = Scene(family="strike", setting="sea", places=("Caribbean",))
LAND = Scene(family="strike", setting="land", places=("Caracas",), lead=True)


def fact(low: float | None, high: float | None, measure: str | None = "killed", **more: Any) -> Fact:
    scope = more.pop("scope", "single")
    modality = more.pop("modality", "asserted")
    chart = more.pop("chart", True)
    scene = more.pop("scene", Scene())
    hedge = more.pop("hedge", "exact")
    quantity = Quantity(
        span=(0, 1), low=low, high=high, hedge=hedge, measure=measure, scope=scope, modality=modality, chart=chart, scene=scene
    )
    base = {"article": "a", "kind": "count", "slot": "x", "topic": "toll", "label": f"{low}", "spans": ((0, 1),), "main": True}
    return Fact(**{**base, **more}, value=Value(text="x", low=low, high=high, hedge=hedge), scene=scene, quantity=quantity)  # type: ignore[arg-type]


def day(iso: str) -> dict[str, Any]:
    from datetime import date

    return {"day": (date.fromisoformat(iso), date.fromisoformat(iso))}


# The six comparisons that the design promises on the seeds, and one pair for each other way through the gates.
GOLD = [
    (
        "13/13 agree",
        fact(13, None, "strikes", scope="cumulative", scene=SEA),
        fact(13, None, "strikes", scope="cumulative", scene=SEA),
        "Interval",
        "AGREES",
    ),
    (
        "50+/57",
        fact(51, None, "casualties", scope="cumulative", scene=SEA),
        fact(57, 57, scope="cumulative", scene=SEA),
        "Measure",
        "DIFFERENT_MEASURE",
    ),
    ("11/57", fact(11, 11), fact(57, 57, scope="cumulative", scene=SEA), "Scope", "DIFFERENT_SCOPE"),
    ("0/57", fact(0, 0, "casualties", scene=LAND), fact(57, 57, scope="cumulative", scene=SEA), "Event", "NOT_COMPARABLE"),
    (
        "100,000/thousands",
        fact(100000, None, "troops", scope="requirement", modality="hypothetical", chart=False),
        fact(2000, 9999, "troops", hedge="vague", chart=False),
        "Modality",
        "NOT_COMPARABLE",
    ),
    ("a series/One", fact(2, None, "strikes", hedge="vague", scene=LAND), fact(1, 1, "strikes", scene=LAND), "Interval", "CONTRADICTS"),
    ("measure unknown", fact(3, 3, None), fact(3, 3), "Extractable", "NOT_COMPARABLE"),
    ("a part larger than its whole", fact(60, 60, scene=SEA), fact(57, 57, scope="cumulative", scene=SEA), "Scope", "CONTRADICTS"),
    ("more killed than casualties", fact(9, 9, scene=LAND), fact(2, 5, "casualties", scene=LAND), "Measure", "CONTRADICTS"),
    ("killed and injured", fact(9, 9), fact(30, 30, "injured"), "Measure", "DIFFERENT_MEASURE"),
    ("civilians among all", fact(3, 3, subject="civilians"), fact(9, 9), "Subject", "DIFFERENT_SCOPE"),
    ("a description of all", fact(57, 57, subject="suspected traffickers"), fact(50, None), "Interval", "REFINES"),
    ("a toll that rises", fact(5, 5, **day("2013-07-02")), fact(24, 24, **day("2013-07-03")), "Time", "UPDATE"),
    ("a toll that falls", fact(24, 24, **day("2013-07-02")), fact(5, 5, **day("2013-07-03")), "Time", "CONTRADICTS"),
    ("two floors nest", fact(2, None, hedge="at_least"), fact(6, None, hedge="at_least"), "Interval", "REFINES"),
    ("ranges overlap", fact(3, 9), fact(5, 12), "Interval", "COMPATIBLE"),
    ("plain conflict", fact(12, 12, **day("2013-07-02")), fact(30, 30, **day("2013-07-02")), "Interval", "CONTRADICTS"),
    ("several may be eleven", fact(3, 9, hedge="vague"), fact(11, 11), "Interval", "COMPATIBLE"),
    ("several is not sixty", fact(3, 9, hedge="vague"), fact(60, 60), "Interval", "CONTRADICTS"),
    ("another event's dead", fact(70000, 70000, chart=False), fact(57, 57), "Event", "NOT_COMPARABLE"),
]


@pytest.mark.parametrize(("one", "other", "gate", "relation"), [row[1:] for row in GOLD], ids=[row[0] for row in GOLD])
def test_gate_decides(one: Fact, other: Fact, gate: str, relation: str) -> None:
    verdict = judge(one, other)
    assert (verdict.gate, verdict.relation) == (gate, relation)


@pytest.mark.parametrize(("one", "other"), [row[1:3] for row in GOLD], ids=[row[0] for row in GOLD])
def test_order_of_the_sides_changes_nothing(one: Fact, other: Fact) -> None:
    here, there = judge(one, other), judge(other, one)
    assert (here.gate, here.relation) == (there.gate, there.relation)


@pytest.mark.parametrize(("one", "other", "gate"), [row[1:4] for row in GOLD], ids=[row[0] for row in GOLD])
def test_every_gate_is_told(one: Fact, other: Fact, gate: str) -> None:
    steps = judge(one, other).steps
    assert [step.gate for step in steps] == [name for name, _ in GATES]
    outcomes = [step.outcome for step in steps]
    decided = outcomes.index("decided")
    assert steps[decided].gate == gate
    assert outcomes[:decided] == ["passed"] * decided
    assert outcomes.count("decided") == 1
    assert all(step.note for step in steps)


def test_a_rising_toll_explains_a_difference_of_one_day() -> None:
    one, other = fact(5, 5, **day("2013-07-02")), fact(11, 11, **day("2013-07-02"))
    assert judge(one, other).relation == "CONTRADICTS"
    assert judge(one, other, Ground(rising=True)).relation == "UPDATE"


def test_one_origin_adds_no_corroboration_and_makes_a_conflict_graver() -> None:
    same, apart = judge(fact(9, 9), fact(9, 9), Ground(same_origin=True)), judge(fact(9, 9), fact(20, 20), Ground(same_origin=True))
    assert same.relation == "AGREES"
    assert "no corroboration" in same.steps[-1].note
    assert "misreports" in apart.steps[-1].note
