"""Which figure is called best, and by which rule."""

from __future__ import annotations

import random
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.best import Figure, choose
from data.independence import origins


def figure(
    low: int | None,
    high: int | None,
    article: str = "a",
    *,
    day: int | None = None,
    on_record: bool = False,
    upstream: tuple[str, ...] = (),
) -> Figure:
    when = date(2020, 5, day) if day else None
    claim = f"{article}-{low}-{high}-{day}"
    return Figure(claim=claim, article=article, low=low, high=high, earliest=when, latest=when, on_record=on_record, upstream=upstream)


WIRE = ("outlet reuters",)
# what it shows, the figures, the best of them, the rule
GOLD = [
    ("one figure is the best there is", [figure(57, 57)], (57, 57), "only"),
    ("two that say the same", [figure(13, None), figure(13, None, "b")], (13, None), "same"),
    ("what a ministry gives on record", [figure(9, 9, on_record=True), figure(14, 14, "b"), figure(14, 14, "c")], (9, 9), "on_record"),
    ("two origins against one", [figure(9, 9), figure(14, 14, "b"), figure(14, 14, "c")], (14, 14), "origins"),
    (
        "two reports of one wire are one origin",
        [figure(9, 9), figure(14, 14, "b", upstream=WIRE), figure(14, 14, "c", upstream=WIRE)],
        None,
        "none",
    ),
    ("a later count replaces an earlier one", [figure(30, 30, day=1), figure(43, 43, "b", day=2)], (43, 43), "latest"),
    ("a later floor replaces an earlier one", [figure(60, None, day=1), figure(84, None, "b", day=2)], (84, None), "latest"),
    ("a later count inside an earlier floor", [figure(84, None, day=1), figure(85, 85, "b", day=2)], (85, 85), "latest"),
    ("a toll does not fall, so the later is only the later", [figure(85, 85, day=1), figure(77, 77, "b", day=2)], (77, 77), "latest"),
    ("the point inside the floor", [figure(12, None), figure(14, 14, "b")], (14, 14), "exact"),
    ("what two bands share", [figure(45, 55), figure(50, None, "b")], (50, 55), "shared"),
    ("nothing decides", [figure(9, 9), figure(14, 14, "b")], None, "none"),
    (
        "many early reports do not outvote a later count",
        [figure(1, 1, day=1), figure(1, 1, "b", day=1), figure(24, 24, "c", day=2)],
        (24, 24),
        "latest",
    ),
    (
        "of an unknown hour, in a toll that rises",
        [figure(1, 1, day=1), figure(5, 5, "b"), figure(24, 24, "c", day=2)],
        (24, 24),
        "latest",
    ),
]


@pytest.mark.parametrize(("shows", "figures", "best", "rule"), GOLD, ids=[row[0] for row in GOLD])
def test_the_rule_that_chooses(shows: str, figures: list[Figure], best: object, rule: str) -> None:
    found = choose(figures, growing=True)
    assert (found.best, found.rule) == (best, rule)


def test_a_measure_that_does_not_grow_replaces_nothing() -> None:
    found = choose([figure(30, 30, day=1), figure(20, 20, "b", day=2)], growing=False)
    assert (found.low, found.best, found.high, found.replaced) == (20, (20, 20), 30, ())


def test_no_best_says_how_many_sources_there_are() -> None:
    found = choose([figure(9, 9), figure(14, 14, "b"), figure(30, 30, "c")], growing=True)
    assert found.why == "no best: three sources, and no rule decides between them"


FIGURES = st.lists(
    st.builds(
        lambda low, width, article, day, on_record: figure(low, None if width > 8 else low + width, article, day=day, on_record=on_record),
        st.integers(0, 30),
        st.integers(0, 10),
        st.sampled_from("abcdef"),
        st.one_of(st.none(), st.integers(1, 5)),
        st.booleans(),
    ),
    min_size=1,
    max_size=8,
    unique_by=lambda one: one.claim,
)


@given(FIGURES, st.booleans(), st.integers(0, 9))
def test_order_changes_nothing_and_the_best_lies_between_low_and_high(figures: list[Figure], growing: bool, seed: int) -> None:
    found = choose(figures, growing=growing)
    mixed = list(figures)
    random.Random(seed).shuffle(mixed)
    again = choose(mixed, growing=growing)
    assert (found.low, found.best, found.high, found.rule) == (again.low, again.best, again.high, again.rule)
    assert (found.best is None) == (found.rule == "none")
    if found.best is not None and found.best[0] is not None and found.low is not None:
        assert found.best[0] >= found.low
    if found.best is not None and found.high is not None:
        assert found.best[1] is not None
        assert found.best[1] <= found.high


@given(FIGURES)
def test_a_copy_of_an_article_changes_no_best(figures: list[Figure]) -> None:
    first = figures[0]
    as_copied = [
        Figure(**{name: getattr(one, name) for name in Figure.__dataclass_fields__} | {"upstream": ("text a",)})
        if one.article == first.article
        else one
        for one in figures
    ]
    copies = [
        Figure(**{name: getattr(one, name) for name in Figure.__dataclass_fields__} | {"article": "z", "claim": f"z{one.claim}"})
        for one in as_copied
        if one.article == first.article
    ]
    before, after = choose(as_copied, growing=True), choose([*as_copied, *copies], growing=True)
    assert (before.low, before.best, before.high) == (after.low, after.best, after.high)


@pytest.mark.parametrize(
    ("supports", "number"),
    [
        ([], 0),
        ([("a", ())], 1),
        ([("a", ()), ("a", ("outlet x",))], 1),
        ([("a", ()), ("b", ())], 2),
        ([("a", ("outlet x",)), ("b", ("outlet x", "text b")), ("c", ("text b",)), ("d", ())], 2),
    ],
)
def test_what_shares_anything_upstream_is_one_origin(supports: list[tuple[str, tuple[str, ...]]], number: int) -> None:
    assert origins(supports) == number
