"""The words that every form of the evidence pack uses for itself."""

from __future__ import annotations

from collections import Counter
from datetime import date

from data.pack.parts import Pack, Source

SIGNS = {"critical": "◆", "high": "▲", "medium": "●", "low": "○", "info": "·"}
RELATIONS = {
    "CONTRADICTS": "contradicts", "INTERNAL": "contradicts itself", "REFINES": "refines", "AGREES": "agrees", "COMPATIBLE": "compatible",
    "UPDATE": "update", "DIFFERENT_TIME": "different time", "DIFFERENT_SCOPE": "different scope", "DIFFERENT_MEASURE": "different measure",
    "NOT_COMPARABLE": "not comparable", "NAME_VARIANT": "name variant", "SAME_ORIGIN": "same origin", "SINGLE_SOURCE": "single source",
    "OMISSION": "omission", "UNATTRIBUTED": "unattributed", "HEADLINE_BODY": "headline against body",
}
NOTE = ("Every finding is a rule, its name, and the exact sentences behind it; no language model wrote a word. "
        "Agreement between articles is not truth.")


def relation_words(relation: str) -> str:
    """The relation as a reader would say it."""
    return RELATIONS.get(relation, relation.replace("_", " ").lower())


def summary(pack: Pack) -> str:
    """One sentence: how many articles, origins and findings of each severity."""
    findings = [one for one in (pack.opened, *pack.findings) if one is not None and one.severity]
    counts = Counter(finding.severity for finding in findings)
    found = ", ".join(f"{counts[severity]} {severity}" for severity in SIGNS if counts[severity])
    articles = _several(len(pack.sources), "article")
    origins = f", {_several(len(pack.origins), 'origin')}" if pack.origins else ""
    return f"{articles}{origins}; {_several(len(findings), 'finding')}" + (f": {found}." if found else ".")


def published(source: Source) -> str:
    """The interval of publication in words."""
    if source.earliest and source.latest:
        return _day(source.earliest) if source.earliest == source.latest else f"{_day(source.earliest)} to {_day(source.latest)}"
    if source.earliest:
        return f"{_day(source.earliest)} or later"
    return f"{_day(source.latest)} or earlier" if source.latest else "not stated"


def _day(day: date) -> str:
    return f"{day.day} {day:%B %Y}"


def _several(count: int, noun: str) -> str:
    return f"{count} {noun}" if count == 1 else f"{count} {noun}s"
