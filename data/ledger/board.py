"""The whole ledger against one story's tables: what stands on which finding, and what has lost its finding."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from data.ledger.anchors import Candidate, attach, belongs
from data.ledger.records import Anchor, Event
from data.ledger.standing import NOTHING, STATES, Standing, fold
from data.load import Tables


@dataclass(frozen=True, slots=True, kw_only=True)
class Board:
    """``standings`` by token; ``orphans`` are reviews whose evidence is no longer found; ``others`` counts those of other stories."""

    standings: Mapping[str, Standing]
    changed: Mapping[str, Anchor]
    orphans: tuple[Standing, ...] = ()
    others: int = 0
    reviewers: tuple[str, ...] = ()

    def of(self, token: str) -> Standing:
        """What stands on the finding with this token."""
        return self.standings.get(token, NOTHING)


# What a reader may want to see of the list.
CHOICES = ("any review", "not reviewed", "not yet by me", "confirmed", "dismissed", "reviewers differ", "with notes")


def wanted(standing: Standing, choice: str, reviewer: str) -> bool:
    """Whether a finding on which this stands is one that the choice asks for."""
    if choice == "not yet by me":
        return standing.verdict(reviewer) is None
    if choice == "with notes":
        return bool(standing.comments or standing.edits or any(event.note for event in standing.verdicts))
    return choice not in STATES or standing.state == choice


EMPTY = Board(standings={}, changed={})


def veiled(whole: Board, reviewer: str) -> Board:
    """The board with what others say of a finding left out until the reviewer has judged it, so that two can judge apart."""
    standings = {
        token: standing if standing.verdict(reviewer) else fold(event for event in standing.said if event.reviewer == reviewer)
        for token, standing in whole.standings.items()
    }
    return replace(whole, standings={token: standing for token, standing in standings.items() if standing.said}, orphans=())


def board(events: Iterable[Event], tables: Tables, story: str) -> Board:
    """Where every event stands in the story's tables; ``changed`` has by token the finding as it was reviewed, where it is another now."""
    own, others = [], 0
    articles = set(map(str, tables["articles"]["article"]))
    for event in events:
        if belongs(event.anchor, story, articles):
            own.append(event)
        else:
            others += 1
    means = attach({event.anchor.key: event.anchor for event in own}.values(), tables)
    held: dict[str, list[Event]] = {}
    lost: dict[str, list[Event]] = {}
    for event in own:
        found = means[event.anchor.key]
        home, name = (held, found.token) if found else (lost, event.anchor.key)
        home.setdefault(name, []).append(event)
    return Board(
        standings={token: fold(said) for token, said in held.items()},
        changed=_changed(held, means),
        orphans=tuple(fold(said) for said in lost.values()),
        others=others,
        reviewers=tuple(dict.fromkeys(sorted(event.reviewer for event in own))),
    )


def _changed(held: Mapping[str, list[Event]], means: Mapping[str, Candidate | None]) -> dict[str, Anchor]:
    found = {}
    for token, said in held.items():
        then = max(said, key=lambda event: event.order).anchor
        now = means[then.key]
        if now and ((now.title and now.title != then.title) or now.relation != then.relation):
            found[token] = then
    return found
