"""Any text at all is read: strange marks, broken pages, endless runs. Nothing is raised, and every span lies in the text."""

from __future__ import annotations

import json
import time
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from typing import Any

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st

from parallax.contract import reading_json
from parallax.reading import read_articles
from parallax.reading.model import make_docs
from parallax.records import Article, Reading

pytestmark = pytest.mark.model

# Words that set the rules to work, between marks and signs that upset them.
_WORDS = ("killed", "13", "at least", "said", "The mayor", "strike", "on Monday", "No", "wounded", "1.5 million", "Reuters", "in Paris",
          "if", "two dozen", "people", "would", "2023", "U.S.", "reportedly", "Dr.")
_MARKS = ("“", "”", '"', "'", "‘", "’", "«", "(", ")", "[", "]", "…", "—", "-", ".", ",", ":", "?", "$", "€", "%", "½", "٣", "²", "🚨", 
          "👩‍👩‍👧", "\n", "\n\n", "\r\n", "\t", "\x00", "\x0b", "\u2028", "\u200b", "\ufeff", "\u202e", "e\u0301", " ", "  ")
_COMPOSED = st.lists(st.one_of(st.sampled_from(_WORDS), st.sampled_from(_MARKS)), max_size=40).map(" ".join)
_GLUED = st.lists(st.one_of(st.sampled_from(_WORDS), st.sampled_from(_MARKS)), max_size=40).map("".join)
_ANY = st.text(st.characters(exclude_categories=["Cs"]), max_size=200)
_RUNS = st.tuples(st.sampled_from((*_MARKS, "7", "a", "13 killed ")), st.integers(1, 400)).map(lambda pair: pair[0] * pair[1])

_SETTINGS = settings(max_examples=30, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@_SETTINGS
@given(st.one_of(_COMPOSED, _GLUED, _ANY, _RUNS, st.tuples(_COMPOSED, _RUNS, _COMPOSED).map("".join)))
@example("")
@example("“")
@example("\n")
@example("\x00")
@example("13")
@example("At least 13 people” were killed, “the mayor said.\n\n‘")
@example("9" * 5000)
@example("no " * 500)
@example("two dozenſ wounded ſix dayſ ago, 1.5 millionſ, 13½ſ dead laſt week, thiſ Weekend")
def test_any_text_is_read_and_every_span_lies_in_it(text: str) -> None:
    reading = _read(text)
    for span in _spans(reading):
        assert 0 <= span[0] <= span[1] <= len(text)
    for held in (*reading.quantities, *reading.tolls):
        if getattr(held, "low", None) is not None and getattr(held, "high", None) is not None:
            assert held.low <= held.high
    assert json.loads(json.dumps(reading_json(reading), allow_nan=False))["id"] == "any"


@_SETTINGS
@given(st.one_of(_GLUED, _ANY, st.tuples(_ANY, _RUNS).map("".join)))
@example("a" * 201)
@example(" " * 500 + "“" * 500)
def test_the_tokens_give_back_the_text(text: str) -> None:
    (doc,) = make_docs([text])
    assert doc.text == text


@pytest.mark.parametrize("unit", ["(", "“", "a", "13 killed ", "it said ", "no \" he said “"])
def test_a_long_text_of_one_thing_costs_what_its_length_costs(unit: str) -> None:
    short, long = (_seconds((unit * size)[:size]) for size in (1000, 8000))
    assert long < 8 * short * 2.5 + 1.0  # eight times the text; a square would take sixty-four times as long


@pytest.mark.parametrize("text", ["word " * 2000, "killed “" * 600, "x" * 50_000])
def test_no_sentence_is_endless(text: str) -> None:
    reading = _read(text)
    longest = max(sentence.span[1] - sentence.span[0] for sentence in reading.sentences)
    assert longest <= (2000 if " " in text else 50_000)


def _read(text: str) -> Reading:
    (reading,) = read_articles([Article(id="any", text=text)])
    return reading


def _seconds(text: str) -> float:
    start = time.process_time()
    _read(text)
    return time.process_time() - start


def _spans(value: Any) -> Iterator[tuple[int, int]]:
    """Every span that a record holds, however deep."""
    if isinstance(value, tuple):
        if len(value) == 2 and all(type(part) is int for part in value):
            yield value
        else:
            for item in value:
                yield from _spans(item)
    elif is_dataclass(value):
        for field in fields(value):
            yield from _spans(getattr(value, field.name))
