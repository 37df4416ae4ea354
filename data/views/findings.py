"""The list of findings: what a row says, and the orders it can be read in."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from typing import Any

from data.load import Tables
from data.views import scope, words
from data.views.evidence import relation_title
from data.views.points import sayings
from data.views.scope import SEVERITIES, Filters

Row = dict[Hashable, Any]
ORDERS = ("worst first", "by kind", "by relation", "most sources first")


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One row of the list. A relation that is no finding has no severity."""

    token: str
    title: str
    kind: str
    relation: str
    severity: str
    score: int
    articles: tuple[str, ...]


def findings(tables: Tables, filters: Filters, *, order: str = ORDERS[0], relations: bool = False) -> list[Finding]:
    """The findings that the filters let through, in the order asked for.

    ``relations`` adds what agrees, is compatible or cannot be compared, after the findings of the same rank.
    """
    found = [
        Finding(
            token=f"finding:{row['discrepancy']}",
            title=str(row["title"]),
            kind=str(row["kind"]),
            relation=str(row["relation"]),
            severity=str(row["severity"]),
            score=int(row["score"]),
            articles=articles,
        )
        for row, articles in _rows(tables, filters, scope.discrepancies(tables, filters).to_dict("records"), "discrepancy", "discrepancy")
    ]
    if relations:
        found += _relations(tables, filters)
    return sorted(found, key=lambda one: _rank(one, order))


def severities(found: list[Finding]) -> str:
    """How many of each severity: "3 critical, 19 high"."""
    counts = [(sum(one.severity == severity for one in found), severity) for severity in SEVERITIES]
    return ", ".join(f"{count} {severity}" for count, severity in counts if count)


def _relations(tables: Tables, filters: Filters) -> list[Finding]:
    rows = scope.plain_relations(tables, filters).to_dict("records")
    said = sayings(tables, filters, "relation")
    return [
        Finding(
            token=f"relation:{row['relation_id']}",
            title=relation_title(str(row["relation"]), [saying.value for saying in said.get(str(row["relation_id"]), ())]),
            kind=str(row["kind"]),
            relation=str(row["relation"]),
            severity="",
            score=0,
            articles=articles,
        )
        for row, articles in _rows(tables, filters, rows, "relation", "relation_id")
    ]


def _rows(tables: Tables, filters: Filters, rows: list[Row], owner: str, key: str) -> list[tuple[Row, tuple[str, ...]]]:
    """Each row with the articles of its sides that are switched on, in the sides' order."""
    sides = tables["sides"]
    own = sides[(sides["owner"] == owner) & ~sides["article"].isin(filters.off)].sort_values("side")
    held: dict[str, list[str]] = {}
    for owner_id, article in zip(own["owner_id"], own["article"].astype(str), strict=True):
        held.setdefault(str(owner_id), []).append(article)
    return [(row, tuple(sorted(set(held.get(str(row[key]), []))))) for row in rows]


def _rank(one: Finding, order: str) -> tuple[object, ...]:
    worst = (not one.severity, -one.score)
    if order == "by kind":
        return (one.kind, *worst)
    if order == "by relation":
        return (words.GRAVITY.index(one.relation) if one.relation in words.GRAVITY else 99, *worst)
    if order == "most sources first":
        return (-len(one.articles), *worst)
    return worst
