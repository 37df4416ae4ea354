"""Which of several figures is called best, and by which rule.

The engine asks it of all articles, the page of those that a reader left on; so it stands with the contract that both sides sign.
The order of the rules is that of casualty recording: what a later count replaced is out; then what a responsible body gives on
record, then what most independent origins give, then the latest, then the most exact. Where none of these decides, nothing is best.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from math import inf

from data.independence import origins

Number = int | float
Bounds = tuple[Number | None, Number | None]
_SMALL = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One claim's figure: its bounds, as of when it holds, whether a responsible body gives it on record, and what it goes back to."""

    claim: str
    article: str
    low: Number | None
    high: Number | None
    earliest: date | None = None
    latest: date | None = None
    on_record: bool = False
    upstream: tuple[str, ...] = ()

    @property
    def bounds(self) -> Bounds:
        return self.low, self.high


@dataclass(frozen=True, slots=True, kw_only=True)
class Best:
    """Low and high of the figures that stand, the best of them (``None`` where no rule decides), the rule, and the rule in words.

    ``claims`` give the best figure, ``replaced`` are those that a later count took the place of.
    """

    low: Number | None
    high: Number | None
    best: Bounds | None
    rule: str
    why: str
    claims: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()


Answers = dict[Bounds, list[Figure]]


def choose(figures: Sequence[Figure], *, growing: bool) -> Best:
    """Low, best and high of figures that answer one question; ``growing`` where a later count can only be higher."""
    replaced = _replaced(figures) if growing else set()
    standing = [figure for figure in figures if figure.claim not in replaced]
    answers: Answers = {}
    for figure in standing:
        answers.setdefault(figure.bounds, []).append(figure)
    best, rule = _decide(answers, len(figures), bool(replaced))
    behind = answers.get(best, []) if best else []
    open_low, open_high = any(f.low is None for f in standing), any(f.high is None for f in standing)
    return Best(
        low=None if open_low else min(f.low for f in standing if f.low is not None),
        high=None if open_high else max(f.high for f in standing if f.high is not None),
        best=best,
        rule=rule,
        why=_why(rule, answers, standing, len(replaced)),
        claims=tuple(figure.claim for figure in behind),
        replaced=tuple(figure.claim for figure in figures if figure.claim in replaced),
    )


def _decide(answers: Answers, number: int, moved: bool) -> tuple[Bounds | None, str]:
    left = dict(answers)
    if len(left) == 1:
        return next(iter(left)), "latest" if moved else "only" if number == 1 else "same"
    for rule, keep in _RULES:
        kept = keep(left, answers)
        if 0 < len(kept) < len(left):
            left = {bounds: left[bounds] for bounds in kept}
        if len(left) == 1:
            return next(iter(left)), rule
    common = max(_low(bounds) for bounds in left), min(_high(bounds) for bounds in left)
    if common[0] > common[1]:
        return None, "none"
    return (None if common[0] == -inf else common[0], None if common[1] == inf else common[1]), "shared"


def _on_record(left: Answers, answers: Answers) -> list[Bounds]:
    return [bounds for bounds, figures in left.items() if any(figure.on_record for figure in figures)]


def _most_origins(left: Answers, answers: Answers) -> list[Bounds]:
    """Those that most independent origins give; "24" and "at least 24" speak for one another."""
    counts = {bounds: origins((f.article, f.upstream) for other in answers if _alike(bounds, other) for f in answers[other])
              for bounds in left}  # fmt: skip
    most = max(counts.values())
    return [bounds for bounds, count in counts.items() if count == most]


def _latest(left: Answers, answers: Answers) -> list[Bounds]:
    """Those that are not known to be earlier than another."""
    return [bounds for bounds in left if not any(_all_before(left[bounds], left[other]) for other in left if other != bounds)]


def _most_exact(left: Answers, answers: Answers) -> list[Bounds]:
    """The one that lies inside all others."""
    return [
        bounds for bounds in left if all(_low(other) <= _low(bounds) and _high(bounds) <= _high(other) for other in left)
    ]  # fmt: skip


Rule = Callable[[Answers, Answers], list[Bounds]]
_RULES: tuple[tuple[str, Rule], ...] = (
    ("on_record", _on_record),
    ("origins", _most_origins),
    ("latest", _latest),
    ("exact", _most_exact),
)


def _replaced(figures: Sequence[Figure]) -> set[str]:
    """Claims that a later and higher count took the place of; once a toll is known to rise, also those of an unknown hour."""
    alike: dict[tuple[object, ...], list[Figure]] = {}
    for figure in figures:
        alike.setdefault((figure.bounds, figure.earliest, figure.latest), []).append(figure)
    told = [listed[0] for listed in alike.values()]
    out = {id(one) for one in told if any(_outgrown(one, other) for other in told)}
    if out:
        out |= {id(one) for one in told if any(id(other) not in out and _overtaken(one, other) for other in told)}
    return {figure.claim for listed in alike.values() if id(listed[0]) in out for figure in listed}


def _outgrown(one: Figure, other: Figure) -> bool:
    """The other is later, and higher at both ends where there are two."""
    reaches = one.high is None or _high(other.bounds) >= one.high
    return _before(one, other) and _low(other.bounds) > _low(one.bounds) and reaches


def _overtaken(one: Figure, other: Figure) -> bool:
    """The other is higher, and not known to be earlier."""
    return _low(other.bounds) > _high(one.bounds) and not _before(other, one)


def _why(rule: str, answers: Answers, standing: Sequence[Figure], replaced: int) -> str:
    said = {
        "only": "the only figure",
        "same": "all give the same figure",
        "on_record": "a responsible body gives it on record",
        "origins": "most independent origins give it",
        "latest": "the latest figure",
        "exact": "the most exact of figures that go together",
        "shared": "what every figure allows",
        "none": f"no best: {_number(len({f.article for f in standing}))} sources, and no rule decides between them",
    }[rule]
    if len({f.article for f in standing}) == 1 and rule == "none":
        said = "no best: one source gives several, and no rule decides between them"
    return f"{said}; it replaces {_number(replaced)} earlier" if replaced and rule != "none" else said


def _number(count: int) -> str:
    return _SMALL[count] if count < len(_SMALL) else str(count)


def _alike(one: Bounds, other: Bounds) -> bool:
    """The same figure, give or take an open end."""
    return one == other or (one[0] is not None and one[0] == other[0] and None in (one[1], other[1]))


def _all_before(ones: Sequence[Figure], others: Sequence[Figure]) -> bool:
    return any(all(_before(one, other) for one in ones) for other in others)


def _before(one: Figure, other: Figure) -> bool:
    """Known to hold for an earlier day."""
    return one.latest is not None and other.earliest is not None and one.latest < other.earliest


def _low(bounds: Bounds) -> float:
    return -inf if bounds[0] is None else bounds[0]


def _high(bounds: Bounds) -> float:
    return inf if bounds[1] is None else bounds[1]
