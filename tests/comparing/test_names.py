"""Two spellings of one name, and pairs that are two names."""

from __future__ import annotations

import pytest

from parallax.comparing.accounts import prepare
from parallax.comparing.names import compare_names
from tests.comparing.frames import entity, reading

SAME = "stood before the crowded courthouse where several officers waited"
GOLD = [
    ("Jonathan Walker", "Jonathon Walker", "PERSON"),
    ("Akeilah Solomon", "Akielah Solomon", "PERSON"),
    ("Cartel de los Altos", "Cartel de los Antos", "ORG"),
    ("Lahouaiej Bouhlel", "Lahouaiej-Bouhlel", "PERSON"),
    ("François Durand", "Francois Durand", "PERSON"),
    ("Mundelein", "Mudelein", "GPE"),
]
TWO_NAMES = [
    ("Austria", "Australia", "GPE"),  # both in the gazetteer
    ("Iran", "Iraq", "GPE"),
    ("Marine", "Marines", "ORG"),  # plural
    ("John Smith", "Jane Smith", "PERSON"),  # short words
    ("Anna Petrosyan", "Omar Petrosyan", "PERSON"),
    ("Holt Council", "Holt Police", "ORG"),
]


def variants(one: str, other: str, label: str) -> list[tuple[str, ...]]:
    rows = []
    for article, name in (("a", one), ("b", other)):
        text = f"{name} {SAME}."
        rows.append(reading(article, text, entities=[entity(text, name, label)]))
    return [tuple(side.value for side in row.relation.sides) for row in compare_names(prepare(rows))]


@pytest.mark.parametrize(("one", "other", "label"), GOLD)
def test_a_variant_is_found_on_both_spellings(one: str, other: str, label: str) -> None:
    assert [set(row) for row in variants(one, other, label)] == [{one, other}]


@pytest.mark.parametrize(("one", "other", "label"), TWO_NAMES)
def test_two_names_are_left_alone(one: str, other: str, label: str) -> None:
    assert variants(one, other, label) == []


def test_an_article_that_writes_both_takes_them_for_two_names() -> None:
    text = f"Jonathan Walker and Jonathon Walker {SAME}."
    both = reading("a", text, entities=[entity(text, "Jonathan Walker", "PERSON"), entity(text, "Jonathon Walker", "PERSON")])
    one = reading("b", f"Jonathan Walker {SAME}.", entities=[entity(f"Jonathan Walker {SAME}.", "Jonathan Walker", "PERSON")])
    assert compare_names(prepare([both, one])) == []


def test_one_word_without_shared_context_is_no_variant() -> None:
    one, other = "Mundelein voted for the new library.", "Rain fell on Mudelein all night."
    rows = [reading("a", one, entities=[entity(one, "Mundelein", "GPE")]), reading("b", other, entities=[entity(other, "Mudelein", "GPE")])]
    assert compare_names(prepare(rows)) == []
