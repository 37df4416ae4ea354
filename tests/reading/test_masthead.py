"""Title and outlet as the text itself gives them."""

import pytest

from parallax.reading.masthead import complete
from parallax.records import Article, Sentence

OUTLETS = [
    ("RALEIGH, N.C. (WNCN) – Three people were injured.", "WNCN"),
    ("Storm hits the coast\n\nMIAMI (Reuters) - At least 12 people died.", "Reuters"),
    ("(CNN) -- The mayor said so.", "CNN"),
    ("The Central Intelligence Agency (CIA) to undertake operations.", None),
    ("He said (Monday) that it was over – and left.", None),
    ("Nothing of the kind.", None),
]
KNOWN_MISSES = [("By Jane Doe, Associated Press\nMIAMI – It rained.", "Associated Press")]


@pytest.mark.parametrize(("text", "outlet"), [*OUTLETS, *(pytest.param(*m, marks=pytest.mark.xfail) for m in KNOWN_MISSES)])
def test_outlet_of_the_dateline(text, outlet):
    assert complete(Article(id="a", text=text), ()).outlet == outlet


def test_what_was_given_wins_and_the_headline_fills_the_gap():
    text = "Storm  hits\nthe coast\n\nIt rained."
    headline = (Sentence(span=(0, 22), kind="headline"),)
    assert complete(Article(id="a", text=text), headline).title == "Storm hits the coast"
    assert complete(Article(id="a", text=text, title="Given"), headline).title == "Given"
    assert complete(Article(id="a", text=text), ()).title is None
