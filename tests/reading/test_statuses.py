"""Where events stand: the sentence is the article, and the status must lie on the words in `[brackets]`."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parallax.reading.events import find_events
from parallax.reading.model import load_model
from parallax.reading.sentences import find_sentences
from parallax.reading.statuses import find_statuses
from parallax.records import Status

pytestmark = pytest.mark.model

SEEDS = Path(__file__).parents[1] / "gold" / "seeds.jsonl"

# Article, quote, rung, decision, setting: what an expert marked in the five seeds.
EVIDENCE = [
    ("000", "The planned strikes, which could begin as soon as this week", "planned", False, "land"),
    ("000", "With the first strike potentially imminent", "planned", False, "land"),
    ("000", "The U.S. government has reportedly authorized a covert military operation", "authorized", True, "land"),
    ("001", "The US is apparently preparing possible airstrikes inside Venezuela", "planned", False, "land"),
    ("001", "“no decision has been made” on strikes inside Venezuelan territory", "not_decided", True, "land"),
    ("001", "U.S. forces have already conducted maritime strikes in the Caribbean", "carried_out", False, "sea"),
    ("001", "There have been at least 13 operations so far", "carried_out", False, "sea"),
    ("001", "strike packages are ready should Maduro or his commanders resist", "planned", False, "land"),
    ("002", "is reportedly preparing air and naval strikes against military targets in Venezuela", "planned", False, "land"),
    ("002", "The administration’s decision follows", "authorized", True, "land"),
    ("002", "If authorized, the strikes would mark", "not_decided", True, "land"),
    ("002", "If authorized, the strikes would mark", "considered", False, "land"),
    ("002", "have carried out at least 13 strikes on smuggling vessels", "carried_out", False, "sea"),
    ("003", "Explosions shook Caracas on Thursday night", "carried_out", False, "land"),
    ("003", "Under President Donald Trump’s direct orders, a series of strikes targeted infrastructure", "ordered", True, "land"),
    ("003", "a series of strikes targeted infrastructure", "carried_out", False, "land"),
    ("003", "the U.S. has now engaged in direct strikes on foreign soil", "carried_out", False, "land"),
    ("003", "President Trump confirmed that the operations were aimed at", "confirmed", False, "land"),
    ("004", "potential military strike plan awaiting President Donald Trump’s approval", "planned", False, None),
    ("004", "awaiting President Donald Trump’s approval", "not_decided", True, None),
    ("004", "military strikes on Venezuelan soil would represent", "considered", False, "land"),
    ("004", "the White House is considering a phased approach", "considered", True, None),
    ("004", "the authorization of the Central Intelligence Agency (CIA) to undertake secret operations", "authorized", True, "land"),
]
OTHER_EVENTS = [
    ("[A man was arrested on Monday].", "carried_out"),
    ("[A man is expected to be arrested on Monday].", "planned"),
    ("[A man was not arrested on Monday].", "denied"),
    ("[A man may have been arrested on Monday].", "carried_out"),
    ("[Two people died in an attack on Monday].", "carried_out"),
    ("[The church condemned the murder of six priests].", "carried_out"),
    ("[Rebels are attacking the city].", "under_way"),
    ("[The city called off the election].", "called_off"),
    ("[The minister denied the attack].", "denied"),
    ("[The general ordered an attack on the city].", "ordered"),
    ("[The general did not authorize the attack].", "not_decided"),
    ("[The government is considering an invasion].", "considered"),
    ("[The union plans to strike on Monday].", "planned"),
    ("[An earthquake shook the coast on Monday].", "carried_out"),
    ("[The police have made no arrests].", "denied"),
]
# Sentences that mention an event and do not say where it stands.
SILENT = [
    "Questions linger over the feasibility of a military operation.",
    "Police are investigating the shooting.",
    "The victims of the shooting are expected to survive.",
    "The White House has not confirmed the operation.",
    "Shares closed at 1,205 on Monday.",
]
WORDS = ["If", "authorized", "the", "strikes", "would", "begin", ",", "no", "decision", "on", "attack", "ordered", ".", "“", "\n", "to",
         "raid", "called", "off", "plan", "awaiting", "approval"]


def statuses_of(text: str) -> list[Status]:
    doc = load_model()(text)
    sentences = find_sentences(doc)
    return find_statuses(doc, sentences, [], find_events(doc, sentences))


@pytest.fixture(scope="module")
def seeds() -> dict[str, tuple[str, list[Status]]]:
    """Text and statuses of the five seeds."""
    rows = [json.loads(line) for line in SEEDS.read_text(encoding="utf-8").splitlines()]
    return {row["id"][:3]: (row["text"], statuses_of(row["text"])) for row in rows}


@pytest.mark.parametrize(("article", "quote", "rung", "decision", "setting"), EVIDENCE)
def test_the_evidence_of_the_seeds(seeds: dict[str, tuple[str, list[Status]]], article: str, quote: str, rung: str, decision: bool,
                                   setting: str | None) -> None:
    text, statuses = seeds[article]
    start = text.index(quote)
    near = [status for status in statuses if status.span[0] < start + len(quote) and start < status.span[1]]
    assert (rung, decision, setting) in [(status.rung, status.decision, status.scene.setting) for status in near]


@pytest.mark.parametrize(("marked", "rung"), OTHER_EVENTS)
def test_other_events(marked: str, rung: str) -> None:
    text = marked.replace("[", "").replace("]", "")
    found = [(status.rung, text[slice(*status.span)]) for status in statuses_of(text)]
    assert found == [(rung, marked[marked.index("[") + 1 : marked.index("]")])]


@pytest.mark.parametrize("text", SILENT)
def test_a_mention_is_no_status(text: str) -> None:
    assert statuses_of(text) == []


def test_a_doubtful_arrest_is_less_sure_than_a_plain_one() -> None:
    plain, doubtful = statuses_of("A man was arrested on Monday."), statuses_of("A man may have been arrested on Monday.")
    assert doubtful[0].certainty < 1.5 < plain[0].certainty


def test_a_mission_that_only_intercepts_is_no_strike(seeds: dict[str, tuple[str, list[Status]]]) -> None:
    # 004: "Historically, U.S. missions have involved intercepting drug vessels in international waters."
    text, statuses = seeds["004"]
    assert not [status for status in statuses if status.rung == "carried_out" and "intercepting" in text[slice(*status.span)]]
    assert statuses_of("Naval missions have involved striking drug vessels.")


def test_the_event_is_the_one_that_the_status_is_about() -> None:
    text = "The US is preparing airstrikes inside Venezuela."
    doc = load_model()(text)
    events = find_events(doc, [])
    status = find_statuses(doc, [], [], events)[0]
    assert status.event is not None
    assert events[status.event].lemma == "airstrike"


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(WORDS), max_size=30))
def test_any_words_are_survived(words: list[str]) -> None:
    text = " ".join(words)
    for status in statuses_of(text):
        assert 0 <= status.span[0] < status.span[1] <= len(text)
