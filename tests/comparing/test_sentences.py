"""Figures, events and times of day in sentences that tell the same."""

from __future__ import annotations

from collections.abc import Sequence

from parallax.comparing.accounts import prepare
from parallax.comparing.beside import compare_beside
from parallax.comparing.findings import Finding
from parallax.comparing.happenings import compare_happenings
from parallax.comparing.nearness import Nearness
from parallax.comparing.passages import find_passages
from parallax.comparing.timing import compare_clocks
from parallax.records import Event, Quantity, Reading
from tests.comparing.frames import reading, span_of, word_vectors

BASE = "The mayor said that in the old town the shock was felt strongly for around {} by all residents."


def measured(article: str, words: str, low: float, unit: str) -> Reading:
    text = BASE.format(words)
    found = Quantity(span=span_of(text, words), low=low, high=low, hedge="about", unit=unit)
    return reading(article, text, quantities=[found])


def told(article: str, verb: str, certainty: float, rule: str = "asserted") -> Reading:
    text = f"The driver of the lorry {verb} arrested near the old harbour on Monday night, the police chief said."
    row = reading(article, text, day="2020-05-01")
    event = Event(
        span=span_of(text, "arrested"),
        lemma="arrest",
        certainty=certainty,
        rule=rule,
        modality="denied" if certainty < 0 else "asserted" if certainty > 2 else "possible",
    )
    return Reading(article=row.article, published=row.published, sentences=row.sentences, events=(event,))


def clocked(article: str, clock: str) -> Reading:
    return reading(article, f"The shock struck the old town near the harbour at {clock} on Monday, officials said.")


def relations(findings: Sequence[Finding]) -> list[str]:
    return [row.relation.relation for row in findings]


def beside(rows: list[Reading]) -> list[str]:
    accounts = prepare(rows)
    return relations(compare_beside(accounts, find_passages(word_vectors(accounts)), {"a": 0, "b": 1}))


def happened(rows: list[Reading]) -> list[str]:
    accounts = prepare(rows)
    return relations(compare_happenings(accounts, find_passages(word_vectors(accounts))))


def clocks(rows: list[Reading]) -> list[str]:
    accounts = prepare(rows)
    return relations(compare_clocks(accounts, Nearness(word_vectors(accounts))))


def test_fifteen_seconds_are_not_a_minute() -> None:
    assert beside([measured("a", "15 seconds", 15, "second"), measured("b", "one minute", 1, "minute")]) == ["CONTRADICTS"]


def test_sixty_seconds_are_a_minute() -> None:
    assert "CONTRADICTS" not in beside([measured("a", "60 seconds", 60, "second"), measured("b", "one minute", 1, "minute")])


def test_an_arrest_that_was_and_was_not() -> None:
    assert happened([told("a", "was", 3.0), told("b", "was not", -3.0)]) == ["CONTRADICTS"]


def test_an_arrest_that_may_have_been() -> None:
    assert happened([told("a", "was", 3.0), told("b", "may have been", 1.0, "modal_may")]) == ["REFINES"]


def test_an_order_to_arrest_is_no_doubt_about_it() -> None:
    assert happened([told("a", "was", 3.0), told("b", "was ordered", 1.0, "order")]) == []


def test_the_same_words_differ_in_nothing() -> None:
    assert happened([told("a", "was", 3.0), told("b", "was", 3.0)]) == []


def test_times_of_day() -> None:
    assert clocks([clocked("a", "10:30 PM"), clocked("b", "10:45 PM")]) == ["CONTRADICTS"]
    assert clocks([clocked("a", "10:30 PM"), clocked("b", "10:32 PM")]) == []
    assert clocks([clocked("a", "7:37 AM local time"), clocked("b", "07:37 AM UTC")]) == ["CONTRADICTS"]
    assert clocks([clocked("a", "2:37 PM local time"), clocked("b", "07:37 UTC")]) == []


def test_one_doubt_against_three_reports_is_one_finding_with_all_four() -> None:
    rows = [told("a", "was", 3.0), told("b", "was", 3.0), told("c", "may have been", 0.0, "modal_may"), told("d", "was", 3.0)]
    accounts = prepare(rows)
    (found,) = compare_happenings(accounts, find_passages(word_vectors(accounts)))
    assert found.relation.relation == "REFINES"
    assert [(side.article, side.value) for side in found.relation.sides] == [
        ("a", "asserted"),
        ("b", "asserted"),
        ("c", "possible"),
        ("d", "asserted"),
    ]


def test_one_that_is_an_article_counts_nothing():
    assert beside([measured("a", "one", 1, "group"), measured("b", "two", 2, "group")]) == []
    assert beside([measured("a", "three", 3, "group"), measured("b", "five", 5, "group")]) == ["CONTRADICTS"]
