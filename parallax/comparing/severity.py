"""What a finding weighs, 0 to 100, with its parts."""

from __future__ import annotations

from parallax.comparing.findings import Finding
from parallax.lexicon import load
from parallax.records import Part

_POINTS: dict[str, int] = load("impact")["points"]
_SHARES: dict[str, float] = load("impact")["shares"]  # of the impact that a relation puts at stake
_EXTRA: dict[str, int] = load("impact")["extra"]  # points for the relation itself
_WEAKNESS, _GAP = 14, 12
_HARMLESS = frozenset({"AGREES", "COMPATIBLE", "DIFFERENT_SCOPE", "NOT_COMPARABLE", "REFINES"})
BANDS = ((80, "critical"), (60, "high"), (35, "medium"), (15, "low"), (0, "info"))


def weigh(finding: Finding) -> tuple[int, str, tuple[Part, ...]]:
    """Score, band and the parts that add up to the score."""
    relation = finding.relation.relation
    impact = _POINTS.get(finding.slot, _POINTS.get(finding.relation.kind, 24))
    share = _SHARES.get(relation, 0.3)
    name = finding.slot.replace("_", " ")
    parts = [
        Part(name="impact", points=round(impact * share, 1), reason=f"{name}: {impact} of 50, × {share:g} for this relation"),
        Part(name="relation", points=float(_EXTRA.get(relation, 0)), reason=relation.lower().replace("_", " ")),
    ]
    if finding.weakness and relation not in _HARMLESS:
        parts.append(Part(name="evidence", points=round(_WEAKNESS * finding.weakness, 1), reason=finding.reason))
    if finding.gap and relation not in ("AGREES", "DIFFERENT_SCOPE", "NOT_COMPARABLE", "REFINES"):
        parts.append(Part(name="gap", points=round(_GAP * min(1.0, finding.gap), 1), reason="how far the sides lie apart"))
    score = max(0, min(100, round(sum(part.points for part in parts))))
    return score, band(score), tuple(parts)


def band(score: int) -> str:
    """critical from 80, high from 60, medium from 35, low from 15, info below."""
    return next(name for floor, name in BANDS if score >= floor)
