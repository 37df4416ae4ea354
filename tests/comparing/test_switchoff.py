"""What falls without a source is what a comparison without it does not have; a copy adds nothing; order changes nothing."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parallax.comparing import compare
from parallax.comparing.switchoff import stands, what_falls
from parallax.records import Claim, Comparison, Discrepancy, Reading, Relation
from tests.comparing import frames
from tests.comparing.frames import entity, quantity, reading, said, status

pytestmark = pytest.mark.usefixtures("blind")
DAY = "2020-05-04"
RUNGS = {"planned": "The army is preparing the raid.", "carried_out": "The army raided the port."}


@pytest.fixture(scope="module")
def blind() -> object:
    """Vectors from the words alone, so that these tests need no encoder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("parallax.comparing.hearing.vectors", frames.word_vectors)
        yield

# The first two are of one house, the third is credited by some; no two articles are of one outlet, or they might be versions.
OUTLETS = ("Kansas City Star", "Sacramento Bee", "Harbour Post", "Coast Daily", "The Herald")


def told(article: str, killed: int | None, rung: str | None, credit: str | None = None, outlet: str | None = None) -> Reading:
    """An article that may count the dead, say where the raid stands, and credit an outlet for it."""
    count = f"{credit or 'A doctor'} said {killed} people were killed." if killed else "Nobody knows how many were hurt."
    text = f"{RUNGS[rung] if rung else 'The port is quiet.'} {count}"
    content = f"{killed} people were killed"
    return reading(
        article,
        text,
        day=DAY,
        outlet=outlet,
        quantities=[quantity(text, f"{killed} people", killed, killed, "killed", attribution=0)] if killed else [],
        statuses=[status(text, RUNGS[rung].rstrip("."), rung, lead=True)] if rung else [],
        entities=[entity(text, credit, "OUTLET")] if credit and killed else [],
        attributions=[said(text, credit or "A doctor", "said", content, "outlet" if credit else "anonymous")] if killed else [],
    )


STORIES = st.lists(
    st.tuples(
        st.sampled_from([12, 30, 57, None]),
        st.sampled_from([*RUNGS, None]),
        st.sampled_from(["Harbour Post", None]),
        st.booleans(),
    ),
    min_size=2,
    max_size=5,
).map(lambda rows: [told("abcde"[number], *row, OUTLETS[number] if named else None) for number, (*row, named) in enumerate(rows)])
QUICK = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


def key(row: Discrepancy | Relation, gone: tuple[str, ...] = ()) -> tuple[object, ...]:
    return row.kind, row.relation, frozenset((side.article, side.value) for side in row.sides if side.article not in gone)


def same(claim: Claim) -> tuple[object, ...]:
    return claim.article, claim.kind, claim.slot, claim.evidence


@QUICK
@given(STORIES, st.data())
def test_what_stands_without_a_source_is_what_a_comparison_without_it_finds(story: list[Reading], data: st.DataObject) -> None:
    gone = (data.draw(st.sampled_from([row.article.id for row in story])),)
    whole, rest = compare(story), compare([row for row in story if row.article.id not in gone])
    # What is left out is a question of how many others tell it, so one source fewer may settle it.
    asked, found = (tuple(row for row in story.discrepancies if row.relation != "OMISSION") for story in (whole, rest))
    assert {key(row, gone) for row in asked if stands(row, gone)} == {key(row) for row in found}
    # Those who are left may agree where the one that is gone did not.
    assert {key(row, gone) for row in whole.relations if stands(row, gone)} <= {key(row) for row in rest.relations}
    fallen = set(what_falls(whole, gone).discrepancies)
    assert fallen == {row.id for row in whole.discrepancies if not stands(row, gone)}


@QUICK
@given(STORIES, st.data())
def test_corroboration_and_ranges_without_a_source_are_those_of_a_comparison_without_it(story: list[Reading], data: st.DataObject) -> None:
    gone = (data.draw(st.sampled_from([row.article.id for row in story])),)
    whole, rest = compare(story), compare([row for row in story if row.article.id not in gone])
    falls = what_falls(whole, gone)
    left = {same(claim): claim.origins for claim in rest.claims}
    kept = [claim for claim in whole.claims if claim.article not in gone]
    assert set(falls.alone) == {claim.id for claim in kept if left[same(claim)] == 1 < claim.origins}
    assert set(falls.fewer) == {claim.id for claim in kept if 1 < left[same(claim)] < claim.origins}
    found = {(asked.measure, asked.scope): (asked.low, asked.high) for asked in rest.ranges}
    for asked in whole.ranges:
        now = falls.ranges.get(asked.id, asked)
        assert (None if now is None else (now.low, now.high)) == found.get((asked.measure, asked.scope))


@QUICK
@given(STORIES, st.data())
def test_a_copy_of_an_article_corroborates_nothing(story: list[Reading], data: st.DataObject) -> None:
    first = data.draw(st.sampled_from(story))
    copy = replace(first, article=replace(first.article, id="z"))
    before = {claim.id: (claim.origins, claim.grade) for claim in compare(story).claims}
    after = {claim.id: (claim.origins, claim.grade) for claim in compare([*story, copy]).claims}
    assert {key: after[key] for key in before} == before


@QUICK
@given(STORIES, st.integers(0, 99))
def test_order_changes_nothing(story: list[Reading], seed: int) -> None:
    mixed = list(story)
    random.Random(seed).shuffle(mixed)
    assert replace(compare(mixed), articles=()) == replace(compare(story), articles=())


def ranges(story: Comparison) -> list[tuple[object, ...]]:
    return [(row.measure, row.low, row.best_low, row.high, row.rule) for row in story.ranges]


def test_two_reports_that_credit_one_outlet_are_one_origin() -> None:
    found = compare([told("a", 12, None, "Harbour Post"), told("b", 12, None, "Harbour Post"), told("c", 30, None)])
    assert {(claim.article, claim.articles, claim.origins) for claim in found.claims} == {("a", 2, 1), ("b", 2, 1), ("c", 1, 1)}
    assert ranges(found) == [("killed", 12, None, 30, "none")]


def test_a_report_and_the_outlet_that_it_credits_are_one_origin() -> None:
    found = compare([told("a", 12, None, "Harbour Post"), told("b", 12, None, None, "Harbour Post")])
    assert {claim.origins for claim in found.claims} == {1}


def test_outlets_of_one_house_are_one_origin() -> None:
    found = compare([told("a", 12, None, None, "Kansas City Star"), told("b", 12, None, None, "Sacramento Bee")])
    assert {claim.origins for claim in found.claims} == {1}


def test_most_origins_make_the_best() -> None:
    found = compare([told("a", 12, None), told("b", 12, "planned", None, "Coast Daily"), told("c", 30, None)])
    assert ranges(found) == [("killed", 12, 12, 30, "origins")]
    assert what_falls(found, ["b"]).ranges["q0"] is not None
    assert set(what_falls(found, ["b"]).alone) == {"a-0"}
