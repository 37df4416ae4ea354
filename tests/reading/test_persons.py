"""Who is who among the victims of an article, and which counts are of another event."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parallax.reading.background import is_elsewhere, is_past
from parallax.reading.descriptions import ordinal_of
from parallax.reading.persons import find_persons, has_died
from parallax.records import Quantity, Span


def victims(marked: str) -> tuple[str, list[Quantity]]:
    """The text without its marks, and a victim for each ``[words|measure]``."""
    text, found = "", []
    for piece in marked.split("["):
        told, closed, rest = piece.partition("]")
        if not closed:
            text += piece
            continue
        words, _, measure = told.partition("|")
        span = (len(text), len(text) + len(words))
        found.append(Quantity(span=span, low=1, high=1, hedge="exact", measure=measure, rule="victim_without_number"))
        text += words + rest
    return text, found


def starts(text: str) -> list[int]:
    return [0, *(at + 2 for at in range(len(text) - 2) if text[at : at + 2] == ". ")]


PERSONS = [
    # one person under several words
    ("[A man|casualties] was shot. [He|injured] was taken to a hospital.", [("A man", "He")]),
    ("[A 15-year-old boy|casualties] was shot. [The teen|injured] is stable.", [("A 15-year-old boy", "The teen")]),
    ("[A man|injured] is recovering after shooting [himself|casualties] in the leg.", [("A man", "himself")]),
    ("[A local child|killed] has died. [Karma Lee|injured], 7, had been injured.", [("A local child", "Karma Lee")]),
    # two by sex, age, name, side, and by a word that sets them apart
    ("[A man|injured] was hurt. [A woman|injured] was hurt.", [("A man",), ("A woman",)]),
    ("[A 19-year-old man|injured] was hurt. [A 24-year-old man|injured] was hurt.", [("A 19-year-old man",), ("A 24-year-old man",)]),
    ("[Ana Ruiz|injured] was hurt. [Eva Lind|injured] was hurt.", [("Ana Ruiz",), ("Eva Lind",)]),
    ("[The suspect|killed] was shot dead. [The officer|injured] is stable.", [("The suspect",), ("The officer",)]),
    ("[His daughter|injured] was hurt. [Her mother|killed] died.", [("His daughter",), ("Her mother",)]),
    ("[A man|killed] was killed. [A second man|injured] was hurt.", [("A man",), ("A second man",)]),
    ("[A child|injured] was hurt. [The suspect|injured] was hurt.", [("A child",), ("The suspect",)]),
    ("[A man|killed] died. [The suspect|injured] is stable.", [("A man",), ("The suspect",)]),
    ("[The suspect|casualties] was shot. [The gunman|injured] is stable.", [("The suspect", "The gunman")]),
    ("[The female victim|injured] was hurt. [The officer|injured] was grazed.", [("The female victim",), ("The officer",)]),
    ("[A 12-year-old girl|injured] was hurt. [Their mom|killed] died.", [("A 12-year-old girl",), ("Their mom",)]),
    ("[Her child|injured] was hurt. [Her son|injured] is stable.", [("Her child", "Her son")]),
    # by the age that the text gives with a name, by the decade, by what an accused is, by who shoots himself
    ("16-year-old Al Ruiz was hit. [A man|injured] in his late 50s is stable. [Ruiz|killed] died.", [("A man",), ("Ruiz",)]),
    ("Al Roe is charged. [A victim|injured] was hurt. [Roe|injured] is stable.", [("A victim",), ("Roe",)]),
    ("[An 18-year-old|casualties] was shot, and the 15-year-old shot [himself|casualties].", [("An 18-year-old",), ("himself",)]),
    ("[A man|casualties] was shot. The man shot [himself|casualties].", [("A man", "himself")]),
    # two in one sentence with two fates
    ("Police found [Pat Bryan|killed] dead and [a 45-year-old man|injured] wounded.", [("Pat Bryan",), ("a 45-year-old man",)]),
    # a pronoun goes back to the last it can be
    ("[A man|killed] was killed. [A woman|injured] was hurt. [She|injured] is stable.", [("A man",), ("A woman", "She")]),
]


@pytest.mark.parametrize(("marked", "expected"), PERSONS, ids=[row[0][:60] for row in PERSONS])
def test_who_is_who(marked: str, expected: list[tuple[str, ...]]) -> None:
    text, told = victims(marked)
    persons = find_persons(text, told, starts(text))
    assert [tuple(text[slice(*mention.span)] for mention in person) for person in persons] == expected


def test_a_person_has_died_if_any_mention_says_so() -> None:
    text, told = victims("[A man|casualties] was shot. [He|killed] died. [A woman|injured] was hurt.")
    assert [has_died(person) for person in find_persons(text, told, starts(text))] == [True, False]


def test_ordinals_count_victims_alone() -> None:
    assert [ordinal_of(words) for words in ("A fourth victim", "a third terrorist", "a victim")] == [4, 0, 0]


ELSEWHERE = [
    ("In December, a driver killed [one].", True),
    ("In 2004 a tsunami killed [170,000] people.", True),
    ("1993: a doctor is one of [four] who were killed.", True),
    ("In an unrelated incident [two] men were shot.", True),
    ("Last month [two] men were shot.", True),
    ("On December 3 [two] men were shot.", False),
    ("On Sunday [two] men were shot.", False),
    ("The march went on and [two] men were shot.", False),
]


@pytest.mark.parametrize(("marked", "expected"), ELSEWHERE, ids=[row[0] for row in ELSEWHERE])
def test_counts_of_another_event(marked: str, expected: bool) -> None:
    start, end = marked.index("["), marked.index("]") - 1
    text = marked.replace("[", "").replace("]", "")
    assert is_elsewhere(text, (start, end), (0, len(text))) is expected


def test_the_opening_tells_its_own_event_however_long_ago() -> None:
    text = "Two men were shot dead last month."
    assert not is_elsewhere(text, (0, 3), (0, len(text)), opening=True)
    apart = "Two men were shot in an unrelated incident."
    assert is_elsewhere(apart, (0, 3), (0, len(apart)), opening=True)


def test_a_date_of_an_earlier_year_is_past() -> None:
    text = "In April last year a quake struck on Tuesday."
    assert is_past(text, (3, 18))
    assert not is_past(text, (37, 44))


@given(st.text(max_size=40), st.lists(st.tuples(st.integers(0, 40), st.integers(0, 12)), max_size=8))
def test_any_mentions_are_survived(text: str, places: list[tuple[int, int]]) -> None:
    spans: list[Span] = [(at, min(len(text), at + size)) for at, size in sorted(places) if at < len(text)]
    told = [Quantity(span=span, low=1, high=1, hedge="exact", measure="injured") for span in spans]
    assert sum(len(person) for person in find_persons(text, told, [0])) == len(spans)
