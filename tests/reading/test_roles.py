"""Roles: the sentence with its slot's words in [brackets], and the value that compares."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parallax.reading.entities import find_entities
from parallax.reading.model import make_docs
from parallax.reading.roles import find_roles
from parallax.reading.sentences import find_sentences

pytestmark = pytest.mark.model

GOLD = [
    # 000
    (
        "target",
        "The U.S. government has reportedly authorized a covert operation targeting [military infrastructure] in Venezuela.",
        ["military infrastructure"],
    ),
    (
        "actor",
        "[The U.S. government] has reportedly authorized a covert operation targeting military infrastructure.",
        ["United States government"],
    ),
    ("timing", "The planned strikes, which could begin [as soon as this week], are said to focus on facilities.", ["as soon as this week"]),
    # 001
    ("place", "The US is apparently preparing possible airstrikes inside [Venezuela].", ["Venezuela"]),
    ("means", "The US is apparently preparing [possible airstrikes] inside Venezuela.", ["airstrike"]),
    # 002
    (
        "actor",
        "[The Trump administration] is preparing air and naval strikes against military targets in Venezuela.",
        ["Trump administration"],
    ),
    ("means", "The Trump administration is preparing [air and naval strikes] against military targets.", ["airstrike"]),
    ("condition", "Strikes hit the port on Monday. [If authorized], the strikes would mark a turn.", ["authorized"]),
    ("timing", "Sources told the outlet that the strikes could begin [within days].", ["within days"]),
    (
        "victims",
        "U.S. troops have carried out 13 strikes on smuggling vessels, killing [57 suspected traffickers].",
        ["suspected trafficker"],
    ),
    # 003
    ("timing", "Explosions shook Caracas on [Thursday night].", ["thursday night"]),
    ("place", "Explosions shook [Caracas] on Thursday night.", ["Caracas"]),
    ("motive", "The strikes were part of an effort to [disrupt the narcoterrorist networks].", ["disrupt narcoterrorist network"]),
    ("victims", "Strikes hit the port on Monday. A strike in September resulted in eleven fatalities, including [minors].", ["minor"]),
    (
        "actor",
        "Explosions shook Caracas on Thursday night, an escalation in [U.S. military] actions against gangs.",
        ["United States military"],
    ),
    ("actor", "Reports indicate that the strikes used advanced technology, with a covert [CIA] drone.", ["CIA"]),
    ("actor", "Under President [Donald Trump]’s direct orders, a series of strikes hit the port.", ["Donald Trump"]),
    ("target", "Under direct orders, a series of strikes targeted [infrastructure] associated with drug trafficking.", ["infrastructure"]),
    (
        "target",
        "Strikes hit the coast. Sources confirmed the facility targeted was recognized as [a major logistics hub] for smuggling.",
        ["major logistics hub"],
    ),
    (
        "target",
        "Strikes hit the port on Monday, after President Trump orders strikes on [Venezuelan military sites].",
        ["venezuelan military site"],
    ),
    # 004
    (
        "actor",
        "Strikes hit the port. He confirmed the authorization of the [Central Intelligence Agency] to undertake secret operations.",
        ["CIA"],
    ),
    (
        "means",
        "Any U.S. military operations would likely require [stealth-capable platforms] or standoff munitions.",
        ["stealth-capable platform"],
    ),
    # other stories
    ("actor", "The [Israeli army] raided the camp on Sunday.", ["Israel Defense Forces"]),
    ("actor", "[French troops] attacked the rebel camp on Sunday.", ["France troops"]),
    ("target", "The jets bombed military installations, including [naval bases] and ports.", ["naval base"]),
    ("actor", "[Israeli jets] bombed a warehouse in Damascus on Sunday.", ["Israel"]),
    ("place", "A bomb exploded in [Baghdad] on Friday.", ["Baghdad"]),
]

SILENT = [
    ("actor", "Explosions shook Caracas on Thursday night."),
    ("actor", "The Paris attacks killed 130 people."),
    ("timing", "The raid on the port lasted nearly two hours."),
    ("condition", "The raid on the port is over; the question is no longer if it will end."),
    ("target", "The raid happened at the time of the vote."),
    ("target", "Prices rose in May."),
]


def read(text):
    (doc,) = make_docs([text])
    sentences = find_sentences(doc)
    return find_roles(doc, sentences, find_entities(doc, sentences), [], [])


@pytest.mark.parametrize(("slot", "marked", "values"), GOLD)
def test_roles(slot, marked, values):
    text = marked.replace("[", "").replace("]", "")
    found = [role for role in read(text) if role.slot == slot]
    assert set(values) <= {role.value for role in found}
    words = marked[marked.index("[") + 1 : marked.index("]")]
    assert any(text[slice(*role.span)] == words for role in found if role.value == values[0])


@pytest.mark.parametrize(("slot", "text"), SILENT)
def test_silence(slot, text):
    assert [role for role in read(text) if role.slot == slot] == []


def test_groups_behind_a_target():
    text = "The strikes focused on facilities linked to the Tren de Aragua gang."
    assert {(role.value, role.certain) for role in read(text) if role.slot == "target"} == {("facility", True), ("Tren de Aragua", True)}


def test_doubt_takes_certainty():
    (actor,) = [role for role in read("The US is apparently preparing airstrikes on Syria.") if role.slot == "actor"]
    assert not actor.certain


@given(st.text(alphabet='The strikeson portI.,‘’"\n5', max_size=120))
@settings(max_examples=40, deadline=None)
def test_any_text_is_survived(text):
    assert all(text[slice(*role.span)].strip() for role in read(text))
