"""Where the event stands, and what can be put on a day."""

from dataclasses import replace
from datetime import date

from data.views import status
from tests.shown import FILTERS, column, ferry, found, tables
from tests.shown import status as rung


def test_scenes_are_kept_apart_and_so_are_act_and_decision() -> None:
    titles = [ladder.title for ladder in status.ladders(tables(), FILTERS)]
    assert sorted(titles) == ["Search at sea: the act", "Search at sea: the decision", "Sinking at sea: the act"]


def test_a_source_that_stands_on_two_rungs_has_two_marks_in_one_row() -> None:
    [search] = [ladder for ladder in status.ladders(tables(), FILTERS) if ladder.title == "Search at sea: the act"]
    assert column(search.marks, "letter") == ["B", "B", "C"]
    assert column(search.marks, "rung") == ["planned", "called_off", "considered"]
    assert column(search.marks, "row") == [0, 0, 1]
    assert search.silent == ("A",)


def test_two_sentences_on_one_rung_are_one_mark_the_surer_of_the_two() -> None:
    rows = ferry()
    rows["statuses"] = [rung("a", "At least 12", "planned", 1.0), rung("a", "the ferry sank", "planned", 2.5)]
    [ladder] = status.ladders(tables(rows), FILTERS)
    assert column(ladder.marks, "words") == ["the ferry sank"]
    assert column(ladder.marks, "times") == [2]


def test_only_what_the_gates_found_is_called_a_contradiction() -> None:
    shown = tables()
    assert all(status.contradictions(status.disputed(shown, FILTERS), ladder).empty for ladder in status.ladders(shown, FILTERS))
    rows = ferry()
    rows["discrepancies"] += [
        {"discrepancy": "d3", "position": 2, "kind": "status", "relation": "INTERNAL", "severity": "high", "title": "Planned or off?"}
    ]
    rows["evidence"] += [
        found("b", words, owner="discrepancy", owner_id="d3", side=side) for side, words in enumerate(("planned", "called off"))
    ]
    rows["sides"] += [
        {"owner": "discrepancy", "owner_id": "d3", "side": side, "article": "b", "value": words}
        for side, words in enumerate(("planned", "off"))
    ]
    shown = tables(rows)
    by_title = {ladder.title: status.contradictions(status.disputed(shown, FILTERS), ladder) for ladder in status.ladders(shown, FILTERS)}
    assert by_title["Search at sea: the act"].to_dict("records") == [{"discrepancy": "d3", "title": "Planned or off?", "letter": "B"}]
    assert by_title["Sinking at sea: the act"].empty


def test_the_headline_says_who_says_that_it_happened() -> None:
    rows = ferry()
    rows["statuses"] = [
        rung("a", "the ferry sank", "carried_out", 3.0),
        rung("b", "planned for Friday", "planned", 2.0),
        rung("c", "may begin within days", "considered", 1.0),
    ]
    shown = tables(rows)
    assert status.headline(status.ladders(shown, FILTERS)) == "A says that it happened; B and C stop short of it"
    assert status.headline(status.ladders(shown, replace(FILTERS, off=("a",)))) == "Two reports stop short of saying that it happened"
    assert status.headline([]) == "No report says where the event stands"


def test_days_are_placed_listed_as_far_or_said_to_be_unknown() -> None:
    time = status.timeline(tables(), FILTERS)
    assert column(time.days, "words") == ["on 6 May 2024", "since March"]
    assert column(time.far, "words") == ["in 2019"]
    assert column(time.undated, "words") == ["on Monday"]
    assert (time.first, time.last) == (date(2024, 3, 1), date(2024, 5, 8))


def test_every_report_has_its_interval_in_words_with_its_proof() -> None:
    spans = status.timeline(tables(), FILTERS).spans
    assert column(spans, "interval") == ["between 6 May 2024 and 7 May 2024", "on or after 8 May 2024", "undated"]
    assert column(spans, "proof") == ["6 May 2024", "on Monday", ""]
    assert column(spans, "rule") == ["day named", "weekday", ""]


def test_without_any_date_there_is_no_axis() -> None:
    rows = ferry() | {"dates": [found("b", "on Monday")]}
    rows["articles"] = [row | {"earliest": None, "latest": None} for row in rows["articles"]]
    time = status.timeline(tables(rows), FILTERS)
    assert time.first is None
    assert len(time.undated) == 1
