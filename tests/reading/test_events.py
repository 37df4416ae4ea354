"""How sure a sentence is of an event: `[brackets]` mark the event that is asked about."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parallax.reading.events import find_events
from parallax.reading.model import load_model
from parallax.records import Event

pytestmark = pytest.mark.model

# Sentence, modality, time: per cue one that it governs, one out of its reach, one that only looks like it.
NEGATION = [
    ("The army did not [attack] the village.", "denied", "past"),
    ("No suspects have been [arrested].", "denied", "past"),
    ("The army almost [attacked] the village.", "denied", "past"),
    ("Nobody was [hurt].", "denied", "past"),
    ("There were no [strikes] on Monday.", "denied", "past"),
    ("He did not speak, but troops [attacked] the village.", "asserted", "past"),
    ("They not only [attacked] the village, they burned it.", "asserted", "past"),
    ("The army [attacked] the village.", "asserted", "past"),
    ("The rebels left without [attacking] the village.", "denied", "past"),
    ("The ministry has yet to [respond].", "denied", "present"),
]
MODALS = [
    ("The strikes will [begin] on Monday.", "asserted", "future"),
    ("The army may [attack] the village.", "possible", "future"),
    ("A man may have been [arrested] on Monday.", "possible", "past"),
    ("The army may leave, and on Monday it [attacked] the village.", "asserted", "past"),
    ("In May the army [attacked] the village.", "asserted", "past"),
    ("He said the firm would [close] the plant.", "possible", "future"),
    ("Carmaker to [sell] plant", "planned", "future"),
]
CONDITIONS = [
    ("If the talks [fail], the army will attack.", "conditional", "future"),
    ("Should the talks [fail], the army will attack.", "conditional", "future"),
    ("If the talks fail, the army will [attack].", "conditional", "future"),
    ("An [attack] on the city would unite the people.", "conditional", "future"),
    ("The [attack] would unite the people, he said.", "asserted", "past"),
    ("They asked whether he [fired] the gun.", "possible", "past"),
]
EMBEDDED = [
    ("The army plans to [attack] the village.", "planned", "future"),
    ("The US is preparing [airstrikes] on the capital.", "planned", "future"),
    ("The army managed to [capture] the village.", "asserted", "past"),
    ("The army failed to [capture] the village.", "denied", "past"),
    ("The army refused to [leave] the village.", "denied", "past"),
    ("The bank blocked the [merger].", "denied", "past"),
    ("The White House has not confirmed the [operation].", "asserted", "past"),
    ("The army began to [attack] the village.", "asserted", "past"),
    ("The army did not begin to [attack] the village.", "denied", "past"),
    ("Officials condemned an [attack] on the village.", "asserted", "past"),
    ("The company announced job [cuts].", "planned", "future"),
    ("Shares fell to [close] at 9,505.", "asserted", "past"),
    ("He denied the [attack].", "denied", "past"),
    ("The planned [strikes] are said to focus on ports.", "planned", "future"),
]
QUESTIONS = [
    ("Did the army [attack] the village?", "possible", "past"),
    ("Who [fired] the gun?", "asserted", "past"),
    ("Why did the army [attack] the village?", "asserted", "past"),
]
KNOWN_MISSES = [
    ("The army stopped short of [attacking] the village.", "denied", "past"),
    ("The army was too weak to [attack] the village.", "denied", "past"),
]
# Sentence, lowest and highest certainty.
SURE = [
    ("The army [attacked] the village.", 3.0, 3.0),
    ("The army reportedly [attacked] the village.", 1.0, 2.5),
    ("The army did not [attack] the village.", -3.0, -2.0),
    ("The army may [attack] the village.", 0.0, 1.0),
    ("The army wants to [attack] the village.", 0.0, 1.0),
    ("The army failed to [capture] the village.", -3.0, -1.5),
    ("The army did not fail to [capture] the village.", 0.0, 3.0),
    ("Officials said the army [attacked] the village.", 2.0, 3.0),
]


def event_of(marked: str) -> Event:
    start = marked.index("[")
    text = marked.replace("[", "").replace("]", "")
    return next(event for event in find_events(load_model()(text), []) if event.span[0] == start)


@pytest.mark.parametrize(("marked", "modality", "time"), NEGATION + MODALS + CONDITIONS + EMBEDDED + QUESTIONS)
def test_modality_and_time(marked: str, modality: str, time: str) -> None:
    event = event_of(marked)
    assert (event.modality, event.time) == (modality, time), event


@pytest.mark.parametrize(("marked", "modality", "time"), KNOWN_MISSES)
@pytest.mark.xfail(strict=True)
def test_known_misses(marked: str, modality: str, time: str) -> None:
    event = event_of(marked)
    assert (event.modality, event.time) == (modality, time)


@pytest.mark.parametrize(("marked", "low", "high"), SURE)
def test_certainty(marked: str, low: float, high: float) -> None:
    assert low <= event_of(marked).certainty <= high


def test_the_cue_is_kept() -> None:
    text = "The army failed to capture the village."
    event = event_of(text.replace("capture", "[capture]"))
    assert event.cue is not None
    assert (text[slice(*event.cue)], event.rule) == ("failed", "prevent")


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=150))
def test_any_text_is_survived(text: str) -> None:
    for event in find_events(load_model()(text), []):
        assert -3 <= event.certainty <= 3
        assert 0 <= event.span[0] < event.span[1] <= len(text)
