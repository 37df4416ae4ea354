"""A relation on its way to the reader: what the gates decided, what it weighs, and whether it is shown."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from parallax.comparing.facts import Fact
from parallax.records import Relation, Side, Span, Step

_MOST = 2  # places per side


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
    """One side per article and value, in order of article, each with the two mentions that say it best."""
    held: dict[tuple[str, str], list[Fact]] = {}
    for fact in facts:
        held.setdefault((fact.article, (fact.key or fact.value.text).casefold()), []).append(fact)
    ordered = ((article, _firmest(said)) for (article, _), said in sorted(held.items()))
    return tuple(Side(article=article, value=said[0].value.text, evidence=_places(said)) for article, said in ordered)


def _firmest(facts: list[Fact]) -> list[Fact]:
    """The article's own figure, the event it opens with and what it states without a hedge come first."""
    return sorted(facts, key=lambda fact: (not fact.main, not fact.scene.lead, not fact.sure, fact.spans))


def _places(facts: list[Fact]) -> tuple[Span, ...]:
    spans = dict.fromkeys(span for fact in facts for span in fact.spans)
    return tuple(sorted(list(spans)[:_MOST]))


def standing_of(facts: Sequence[Fact]) -> tuple[float, str]:
    """Share of the facts that rest on no source or an unnamed one, and that in words."""
    weak = sum(fact.party is None or fact.party_kind in ("anonymous", "social") for fact in facts)
    if not weak:
        return 0.0, "each side names its source"
    return weak / len(facts), "no side names its source" if weak == len(facts) else "some sides rest on no source or an unnamed one"
