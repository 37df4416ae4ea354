"""Two reviewers' verdicts counted against each other, as in the literature on agreement between coders."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.ledger.agreement import agreement
from data.ledger.records import Event
from data.ledger.standing import fold


def standings(deaths, pairs):
    """A finding for each pair of letters: c confirmed, d dismissed, a point nothing."""
    acts = {"c": "confirm", "d": "dismiss"}
    return {
        f"finding:{n}": fold(
            Event(reviewer=who, act=acts[act], anchor=replace(deaths, id=str(n)))
            for who, act in zip(("Ada", "Ben"), pair, strict=True)
            if act in acts
        )
        for n, pair in enumerate(pairs)
    }


@pytest.mark.parametrize(
    ("pairs", "share", "kappa"),
    [
        # Cohen's example of 50 grant proposals: 20 yes/yes, 5 yes/no, 10 no/yes, 15 no/no
        (["cc"] * 20 + ["cd"] * 5 + ["dc"] * 10 + ["dd"] * 15, 0.7, 0.4),
        (["cc", "dd"], 1.0, 1.0),
        (["cd", "dc"], 0.0, -1.0),
        (["cc", "cd", "dc", "dd"], 0.5, 0.0),
        (["cc", "cc"], 1.0, None),
        (["c.", ".d"], None, None),
        ([], None, None),
    ],
    ids=str,
)
def test_percent_and_kappa(deaths, pairs, share, kappa):
    found = agreement(standings(deaths, pairs), "Ada", "Ben")
    assert found.share == share
    assert found.kappa == (kappa if kappa is None else pytest.approx(kappa))


def test_every_finding_is_sorted_by_what_the_two_said(deaths):
    found = agreement(standings(deaths, ["cc", "cd", "c.", ".d", ".."]), "Ada", "Ben")
    assert (found.same, found.differ, found.only_first, found.only_second) == (
        ("finding:0",),
        ("finding:1",),
        ("finding:2",),
        ("finding:3",),
    )


@given(pairs=st.lists(st.sampled_from(["cc", "cd", "dc", "dd", "c.", ".d", ".."]), max_size=30))
def test_who_comes_first_makes_no_difference(deaths, pairs):
    held = standings(deaths, pairs)
    one, other = agreement(held, "Ada", "Ben"), agreement(held, "Ben", "Ada")
    assert (one.same, one.differ, one.only_first, one.share) == (other.same, other.differ, other.only_second, other.share)
    assert one.kappa == (other.kappa if other.kappa is None else pytest.approx(other.kappa))
    assert one.kappa is None or one.kappa <= 1 + 1e-9
    assert len(one.same) + len(one.differ) + len(one.only_first) + len(one.only_second) == sum(pair != ".." for pair in pairs)
