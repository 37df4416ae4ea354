"""One quotation in two wordings."""

from __future__ import annotations

import pytest

from parallax.comparing.accounts import prepare
from parallax.comparing.descriptions import compare_descriptions
from parallax.comparing.quotations import compare_quotations
from parallax.records import Reading
from tests.comparing.frames import entity, quote, reading, said

SAID = "We have received around fifty people with injuries sustained when the walls of their houses fell"


def speaking(article: str, words: str) -> Reading:
    text = f"“{words},” the doctor said."
    return reading(article, text, quotes=[quote(text, words, "direct", "the doctor")])


def told(here: str, there: str) -> list[str]:
    return [row.relation.why for row in compare_quotations(prepare([speaking("a", here), speaking("b", there)]))]


def test_a_word_replaced_is_told():
    found = told(SAID, SAID.replace("sustained", "suffered"))
    assert len(found) == 1
    assert "“sustained” and “suffered”" in found[0]


def test_a_word_left_out_is_told():
    assert len(told(SAID, SAID.replace("around ", ""))) == 1


SAME = [
    SAID,
    f"{SAID}. His body was found soon afterwards",  # cut at its end
    SAID.replace("injuries", "injurys"),  # a slip of the pen
    SAID.replace("their houses", "[the old town’s] houses"),  # an editor's brackets
    "We have received around fifty calls since the walls fell, the mayor of the old town told a meeting",  # another quotation
    "The government has nothing to say about it at this point in time",
]


@pytest.mark.parametrize("there", SAME)
def test_the_same_quotation_or_another_one_is_not(there: str):
    assert told(SAID, there) == []


def test_three_articles_with_one_quotation_are_one_finding():
    rows = [speaking("a", SAID), speaking("b", SAID.replace("sustained", "suffered")), speaking("c", SAID)]
    assert [len(row.relation.sides) for row in compare_quotations(prepare(rows))] == [3]


def described(*texts: str) -> list[tuple[str, str]]:
    rows = [reading(f"a{number}", text, entities=[entity(text, "Red Hand", "ORG")]) for number, text in enumerate(texts)]
    return [(row.relation.kind, row.relation.relation) for row in compare_descriptions(prepare(rows))]


GROUPS = [
    (
        "The Red Hand, a network linked to Chilean and Peruvian officers, grew.",
        "The Red Hand, a gang run from Chile, grew.",
        [("actor", "REFINES")],
    ),
    ("The Red Hand, a network linked to Chilean officers, grew.", "The Red Hand, a gang run from Peru, grew.", [("actor", "CONTRADICTS")]),
    ("The Red Hand, a network linked to Chilean officers, grew.", "The Red Hand, a gang run from Chile, grew.", []),
    ("The Red Hand, a network linked to Chilean officers, grew.", "The Red Hand grew.", []),
]


@pytest.mark.parametrize(("here", "there", "expected"), GROUPS)
def test_what_a_group_is_said_to_be(here: str, there: str, expected: list[tuple[str, str]]):
    assert described(here, there) == expected


def test_whose_unnamed_officials_speak():
    def official(article: str, who: str) -> Reading:
        text = f"{who} said the plan was ready."
        return reading(article, text, attributions=[said(text, who, "said", "the plan was ready", "anonymous")])

    found = compare_descriptions(prepare([official("a", "Chilean and Peruvian officials"), official("b", "Chilean officials")]))
    assert [(row.relation.kind, row.relation.relation) for row in found] == [("source", "REFINES")]
