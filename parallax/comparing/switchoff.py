"""What falls when articles are switched off: findings, corroboration, and what was called best."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection
from dataclasses import dataclass

from data.best import Best, choose
from data.independence import origins
from parallax.comparing.ranges import figure_of
from parallax.records import Claim, Comparison, Discrepancy, Relation

_EACH = frozenset({"UNATTRIBUTED"})  # told of several articles, and true of each by itself


@dataclass(frozen=True, slots=True, kw_only=True)
class Falls:
    """What rests on the articles that are gone.

    ``discrepancies`` are ids of findings that fall; ``alone`` ids of claims left with one independent origin where there were
    more, ``fewer`` of those left with fewer; ``ranges`` give what is best now, by id, where low, best or high changes (``None``
    where no figure is left).
    """

    gone: tuple[str, ...]
    discrepancies: tuple[str, ...]
    alone: tuple[str, ...]
    fewer: tuple[str, ...]
    ranges: dict[str, Best | None]


def what_falls(story: Comparison, gone: Collection[str]) -> Falls:
    """What the story loses without these articles; nothing is read or compared again.

    Misses: an older version of an article that is gone speaks again; it is not heard here.
    """
    left = _origins_left(story.claims, gone)
    standing = [claim for claim in story.claims if claim.article not in gone and left[claim.answer] < claim.origins]
    return Falls(
        gone=tuple(sorted(gone)),
        discrepancies=tuple(row.id for row in story.discrepancies if not stands(row, gone)),
        alone=tuple(claim.id for claim in standing if left[claim.answer] == 1),
        fewer=tuple(claim.id for claim in standing if left[claim.answer] > 1),
        ranges=_changed(story, gone),
    )


def stands(row: Discrepancy | Relation, gone: Collection[str]) -> bool:
    """Two camps are left where there were two, and two articles, unless it is told of one article at a time."""
    left = [side for side in row.sides if side.article not in gone]
    if row.relation in _EACH:
        return bool(left)
    camps, articles = ({side.camp for side in row.sides}, {side.article for side in row.sides})
    enough = len({side.camp for side in left}) >= min(2, len(camps))
    return enough and len({side.article for side in left}) >= min(2, len(articles))


def _origins_left(claims: Collection[Claim], gone: Collection[str]) -> dict[str, int]:
    supports: dict[str, set[tuple[str, tuple[str, ...]]]] = defaultdict(set)
    for claim in claims:
        if claim.article not in gone:
            supports[claim.answer].add((claim.article, claim.upstream))
    return {answer: origins(sorted(listed)) for answer, listed in supports.items()}


def _changed(story: Comparison, gone: Collection[str]) -> dict[str, Best | None]:
    found: dict[str, Best | None] = {}
    for asked in story.ranges:
        left = [figure_of(candidate) for candidate in asked.candidates if candidate.article not in gone]
        if len(left) == len(asked.candidates):
            continue
        now = choose(left, growing=asked.growing) if left else None
        before = None if asked.rule == "none" else (asked.best_low, asked.best_high)
        if now is None or (now.low, now.best, now.high) != (asked.low, before, asked.high):
            found[asked.id] = now
    return found
