"""Stances: (sentence, [(name, stance, party)])."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parallax.reading.entities import find_entities
from parallax.reading.model import make_docs
from parallax.reading.sentences import find_sentences
from parallax.reading.stances import find_stances

pytestmark = pytest.mark.model

SILENCE = [
    # 000
    ("The White House has not publicly confirmed the operation.", [("White House", "not_confirmed", "United States")]),
    ("For now, the U.S. remains silent, but the clock is ticking.", [("United States", "silent", "United States")]),
    # 003
    ("However, the Pentagon has not confirmed this tactic.", [("Pentagon", "not_confirmed", "United States")]),
    ("France has yet to respond to the report.", [("France", "silent", "France")]),
    ("The Pentagon declined to comment on the raid.", [("Pentagon", "silent", "United States")]),
    ("The Kremlin responded to the report on Monday.", []),
    ("The room in Paris was silent.", []),
]

VOICES = [
    # 000
    ("Russian Foreign Ministry officials have issued a sharp warning.", [("Russian Foreign Ministry", "warns", "Russia")]),
    # 001
    ("Analysts warn that the strategy is reminiscent of the Cold War.", []),
    ("Venezuela has asked the U.N. Security Council to declare the U.S. actions illegal.", [("Venezuela", "asks", "Venezuela")]),
    # 003
    (
        "This has strained relations with Colombia, where President Gustavo Petro condemned U.S. strikes.",
        [("Gustavo Petro", "condemns", "Colombia")],
    ),
    (
        "Russia and China have also echoed these concerns, warning the U.S. against further military intervention.",
        [("Russia", "warns", "Russia"), ("China", "warns", "China")],
    ),
    ("President Donald Trump confirmed that the operations were aimed at the camps.", [("Donald Trump", "confirms", None)]),
    ("Iran denied the attack on Tuesday.", [("Iran", "denies", "Iran")]),
    ("French President Francois Hollande condemned the attack.", [("Francois Hollande", "condemns", "France")]),
]

NOT_TAKEN = [
    ("Germany could condemn the attack.", []),
    ("If Germany condemns the attack, others will follow.", []),
    ("The attack was condemned.", []),
    ("Asked about the attack, Angela Merkel left the room.", []),
    ("John Smith praised his economic policies.", []),
    ("Jane Roe called the attack a gamble.", []),
]

BONDS = [
    # 002, 004
    ("China is an ally of Venezuela.", [("China", "ally", "China")]),
    ("The United States and its allies, including Colombia, met on Monday.", [("Colombia", "ally", "Colombia")]),
    ("China is not an ally of Venezuela.", []),
]

KNOWN_MISSES = [
    # The stance is in the noun, the body after "by".
    ("The stance has been echoed by several Latin American nations and by Brazil.", [("Brazil", "warns", "Brazil")]),
]


def read(text):
    (doc,) = make_docs([text])
    sentences = find_sentences(doc)
    return find_stances(doc, sentences, find_entities(doc, sentences)), text


@pytest.mark.parametrize(("text", "expected"), SILENCE + VOICES + NOT_TAKEN + BONDS)
def test_stances(text, expected):
    found, _ = read(text)
    assert [(stance.name, stance.stance, stance.party) for stance in found] == expected


@pytest.mark.parametrize(("text", "expected"), [pytest.param(*case, marks=pytest.mark.xfail(strict=True)) for case in KNOWN_MISSES])
def test_known_misses(text, expected):
    found, _ = read(text)
    assert [(stance.name, stance.stance, stance.party) for stance in found] == expected


def test_the_cue_lies_in_the_evidence():
    found, text = read("However, the Pentagon has not confirmed this tactic.")
    (stance,) = found
    assert text[slice(*stance.cue)] == "confirmed"
    assert text[slice(*stance.actor)] == "Pentagon"
    assert stance.span[0] <= stance.actor[0]
    assert stance.cue[1] <= stance.span[1]


@given(st.text(alphabet='RusiaFrnce dndyt. ,‘’"\n', max_size=120))
@settings(max_examples=40, deadline=None)
def test_any_text_is_survived(text):
    found, _ = read(text)
    assert all(text[slice(*stance.span)].strip() for stance in found)
