"""Hedges: [brackets] mark the words that weaken commitment."""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parallax.reading.hedging import find_hedges, hedging_rate
from parallax.reading.model import make_docs
from parallax.reading.sentences import find_sentences

pytestmark = pytest.mark.model

GOLD = [
    "The strikes [could] begin within days.",
    "The minister has [reportedly] authorized a [potential] raid.",
    "The strikes are [said] to focus on ports.",
    "Both groups are [accused] of smuggling.",
    "Vessels [suspected] of smuggling were hit.",
    "Reports [suggest] that it [may] rain.",
    # the same words, and no hedge
    "The raid took place in May.",
    "Officials said that the raid was over.",
    "Ten people were killed.",
    "It was reported by Reuters.",
]


@pytest.mark.parametrize("marked", GOLD)
def test_hedges(marked: str) -> None:
    text, wanted = re.sub(r"[\[\]]", "", marked), re.findall(r"\[(.*?)\]", marked)
    assert [text[slice(*span)] for span in _hedges(text)[0]] == wanted


# An expert counted these hedge words per 1,000 words in the seeds.
EXPERT = {"000": 23.6, "001": 17.5, "002": 22.5, "003": 5.2, "004": 22.2}


def test_rates_of_the_seeds(seeds: dict[str, str]) -> None:
    rates = {name[:3]: _hedges(text)[1] for name, text in seeds.items()}
    assert min(rates, key=rates.__getitem__) == "003"
    assert all(0.7 < rates[name] / rate < 1.3 for name, rate in EXPERT.items())


@given(st.text(max_size=80))
@settings(max_examples=40, deadline=None)
def test_any_text_is_survived(text: str) -> None:
    spans, rate = _hedges(text)
    assert rate >= 0
    assert all(0 <= start < end <= len(text) for start, end in spans)


def _hedges(text: str) -> tuple[list[tuple[int, int]], float]:
    [doc] = make_docs([text])
    sentences = find_sentences(doc)
    spans = find_hedges(doc, sentences)
    return spans, hedging_rate(spans, sentences, text)
