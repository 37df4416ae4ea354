"""The fewest assumptions under which nothing contradicts, and what none of them settles."""

from __future__ import annotations

import random
from collections.abc import Sequence
from itertools import combinations

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from parallax.comparing import compare
from parallax.comparing.accounts import Account, prepare
from parallax.comparing.assumptions import reconcile
from parallax.comparing.clashes import find_clashes
from parallax.records import Comparison, Discrepancy, Reading, Side
from tests.comparing import frames
from tests.comparing.frames import entity, quantity, quote, reading, said, stance, status
from tests.comparing.test_switchoff import QUICK, STORIES

pytestmark = pytest.mark.usefixtures("blind")


@pytest.fixture(scope="module")
def blind() -> object:
    """Vectors from the words alone, so that these tests need no encoder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("parallax.comparing.hearing.vectors", frames.word_vectors)
        yield


def chosen(story: Comparison) -> set[tuple[str, str | None]]:
    return {(row.kind, row.article) for row in story.reconciliation.assumptions if row.chosen}


def core(story: Comparison) -> set[tuple[str, str]]:
    kept = set(story.reconciliation.core)
    return {(row.kind, row.relation) for row in story.discrepancies if row.id in kept}


def dated(article: str, day: str | None, rung: str) -> Reading:
    text = {"planned": "The army is preparing the raid.", "carried_out": "The army raided the port."}[rung]
    return reading(article, text, day=day, statuses=[status(text, text.rstrip("."), rung, lead=True)])


def test_one_report_that_is_later_settles_what_three_others_say() -> None:
    story = compare([*(dated(article, None, "planned") for article in "abc"), dated("d", None, "carried_out")])
    assert chosen(story) == {("later", "d")}
    assert not story.reconciliation.core
    [only] = [row for row in story.reconciliation.assumptions if row.chosen]
    assert only.text == "d is later than the reports it differs from"
    assert story.reconciliation.exact


def test_what_is_known_to_be_later_needs_no_assumption() -> None:
    story = compare([dated("a", "2020-05-01", "planned"), dated("d", "2020-05-02", "carried_out")])
    assert story.reconciliation.assumptions == ()
    assert story.reconciliation.core == ()


def test_what_is_known_to_be_earlier_cannot_be_assumed_to_be_later() -> None:
    story = compare([dated("a", "2020-05-02", "planned"), dated("d", "2020-05-01", "carried_out"), dated("e", None, "carried_out")])
    assert ("later", "d") not in {(row.kind, row.article) for row in story.reconciliation.assumptions}


def test_a_toll_that_falls_is_settled_by_nothing() -> None:
    rows = []
    for article, day, number in (("a", "2020-05-01", 30), ("b", "2020-05-02", 12)):
        text = f"The quake killed {number} people in the town."
        counted = quantity(text, f"{number} people", number, number, "killed", scene=frames.Scene(lead=True))
        rows.append(reading(article, text, day=day, quantities=[counted]))
    assert core(compare(rows)) == {("count", "CONTRADICTS")}


def test_two_tolls_of_unknown_days_are_settled_by_time() -> None:
    rows = []
    for article, number in (("a", 30), ("b", 12)):
        text = f"The quake killed {number} people in the town."
        counted = quantity(text, f"{number} people", number, number, "killed", scene=frames.Scene(lead=True))
        rows.append(reading(article, text, quantities=[counted]))
    assert chosen(compare(rows)) == {("later", "a")}


def test_a_friend_and_a_critic_remain() -> None:
    friend, critic = "France, an ally of Italy, backs the mission.", "France condemned Italy for the mission."
    one = reading("a", friend, stances=[stance(friend, friend, "France", "ally")], entities=[entity(friend, "Italy", "GPE")])
    other = reading("b", critic, stances=[stance(critic, critic, "France", "condemns")], entities=[entity(critic, "Italy", "GPE")])
    assert ("stance", "CONTRADICTS") in core(compare([one, other]))


def test_the_silent_report_may_be_the_earlier_one() -> None:
    silent, spoken = "The White House has not publicly confirmed the raid.", "A White House official said the raid was over."
    hushed = reading("a", silent, stances=[stance(silent, silent, "White House", "not_confirmed")])
    loud = reading("b", spoken, attributions=[said(spoken, "A White House official", "said", "the raid was over", "official")])
    assert chosen(compare([hushed, loud])) in ({("later", "b")}, {("earlier", "a")})


def test_a_headline_quote_is_settled_by_a_loose_headline() -> None:
    text = "‘Officials confirmed the raid.’ The ministry has not confirmed the raid, officials say."
    row = reading("a", text, headline=True, quotes=[quote(text, "Officials confirmed the raid.", "headline")])
    assert chosen(compare([row])) == {("headline", "a")}


def test_one_article_was_brought_up_to_date_in_one_place() -> None:
    text = "The cabinet’s decision follows months of talks. If approved, the plan would begin in May."
    made = status(text, "The cabinet’s decision", "authorized", decision=True, lead=True)
    open_ = status(text, "If approved", "not_decided", decision=True, lead=True)
    assert chosen(compare([reading("a", text, statuses=[made, open_])])) == {("revised", "a")}


def clash(number: int, later: str, before: str) -> Discrepancy:
    """A finding that only an order of time settles: ``later`` has it done, ``before`` has it planned."""
    sides = (
        Side(article=before, value="planned", evidence=((0, 3),), camp="ahead"),
        Side(article=later, value="done", evidence=((0, 3),), camp="done"),
    )
    return Discrepancy(
        id=f"d{number}", kind="status", relation="CONTRADICTS", severity="high", score=60, title="?", why="", gate="", sides=sides
    )


def test_assumptions_that_exclude_each_other_leave_the_milder_finding_open() -> None:
    accounts = quiet("abc")
    found = reconcile([clash(0, "a", "b"), clash(1, "b", "c"), clash(2, "c", "a")], accounts, [])
    assert found.core == ("d2",)
    assert found.exact


def quiet(names: Sequence[str]) -> list[Account]:
    """Reports that say nothing, for findings made by hand."""
    return prepare([reading(name, "The port is quiet.") for name in names])


LETTERS = st.sampled_from("abcdef")
PAIRS = st.lists(st.tuples(LETTERS, LETTERS).filter(lambda pair: pair[0] < pair[1]), min_size=1, max_size=6)


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(PAIRS, st.integers(0, 9))
def test_no_smaller_set_settles_as_much_and_order_changes_nothing(pairs: list[tuple[str, str]], seed: int) -> None:
    accounts = quiet("abcdef")
    rows = [clash(number, later, before) for number, (later, before) in enumerate(pairs)]
    found = reconcile(rows, accounts, [])
    assert not found.core  # the later letter is always the later report, so all can hold together
    keys = {row.id for row in found.assumptions if row.chosen}
    held = [{" ".join(option.key) for option in one.options} for one in find_clashes(rows, accounts, [])]
    assert all(keys & options for options in held)
    every = sorted(set().union(*held))
    assert not any(all(set(fewer) & options for options in held) for fewer in combinations(every, len(keys) - 1))
    mixed = list(rows)
    random.Random(seed).shuffle(mixed)
    again = reconcile(mixed, accounts, [])
    assert {row.id for row in again.assumptions if row.chosen} == keys


@QUICK
@given(STORIES)
def test_every_clash_is_settled_or_in_the_core(story: list[Reading]) -> None:
    found = compare(story)
    settled = {finding for row in found.reconciliation.assumptions if row.chosen for finding in row.settles}
    assert not settled & set(found.reconciliation.core)
    clashing = {row.finding for row in find_clashes(found.discrepancies, prepare(story), [])}
    assert clashing == settled | set(found.reconciliation.core)


def test_a_large_story_is_settled_in_time() -> None:
    rows = [clash(number, f"x{number:03d}", f"y{number:03d}") for number in range(60)]
    names = sorted({side.article for row in rows for side in row.sides})
    found = reconcile(rows, quiet(names), [])
    assert len([row for row in found.assumptions if row.chosen]) == 60
    assert not found.core

