"""Which event the words mean: `[brackets]` mark the word that is asked about, the rest is the article."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from parallax.reading.model import load_model
from parallax.reading.scenes import find_scene
from parallax.records import Scene

pytestmark = pytest.mark.model

OWN_WORDS = [
    ("U.S. forces have conducted maritime [strikes] in the Caribbean, since September.", "strike", "sea", ("Caribbean",), "September"),
    ("Troops have carried out at least 13 [strikes] on smuggling vessels since early September.", "strike", "sea", (), "early September"),
    ("The US is apparently preparing possible [airstrikes] inside Venezuela.", "strike", "land", ("Venezuela",), None),
    ("It is preparing air and naval [strikes] against military targets in Venezuela.", "strike", "land", ("Venezuela",), None),
    ("The raids were U.S. [strikes] in international waters.", "strike", "sea", (), None),
    ("Military [strikes] on Venezuelan soil would represent a new step.", "strike", "land", ("Venezuela",), None),
    ("Rebels fired on a ship in an [attack] off Yemen.", "strike", "sea", ("Yemen",), None),
    ("[Explosions] shook Caracas on Thursday night.", "explosion", "land", ("Caracas",), "Thursday night"),
    ("An [earthquake] struck Aceh province in Indonesia on Tuesday.", "earthquake", "land", ("Aceh", "Indonesia"), "Tuesday"),
    ("Rail [strikes] hit London on Monday.", "protest", "land", ("London",), "Monday"),
    ("A drug trafficking [operation] was found.", None, None, (), None),
]
# The event that a count hangs on.
COUNTED = [
    ("A strike in September resulted in eleven [fatalities].", "strike", None, "September"),
    ("Troops carried out 13 strikes on smuggling vessels, killing 57 [traffickers].", "strike", "sea", None),
    ("He fights the fentanyl crisis, which killed 70,000 [Americans] in 2023.", "disease", None, "2023"),
    ("No [casualties] were reported from the flood.", "storm", None, None),
    ("A powerful earthquake flattened buildings and sparked landslides Tuesday, killing five [people].", "earthquake", "land", None),
    ("A strong earthquake struck Aceh province on Tuesday, killing one [person].", "earthquake", "land", "Tuesday"),
    ("The 170,000 [people] were killed by a huge earthquake in 2004.", "earthquake", None, "2004"),
    ("Forty [houses] were damaged by the quake.", "earthquake", None, None),
]
SEA = "U.S. forces have conducted maritime strikes in the Caribbean. They target vessels suspected of smuggling. "
LAND = "Explosions shook Caracas on Thursday night. Under orders, a series of strikes targeted infrastructure.\n"
QUAKE = "Quake hits Indonesia\n\nAn earthquake struck Aceh province in Indonesia on Tuesday.\n"
ATTACK = "A truck attack killed dozens in Nice on Thursday night.\n"
FILLER = "The organization has evolved from its origins. It trades across the region. Its leaders are known.\n"
BORROWED = [
    ("a counted plural from its paragraph", SEA + "There have been at least 13 [operations] so far.", "sea", True),
    ("a pointing word from the opening", LAND + FILLER + "No one was hurt in this specific [strike].", "land", True),
    ("the first one is of the opening", LAND + FILLER + "The initial drone [strike] in Caracas killed nobody.", "land", True),
    ("a new one from nothing", LAND + FILLER + "A [strike] in September killed eleven.", None, False),
    ("previous ones from nothing", LAND + FILLER + "Previous [operations] have claimed lives.", None, False),
    ("other words set it apart", LAND + FILLER + "The [strikes] on smuggling vessels go on.", "sea", False),
    ("plural does not point at one", LAND + FILLER + "A strike in September killed eleven. Critics doubt these [strikes].", "land", True),
    ("no event named: the opening", LAND + FILLER + "Eleven [people] died.", "land", True),
    ("a count beside a collapse", QUAKE + "We have 50 [people] hurt when the walls of their houses collapsed.", "land", True),
    ("another quake of another year", QUAKE + FILLER + "In 2004 a massive [tremor] sparked a tsunami.", None, False),
    ("the same in a second sentence", QUAKE + "The 6.1-magnitude [quake] struck at noon.", "land", True),
    ("attacks named after a place", ATTACK + FILLER + "It came eight months after the Paris [attacks].", None, False),
    ("no event named, but another year", LAND + FILLER + "Eleven [people] died in 2009.", None, False),
]


def scene_of(marked: str) -> tuple[Scene, str]:
    start = marked.index("[")
    text = marked.replace("[", "").replace("]", "")
    doc = load_model()(text)
    return find_scene(doc, next(token for token in doc if token.idx == start)), text


@pytest.mark.parametrize(("marked", "family", "setting", "places", "time"), OWN_WORDS)
def test_own_words(marked: str, family: str | None, setting: str | None, places: tuple[str, ...], time: str | None) -> None:
    scene, text = scene_of(marked)
    assert (scene.family, scene.setting, scene.places) == (family, setting, places)
    assert (text[slice(*scene.time)] if scene.time else None) == time


@pytest.mark.parametrize(("marked", "family", "setting", "time"), COUNTED)
def test_the_event_of_a_count(marked: str, family: str, setting: str | None, time: str | None) -> None:
    scene, text = scene_of(marked)
    assert (scene.family, scene.setting) == (family, setting)
    assert (text[slice(*scene.time)] if scene.time else None) == time


@pytest.mark.parametrize(("what", "marked", "setting", "lead"), BORROWED)
def test_what_is_borrowed(what: str, marked: str, setting: str | None, lead: bool) -> None:
    scene, _ = scene_of(marked)
    assert (scene.setting, scene.lead) == (setting, lead), what


@settings(max_examples=30, deadline=None)
@given(st.text(max_size=120))
def test_any_text_is_survived(text: str) -> None:
    doc = load_model()(text)
    for token in doc:
        scene = find_scene(doc, token)
        assert scene.time is None or 0 <= scene.time[0] < scene.time[1] <= len(text)
