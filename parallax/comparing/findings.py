"""A relation on its way to the reader: what the gates decided, what it weighs, and whether it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parallax.comparing.facts import Fact
from parallax.records import Relation, Side, Span, Step


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A relation with its title, whether it belongs among the discrepancies, and what severity needs to know.

    ``slot`` names the impact ("killed", "status"); ``gap`` (0 to 1) says how far the sides lie apart; ``weakness`` (0 to 1)
    how little stands behind them, ``reason`` says the latter in words.
    """

    relation: Relation
    title: str
    slot: str
    shown: bool = True
    gap: float = 0.0
    weakness: float = 0.0
    reason: str = ""


def finding(
    kind: str,
    relation: str,
    *,
    gate: str,
    words: tuple[str, str],
    sides: tuple[Side, ...],
    steps: tuple[Step, ...] = (),
    topic: str = "",
    slot: str = "",
    shown: bool = True,
    gap: float = 0.0,
    standing: tuple[float, str] = (0.0, ""),
) -> Finding:
    """A finding from its decided relation; ``words`` are title and reason, ``standing`` weakness and its reason."""
    held = Relation(kind=kind, relation=relation, gate=gate, why=words[1], sides=sides, steps=steps, topic=topic or kind)
    return Finding(relation=held, title=words[0], slot=slot or kind, shown=shown, gap=gap, weakness=standing[0], reason=standing[1])


def decided(gate: str, note: str) -> tuple[Step, ...]:
    """The one step of a relation that takes no chain of gates."""
    return (Step(gate=gate, outcome="decided", note=note),)


def sides_of(facts: Iterable[Fact]) -> tuple[Side, ...]:
    """One side per article and value, in order of article; spans of the same value joined, at most four."""
    held: dict[tuple[str, str], list[Span]] = {}
    for fact in facts:
        spans = held.setdefault((fact.article, fact.value.text), [])
        spans.extend(span for span in fact.spans if span not in spans)
    return tuple(Side(article=article, value=value, evidence=tuple(sorted(spans)[:4])) for (article, value), spans in sorted(held.items()))


def standing_of(facts: Sequence[Fact]) -> tuple[float, str]:
    """Share of the facts that rest on no source or an unnamed one, and that in words."""
    weak = sum(fact.party is None or fact.party_kind in ("anonymous", "social") for fact in facts)
    if not weak:
        return 0.0, "each side names its source"
    return weak / len(facts), "no side names its source" if weak == len(facts) else "some sides rest on no source or an unnamed one"
