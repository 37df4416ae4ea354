"""What is heard before anything is asked: the accounts, their facts, who copied whom, which passages are near."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from parallax.comparing.accounts import Account, prepare
from parallax.comparing.bodies import Bodies, find_bodies
from parallax.comparing.claims import find_facts
from parallax.comparing.facts import Fact
from parallax.comparing.nearness import Nearness
from parallax.comparing.origins import Chain, find_origins
from parallax.comparing.passages import Encoder, find_passages, vectors
from parallax.comparing.versions import Lineage, find_versions, replaced_in
from parallax.records import Passage, Reading


@dataclass(frozen=True, slots=True, kw_only=True)
class Hearing:
    """One story's articles, prepared once for all questions. A version that a newer one replaced is in ``every`` alone."""

    every: tuple[Account, ...]
    told: tuple[Fact, ...]  # of every article
    whole: Chain  # the origins of every article
    lineages: tuple[Lineage, ...]
    replaced: frozenset[str]
    near: tuple[Passage, ...]  # of every article
    nearness: Nearness
    accounts: tuple[Account, ...]
    facts: tuple[Fact, ...]
    chain: Chain
    passages: tuple[Passage, ...]
    bodies: Bodies

    def current(self, facts: Sequence[Fact]) -> list[Fact]:
        """Those of articles that no newer version replaced."""
        return [fact for fact in facts if fact.article not in self.replaced]


def hear(readings: Sequence[Reading], encoder: Encoder) -> Hearing:
    """The readings as one story."""
    every = prepare(readings)
    told = [fact for account in every for fact in find_facts(account)]
    whole = find_origins(every)
    lineages = find_versions(every, whole.copies)
    replaced = replaced_in(lineages)
    accounts = [account for account in every if account.id not in replaced]
    rows = vectors(every, encoder)
    near = find_passages(rows)
    return Hearing(
        every=tuple(every),
        told=tuple(told),
        whole=whole,
        lineages=tuple(lineages),
        replaced=replaced,
        near=tuple(near),
        nearness=Nearness(rows),
        accounts=tuple(accounts),
        facts=tuple(fact for fact in told if fact.article not in replaced),
        chain=find_origins(accounts) if replaced else whole,
        passages=tuple(row for row in near if row.article not in replaced and row.other not in replaced),
        bodies=find_bodies(accounts),
    )
