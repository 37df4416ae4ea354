"""What the page says falls without a source."""

from __future__ import annotations

from dataclasses import replace

from data.views import switchoff
from data.views.switchoff import Switch
from tests.shown import FILTERS, column, ferry, tables


def switch(name: str) -> Switch:
    return next(row for row in switchoff.switches(tables(), FILTERS) if row.key == name)


def test_each_source_can_be_switched_off_and_an_origin_that_several_share() -> None:
    assert [row.key for row in switchoff.switches(tables(), FILTERS)] == ["A", "B", "C"]
    rows = ferry()
    rows["origins"] = [*rows["origins"], {"origin": "Herald", "kind": "credited", "article": "b"}]
    shared = switchoff.switches(tables(rows), FILTERS)[-1]
    assert (shared.key, shared.name, shared.articles) == ("origin:Herald", "Herald, with A and B", ("a", "b"))
    assert [row.key for row in switchoff.switches(tables(rows), replace(FILTERS, off=("b",)))] == ["A", "C"]


def test_a_finding_falls_with_one_of_its_two_sides_and_the_range_changes() -> None:
    found = switchoff.falls(tables(), FILTERS, switch("A"))
    assert column(found.findings, "discrepancy") == ["d1"]
    assert column(found.claims, "state") == ["nobody else says it"]
    assert found.changed.to_dict("records") == [
        {"measure": "killed", "scope": "single incidents", "scene": "at sea", "before": "no best of 9 to open", "after": "9"}
    ]
    assert found.sentence == "Without A, one of two findings falls and one range changes."


def test_a_statement_that_two_origins_make_is_left_with_one() -> None:
    rows = ferry()
    rows["claims"] = [row | {"answer": "s"} for row in rows["claims"][:2]]
    found = switchoff.falls(tables(rows), FILTERS, switch("B"))
    [claim] = found.claims.to_dict("records")
    assert (claim["claim"], claim["letters"], claim["origins"], claim["had"], claim["state"]) == ("k1", ("A",), 1, 2, "one origin left")
    rows["claims"] = [row | {"upstream": "outlet herald"} for row in rows["claims"]]
    assert switchoff.falls(tables(rows), FILTERS, switch("B")).claims.empty


def test_nothing_falls_without_a_source_that_says_nothing_alone() -> None:
    rows = ferry() | {"discrepancies": [], "claims": [], "ranges": [], "candidates": []}
    assert switchoff.falls(tables(rows), FILTERS, switch("C")).sentence == "Without C, nothing falls; others say all of it too."
