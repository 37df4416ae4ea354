"""What a scorer found, missed and wrongly added, and how that is printed and compared."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from parallax.records import Span

Named = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Score:
    """One figure of the gold. ``missed`` and ``false`` pair a name that stays the same between runs with what was there instead.

    ``missed`` is ``None`` where the gold cannot say what should be found, ``false`` where it cannot say what should not.
    """

    name: str
    found: tuple[str, ...]
    missed: tuple[Named, ...] | None
    false: tuple[Named, ...] | None

    @property
    def precision(self) -> float | None:
        """Share of the predictions that are right; 1 where nothing was predicted."""
        return _share(self.found, self.false)

    @property
    def recall(self) -> float | None:
        """Share of the gold that was found."""
        return _share(self.found, self.missed)

    @property
    def f1(self) -> float | None:
        """Harmonic mean of the two."""
        precision, recall = self.precision, self.recall
        if precision is None or recall is None:
            return None
        return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def overlap(one: Span, other: Span) -> int:
    """Characters in both."""
    return max(0, min(one[1], other[1]) - max(one[0], other[0]))


def table(scores: list[Score], before: dict[str, Any] | None = None) -> Iterator[str]:
    """A line per score; where an earlier run is given, its F1 stands beside."""
    yield f"{'':32}{'P':>7}{'R':>7}{'F1':>7}{'found':>7}{'missed':>8}{'false':>7}" + (f"{'F1 before':>11}" if before else "")
    for score in scores:
        old = (before or {}).get(score.name)
        earlier = f"{_figure(old['f1']):>11}" if old else ""
        yield (f"{score.name:32}{_figure(score.precision):>7}{_figure(score.recall):>7}{_figure(score.f1):>7}{len(score.found):>7}"
               f"{_count(score.missed):>8}{_count(score.false):>7}{earlier}")


def misses(scores: list[Score]) -> Iterator[str]:
    """Every miss and every false find, by name; what an easier score of the same family has told is not told again."""
    told: set[tuple[str, str, Named]] = set()
    for score in scores:
        family = score.name.partition(".")[0]
        listed = [(word, named) for word, names in (("missed", score.missed), ("false", score.false)) for named in names or ()]
        new = [(word, named) for word, named in listed if (family, word, named) not in told]
        told |= {(family, word, named) for word, named in listed}
        if new:
            yield f"\n{score.name}"
        yield from (f"  {word:8}{name}{_detail(detail)}" for word, (name, detail) in new)


def changes(scores: list[Score], before: dict[str, Any]) -> Iterator[str]:
    """Each find gained and lost, each false find new and gone, since the earlier run."""
    yield "\nSince the earlier run"
    quiet = True
    for score in scores:
        old = before.get(score.name, {"found": [], "false": []})
        false = {name for name, _ in score.false or ()}
        for word, names in (("gained", set(score.found) - set(old["found"])), ("lost", set(old["found"]) - set(score.found)),
                            ("new false", false - set(old["false"])), ("false no more", set(old["false"]) - false)):
            for name in sorted(names):
                quiet = False
                yield f"  {word:14}{score.name}: {name}"
    if quiet:
        yield "  nothing gained, nothing lost"


def plain(scores: list[Score]) -> dict[str, Any]:
    """What ``--save`` keeps for a later ``--against`` and for the page: ``instead`` tells what stands in place of a miss or false find."""
    return {score.name: {"precision": score.precision, "recall": score.recall, "f1": score.f1, "found": list(score.found),
                         "missed": [name for name, _ in score.missed or ()], "false": [name for name, _ in score.false or ()],
                         "instead": {name: detail for name, detail in (*(score.missed or ()), *(score.false or ())) if detail}}
            for score in scores}


def _share(found: tuple[str, ...], others: tuple[Named, ...] | None) -> float | None:
    if others is None:
        return None
    whole = len(found) + len(others)
    return len(found) / whole if whole else 1.0


def _figure(value: float | None) -> str:
    return "–" if value is None else f"{value:.3f}"


def _count(names: tuple[Named, ...] | None) -> str:
    return "–" if names is None else str(len(names))


def _detail(detail: str) -> str:
    return f": {detail}" if detail else ""
