"""What a number counts, how far it reaches and whether it may be charted; the sentence is the test."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parallax.reading.model import load_model
from parallax.reading.quantities import find_quantities
from parallax.reading.sentences import find_sentences
from parallax.records import Attribution, Entity, Quantity

pytestmark = pytest.mark.model


def read(text: str, attributions: tuple[Attribution, ...] = ()) -> list[Quantity]:
    doc = load_model()(text)
    return find_quantities(doc, find_sentences(doc), [], attributions)


def spoken(text: str, quantity: Quantity) -> str:
    return text[slice(*quantity.span)]


MEASURES = [
    # nouns of harm
    ("A strike in September resulted in eleven fatalities.", "eleven", "killed", 11, 11),
    ("The attacks resulted in over 50 casualties.", "over 50", "casualties", 51, None),
    ("The death toll from the quake rose to 57 on Sunday.", "57", "killed", 57, 57),
    ("The blast claimed 57 lives in the capital.", "57", "killed", 57, 57),
    # verbs and states, before and behind
    ("U.S. troops sank boats, killing 57 suspected traffickers.", "57", "killed", 57, 57),
    ("At least 12 people were killed when the bridge fell.", "At least 12", "killed", 12, None),
    ("57 people died in the fire.", "57", "killed", 57, 57),
    ("Five dead, dozens injured in Indonesia quake", "Five", "killed", 5, 5),
    ("Five dead, dozens injured in Indonesia quake", "dozens", "injured", 24, 99),
    ("The bomb left 4 wounded on Friday.", "4", "injured", 4, 4),
    ("Nine people were shot, one fatally, at a housing complex.", "Nine", "casualties", 9, 9),
    ("Nine people were shot, one fatally, at a housing complex.", "one", "killed", 1, 1),
    ("Two men were shot and killed on Monday.", "Two", "killed", 2, 2),
    ("Two men were shot and wounded on Monday.", "Two", "injured", 2, 2),
    ("Three people were taken to hospital on Monday.", "Three", "injured", 3, 3),
    ("The landslide left two others missing.", "two", "missing", 2, 2),
    # things
    ("There have been at least 13 operations so far.", "at least 13", "strikes", 13, None),
    ("The army destroyed several boats carrying drugs.", "several", "vessels_destroyed", 3, 9),
    ("He mobilized thousands of troops to the border.", "thousands", "troops", 2000, 9999),
    ("The bodies of four students were found on Sunday.", "four", "killed", 4, 4),
    ("A judge heard the case of the six priests' murder.", "six", "killed", 6, 6),
    # verbs with an object of their own tell what the people did
    ("Three men shot and killed a clerk.", "Three", None, 3, 3),
    ("Approximately five men shot to death a guard.", "Approximately five", None, 4, 6),
    # other measures and none
    ("Officers arrested 14 suspects overnight.", "14", "detained", 14, 14),
    ("Jeffery Webb, 47, later died.", "47", None, 47, 47),
    ("A father of five was killed.", "five", None, 5, 5),
    ("Smith was one of three people shot on Sunday.", "one", None, 1, 1),
    ("The flight lasted 30 minutes.", "30", None, 30, 30),
]


@pytest.mark.parametrize(("text", "words", "measure", "low", "high"), MEASURES, ids=[f"{row[1]} | {row[0]}" for row in MEASURES])
def test_measure_and_interval(text: str, words: str, measure: str | None, low: int, high: int | None) -> None:
    found = [quantity for quantity in read(text) if spoken(text, quantity) == words]
    assert [(quantity.measure, quantity.low, quantity.high) for quantity in found] == [(measure, low, high)]


ZEROS = [
    ("No casualties were reported.", "No", "casualties", "reported"),
    ("The strike did not result in fatalities.", "did not result in fatalities", "killed", "asserted"),
    ("No one was hurt.", "No one", "injured", "asserted"),
    ("Nobody died in the crash.", "Nobody", "killed", "asserted"),
    ("The plane landed without casualties.", "without casualties", "casualties", "asserted"),
]
NO_ZEROS = [
    "No decision has been made.", "There is no warning shot.", "The question is no longer if the army will act.", "No one else was hurt.",
    "None of the injuries are life-threatening.", "No other injuries were reported.", "No one has claimed the attack.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "measure", "modality"), ZEROS, ids=[row[0] for row in ZEROS])
def test_counts_of_nobody(text: str, words: str, measure: str, modality: str) -> None:
    (quantity,) = [quantity for quantity in read(text) if quantity.high == 0]
    assert (spoken(text, quantity), quantity.measure, quantity.low, quantity.modality) == (words, measure, 0, modality)
    assert quantity.rule == "counts_nobody"


@pytest.mark.parametrize("text", NO_ZEROS)
def test_what_only_looks_like_nobody(text: str) -> None:
    assert not [quantity for quantity in read(text) if quantity.high == 0]


SCOPES = [
    ("They have carried out at least 13 strikes since early September.", "at least 13", "cumulative", "asserted", "counts_strikes"),
    ("They made 13 strikes since early September, killing 57 men.", "57", "cumulative", "asserted", "counts_casualties"),
    ("Five people have so far died in the quake.", "Five", "single", "asserted", "counts_casualties"),
    ("The bomb killed 12 people, including three children.", "three", "subset", "asserted", "part_of_a_whole"),
    ("An invasion would require at least 100,000 troops.", "at least 100,000", "requirement", "hypothetical", "requirement"),
    ("The attack could kill 200 people.", "200", "single", "possible", "not_asserted_possible"),
    ("The drug crisis killed roughly 70,000 Americans in 2023.", "roughly 70,000", "single", "asserted", "yearly_statistic"),
    ("A series of strikes hit the port.", "A series of", "single", "asserted", "counts_strikes"),
    ("Dozens were killed in the blast.", "Dozens", "single", "asserted", "vague_word"),
    ("One of the architects of the plan resigned.", "One", "unknown", "asserted", "one_of"),
]


@pytest.mark.parametrize(("text", "words", "scope", "modality", "rule"), SCOPES, ids=[f"{row[1]} | {row[0]}" for row in SCOPES])
def test_scope_modality_and_the_deciding_rule(text: str, words: str, scope: str, modality: str, rule: str) -> None:
    (quantity,) = [quantity for quantity in read(text) if spoken(text, quantity) == words]
    rest = quantity.scope if scope == "unknown" else scope
    assert (quantity.scope, quantity.modality, quantity.rule) == (rest, modality, rule)


PLURALS = [
    ("It drew criticism from both Democrats and some Republicans.", "some", None, 1, None),
    ("Some military insiders have referred to this strategy.", "Some", None, 1, None),
    ("A strike resulted in eleven fatalities, including minors.", "minors", "killed", 2, 11),
    ("The operations have claimed lives.", "claimed lives", "killed", 1, None),
]
NO_PLURALS = [
    "Some of the criticism was harsh.", "Some 300 men came.", "They risked their lives.", "It saved lives.", "Tools, including saws.",
]  # fmt: skip


@pytest.mark.parametrize(("text", "words", "measure", "low", "high"), PLURALS, ids=[row[0] for row in PLURALS])
def test_people_told_by_a_bare_plural(text: str, words: str, measure: str | None, low: int, high: int | None) -> None:
    found = [quantity for quantity in read(text) if spoken(text, quantity) == words]
    assert [(quantity.measure, quantity.low, quantity.high, quantity.hedge) for quantity in found] == [(measure, low, high, "vague")]
    assert not found[0].chart


@pytest.mark.parametrize("text", NO_PLURALS)
def test_other_plurals_count_nobody(text: str) -> None:
    assert [quantity for quantity in read(text) if quantity.hedge == "vague"] == []


def test_many_in_a_heading_is_a_manner_of_speaking() -> None:
    text = "One Strike, Many Layers\n\nThe army has many layers of command, an officer said on Sunday."
    assert [spoken(text, quantity) for quantity in read(text) if quantity.hedge == "vague"] == ["many"]


def test_victims_without_a_number_are_added_up() -> None:
    text = "A shooting shook the town. A woman and her two sons were killed."
    (family,) = [quantity for quantity in read(text) if spoken(text, quantity).startswith("A woman")]
    assert (family.low, family.high, family.measure, family.rule) == (3, 3, "killed", "adds_up")
    (part,) = [quantity for quantity in read(text) if spoken(text, quantity) == "two"]
    assert part.scope == "subset"


def test_the_words_that_narrow_who_is_counted() -> None:
    text = "The strikes killed 57 suspected traffickers. The strikes killed 12 people."
    first, second = [quantity for quantity in read(text) if quantity.measure == "killed"]
    assert first.subject is not None
    assert text[slice(*first.subject)] == "suspected traffickers"
    assert second.subject is None


def test_a_single_victim_is_read_and_not_charted() -> None:
    (quantity,) = [quantity for quantity in read("A man was shot dead in the street.") if quantity.measure == "killed"]
    assert (quantity.low, quantity.high, quantity.chart, quantity.rule) == (1, 1, False, "victim_without_number")


def test_attribution_is_the_one_whose_content_holds_the_number() -> None:
    text = "The mayor said 12 people died."
    said = Attribution(content=((15, 29),), source=(0, 9))
    (quantity,) = [quantity for quantity in read(text, (said,)) if quantity.low == 12]
    assert quantity.attribution == 0


def test_a_place_needs_words_that_put_the_count_there() -> None:
    text = "U.S. troops killed 57 men in Haiti."
    doc = load_model()(text)
    entities = [Entity(span=(0, 4), label="GPE", name="United States"), Entity(span=(29, 34), label="GPE", name="Haiti")]
    (quantity,) = [quantity for quantity in find_quantities(doc, find_sentences(doc), entities, []) if quantity.measure == "killed"]
    assert quantity.place == (29, 34)


# ---- the seeds

Seeds = dict[str, tuple[str, list[Quantity]]]

CHARTED = {
    "001": {("at least 13", "strikes", "cumulative"), ("over 50", "casualties", "cumulative")},
    "002": {("at least 13", "strikes", "cumulative"), ("57", "killed", "cumulative")},
    "003": {
        ("a series of", "strikes", "single"), ("no", "casualties", "single"), ("did not result in fatalities", "killed", "single"),
        ("eleven", "killed", "single"), ("One", "strikes", "single"),
    },
}  # fmt: skip


@pytest.fixture(scope="module")
def seed_quantities() -> Seeds:
    lines = (Path(__file__).parent.parent / "gold" / "seeds.jsonl").read_text(encoding="utf-8").splitlines()
    rows = [json.loads(line) for line in lines]
    return {row["id"]: (row["text"], read(row["text"])) for row in rows}


def test_the_seeds_chart_nine_figures_and_not_one_more(seed_quantities: Seeds) -> None:
    charted = {
        name: {(spoken(text, quantity), quantity.measure, quantity.scope) for quantity in found if quantity.chart}
        for name, (text, found) in seed_quantities.items()
    }
    assert {name: rows for name, rows in charted.items() if rows} == CHARTED
    assert sum(quantity.chart for _, found in seed_quantities.values() for quantity in found) == 9


TRAPS = [
    ("000", "100,000", "requirement"), ("002", "70,000", "yearly_statistic"), ("002", "70", "no_measure"),
    ("003", "a hundred", "no_measure"), ("004", "30", "no_measure"), ("004", "over 20", "boilerplate"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "words", "rule"), TRAPS)
def test_the_traps_of_the_seeds_say_why(seed_quantities: Seeds, name: str, words: str, rule: str) -> None:
    text, found = seed_quantities[name]
    rules = [quantity.rule for quantity in found if spoken(text, quantity).removeprefix("at least ").endswith(words)]
    assert rules == [rule]


@pytest.mark.parametrize(("name", "number"), [("001", "1989"), ("001", "1761932314256"), ("004", "125"), ("004", "158"), ("004", "52")])
def test_years_links_and_designations_are_silent(seed_quantities: Seeds, name: str, number: str) -> None:
    text, found = seed_quantities[name]
    at = text.index(number)
    assert not [quantity for quantity in found if quantity.span[0] <= at < quantity.span[1]]


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=200))
def test_any_text_is_survived_and_spans_slice_back(text: str) -> None:
    for quantity in read(text):
        assert 0 <= quantity.span[0] < quantity.span[1] <= len(text)
        assert quantity.low is None or quantity.high is None or quantity.low <= quantity.high
