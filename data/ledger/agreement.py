"""Two reviewers compared: where they agree, where they differ, what only one of them judged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from data.ledger.standing import Standing


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """The names (tokens) of the findings, sorted by what the two said. ``share`` and ``kappa`` are None where nothing says them."""

    same: tuple[str, ...]
    differ: tuple[str, ...]
    only_first: tuple[str, ...]
    only_second: tuple[str, ...]
    share: float | None
    kappa: float | None


def agreement(standings: Mapping[str, Standing], first: str, second: str) -> Agreement:
    """How the verdicts of two reviewers go together, over the findings that both judged.

    Cohen's kappa is the agreement beyond what two people would reach by chance who confirm as often as these do. It has no
    value where both gave one and the same verdict throughout: then chance alone would agree always.
    """
    said = {name: tuple(_act(standing, reviewer) for reviewer in (first, second)) for name, standing in standings.items()}
    same = tuple(name for name, (one, other) in said.items() if one and one == other)
    differ = tuple(name for name, (one, other) in said.items() if one and other and one != other)
    both = [said[name] for name in (*same, *differ)]
    share = len(same) / len(both) if both else None
    return Agreement(
        same=same,
        differ=differ,
        only_first=tuple(name for name, (one, other) in said.items() if one and not other),
        only_second=tuple(name for name, (one, other) in said.items() if other and not one),
        share=share,
        kappa=None if share is None else _kappa(both, share),
    )


def _kappa(both: list[tuple[str | None, ...]], share: float) -> float | None:
    confirmed = [sum(pair[who] == "confirm" for pair in both) / len(both) for who in (0, 1)]
    chance = confirmed[0] * confirmed[1] + (1 - confirmed[0]) * (1 - confirmed[1])
    return None if chance == 1 else (share - chance) / (1 - chance)


def _act(standing: Standing, reviewer: str) -> str | None:
    verdict = standing.verdict(reviewer)
    return verdict.act if verdict else None
