"""Tokens from links: what they open, and that a strange one opens nothing."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from data.views import evidence as exhibits
from data.views.scope import Filters
from tests.told import TEXTS, A, spot

ALL = Filters(story="ferry")


def marked(found):
    return [
        (side.article, [TEXTS[side.article][start:end] for passage in side.passages for start, end in passage.spans])
        for side in found.sides
    ]


def test_a_finding_opens_its_sides_with_the_words_that_prove_it(tables):
    found = exhibits.evidence(tables, ALL, "finding:d1")
    assert (found.title, found.gate, found.score) == ("How many died?", "interval", 84)
    assert marked(found) == [("a", ["At least 12 people died"]), ("b", ["Nine people died"])]
    assert [TEXTS[side.article][p.start : p.end] for side in found.sides for p in side.passages] == [
        "At least 12 people died, Mayor Ana Lindt said.",
        "Nine people died off Haven.",
    ]


def test_a_side_that_is_off_comes_last_and_says_so(tables):
    found = exhibits.evidence(tables, Filters(story="ferry", off=("a",)), "finding:d2")
    assert [(side.article, side.off) for side in found.sides] == [("b", False), ("c", False), ("a", True)]


def test_a_claim_and_a_relation_and_a_range_open_too(tables):
    assert marked(exhibits.evidence(tables, ALL, "claim:p0")) == [("b", ["off Haven"])]
    relation = exhibits.evidence(tables, ALL, "relation:r1")
    assert relation.title == "“Ana Lindt”: agree"
    start, end = spot("a", "Ana Lindt")
    assert marked(exhibits.evidence(tables, ALL, f"span:a:{start}:{end}")) == [("a", ["Ana Lindt"])]


@pytest.mark.parametrize(
    "token",
    [
        "",
        "finding",
        "finding:",
        "finding:d9",
        "claim:d1",
        "nothing:d1",
        "span:a:1",
        "span:a:5:4",
        "span:zz:1:2",
        "span:a:-1:4",
        f"span:a:0:{len(A) + 1}",
        "span:a:٣:٤",
        "span:a:1:99999999999999999999",
        "span:a:0x1:2",
        "<script>",
        "finding:d1:extra",
    ],
)
def test_a_strange_token_opens_nothing(tables, token):
    assert exhibits.evidence(tables, ALL, token) is None


@given(token=st.text(max_size=40) | st.builds("span:{}:{}:{}".format, st.sampled_from("abc"), st.integers(), st.integers()))
@settings(max_examples=150, deadline=None)
def test_no_token_raises_and_what_opens_slices_back(tables, token):
    found = exhibits.evidence(tables, ALL, token)
    if found is not None:
        for side in found.sides:
            for passage in side.passages:
                assert all(passage.start <= start < end <= passage.end <= len(TEXTS[side.article]) for start, end in passage.spans)


def test_neighbouring_sentences_join_into_one_passage(tables):
    (joined,) = exhibits.passages(tables, "b", [spot("b", "Nine"), spot("b", "not there")])
    assert (joined.start, joined.end) == (0, len("Nine people died off Haven. Ana Lindt was not there."))
    around = exhibits.around(tables, "b", exhibits.passages(tables, "b", [spot("b", "not there")])[0])
    assert (around.start, around.end) == (0, len(TEXTS["b"]))
