"""How intervals lie to each other."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parallax.comparing.intervals import Bounds, exceeds, gap, lie, show

GOLD = [
    ((57, 57), (57, 57), "equal"),
    ((51, None), (57, 57), "nested"),
    ((13, None), (13, None), "equal"),
    ((2, None), (6, None), "nested"),
    ((3, 9), (5, 12), "overlapping"),
    ((0, 0), (57, 57), "disjoint"),
    ((None, 10), (11, None), "disjoint"),
]


@pytest.mark.parametrize(("one", "other", "expected"), GOLD)
def test_lie(one: Bounds, other: Bounds, expected: str) -> None:
    assert lie(one, other) == expected == lie(other, one)


@pytest.mark.parametrize(
    ("bounds", "expected"), [((57, 57), "57"), ((51, None), "51 or more"), ((None, 9), "at most 9"), ((1000, 2000), "1,000 to 2,000")]
)
def test_show(bounds: Bounds, expected: str) -> None:
    assert show(bounds) == expected


def bounds() -> st.SearchStrategy[Bounds]:
    side = st.none() | st.integers(0, 1000)
    return st.tuples(side, side).filter(lambda pair: pair[0] is None or pair[1] is None or pair[0] <= pair[1])


@given(bounds(), bounds())
def test_intervals_have_a_gap_exactly_when_they_are_disjoint(one: Bounds, other: Bounds) -> None:
    assert (gap(one, other)[0] > 0) == (lie(one, other) == "disjoint")


@given(bounds(), bounds())
def test_a_part_that_exceeds_its_whole_is_disjoint_from_it(one: Bounds, other: Bounds) -> None:
    if exceeds(one, other):
        assert lie(one, other) == "disjoint"
