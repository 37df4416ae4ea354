"""Numbers in digits and words; the sentence is the test, brackets mark what must be found."""

from __future__ import annotations

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parallax.reading.amounts import find_amounts
from parallax.reading.designations import designation
from parallax.reading.numerals import find_numerals

NUMERALS = [
    # digits
    ("[13] strikes and [57] dead", [13, 57]),
    ("[70,000] Americans and [1,674,200.5] others", [70000, 1674200.5]),
    ("[12,34,567.89] rupees", [1234567.89]),
    ("the town of [40 000] people", [40000]),
    ("[.5] of a point", [0.5]),
    ("it fell [-1.3] per cent and then [minus 5]", [-1.3, -5]),
    ("[10k] and [4.3M] sales", [10000, 4300000]),
    ("a pipe [35m] long, but [35m] of its devices", None),
    # words
    ("[fifty-seven] people", [57]),
    ("[a hundred] years", [100]),
    ("[half a dozen] boats and [two dozen] men", [6, 24]),
    ("[one hundred and three] houses", [103]),
    ("[two hundred and two thousand]", [202000]),
    ("[3 hundred] and [2 hundred]", [300, 200]),
    ("[1.2 million] and [three lakh crore]", [1200000, 3000000000000]),
    ("[five and a half million] fish", [5500000]),
    ("[3 million and a quarter]", [3250000]),
    # parts
    ("[two-thirds] of the sales", [0.666666666667]),
    ("[A third] of those screened", [0.333333333333]),
    ("nearly [half] of which", [0.5]),
    ("[2 1/4] miles and [½] a mile", [2.25, 0.5]),
    ("his share is [one over twenty]", [0.05]),
    ("it works in [one out of three]", [0.333333333333]),
    ("[one] over [50] died", [1, 50]),
    # powers of ten
    ("about [2.998×10−8] metres and [3 x 10^5] cells", [2.998e-8, 300000]),
    # none
    ("the third man, the twenty-first century, a half-hour, thousands of men", []),
]


def bracketed(marked: str) -> tuple[str, list[str]]:
    """The sentence without its brackets, and what stood in them."""
    return re.sub(r"[\[\]]", "", marked), re.findall(r"\[(.*?)\]", marked)


@pytest.mark.parametrize(("marked", "values"), NUMERALS, ids=[marked for marked, _ in NUMERALS])
def test_numerals_are_found_where_they_stand(marked: str, values: list[float] | None) -> None:
    text, spans = bracketed(marked)
    found = find_numerals(text)
    if values is None:  # "35m": metres before "long", millions before "of"
        assert [numeral.value for numeral in found] == [35, 35000000]
        return
    assert [text[numeral.start : numeral.end] for numeral in found] == spans
    assert [numeral.value for numeral in found] == pytest.approx(values)


DESIGNATIONS = [
    ("a B-1 Lancer flew by", "1"),
    ("the S-125 Pechora", "125"),
    ("an AGM-158 missile", "158"),
    ("B-52 bombers", "52"),
    ("https://example.com/bomb-sites-1761932314256", "1761932314256"),
    ("the 22nd amendment", "22"),
    ("in 2023 it ended", "2023"),
    ("on October 30, 2025, that", "30"),
    ("on 4 May he left", "4"),
    ("at 3:30 p.m. on Sunday", "3"),
    ("just before 5 a.m.", "5"),
    ("in the 1500 block of Maple Avenue", "1500"),
    ("at 12 Elm Street", "12"),
    ("call 925-945-4789 now", "925"),
    ("aboard Flight 370 yesterday", "370"),
    ("on page 12 of the book", "12"),
    ("it won 21-14 there", "21"),
    ("five-star hotels", "five"),
    ("this one you know", "one"),
    ("no one saw it", "one"),
    ("open 24/7", "24"),
    ("the S&P 500 fell", "500"),
    ("Nasdaq 100 e-minis rose", "100"),
]


@pytest.mark.parametrize(("text", "number"), DESIGNATIONS, ids=[text for text, _ in DESIGNATIONS])
def test_numbers_that_name_or_date_are_no_counts(text: str, number: str) -> None:
    numeral = next(numeral for numeral in find_numerals(text) if text[numeral.start : numeral.end] == number)
    assert designation(text, numeral) is not None
    assert not [amount for amount in find_amounts(text) if amount.core_start == numeral.start]


COUNTS = [
    ("killed [2000] people", 2000),
    ("[one] of the men", 1),
    ("Shooting Leaves [3] Dead", 3),
    ("On Sunday [5] soldiers died", 5),
    ("sound of [15]kHz", 15),
    ("a [30]-year-old man", 30),
    ("flights of [30] minutes", 30),
]


@pytest.mark.parametrize(("marked", "value"), COUNTS, ids=[marked for marked, _ in COUNTS])
def test_what_counts_is_no_designation(marked: str, value: int) -> None:
    text, spans = bracketed(marked)
    assert [(text[a.core_start : a.core_end], a.low, a.high) for a in find_amounts(text)] == [(spans[0], value, value)]


HEDGED = [
    # the table of intervals
    ("[at least 13] operations", 13, None, "at_least"),
    ("[no fewer than 13] operations", 13, None, "at_least"),
    ("[five hundred or more] people", 500, None, "at_least"),
    ("[at least, officials said, 13] men", 13, None, "at_least"),
    ("resulting in [over 50] casualties", 51, None, "more_than"),
    ("there is now [more than one] general", 2, None, "more_than"),
    ("[more than a dozen] boats", 13, None, "more_than"),
    ("it was [up to 700]", None, 700, "at_most"),
    ("it is [fewer than 20]", None, 19, "at_most"),
    ("killed [roughly 70,000] Americans", 65000, 75000, "about"),
    ("for [approximately 30] minutes", 25, 35, "about"),
    ("[an estimated 13] men", 12, 14, "about"),
    ("[nearly 70] percent", 65, 70, "nearly"),
    ("[12 to 15] people", 12, 15, "range"),
    ("[between 3 and 5] people", 3, 5, "range"),
    ("[12-15] people", 12, 15, "range"),
    ("[three or four] years", 3, 4, "range"),
    ("[5 to 10 million] men", 5000000, 10000000, "range"),
    ("[at most 100 and at least 20] apples", 20, 100, "range"),
    ("[a couple of] men", 2, 2, "vague"),
    ("[a few] men", 3, 5, "vague"),
    ("[several] sites", 3, 9, "vague"),
    ("[a handful of] men", 3, 6, "vague"),
    ("[dozens] were hurt", 24, 99, "vague"),
    ("[hundreds] of men", 200, 999, "vague"),
    ("[thousands] of Marines", 2000, 9999, "vague"),
    ("[tens of thousands] of men", 20000, 99999, "vague"),
    ("[a series of] strikes", 2, None, "vague"),
    ("[multiple] strikes", 2, None, "vague"),
    # words that only look like hedges
    ("Over the last [two] weeks, bombers flew", 2, 2, "exact"),
    ("Over [two] weeks it grew", 2, 2, "exact"),
    ("He has [over 20] years of experience", 21, None, "more_than"),
]


@pytest.mark.parametrize(("marked", "low", "high", "hedge"), HEDGED, ids=[row[0] for row in HEDGED])
def test_hedges_make_intervals(marked: str, low: int | None, high: int | None, hedge: str) -> None:
    text, spans = bracketed(marked)
    (amount,) = find_amounts(text)
    assert (amount.low, amount.high, amount.hedge) == (low, high, hedge)
    assert text[amount.start : amount.end] == spans[0]


QUIET = [
    "Questions linger over the plan.",
    "to capture and hand him over",
    "growing concerns over the crisis",
    "as many as it takes",
    "first responders",
    "no longer",
    "no warning shot",
    "no decision has been made",
    "double tap strikes",
    "The strike was the second.",
]


@pytest.mark.parametrize("text", QUIET)
def test_words_without_a_number_stay_silent(text: str) -> None:
    assert find_amounts(text) == []


def test_an_amount_in_brackets_takes_the_bound_it_converts() -> None:
    found = find_amounts("savers with more than 7.5 million euros ($8.1 million) in deposits")
    assert [(a.low, a.high, a.hedge, a.unit) for a in found] == [(7500001, None, "more_than", "EUR"), (8100001, None, "more_than", "USD")]
    plain = find_amounts("a field of some seven miles (11 km)")
    assert [a.hedge for a in plain] == ["about", "exact"]


def test_a_range_keeps_the_unit_between_its_numbers() -> None:
    assert [(a.low, a.high, a.unit) for a in find_amounts("dropping from 208 pounds to 193")] == [(193, 208, "pound")]
    assert [(a.low, a.high) for a in find_amounts("the number range is 5k-20k")] == [(5000, 20000)]


def test_a_name_with_a_number_stays_a_name_when_it_is_said_again() -> None:
    assert find_amounts("what the new iPhone 11 Pro does and what 11 Pro means") == []


def test_a_revised_toll_is_two_counts_and_a_price_range_is_one() -> None:
    assert [(a.low, a.high) for a in find_amounts("raised the toll from 30 to 43")] == [(30, 30), (43, 43)]
    assert [(a.low, a.high) for a in find_amounts("from $62 to $68 per share")] == [(62, 68)]
    assert [(a.low, a.unit) for a in find_amounts("rose 8.1 percent to 99.20 yuan")] == [(8.1, "percent"), (99.2, "CNY")]


@pytest.mark.xfail
def test_over_as_a_preposition_beside_a_number() -> None:
    assert [(a.low, a.high) for a in find_amounts("a row over 5 boats")] == [(5, 5)]


KNOWN_MISSES = [("three hundred and two dozens", [324])]


@pytest.mark.xfail
@pytest.mark.parametrize(("text", "values"), KNOWN_MISSES)
def test_known_misses(text: str, values: list[float]) -> None:
    assert [numeral.value for numeral in find_numerals(text)] == pytest.approx(values)


@given(st.text())
def test_any_text_is_survived_and_spans_lie_inside(text: str) -> None:
    for amount in find_amounts(text):
        assert 0 <= amount.start <= amount.core_start < amount.core_end <= amount.unit_end <= len(text)
        assert amount.core_end <= amount.end <= len(text)
        assert amount.low is None or amount.high is None or amount.low <= amount.high


_PIECES = "at least over one two hundred and a half million 12 - 1/2 , . $ % to from between 5 k dozen third several minus"


@given(st.lists(st.sampled_from(_PIECES.split()), max_size=9))
def test_number_words_in_any_order_are_survived(words: list[str]) -> None:
    for amount in find_amounts(" ".join(words)):
        assert amount.low is None or amount.high is None or amount.low <= amount.high
