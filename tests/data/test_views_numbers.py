"""Counts as intervals: what stands in which panel, what stays out, and what is called best."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.views import numbers, ranges
from tests.shown import FILTERS, TEXTS, column, ferry, tables


def test_a_panel_mixes_neither_scopes_nor_unlike_measures() -> None:
    found = {panel.key: panel for panel in numbers.panels(tables(), FILTERS)}
    assert list(found) == ["human toll-cumulative", "human toll-single"]
    assert column(found["human toll-cumulative"].marks, "words") == ["Fourteen deaths", "More than 30 casualties"]
    assert column(found["human toll-single"].marks, "measure") == ["killed", "killed", "injured"]


def test_killed_and_casualties_are_said_to_be_different_measures() -> None:
    note = numbers.panels(tables(), FILTERS)[0].note
    assert note.startswith("Running totals.")
    assert "Killed and casualties are different measures" in note
    assert "injured" not in note


def test_only_charted_figures_are_drawn_and_all_others_say_why() -> None:
    drawn = {words for panel in numbers.panels(tables(), FILTERS) for words in panel.marks["words"]}
    kept_out = numbers.others(tables(), FILTERS)
    assert column(kept_out, "words") == ["A series of", "about 40 million", "2019"]
    assert column(kept_out, "why") == ["counts something else"] * 3
    assert not drawn & set(kept_out["words"])


def test_a_source_without_a_figure_is_listed_as_silent_and_one_with_is_not() -> None:
    assert [panel.silent for panel in numbers.panels(tables(), FILTERS)] == [("C",), ()]


def test_a_source_switched_off_is_neither_drawn_nor_silent() -> None:
    [total, single] = numbers.panels(tables(), replace(FILTERS, off=("b",)))
    assert set(total.marks["letter"]) == {"A"}
    assert total.silent == ("C",)
    assert set(single.marks["letter"]) == {"A", "C"}


def test_an_entity_keeps_the_figures_of_its_sentences_alone() -> None:
    panels = numbers.panels(tables(), replace(FILTERS, entities=("Herald",)))
    assert [column(panel.marks, "words") for panel in panels] == [["At least 12 people"]]


def test_a_figure_carries_the_claim_and_grade_of_its_evidence() -> None:
    marks = numbers.panels(tables(), FILTERS)[1].marks
    assert column(marks, "claim") == ["k1", "k2", ""]
    assert column(marks, "grade") == ["contested", "contested", ""]


def test_figures_that_shut_each_other_out_have_no_best() -> None:
    [deaths] = ranges.ranges(tables(), FILTERS).to_dict("records")
    assert (deaths["low"], deaths["best"], deaths["high"], deaths["letters"]) == ("9", "none", "open", ("A", "B"))
    assert deaths["rule"] == "no best: two sources, and no rule decides between them"


def test_a_range_is_chosen_again_of_the_figures_that_are_left() -> None:
    [deaths] = ranges.ranges(tables(), replace(FILTERS, off=("a",))).to_dict("records")
    assert (deaths["low"], deaths["best"], deaths["high"], deaths["rule"]) == ("9", "9", "9", "the only figure")
    assert ranges.ranges(tables(), replace(FILTERS, off=("a", "b"))).empty


@pytest.mark.parametrize(
    ("low", "high", "said"),
    [
        (57, 57, "57"),
        (13, None, "13 or more"),
        (3, 9, "3 to 9"),
        (None, 30, "at most 30"),
        (None, None, "no figure"),
        (65000, 75000, "65,000 to 75,000"),
        (1.5, 1.5, "1.5"),
    ],
)
def test_bounds_are_said_in_words(low: float | None, high: float | None, said: str) -> None:
    assert numbers.interval(low, high) == said


def test_a_year_is_not_written_as_a_count() -> None:
    others = numbers.others(tables(), FILTERS)
    assert column(others, "interval")[2] == "2019"


def test_vague_words_are_shown_with_the_range_they_stand_for() -> None:
    assert numbers.vague_words(tables(), FILTERS).to_dict("records") == [
        {"words": "a series of", "interval": "2 or more", "letters": ("A",), "times": 1}
    ]


def test_the_headline_counts_figures_reports_and_contradictions() -> None:
    shown = tables()
    assert (
        numbers.headline(shown, FILTERS, numbers.panels(shown, FILTERS)) == "Five figures from three reports, one contradiction among them"
    )
    alone = replace(FILTERS, off=("b",))
    assert numbers.headline(shown, alone, numbers.panels(shown, alone)) == "Three figures from two reports, and no contradiction among them"


def test_a_story_without_figures_has_no_panel_and_says_so() -> None:
    bare = tables(ferry() | {"quantities": [], "ranges": [], "candidates": []})
    assert numbers.panels(bare, FILTERS) == []
    assert ranges.ranges(bare, FILTERS).empty
    assert numbers.headline(bare, FILTERS, numbers.panels(bare, FILTERS)) == "None of the three reports gives a figure that can be charted"


@given(start=st.integers(0, 60), width=st.integers(1, 20), concept=st.tuples(st.integers(0, 100), st.integers(1, 90)))
def test_own_words_hold_the_number_and_never_run_on(start: int, width: int, concept: tuple[int, int]) -> None:
    text = TEXTS["a"]
    row = {
        "start": start,
        "end": start + width,
        "concept_start": concept[0],
        "concept_end": sum(concept),
        "subject_start": None,
        "subject_end": None,
    }
    words = numbers.own_words(text, row)
    assert " ".join(text[start : start + width].split()) in words
    assert len(words) <= 64


def test_of_very_many_figures_equal_ones_are_one_mark_and_the_commonest_stay(monkeypatch: pytest.MonkeyPatch) -> None:
    whole = numbers.panels(tables(), FILTERS)[1]
    assert column(whole.marks, "more") == [0, 0, 0]
    monkeypatch.setattr(numbers, "MANY", 1)
    found = numbers.panels(tables(), FILTERS)[1]
    assert len(found.marks) == 1
    assert (found.figures, found.speaking, found.silent) == (3, whole.speaking, whole.silent)
    assert "The 1 commonest of" in found.note
    assert numbers.headline(tables(), FILTERS, [found]) == numbers.headline(tables(), FILTERS, [whole])
