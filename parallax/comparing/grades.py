"""How well a claim is supported."""

from __future__ import annotations

from collections.abc import Collection

from parallax.comparing.facts import Fact

_ON_RECORD = frozenset({"official", "person", "organisation"})


def grade(fact: Fact, *, origins: int, contested: bool, capable: Collection[str] = _ON_RECORD) -> str:
    """denied, contested, confirmed (a responsible party says so on record), fair (two origins or more), weak or unattributed."""
    if fact.rung == "denied" or (fact.quantity is not None and fact.quantity.modality == "denied"):
        return "denied"
    if contested:
        return "contested"
    if fact.rung == "confirmed" or (fact.sure and fact.party_kind == "official" and fact.party_kind in capable):
        return "confirmed"
    if origins > 1:
        return "fair"
    return "unattributed" if fact.party is None else "weak"
