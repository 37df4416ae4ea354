"""What a large story has very many of: the gravest are told one by one, the rest together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import replace

from parallax.comparing.findings import Finding, decided, finding
from parallax.comparing.severity import weigh
from parallax.comparing.wording import counted, phrase, series
from parallax.records import Side

# Told article by article, or text by text, and so as many as the articles; all other findings already hold every article they concern.
_MOST = {"HEADLINE_BODY": 12, "SAME_ORIGIN": 12, "SINGLE_SOURCE": 15}
_OTHERS = 3  # articles named beside each that shares an origin with them


def gather(findings: Iterable[Finding]) -> list[Finding]:
    """The findings, those beyond the first dozen or so of one relation in one finding; stories of a few articles have no dozen."""
    rows = list(findings)
    alike: dict[tuple[str, str], list[Finding]] = defaultdict(list)
    for row in rows:
        if row.shown and row.relation.relation in _MOST:
            alike[row.relation.kind, row.relation.relation].append(row)
    beyond = {key: sorted(listed, key=_gravest)[_MOST[key[1]] :] for key, listed in alike.items()}
    gathered = {id(row) for rest in beyond.values() if len(rest) > 1 for row in rest}
    kept = [row for row in rows if id(row) not in gathered]
    return kept + [_together(rest) for _, rest in sorted(beyond.items()) if len(rest) > 1]


def _gravest(row: Finding) -> tuple[object, ...]:
    """Order: the score, the number of sides, and what the alphabet says."""
    return -weigh(row)[0], -len(row.relation.sides), [(side.article, side.evidence) for side in row.relation.sides]


def _together(rest: list[Finding]) -> Finding:
    """One finding with the sides of all; it weighs what the gravest of them weighs."""
    held = rest[0].relation
    sides = sorted((_side(side, row) for row in rest for side in row.relation.sides), key=lambda side: (side.article, side.evidence))
    number = len({side.article for side in sides})
    words = phrase(f"many.{held.relation}", n=counted(len(rest), "more", "more"), articles=counted(number, "article"))
    together = finding(
        held.kind,
        held.relation,
        gate=held.gate,
        words=words,
        sides=tuple(sides),
        steps=decided(held.gate, f"as in each of the {len(rest)} told here"),
        topic=held.topic,
    )
    return replace(together, slot=rest[0].slot, gap=rest[0].gap, weakness=rest[0].weakness, reason=rest[0].reason)


def _side(side: Side, row: Finding) -> Side:
    """The side; where articles share an origin, with those that it shares it with."""
    others = [other.article for other in row.relation.sides if other.article != side.article]
    return replace(side, value=f"{side.value}, as in {series(others, most=_OTHERS)}") if others else side
