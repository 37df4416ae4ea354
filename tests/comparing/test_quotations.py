"""One quotation in two wordings."""

from __future__ import annotations

import pytest

from parallax.comparing.accounts import prepare
from parallax.comparing.quotations import compare_quotations
from parallax.records import Reading
from tests.comparing.frames import quote, reading

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
