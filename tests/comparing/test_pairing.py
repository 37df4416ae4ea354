"""Which figures are held against each other, in a story of a few and of hundreds of articles."""

from __future__ import annotations

from dataclasses import replace

import pytest

from parallax.comparing import pairing
from parallax.comparing.facts import Fact
from parallax.comparing.pairing import Group, pairs
from parallax.records import Quantity, Value


def fact(article: str, number: int, *, measure: str = "killed", main: bool = True) -> Fact:
    quantity = Quantity(span=(0, 1), low=number, high=number, hedge="exact", measure=measure, chart=True)
    return Fact(
        article=article,
        kind="count",
        slot=measure,
        topic="toll",
        value=Value(text=str(number), low=number, high=number, hedge="exact"),
        label=str(number),
        spans=((0, 1),),
        quantity=quantity,
        main=main,
    )


def group(letters: str, number: int, *, measure: str = "killed", main: bool = True) -> Group:
    return tuple(fact(letter, number, measure=measure, main=main) for letter in letters)


def met(groups: list[Group]) -> set[tuple[str, str]]:
    return {("".join(row.article for row in one), "".join(row.article for row in other)) for one, other in pairs(groups)}


def test_killed_and_injured_are_not_held_against_each_other_but_against_casualties() -> None:
    groups = [group("a", 3), group("b", 9, measure="injured"), group("c", 12, measure="casualties"), group("d", 4)]
    assert met(groups) == {("a", "c"), ("b", "c"), ("c", "d"), ("a", "d")}


def test_figures_told_in_passing_meet_only_where_they_may_be_one() -> None:
    groups = [group("a", 3, main=False), group("b", 4, main=False), group("c", 3, main=False)]
    assert met(groups) == {("a", "c")}


def test_among_very_many_a_passing_figure_meets_each_own_figure_once(monkeypatch: pytest.MonkeyPatch) -> None:
    groups = [group("ab", 3), group("c", 3), group("d", 5), group("e", 7, main=False), group("f", 3, main=False)]
    groups[1] = tuple(replace(row, subject="men") for row in groups[1])
    own = {("ab", "c"), ("ab", "d"), ("c", "d")}
    few = met(groups)
    assert few == own | {("ab", "e"), ("c", "e"), ("d", "e"), ("ab", "f"), ("c", "f"), ("d", "f")}
    monkeypatch.setattr(pairing, "_MANY", 3)
    # c gives the figure of ab: what excludes it excludes both; what may be the same figure is still held against both
    assert met(groups) == few - {("c", "e")}
