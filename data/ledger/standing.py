"""Events of one finding → what stands now. Nothing is overwritten: the current state is a view of all that was said."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from data.ledger.records import VERDICTS, Anchor, Event

STATES = ("not reviewed", "confirmed", "dismissed", "reviewers differ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """What reviewers say of one finding. Each reviewer has at most one verdict and one correction; ``past`` is the rest, in order."""

    verdicts: tuple[Event, ...] = ()
    edits: tuple[Event, ...] = ()
    comments: tuple[Event, ...] = ()
    past: tuple[Event, ...] = ()

    @property
    def state(self) -> str:
        """One of STATES, from the verdicts of all reviewers."""
        said = {event.act for event in self.verdicts}
        return STATES[3] if len(said) > 1 else STATES[1] if said == {"confirm"} else STATES[2] if said == {"dismiss"} else STATES[0]

    @property
    def now(self) -> tuple[Event, ...]:
        """All that stands, in order."""
        return tuple(sorted((*self.verdicts, *self.edits, *self.comments), key=lambda event: event.order))

    @property
    def said(self) -> tuple[Event, ...]:
        """All that was ever said, in order."""
        return tuple(sorted((*self.now, *self.past), key=lambda event: event.order))

    @property
    def anchor(self) -> Anchor | None:
        """The finding as it was seen last."""
        return self.said[-1].anchor if self.said else None

    def verdict(self, reviewer: str) -> Event | None:
        """The reviewer's own verdict."""
        return next((event for event in self.verdicts if event.reviewer == reviewer), None)

    def edit(self, reviewer: str) -> Event | None:
        """The reviewer's own correction."""
        return next((event for event in self.edits if event.reviewer == reviewer), None)


NOTHING = Standing()


def fold(events: Iterable[Event]) -> Standing:
    """What stands after these events, whatever order they come in.

    A reviewer takes back what they said with an undo, and takes an undo back with another: what stood before it stands again.
    """
    ordered = sorted({event.id: event for event in events}.values(), key=lambda event: event.order)
    live = _live(ordered)
    verdicts = {event.reviewer: event for event in ordered if event.id in live and event.act in VERDICTS}
    edits = {event.reviewer: event for event in ordered if event.id in live and event.act == "edit"}
    comments = tuple(event for event in ordered if event.id in live and event.act == "comment")
    standing = {event.id for event in (*verdicts.values(), *edits.values(), *comments)}
    return Standing(
        verdicts=_in_order(verdicts.values()),
        edits=_in_order(edits.values()),
        comments=comments,
        past=tuple(event for event in ordered if event.id not in standing),
    )


def _live(ordered: list[Event]) -> set[str]:
    """The events that nobody took back. Read from the last to the first, so that what takes back is known to hold itself."""
    taken: set[tuple[str, str]] = set()
    live = set()
    for event in reversed(ordered):
        if (event.reviewer, event.id) in taken:
            continue
        live.add(event.id)
        if event.undoes:
            taken.add((event.reviewer, event.undoes))
    return live


def _in_order(events: Iterable[Event]) -> tuple[Event, ...]:
    return tuple(sorted(events, key=lambda event: event.order))
