"""Versions of one article: found, not counted twice, and what changed between them."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import replace

import pytest

from parallax.comparing import compare
from parallax.comparing.accounts import prepare
from parallax.comparing.shingles import find_copies
from parallax.comparing.versions import find_versions
from parallax.records import Comparison, Reading
from tests.comparing import frames
from tests.comparing.frames import entity, quantity, reading

pytestmark = pytest.mark.usefixtures("blind")
BODY = (
    " Rescue teams from three provinces dug through the night in the old town, where whole streets had come down."
    " The market square was turned into a hospital, and doctors asked the neighbours for blankets, water and light."
    " Schools stay closed until further notice, the town hall wrote in a statement on Tuesday evening."
)


@pytest.fixture(scope="module", autouse=True)
def blind() -> object:
    """Vectors from the words alone, so that these tests need no encoder."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr("parallax.comparing.hearing.vectors", frames.word_vectors)
        yield


def quake(
    article: str, killed: int, name: str = "Ana Lindt", *, day: str | None = "2020-05-01", outlet: str | None = "Post", **given: str
) -> Reading:
    """A report of a quake; ``given`` are its title and url."""
    text = f"The quake killed {killed} people, Mayor {name} said.{BODY}"
    counted = quantity(text, f"{killed} people", killed, killed, "killed", scene=frames.Scene(lead=True))
    made = reading(article, text, day=day, outlet=outlet, quantities=[counted], entities=[entity(text, name, "PERSON")])
    return replace(made, article=replace(made.article, **given))


def versions(*readings: Reading) -> list[tuple[str, ...]]:
    accounts = prepare(readings)
    return [row.versions for row in find_versions(accounts, find_copies(accounts))]


GOLD = [
    ("much of one text in one outlet", [quake("a", 12), quake("b", 15, day="2020-05-02")], [("a", "b")]),
    ("the newer one comes last", [quake("a", 12, day="2020-05-03"), quake("b", 15)], [("b", "a")]),
    ("another outlet prints it: a copy", [quake("a", 12), quake("b", 15, outlet="Herald", day="2020-05-02")], []),
    ("the very same words: a copy", [quake("a", 12), quake("b", 12, day="2020-05-02")], []),
    (
        "no outlet is known, but the text and the days tell",
        [quake("a", 12, outlet=None), quake("b", 15, outlet=None, day="2020-05-02")],
        [("a", "b")],
    ),
    ("no outlet, no days", [quake("a", 12, outlet=None, day=None), quake("b", 15, outlet=None, day=None)], []),
    (
        "one outlet and nothing else in common",
        [
            reading("a", "A quake hit the town.", outlet="Post"),
            reading("b", "Dozens are feared dead under the ruins of a market.", outlet="Post"),
        ],
        [],
    ),
]


@pytest.mark.parametrize(("shows", "readings", "found"), GOLD, ids=[row[0] for row in GOLD])
def test_what_is_a_version(shows: str, readings: Sequence[Reading], found: list[tuple[str, ...]]) -> None:
    assert versions(*readings) == found


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("https://post.org/quake", "http://www.post.org/quake/?utm_source=x#top", True),
        ("https://post.org/quake", "https://amp.post.org/quake/amp", True),
        ("https://post.org/quake", "https://post.org/flood", False),
        ("https://post.org/", "https://post.org", False),
        ("http://[broken", "http://[broken", False),
    ],
)
def test_one_address_is_one_article(one: str, other: str, same: bool) -> None:
    first = reading("a", "A quake hit the town.", outlet="Post")
    second = reading("b", "Dozens are feared dead under the ruins of a market.", outlet="Post")
    rows = [replace(row, article=replace(row.article, url=url)) for row, url in ((first, one), (second, other))]
    assert bool(versions(*rows)) is same


def found(story: Comparison) -> list[tuple[str, tuple[str, ...], bool]]:
    """Kind and values of each revision, and whether its title knows which came first."""
    rows = [row for row in story.discrepancies if row.gate == "Version"]
    assert all(row.title.startswith("Revised: “") for row in rows)
    return sorted((row.kind, tuple(side.value for side in row.sides), "became" in row.title) for row in rows)


def test_a_toll_and_a_name_that_changed_are_told_as_revised_with_both_sentences() -> None:
    story = compare([quake("a", 12), quake("b", 15, "Anna Lind", day="2020-05-02")])
    assert found(story) == [
        ("count", ("12 people", "15 people"), True),
        ("name", ("Ana Lindt", "Anna Lind"), True),
    ]
    texts = {"a": quake("a", 12).article.text, "b": quake("b", 15, "Anna Lind").article.text}
    for row in story.discrepancies:
        if row.gate == "Version":
            assert row.relation == "UPDATE"
            assert [texts[side.article][slice(*side.evidence[0])] for side in row.sides] == [side.value for side in row.sides]
    assert not [row for row in story.discrepancies if row.relation == "CONTRADICTS"]


def test_of_unknown_days_no_version_is_called_the_newer() -> None:
    story = compare([quake("a", 12, day=None), quake("b", 15, day=None)])
    assert found(story) == [("count", ("12 people", "15 people"), False)]


def test_a_version_corroborates_nothing_and_contradicts_nobody_in_place_of_the_newest() -> None:
    old, new = quake("a", 12), quake("b", 15, day="2020-05-02")
    text = "At the port 12 people were killed by the quake, a fisherman said."
    other = reading("c", text, day="2020-05-01", quantities=[quantity(text, "12 people", 12, 12, "killed", scene=frames.Scene(lead=True))])
    alone, both = compare([new, other]), compare([old, new, other])
    shown = [(row.kind, row.relation, row.sides) for row in both.discrepancies if row.gate != "Version"]
    assert shown == [(row.kind, row.relation, row.sides) for row in alone.discrepancies]
    assert [row.candidates for row in both.ranges] == [
        tuple(replace(c, upstream=next(x.upstream for x in both.claims if x.id == c.claim)) for c in row.candidates) for row in alone.ranges
    ]
    assert {claim.article: claim.origins for claim in both.claims if claim.value.low == 15} == {"b": 1}
    assert ("version", ("a", "b")) in {(row.kind, row.articles) for row in both.origins}


def test_two_versions_that_say_the_same_are_one_origin() -> None:
    story = compare([quake("a", 12), quake("b", 12, "Anna Lind", day="2020-05-02")])
    assert {(claim.articles, claim.origins) for claim in story.claims if claim.kind == "count"} == {(2, 1)}


@pytest.mark.parametrize("seed", range(4))
def test_order_changes_nothing(seed: int) -> None:
    later = [quake("b", 15, day="2020-05-02"), quake("c", 18, "Anna Lind", day="2020-05-03")]
    rows = [quake("a", 12), *later, quake("d", 30, outlet="Herald")]
    mixed = list(rows)
    random.Random(seed).shuffle(mixed)
    assert replace(compare(mixed), articles=()) == replace(compare(rows), articles=())
