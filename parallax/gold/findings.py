"""The discrepancies of the seeds against the expert's key.

A key finding is **hit** when one discrepancy or judged relation of an accepted kind has evidence on the finding's quotes in at least
two of its articles; a finding within one article, on two of its quotes. ``findings.critical+high`` and ``findings.medium`` also
ask that some hit has a relation that the key accepts. ``contradictions``: of the printed CONTRADICTS and INTERNAL, those that hit
a finding for which the key accepts that; the others are false, which is strict, for a key is never complete.
``traps``: pairs that must not be called a contradiction; found is a trap kept clear of.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from typing import Any

from parallax.gold.scores import Named, Score, overlap
from parallax.records import Comparison, Discrepancy, Relation, Span

Row = dict[str, Any]
Judged = Discrepancy | Relation
Evidence = list[tuple[str, Span]]

CONFLICTS = ("CONTRADICTS", "INTERNAL")


def score_findings(key: Row, compared: Comparison) -> list[Score]:
    """Hits, hits with an accepted relation by severity, precision of contradictions, traps."""
    listed: list[Judged] = [*compared.discrepancies, *compared.relations]
    told = [(judged, _evidence(judged)) for judged in listed]

    def hits(finding: Row) -> list[Judged]:
        return [judged for judged, evidence in told if judged.kind in finding["kinds"] and _matches(finding, evidence)]

    def accepted(finding: Row) -> list[Judged]:
        return [judged for judged in hits(finding) if judged.relation in finding["relations"]]

    findings = key["findings"]
    return [_recall("findings.hit", findings, hits, hits),
            _recall("findings.critical+high", [f for f in findings if f["severity"] in ("critical", "high")], accepted, hits),
            _recall("findings.medium", [f for f in findings if f["severity"] == "medium"], accepted, hits),
            _contradictions(key, compared), _traps(key, compared)]


def _recall(name: str, findings: list[Row], right: Callable[[Row], list[Judged]], near: Callable[[Row], list[Judged]]) -> Score:
    found = tuple(_name(finding) for finding in findings if right(finding))
    missed = tuple((_name(finding), f"{_relations(near(finding)) or 'nothing'}, not {' or '.join(finding['relations'])}")
                   for finding in findings if not right(finding))
    return Score(name=name, found=found, missed=missed, false=None)


def _contradictions(key: Row, compared: Comparison) -> Score:
    right: list[str] = []
    false: list[Named] = []
    for found in compared.discrepancies:
        if found.relation not in CONFLICTS:
            continue
        wanted = _wanted(key, found)
        if wanted:
            right.append(f"{wanted[0]['id']} {found.title}")
        else:
            false.append((found.title, f"{found.relation}, {found.kind}, gate {found.gate}"))
    return Score(name="contradictions", found=tuple(right), missed=None, false=tuple(false))


def _traps(key: Row, compared: Comparison) -> Score:
    caught: dict[str, str] = {}
    for found in compared.discrepancies:
        if found.relation == "CONTRADICTS" and not _wanted(key, found):
            caught |= {trap["id"]: found.title for trap in key["traps"] if len(_touched(trap, _evidence(found))) >= 2}
    return Score(name="traps", found=tuple(_name(trap) for trap in key["traps"] if trap["id"] not in caught),
                 missed=tuple((_name(trap), caught[trap["id"]]) for trap in key["traps"] if trap["id"] in caught), false=None)


def _wanted(key: Row, found: Judged) -> list[Row]:
    """The findings for which the key accepts this as a contradiction."""
    evidence = _evidence(found)
    return [finding for finding in key["findings"] if {"CONTRADICTS", found.relation} & set(finding["relations"])
            and found.kind in finding["kinds"] and _matches(finding, evidence)]


def _evidence(judged: Judged) -> Evidence:
    return [(side.article, span) for side in judged.sides for span in side.evidence]


def _touched(finding: Row, evidence: Evidence) -> set[int]:
    """Numbers of the finding's sides that some evidence overlaps."""
    return {n for n, side in enumerate(finding["sides"]) for article, span in evidence
            if article == side["article"] and any(overlap(span, tuple(quote)) for quote in side["spans"])}


def _matches(finding: Row, evidence: Evidence) -> bool:
    touched = _touched(finding, evidence)
    if len({side["article"] for side in finding["sides"]}) == 1:
        return len(touched) >= min(2, len(finding["sides"]))
    return len({finding["sides"][n]["article"] for n in touched}) >= 2


def _relations(judged: Iterable[Judged]) -> str:
    return ", ".join(sorted({one.relation for one in judged}))


def _name(finding: Row) -> str:
    severity = f" [{finding['severity']}]" if "severity" in finding else ""
    return f"{finding['id']}{severity} {finding['title']}"
