"""Who is named by whom, and who is left out."""

from dataclasses import replace

from data.views import entities
from tests.shown import FILTERS, column, ferry, found, tables


def test_dates_and_numbers_are_no_names() -> None:
    assert "6 May 2024" not in set(entities.mentions(tables(), FILTERS)["name"])


def test_names_of_most_sources_come_first_with_their_counts() -> None:
    heat = entities.heat(entities.mentions(tables(), FILTERS))
    assert heat["name"].iloc[0] == "ferry"
    assert heat["counts"].iloc[0] == {"A": 1, "B": 1, "C": 1}
    assert column(heat, "sources") == sorted(heat["sources"], reverse=True)


def test_labels_narrow_the_names() -> None:
    assert set(entities.mentions(tables(), FILTERS, ["ORG"])["name"]) == {"Nordline", "Nordlijn"}


def test_spellings_are_told_only_where_there_is_more_than_one() -> None:
    rows = ferry()
    rows["entities"] += [found("a", "Mayor Ada Quill", label="PERSON", name="Ada Quill")]
    forms = dict(zip(*(column(entities.heat(entities.mentions(tables(rows), FILTERS)), name) for name in ("name", "forms")), strict=True))
    assert forms["Ada Quill"] == {"Ada Quill": ("A",), "Mayor Ada Quill": ("A",)}
    assert forms["Haven"] == {}


def test_a_variant_says_who_writes_what() -> None:
    [pair] = entities.variants(tables(), FILTERS).to_dict("records")
    assert pair["sides"] == [("B", "Nordline"), ("C", "Nordlijn")]
    assert entities.variants(tables(), replace(FILTERS, off=("c",))).empty


def test_a_name_that_all_others_give_is_left_out_by_one() -> None:
    rows = ferry()
    told = (("LOC", "Strait"), ("NORP", "Dane"))
    rows["entities"] += [found(article, "ferry", label=label, name=name) for label, name in told for article in "ac"]
    left = entities.left_out(entities.mentions(tables(rows), FILTERS), ["A", "B", "C"])
    # The demonym that B leaves out as well is not told.
    assert left.to_dict("records") == [{"letter": "B", "names": ["Strait"]}]


def test_two_sources_have_no_majority_to_be_left_out_of() -> None:
    named = entities.mentions(tables(), replace(FILTERS, off=("c",)))
    assert entities.left_out(named, ["A", "B"]).empty


def test_roles_and_stances_keep_their_words() -> None:
    assert entities.roles(tables(), FILTERS)[["slot", "value", "letter", "certain"]].values.tolist() == [["actor", "Nordline", "B", False]]
    assert column(entities.stances(tables(), FILTERS), "stance") == ["denies"]


def test_the_headline_counts_shared_names_and_lone_ones() -> None:
    heat = entities.heat(entities.mentions(tables(), FILTERS))
    assert entities.headline(heat, 3) == "One name stands in all three reports; five of six in one alone"
    assert entities.headline(heat, 1) == "Six names in one report"
