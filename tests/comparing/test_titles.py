"""A story is named by the event and the place that its articles share, not by one article's headline."""

import random

import pytest

from parallax.comparing.accounts import prepare
from parallax.comparing.titles import story_title
from parallax.records import Article, Entity, Reading, Sentence
from tests.made import spot


def told(number: int, text: str, *places: str, title: str | None = None) -> Reading:
    return Reading(
        article=Article(id=str(number), text=text, title=title),
        sentences=(Sentence(span=(0, len(text)), kind="body"),),
        entities=tuple(sorted((Entity(span=spot(text, place), label="GPE", name=place) for place in places), key=lambda e: e.span)),
    )


QUAKE = [
    told(1, "A strong earthquake in Aceh killed five. Padang was calm.", "Aceh", "Padang", title="Horror strikes"),
    told(2, "The quake in Aceh cut roads.", "Aceh"),
    told(3, "Help for the victims of the earthquake in Aceh is on its way to Medan.", "Aceh", "Medan"),
]


def title(*readings: Reading) -> str | None:
    return story_title(prepare(readings))


def test_the_commonest_phrase_of_event_and_place_names_the_story():
    assert title(*QUAKE) == "Earthquake in Aceh"


@pytest.mark.parametrize("seed", range(4))
def test_the_order_of_the_articles_changes_nothing(seed):
    shuffled = list(QUAKE)
    random.Random(seed).shuffle(shuffled)
    assert title(*shuffled) == title(*QUAKE)


def test_one_article_may_name_its_story_alone():
    assert title(QUAKE[1]) == "Quake in Aceh"


def test_without_a_shared_phrase_the_event_and_the_place_stand_side_by_side():
    assert (
        title(
            told(1, "Aceh shook. The earthquake lasted a minute.", "Aceh"), told(2, "An earthquake hit before dawn, and Aceh woke.", "Aceh")
        )
        == "Earthquake · Aceh"
    )


@pytest.mark.parametrize(
    "readings",
    [
        (told(1, "A book about Aceh.", "Aceh"), told(2, "A film about Aceh.", "Aceh")),
        (told(1, "The earthquake in Aceh.", "Aceh"), told(2, "The flood in Peru.", "Peru")),
        (told(1, ""),),
        (),
    ],
    ids=["no event", "nothing shared", "empty text", "no article"],
)
def test_silence_where_nothing_is_shared(readings):
    assert title(*readings) is None


def test_a_place_in_the_boilerplate_names_no_story():
    text = "More on the earthquake in Peru"
    reading = Reading(
        article=Article(id="1", text=text),
        sentences=(Sentence(span=(0, len(text)), kind="boilerplate"),),
        entities=(Entity(span=spot(text, "Peru"), label="GPE", name="Peru"),),
    )
    assert story_title(prepare([reading])) != "Earthquake in Peru"
