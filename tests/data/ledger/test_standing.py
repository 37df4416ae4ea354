"""What stands after a row of events, in whatever order they arrive."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.ledger.records import BadEvent, Event
from data.ledger.standing import NOTHING, fold


def test_nothing_said_is_not_reviewed():
    assert fold([]) == NOTHING
    assert NOTHING.state == "not reviewed"


def test_a_reviewer_has_one_verdict_and_the_later_one(said):
    stands = fold([said("Ada", "confirm", 1), said("Ada", "dismiss", 2, note="Two different days.")])
    assert stands.state == "dismissed"
    assert [event.note for event in stands.verdicts] == ["Two different days."]
    assert [event.act for event in stands.past] == ["confirm"]


def test_two_reviewers_can_differ(said):
    stands = fold([said("Ada", "confirm", 1), said("Ben", "dismiss", 2)])
    assert stands.state == "reviewers differ"
    assert (stands.verdict("Ada").act, stands.verdict("Ben").act, stands.verdict("Cleo")) == ("confirm", "dismiss", None)


def test_an_undo_brings_back_what_stood_before_and_can_be_undone(said):
    first, second = said("Ada", "confirm", 1), said("Ada", "dismiss", 2)
    undo = said("Ada", "undo", 3, undoes=second.id)
    assert fold([first, second, undo]).state == "confirmed"
    assert fold([first, second, undo, said("Ada", "undo", 4, undoes=undo.id)]).state == "dismissed"


def test_nobody_takes_back_what_another_said(said):
    note = said("Ada", "comment", 1, note="The mayor is quoted twice.")
    stands = fold([note, said("Ben", "undo", 2, undoes=note.id)])
    assert stands.comments == (note,)


def test_a_correction_stands_beside_ours_and_another_replaces_it(said):
    first = said("Ada", "edit", 1, severity="high")
    second = said("Ada", "edit", 2, title="How many died at sea?", relation="UPDATE")
    stands = fold([first, second, said("Ben", "edit", 3, severity="low")])
    assert stands.edit("Ada") == second
    assert stands.edit("Ben").severity == "low"
    assert stands.state == "not reviewed"
    assert stands.anchor.title == "How many died?"


@pytest.mark.parametrize(
    "given",
    [
        {"act": "like"},
        {"reviewer": ""},
        {"reviewer": "Ada\u202e"},
        {"reviewer": "A" * 61},
        {"act": "comment", "note": " "},
        {"act": "edit"},
        {"act": "edit", "severity": "dreadful"},
        {"act": "edit", "relation": "QUARRELS"},
        {"act": "confirm", "severity": "high"},
        {"act": "undo"},
        {"act": "confirm", "undoes": "0" * 32},
        {"note": "x" * 4001},
    ],
    ids=str,
)
def test_an_event_that_cannot_be_is_not_made(said, given):
    with pytest.raises(BadEvent):
        said(**given)


@given(data=st.data())
def test_order_of_arrival_and_doubles_make_no_difference(deaths, data):
    events: list[Event] = []
    for second in range(data.draw(st.integers(0, 12))):
        act = data.draw(st.sampled_from(["confirm", "dismiss", "comment", "edit", *(["undo"] if events else [])]))
        given = {
            "comment": {"note": "n"},
            "edit": {"severity": "low"},
            "undo": {"undoes": data.draw(st.sampled_from(events)).id if events else ""},
        }.get(act, {})
        events.append(
            Event(
                reviewer=data.draw(st.sampled_from(["Ada", "Ben"])),
                act=act,
                anchor=deaths,
                at=f"2026-01-31T12:00:{second:02d}.000000Z",
                **given,
            )
        )
    stands = fold(events)
    assert fold([*data.draw(st.permutations(events)), *events]) == stands
    assert sorted((*stands.now, *stands.past), key=lambda event: event.order) == events
    assert len({event.reviewer for event in stands.verdicts}) == len(stands.verdicts)
    for reviewer in ("Ada", "Ben"):  # undoing whatever is live last takes exactly that away
        if own := stands.verdict(reviewer):
            undo = replace(own, act="undo", note="", undoes=own.id, id="f" * 32, at="2026-01-31T13:00:00.000000Z")
            after = fold([*events, undo])
            assert after.verdict(reviewer) != own
