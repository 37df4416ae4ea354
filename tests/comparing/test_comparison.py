"""A whole story: what it gives, and what must not change it."""

from __future__ import annotations

import random
from dataclasses import replace

import pytest

from parallax.comparing import compare
from parallax.records import Comparison, Discrepancy, Reading, Relation
from tests.comparing import frames
from tests.comparing.frames import entity, quantity, quote, reading, role, said, span_of, stance, status

pytestmark = pytest.mark.usefixtures("blind")


@pytest.fixture
def blind(monkeypatch: pytest.MonkeyPatch) -> None:
    """Vectors from the words alone, so that these tests need no encoder."""
    monkeypatch.setattr("parallax.comparing.hearing.vectors", frames.word_vectors)


PLANNED = "The army is preparing strikes against the port. Officials told the Harbour Post that 12 people were killed last week."
DONE = "Blasts shook the port on Thursday. The Harbour Post said 12 people were killed in the raid."
OTHER = "The raid on the port killed 30 people. Omar Halim runs the clinic."
NAMED = "Omar Halem, who runs the clinic, counted the dead. He knew nothing else of the raid."


def first(article: str = "a", day: str | None = None) -> Reading:
    return reading(
        article,
        PLANNED,
        day=day,
        quantities=[quantity(PLANNED, "12 people", 12, 12, "killed")],
        statuses=[status(PLANNED, "The army is preparing strikes", "planned", lead=True)],
        entities=[entity(PLANNED, "Harbour Post", "OUTLET")],
        attributions=[said(PLANNED, "the Harbour Post", "told", "12 people were killed", "outlet")],
    )


def second(article: str = "b", day: str | None = None) -> Reading:
    return reading(
        article,
        DONE,
        day=day,
        quantities=[quantity(DONE, "12 people", 12, 12, "killed")],
        statuses=[status(DONE, "Blasts shook the port", "carried_out", lead=True)],
        entities=[entity(DONE, "Harbour Post", "OUTLET")],
        attributions=[said(DONE, "The Harbour Post", "said", "12 people were killed in the raid", "outlet")],
    )


def third(article: str = "c", day: str | None = None) -> Reading:
    return reading(
        article,
        OTHER,
        day=day,
        quantities=[quantity(OTHER, "30 people", 30, 30, "killed")],
        entities=[entity(OTHER, "Omar Halim", "PERSON")],
    )


def fourth(article: str = "d", day: str | None = None) -> Reading:
    return reading(article, NAMED, day=day, entities=[entity(NAMED, "Omar Halem", "PERSON")])


def story() -> list[Reading]:
    return [first(), second(), third(), fourth()]


def found(comparison: Comparison) -> set[tuple[str, str]]:
    return {(row.kind, row.relation) for row in (*comparison.discrepancies, *comparison.relations)}


def test_a_story_gives_its_findings() -> None:
    assert {
        ("status", "DIFFERENT_TIME"),
        ("count", "CONTRADICTS"),
        ("count", "AGREES"),
        ("source", "SAME_ORIGIN"),
        ("name", "NAME_VARIANT"),
    } <= found(compare(story()))


def test_findings_stand_worst_first_with_parts_that_add_up() -> None:
    rows = compare(story()).discrepancies
    assert [row.score for row in rows] == sorted((row.score for row in rows), reverse=True)
    for row in rows:
        assert row.score == min(100, round(sum(part.points for part in row.parts)))
        assert row.title
        assert row.why
        assert row.steps


def test_evidence_slices_to_words_of_its_article() -> None:
    texts = {row.article.id: row.article.text for row in story()}
    comparison = compare(story())
    for row in (*comparison.discrepancies, *comparison.relations):
        for side in row.sides:
            assert side.evidence
            assert all(texts[side.article][start:end].strip() for start, end in side.evidence)


@pytest.mark.parametrize("seed", range(5))
def test_shuffling_the_articles_changes_only_their_order(seed: int) -> None:
    shuffled = story()
    random.Random(seed).shuffle(shuffled)
    comparison = compare(shuffled)
    assert comparison.articles == tuple(row.article.id for row in shuffled)
    assert replace(comparison, articles=()) == replace(compare(story()), articles=())


def test_a_copy_adds_no_corroboration() -> None:
    before = {claim.id: (claim.origins, claim.grade) for claim in compare(story()).claims}
    text = first().article.text
    after = {claim.id: (claim.origins, claim.grade) for claim in compare([*story(), first("e")]).claims}
    assert text
    assert {key: after[key] for key in before} == before


def test_a_copy_contradicts_nothing() -> None:
    rows = compare([first("a", "2020-05-01"), first("b", "2020-05-01")]).discrepancies
    assert {row.relation for row in rows if len({side.article for side in row.sides}) > 1} <= {"SAME_ORIGIN", "UNATTRIBUTED"}


def key(row: Discrepancy | Relation) -> tuple[object, ...]:
    return row.kind, row.relation, row.sides


@pytest.mark.parametrize("gone", ["a", "b", "c", "d"])
def test_removing_a_source_removes_what_rests_on_it_and_nothing_else(gone: str) -> None:
    whole, rest = compare(story()), compare([row for row in story() if row.article.id != gone])
    untouched = {key(row) for row in (*whole.discrepancies, *whole.relations) if gone not in {side.article for side in row.sides}}
    left = {key(row) for row in (*rest.discrepancies, *rest.relations)}
    assert untouched <= left
    assert all(gone not in {side.article for side in row.sides} for row in (*rest.discrepancies, *rest.relations))


def test_one_day_makes_excluding_rungs_a_contradiction() -> None:
    assert ("status", "CONTRADICTS") in found(compare([first(day="2020-05-01"), second(day="2020-05-01")]))
    assert ("status", "DIFFERENT_TIME") in found(compare([first(day="2020-05-01"), second(day="2020-05-02")]))


def test_three_against_one_is_no_majority() -> None:
    rows = compare([first("a"), first("e"), first("f"), second("b")]).discrepancies
    row = next(row for row in rows if row.kind == "status")
    assert {side.article for side in row.sides} == {"a", "b", "e", "f"}
    assert "majority" in row.why


def test_a_rising_toll_is_an_update() -> None:
    days = [("a", "2020-05-01", 5), ("b", "2020-05-02", 11), ("c", "2020-05-03", 24)]
    readings = []
    for article, day, number in days:
        text = f"The quake killed {number} people in the town."
        readings.append(reading(article, text, day=day, quantities=[quantity(text, f"{number} people", number, number, "killed")]))
    rows = compare(readings).discrepancies
    assert ("count", "UPDATE") in {(row.kind, row.relation) for row in rows}
    assert "CONTRADICTS" not in {row.relation for row in rows}


def test_an_article_with_both_figures_differs_from_neither() -> None:
    text = "The mayor said 12 people were killed. The ministry said 30 people were killed."
    both = reading("b", text, quantities=[quantity(text, "12 people", 12, 12, "killed"), quantity(text, "30 people", 30, 30, "killed")])
    assert ("count", "CONTRADICTS") not in found(compare([first(), both]))


def test_a_decision_made_and_open_in_one_article() -> None:
    text = "The cabinet’s decision follows months of talks. If approved, the plan would begin in May."
    made = reading(
        "a",
        text,
        statuses=[
            status(text, "The cabinet’s decision", "authorized", decision=True, lead=True),
            status(text, "If approved", "not_decided", decision=True, lead=True),
        ],
    )
    rows = [row for row in compare([made, fourth()]).discrepancies if row.relation == "INTERNAL"]
    assert [(row.kind, [side.article for side in row.sides]) for row in rows] == [("decision", ["a", "a"])]


def test_silence_stands_beside_the_spoken_word() -> None:
    silent = "The White House has not publicly confirmed the raid."
    spoken = "A White House official said the raid was over."
    quiet = reading("a", silent, stances=[stance(silent, silent, "White House", "not_confirmed")])
    loud = reading("b", spoken, attributions=[said(spoken, "A White House official", "said", "the raid was over", "official")])
    assert ("stance", "CONTRADICTS") in found(compare([quiet, loud]))


def test_a_friend_and_a_critic_of_the_same_country() -> None:
    friend = "France, an ally of Italy, backs the mission."
    critic = "France condemned Italy for the mission."
    one = reading("a", friend, stances=[stance(friend, friend, "France", "ally")], entities=[entity(friend, "Italy", "GPE")])
    other = reading("b", critic, stances=[stance(critic, critic, "France", "condemns")], entities=[entity(critic, "Italy", "GPE")])
    assert ("stance", "CONTRADICTS") in found(compare([one, other]))


def test_a_headline_quote_that_nobody_speaks() -> None:
    text = "‘Officials confirmed the raid.’ The ministry has not confirmed the raid, officials say."
    row = reading("a", text, headline=True, quotes=[quote(text, "Officials confirmed the raid.", "headline")])
    assert ("framing", "HEADLINE_BODY") in found(compare([row]))


def test_targets_that_differ_are_shown_and_not_called_a_contradiction() -> None:
    one, other = "Jets hit the Red Guard.", "Jets hit the Blue Guard camp."
    rows = found(
        compare(
            [reading("a", one, roles=[role(one, "Red Guard", "target")]), reading("b", other, roles=[role(other, "Blue Guard", "target")])]
        )
    )
    assert ("target", "COMPATIBLE") in rows


def test_phrases_that_exclude_each_other() -> None:
    early, late = "So far no group has claimed the attack.", "The group claimed responsibility for the attack."
    assert ("actor", "UPDATE") in found(compare([reading("a", early, day="2020-05-01"), reading("b", late, day="2020-05-02")]))
    assert ("actor", "CONTRADICTS") in found(compare([reading("a", early, day="2020-05-02"), reading("b", late, day="2020-05-01")]))


def test_an_empty_story_and_a_single_article_are_survived() -> None:
    assert compare([]).discrepancies == ()
    assert compare([reading("a", "")]).claims == ()
    assert span_of("abc", "b") == (1, 2)


def test_an_account_that_leaves_out_the_toll() -> None:
    rows = [third("c"), third("e"), third("f")]
    text = "The raid on the port killed people. Nobody knows more."
    found_ = [row for row in compare([*rows, reading("g", text)]).discrepancies if row.relation == "OMISSION"]
    assert [(row.kind, row.sides[0].article) for row in found_] == [("count", "g")]


def test_two_spellings_of_one_target_are_one_target() -> None:
    one, other = "Jets hit the Brigade of Solos.", "Jets hit the Brigade of Soles."
    rows = found(
        compare(
            [
                reading("a", one, roles=[role(one, "Brigade of Solos", "target")]),
                reading("b", other, roles=[role(other, "Brigade of Soles", "target")]),
            ]
        )
    )
    assert ("target", "AGREES") in rows


def test_slots_that_others_answer_are_listed_as_omissions() -> None:
    rows = compare([first(), second("b"), fourth()]).omissions
    assert {("d", "status", ("a", "b")), ("d", "count", ("a", "b"))} <= {(row.article, row.kind, row.others) for row in rows}
