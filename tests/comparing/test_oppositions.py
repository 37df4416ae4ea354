"""Phrases that exclude each other, what two articles have denied, and what they say of one person."""

from __future__ import annotations

import pytest

from parallax.comparing.accounts import prepare
from parallax.comparing.blame import compare_blame
from parallax.comparing.cues import compiled, find_cues
from parallax.comparing.culprits import compare_culprits
from parallax.comparing.denials import compare_denials
from parallax.comparing.findings import Finding
from parallax.comparing.nearness import Nearness
from parallax.comparing.oppositions import compare_oppositions
from parallax.comparing.persons import compare_persons
from parallax.lexicon import load
from parallax.records import Reading
from tests.comparing.frames import entity, reading, word_vectors


def opposed(*rows: Reading) -> list[tuple[str, str]]:
    accounts = prepare(rows)
    return [(row.title, row.relation.relation) for row in compare_oppositions(accounts, Nearness(word_vectors(accounts)))]


def denied(*rows: Reading) -> list[Finding]:
    accounts = prepare(rows)
    return compare_denials(accounts, Nearness(word_vectors(accounts)))


def person(article: str, text: str, name: str, *, day: str | None = "2020-05-01") -> Reading:
    return reading(article, text, day=day, entities=[entity(text, name, "PERSON")])


def sides(text: str, name: str) -> list[bool]:
    """For each place where the text takes a side of the opposition, whether it is the left one."""
    opposition = compiled(name, load("oppositions").get(name) or load("culprits")[name])
    return [cue.left for cue in find_cues(prepare([reading("a", text, day="2020-05-01")])[0], opposition)]


# Sentence, opposition, the sides it takes: True for the left.
CUES = [
    ("Police said the crash was deliberate.", "accident_or_intent", [False]),
    ("Police said the crash was not deliberate.", "accident_or_intent", [True]),  # a negated phrase belongs to the other side
    ("Was the crash deliberate?", "accident_or_intent", []),  # a question takes no side
    ("Police are looking at whether the crash was deliberate.", "accident_or_intent", []),
    ("The mayor spoke of the harvest.", "accident_or_intent", []),
    ("Has the minister called this terrorism? No, he has not.", "terror_or_not", [True]),
    ("Has the minister called this terrorism? Yes, he has.", "terror_or_not", [False]),
    ("The suspect was identified as a clerk.", "named_or_not", [False]),
    ("The victim was identified as a clerk.", "named_or_not", []),  # the question is who did it
    ("The gunman has not been identified.", "named_or_not", [True]),
    ("There were no accomplices.", "alone_or_helped", [True]),  # the longer phrase holds
]


@pytest.mark.parametrize(("text", "name", "left"), CUES)
def test_a_phrase_takes_a_side(text: str, name: str, left: list[bool]):
    assert sides(text, name) == left


def test_articles_that_exclude_each_other_contradict():
    one = reading("a", "The harbour blast was an accident, officials said.")
    other = reading("b", "The harbour blast was deliberate, the mayor said.")
    assert opposed(one, other) == [("Accident or intent?", "CONTRADICTS")]


def test_sentences_about_different_things_do_not():
    one = reading("a", "A car accident held up visitors elsewhere.")
    other = reading("b", "The bombers struck deliberately.")
    assert opposed(one, other) == []


def test_an_article_that_says_both_belongs_to_neither():
    one = reading("a", "The harbour blast was an accident, officials said. The mayor called the harbour blast deliberate.")
    other = reading("b", "The harbour blast was deliberate, the mayor said.")
    assert opposed(one, other) == []


def test_what_is_said_early_on_is_news_later_and_no_conflict():
    one = reading("a", "No group has claimed the market attack.", day="2020-05-01")
    other = reading("b", "The Northern Front claimed responsibility for the market attack.", day="2020-05-02")
    assert opposed(one, other) == [("Has anyone claimed it?", "UPDATE")]
    early = reading("b", "The Northern Front claimed responsibility for the market attack.", day="2020-04-30")
    assert opposed(one, early) == [("Has anyone claimed it?", "CONTRADICTS")]


def test_a_denied_matter_that_another_article_states_contradicts():
    one = reading("a", "The ministry denied that its jets bombed the hospital in the old town.")
    other = reading("b", "Government jets bombed the hospital in the old town.")
    assert [row.relation.relation for row in denied(one, other)] == ["CONTRADICTS"]


def test_a_denied_matter_that_both_have_denied_agrees():
    one = reading("a", "The ministry denied reports of hostages in the town hall.")
    other = reading("b", "It was a false report of hostages in the town hall.")
    assert {row.relation.relation for row in denied(one, other)} == {"AGREES"}


def test_an_article_that_reports_both_sides_contradicts_nobody():
    both = "Government jets bombed the hospital in the old town. The ministry denied that its jets bombed the hospital in the old town."
    assert {row.relation.relation for row in denied(reading("a", both), reading("b", both))} <= {"AGREES"}


@pytest.mark.parametrize(
    "text",
    [
        "We cannot deny that its jets bombed the hospital in the old town.",  # a double negation
        "Bail was denied by the judge in the old town hospital case.",
        "The ministry denied a visa.",
        "The charges against its jets that bombed the hospital were dismissed after the old town hearing.",
    ],
)
def test_what_is_no_denial_contradicts_nothing(text: str):
    other = reading("b", "Government jets bombed the hospital in the old town.")
    assert denied(reading("a", text), other) == []


def test_two_ages_of_one_person_contradict():
    one = person("a", "Police arrested 21-year-old Daniel Moreau at dawn.", "Daniel Moreau")
    other = person("b", "Daniel Moreau, 24, was arrested at dawn.", "Daniel Moreau")
    assert [row.relation.relation for row in compare_persons(prepare([one, other]))] == ["CONTRADICTS"]


AGES_THAT_AGREE = [
    ("Daniel Moreau, 21, was held.", "Daniel Moreau, a 21-year-old clerk, was held.", "2020-05-01"),
    ("Daniel Moreau, 21, was held.", "Daniel Moreau, 22, was held.", "2020-09-01"),  # a birthday between
    ("Daniel Moreau, 5, was held.", "Daniel Moreau, 49, was held.", "2020-05-01"),  # father and son
    ("Daniel Moreau, 21, was held.", "Daniel Moreau was shot 24 times.", "2020-05-01"),
]


@pytest.mark.parametrize(("here", "there", "day"), AGES_THAT_AGREE)
def test_ages_that_need_not_differ(here: str, there: str, day: str):
    rows = [person("a", here, "Daniel Moreau"), person("b", there, "Daniel Moreau", day=day)]
    assert compare_persons(prepare(rows)) == []


def test_an_office_held_and_given_up_is_an_update():
    one = person("a", "Anna Weiss, mayor of the town, spoke.", "Anna Weiss")
    other = person("b", "Anna Weiss, former mayor of the town, spoke.", "Anna Weiss")
    assert [row.relation.relation for row in compare_persons(prepare([one, other]))] == ["UPDATE"]


def test_two_offices_are_kept_and_not_shown():
    one = person("a", "The mayor Anna Weiss spoke.", "Anna Weiss")
    other = person("b", "Anna Weiss, the party chairwoman, spoke.", "Anna Weiss")
    assert [(row.relation.relation, row.shown) for row in compare_persons(prepare([one, other]))] == [("COMPATIBLE", False)]


def culprits(*rows: Reading) -> list[tuple[str, str]]:
    return [(row.title, row.relation.relation) for row in compare_culprits(prepare(rows)) if row.shown]


def test_who_did_it_is_not_known_and_then_named():
    one = reading("a", "The gunman has not been identified.", day="2020-05-01")
    other = person("b", "The gunman, Karl Moor, was shot by police.", "Karl Moor", day="2020-05-02")
    assert culprits(one, other) == [("Is it known who did it?", "UPDATE")]


def test_a_victim_who_is_not_named_is_another_matter():
    one = reading("a", "The victim has not been identified.", day="2020-05-01")
    other = person("b", "The gunman, Karl Moor, was shot by police.", "Karl Moor", day="2020-05-02")
    assert culprits(one, other) == []


COUNTRIES = [
    ("The attacker was a Chilean national.", "The attacker was a native of Peru.", ["CONTRADICTS"]),
    ("The attacker was a Chilean national.", "The attacker was a 30-year-old Chilean.", []),
    ("The attacker was a Chilean-born man.", "The attacker was a Peruvian citizen, a Chilean-born man.", []),
    ("The singer is a Chilean national.", "The attacker was a native of Peru.", []),
]


@pytest.mark.parametrize(("here", "there", "expected"), COUNTRIES)
def test_countries_of_the_one_who_did_it(here: str, there: str, expected: list[str]):
    assert [relation for _, relation in culprits(reading("a", here), reading("b", there))] == expected


def blamed(*texts: tuple[str, tuple[str, ...]]) -> list[tuple[str, bool]]:
    rows = [reading(f"a{n}", text, entities=[entity(text, name, "ORG") for name in names]) for n, (text, names) in enumerate(texts)]
    accounts = prepare(rows)
    return [(row.relation.relation, row.shown) for row in compare_blame(accounts, Nearness(word_vectors(accounts)))]


HAND = ("The army blamed the Red Hand for the bombing of the market.", ("Red Hand",))
FRONT = ("The bombing of the market was carried out by the Northern Front.", ("Northern Front",))


def test_two_groups_held_responsible_contradict():
    assert blamed(HAND, FRONT) == [("CONTRADICTS", True)]
    claimed = ("The Northern Front claimed responsibility for the bombing of the market.", ("Northern Front",))
    assert blamed(HAND, claimed) == [("CONTRADICTS", True)]


NO_BLAME = [
    ("The bombing of the market was not carried out by the Northern Front.", ("Northern Front",)),
    ("The army asked whether the Northern Front was behind the bombing of the market.", ("Northern Front",)),
    ("The Northern Front condemned the bombing of the market.", ("Northern Front",)),
    ("Critics blamed the Northern Front for the price of bread.", ("Northern Front",)),
]


@pytest.mark.parametrize("other", NO_BLAME)
def test_who_is_not_held_responsible(other: tuple[str, tuple[str, ...]]):
    assert blamed(HAND, other) == []


def test_an_article_that_names_both_adds_to_the_other():
    both = (f"{HAND[0]} {FRONT[0]}", ("Red Hand", "Northern Front"))
    assert blamed(HAND, both) == [("COMPATIBLE", False)]
