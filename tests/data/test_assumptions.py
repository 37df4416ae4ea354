"""What the page says would settle the contradictions."""

from __future__ import annotations

from dataclasses import replace

from data.views.assumptions import reconciliation
from tests.shown import FILTERS, ferry, tables


def test_an_assumption_names_its_report_by_letter_and_what_it_settles() -> None:
    found = reconciliation(tables(), FILTERS)
    assert found.sentence == "One assumption would settle the one contradiction."
    [assumption] = found.chosen
    assert (assumption.text, assumption.article) == ("B is later than the reports it differs from", "b")
    assert [(row.token, row.severity) for row in assumption.settles] == [("finding:d1", "critical")]
    assert found.note == "No smaller set settles as much."


def test_what_nothing_settles_remains() -> None:
    rows = ferry()
    rows["discrepancies"] = [row | {"settled": "core"} for row in rows["discrepancies"]]
    rows["settlements"], rows["assumptions"] = [], []
    found = reconciliation(tables(rows), FILTERS)
    assert found.sentence == "Two contradictions, and nothing that one could assume settles them."
    assert [row.token for row in found.core] == ["finding:d1", "finding:d2"]
    assert not found.chosen
    assert not found.note


def test_some_settled_and_some_not() -> None:
    rows = ferry()
    rows["discrepancies"][1]["settled"] = "core"
    assert reconciliation(tables(rows), FILTERS).sentence == "One assumption would settle one of two contradictions; one remains."


def test_nothing_is_said_where_the_filters_leave_no_contradiction() -> None:
    found = reconciliation(tables(), replace(FILTERS, off=("a",)))
    assert not found.sentence
    assert not found.chosen


def test_a_set_that_was_not_proven_the_smallest_says_so() -> None:
    rows = ferry()
    rows["assumptions"] = [row | {"exact": False} for row in rows["assumptions"]]
    assert "a smaller one may settle as much" in reconciliation(tables(rows), FILTERS).note
