"""What grows with the articles is told one by one up to a number, and together beyond it."""

from __future__ import annotations

from parallax.comparing.findings import Finding, decided, finding
from parallax.comparing.gathering import gather
from parallax.records import Side


def row(number: int, *, relation: str = "SINGLE_SOURCE", others: int = 0, weak: float = 0.5, shown: bool = True) -> Finding:
    sides = tuple(Side(article=f"a{number + place:03d}", value="its word", evidence=((10, 20),)) for place in range(others + 1))
    words = (f"Finding {number}", "Because.")
    return finding(
        "source", relation, gate="Origin", words=words, sides=sides, steps=decided("Origin", "x"), shown=shown, standing=(weak, "weak")
    )


def test_a_dozen_is_told_one_by_one() -> None:
    rows = [row(number) for number in range(12)]
    assert gather(rows) == rows


def test_what_lies_beyond_is_one_finding_with_the_sides_of_all_and_the_gravest_stay_alone() -> None:
    rows = [row(number, weak=1.0 if number == 150 else 0.5) for number in range(200)]
    told = gather(rows)
    assert len(told) == 16
    assert rows[150] in told
    together = told[-1]
    assert together.title == "185 more statements stand in one article alone"
    assert together.relation.relation == "SINGLE_SOURCE"
    assert together.slot == rows[0].slot
    assert {side.article for held in told for side in held.relation.sides} == {
        side.article for held in rows for side in held.relation.sides
    }


def test_each_of_several_origins_names_those_that_share_it() -> None:
    told = gather([row(10 * number, relation="SAME_ORIGIN", others=1) for number in range(20)])
    assert len(told) == 13
    assert told[-1].relation.sides[0].value == "its word, as in a121"


def test_contradictions_and_what_is_not_shown_are_left_alone() -> None:
    rows = [row(number, relation="CONTRADICTS") for number in range(40)] + [row(number, shown=False) for number in range(40)]
    assert gather(rows) == rows


def test_one_beyond_the_number_is_not_gathered() -> None:
    rows = [row(number) for number in range(16)]
    assert gather(rows) == rows


def test_the_order_of_the_findings_changes_nothing() -> None:
    rows = [row(number) for number in range(40)]
    assert {held.title for held in gather(rows)} == {held.title for held in gather(rows[::-1])}
