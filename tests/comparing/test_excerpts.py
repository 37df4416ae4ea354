"""Cuts of printed phrases: each ends where a phrase ends."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parallax.comparing.excerpts import clause, excerpt, tidy
from parallax.comparing.wording import named

CUTS = [
    ("no decision has been made", "no decision has been made"),
    ("the planned strikes focus on facilities allegedly used by a clan", "the planned strikes focus on facilities allegedly used …"),
    ("officials said the U.S. would act", "officials said the U.S. would act"),
    ("the sensitive nature of the plan and", "the sensitive nature of the plan"),
    ("the mayor opened the long bridge that the army had closed after the flood", "the mayor opened the long bridge …"),
]  # fmt: skip


@pytest.mark.parametrize(("words", "shown"), CUTS)
def test_a_cut_ends_with_a_phrase(words: str, shown: str) -> None:
    assert excerpt(words) == shown


TIDIED = [
    ("no decision has been made” on strikes", "no decision has been made on strikes"),
    ("amount to “extrajudicial executions.”", "amount to ‘extrajudicial executions.’"),
    ("🚨 BREAKING: smoke over the port", "BREAKING: smoke over the port"),
    ("Rossi’s government", "Rossi’s government"),
    ("resist the U.S.", "resist the U.S."),
]


@pytest.mark.parametrize(("words", "shown"), TIDIED)
def test_marks_and_signs_are_put_in_order(words: str, shown: str) -> None:
    assert tidy(words) == shown


CLAUSES = [
    ("With troops at sea, the question is [no longer if] the U.S. will act—but where.", "the question is no longer if the U.S. will act"),
    ("The boat strikes resulted in eleven fatalities, including [minors], officials said.", "including minors"),
]


@pytest.mark.parametrize(("marked", "shown"), CLAUSES)
def test_a_phrase_takes_what_belongs_to_it(marked: str, shown: str) -> None:
    start = marked.index("[")
    assert clause(marked.replace("[", "").replace("]", ""), start, marked.index("]") - 1) == shown


@given(st.text(max_size=200))
def test_any_text_is_survived(words: str) -> None:
    assert len(excerpt(words, most=6).split()) <= 11


def test_some_countries_take_an_article() -> None:
    assert (named("United States"), named("Chile")) == ("the United States", "Chile")
