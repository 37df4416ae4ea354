"""What was in it, and where exactly: goods, bearings and blocks that two articles give."""

from __future__ import annotations

import pytest

from parallax.comparing.accounts import prepare
from parallax.comparing.cargo import compare_cargo, find_loads
from parallax.comparing.extents import compare_extents
from parallax.comparing.nearness import Nearness
from parallax.comparing.spots import compare_spots
from parallax.comparing.timing import compare_clocks
from parallax.records import Quantity, Reading
from tests.comparing.frames import reading, span_of, word_vectors

# Text, the goods of each place, whether it is only suspected.
LOADS = [
    ("The truck was full of explosives.", [(["explosives"], False)]),
    ("The lorry was packed with weapons and grenades.", [(["arms", "grenades"], False)]),
    ("Police found firearms and grenades in the truck.", [(["arms", "grenades"], False)]),
    ("Vessels suspected of smuggling cocaine were hit.", [(["drugs"], True)]),
    ("Boats carrying narcotics were hit.", [(["drugs"], False)]),
    ("The truck was full of hope.", []),
    ("The room was full of explosives.", []),
    ("He carried a gun.", []),
]


@pytest.mark.parametrize(("text", "expected"), LOADS)
def test_goods_are_read(text: str, expected: list[tuple[list[str], bool]]):
    found = find_loads(prepare([reading("a", text)])[0])
    assert [(sorted(row.goods), row.doubted) for row in found] == expected


def cargo(here: str, there: str) -> list[tuple[str, str, bool]]:
    accounts = prepare([reading("a", here), reading("b", there)])
    rows = compare_cargo(accounts, Nearness(word_vectors(accounts)))
    return [(row.relation.kind, row.relation.relation, row.shown) for row in rows]


def test_goods_that_share_nothing_contradict():
    here, there = "The truck was full of explosives, he said.", "The truck was full of weapons, he said."
    assert cargo(here, there) == [("means", "CONTRADICTS", True)]


def test_goods_in_common_do_not():
    here, there = "The truck was full of explosives, he said.", "The truck was full of explosives and guns, he said."
    assert cargo(here, there) == [("means", "COMPATIBLE", False)]


def test_two_finds_in_one_place_do_not():
    here, there = "Officers found weapons in the house on Monday.", "Officers found cash in the house on Monday."
    assert cargo(here, there) == [("means", "COMPATIBLE", False)]


def test_a_suspicion_against_a_fact_is_told():
    here, there = "The boats suspected of smuggling drugs were sunk at dawn.", "The boats carrying drugs were sunk at dawn."
    assert cargo(here, there) == [("framing", "CONTRADICTS", True)]


def test_another_holder_is_no_answer():
    assert cargo("The truck was full of explosives, he said.", "The house was full of weapons, he said.") == []


def spots(*texts: str) -> list[str]:
    accounts = prepare([reading(f"a{number}", text) for number, text in enumerate(texts)])
    return [row.relation.relation for row in compare_spots(accounts)]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("It lay 55 kilometers (34 miles) west of the town of Marle.", "It lay 55km south of Marle."),
        ("It lay 34 miles west of Marle.", "It lay 55 kilometres south of Marle."),
        ("It was in the 14600 block of E. 14th Street.", "It was in the 14500 block of East 14th St."),
    ],
)
def test_places_that_exclude_each_other(here: str, there: str):
    assert spots(here, there) == ["CONTRADICTS"]


@pytest.mark.parametrize(
    ("here", "there"),
    [
        ("It lay 55 km west of Marle.", "It lay 34 miles west of Marle."),
        ("It lay 55 km west of Marle.", "It lay 55 km southwest of Marle."),  # half a quarter of the compass
        ("It lay 55 km west of Marle.", "It lay 120 km south of Marle."),  # another place
        ("It lay 55 km west of Marle.", "It lay 55 km south of Orbec."),
        ("It was in the 100 block of Elm Street.", "It was in the 200 block of Oak Street."),
        ("It was in the 100 block of Elm Street, he fled to the 200 block of Elm Street.", "It was in the 200 block of Elm Street."),
    ],
)
def test_places_that_need_not_differ(here: str, there: str):
    assert spots(here, there) == []


def clocks(here: str, there: str) -> list[str]:
    accounts = prepare([reading("a", here), reading("b", there)])
    return [row.relation.relation for row in compare_clocks(accounts, Nearness(word_vectors(accounts)))]


def test_when_the_police_came_is_another_time():
    here = "Gunmen fired on the old town harbour at 10:30 p.m. on Monday."
    assert clocks(here, "Gunmen fired on the old town harbour at 10:45 p.m. on Monday.") == ["CONTRADICTS"]
    assert clocks(here, "Police responded to the old town harbour at 10:45 p.m. on Monday.") == []
    assert clocks(here, "Posted Monday at 10:45 p.m. on the old town harbour.") == []


def test_an_article_that_gives_both_hours_contradicts_nobody():
    both = "Gunmen fired on the old town harbour at 10:30 p.m. on Monday. They fired on the old town harbour again at 10:45 p.m. on Monday."
    assert clocks(both, "Gunmen fired on the old town harbour at 10:45 p.m. on Monday.") == []


def lasting(article: str, words: str, low: float, unit: str, *, hedge: str = "about") -> Reading:
    text = f"The shock was felt in the old town for {words} on Monday, officials said."
    found = Quantity(span=span_of(text, words.rsplit(" ", 1)[0]), low=low, high=low, hedge=hedge, unit=unit)
    return reading(article, text, quantities=[found])


def extents(here: Reading, there: Reading) -> list[tuple[str, str]]:
    accounts = prepare([here, there])
    rows = compare_extents(accounts, Nearness(word_vectors(accounts)))
    return [(row.relation.kind, row.relation.relation) for row in rows]


def test_lengths_of_time_and_way():
    quarter = lasting("a", "around 15 seconds", 15, "second")
    assert extents(quarter, lasting("b", "around one minute", 1, "minute")) == [("timing", "CONTRADICTS")]
    assert extents(quarter, lasting("b", "around 17 seconds", 17, "second")) == [("timing", "AGREES")]
    assert extents(quarter, lasting("b", "around two miles", 2, "mile")) == []
    assert extents(lasting("a", "about one mile", 1, "mile"), lasting("b", "about two kilometres", 2, "kilometre")) == [("place", "AGREES")]
