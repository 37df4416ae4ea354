"""What a scorer found, missed and wrongly added, and how that is printed and compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from parallax.records import Span

Named = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One figure of the gold. ``missed`` and ``false`` pair a name that stays the same between runs with what was there instead."""

    name: str
    found: tuple[str, ...]
    missed: tuple[Named, ...]
    false: tuple[Named, ...]

    @property
    def precision(self) -> float:
        """Share of the predictions that are right; 1 where nothing was predicted."""
        return _share(len(self.found), len(self.found) + len(self.false))

    @property
    def recall(self) -> float:
        """Share of the gold that was found."""
        return _share(len(self.found), len(self.found) + len(self.missed))

    @property
    def f1(self) -> float:
        """Harmonic mean of the two."""
        both = self.precision + self.recall
        return 2 * self.precision * self.recall / both if both else 0.0


def overlap(one: Span, other: Span) -> int:
    """Characters in both."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def table(scores: list[Score], before: dict[str, Any] | None = None) -> Iterator[str]:
    """A line per score; where an earlier run is given, its F1 stands beside."""
    yield f"{'':32}{'P':>7}{'R':>7}{'F1':>7}{'found':>7}{'missed':>8}{'false':>7}" + (f"{'F1 before':>11}" if before else "")
    for score in scores:
        old = (before or {}).get(score.name)
        earlier = f"{old['f1']:>11.3f}" if old else ""
        yield (f"{score.name:32}{score.precision:>7.3f}{score.recall:>7.3f}{score.f1:>7.3f}{len(score.found):>7}"
               f"{len(score.missed):>8}{len(score.false):>7}{earlier}")


def misses(scores: list[Score]) -> Iterator[str]:
    """Every miss and every false find, by name."""
    for score in scores:
        if score.missed or score.false:
            yield f"\n{score.name}"
        yield from (f"  missed  {name}{_detail(detail)}" for name, detail in score.missed)
        yield from (f"  false   {name}{_detail(detail)}" for name, detail in score.false)


def changes(scores: list[Score], before: dict[str, Any]) -> Iterator[str]:
    """Each find gained and lost, each false find new and gone, since the earlier run."""
    yield "\nSince the earlier run"
    quiet = True
    for score in scores:
        old = before.get(score.name, {"found": [], "false": []})
        false = {name for name, _ in score.false}
        for word, names in (("gained", set(score.found) - set(old["found"])), ("lost", set(old["found"]) - set(score.found)),
                            ("new false", false - set(old["false"])), ("false no more", set(old["false"]) - false)):
            for name in sorted(names):
                quiet = False
                yield f"  {word:14}{score.name}: {name}"
    if quiet:
        yield "  nothing gained, nothing lost"


def plain(scores: list[Score]) -> dict[str, Any]:
    """What ``--save`` keeps for a later ``--against``."""
    return {score.name: {"precision": round(score.precision, 4), "recall": round(score.recall, 4), "f1": round(score.f1, 4),
                         "found": list(score.found), "missed": [name for name, _ in score.missed],
                         "false": [name for name, _ in score.false]} for score in scores}


def _share(part: int, whole: int) -> float:
    return part / whole if whole else 1.0


def _detail(detail: str) -> str:
    return f": {detail}" if detail else ""
