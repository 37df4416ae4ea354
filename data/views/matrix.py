"""What each source says: a row per question, a cell per source, a verdict."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import Any

from data.load import Tables
from data.views import scope, words
from data.views.questions import ELSEWHERE, asked
from data.views.rows import records
from data.views.rungs import rungs, supposed
from data.views.scope import Filters

Claim = dict[str, Any]  # a row of claims
_SCENES = "status"  # topics that ask what has come of each scene


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one article says in one row; ``slot`` only where the row holds several slots."""

    token: str
    value: str
    slot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One question: its cells by article, the gravest relation among them and what the verdict opens."""

    topic: str
    label: str
    cells: dict[str, tuple[Cell, ...]]
    relation: str | None
    token: str | None
    note: str = ""


def matrix(tables: Tables, filters: Filters) -> list[Row]:
    """What each source says: one row per question that two or more sources answer, the most contested first."""
    topics: dict[str, list[Claim]] = {}
    for claim in records(scope.claims(tables, filters)):
        topics.setdefault(str(claim["topic"]), []).append(claim)
    judged = _judged(tables, filters)
    standing = rungs(tables, "claim")
    doubtful = supposed(tables)
    topics = {topic: _firm(claims, doubtful) for topic, claims in topics.items() if topic != ELSEWHERE}
    rows = [_row(topic, claims, judged, standing) for topic, claims in topics.items() if len({claim["article"] for claim in claims}) > 1]
    return sorted(rows, key=lambda row: (_rank(row.topic, list(judged)), -len(row.cells)))


def _rank(topic: str, judged: list[str]) -> tuple[int, bool]:
    """The place of the topic's gravest finding; the other scenes of what is contested most follow it."""
    if topic.startswith(_SCENES):
        first = next((number for number, other in enumerate(judged) if other.startswith(_SCENES)), len(judged))
        return first, topic != (judged[first] if first < len(judged) else "")
    return (judged.index(topic) if topic in judged else len(judged)), False


def _firm(claims: list[Claim], doubtful: set[str]) -> list[Claim]:
    """Without what a writer merely supposes, in an article that says something firmer."""
    firm = {claim["article"] for claim in claims if str(claim["claim"]) not in doubtful}
    return [claim for claim in claims if str(claim["claim"]) not in doubtful or claim["article"] not in firm]


def _judged(tables: Tables, filters: Filters) -> dict[str, list[tuple[str, str]]]:
    """Topic to its (relation, token) pairs, worst findings first, relations after them."""
    judged: dict[str, list[tuple[str, str]]] = {}
    for row in records(scope.discrepancies(tables, filters)):
        judged.setdefault(str(row["topic"]), []).append((str(row["relation"]), f"finding:{row['discrepancy']}"))
    for row in records(scope.relations(tables, filters)):
        judged.setdefault(str(row["topic"]), []).append((str(row["relation"]), f"relation:{row['relation_id']}"))
    return judged


def _row(topic: str, claims: list[Claim], judged: dict[str, list[tuple[str, str]]], standing: dict[tuple[str, int], str]) -> Row:
    slots = Counter(str(claim["slot"]) for claim in claims)
    told: dict[str, set[str]] = {}
    for claim in claims:
        told.setdefault(str(claim["article"]), set()).add(str(claim["slot"]))
    cells: dict[str, dict[tuple[str, str], Cell]] = {}
    for claim in claims:
        said = (str(claim["slot"]), standing.get((str(claim["claim"]), 0), str(claim["text"])))
        cell = Cell(token=f"claim:{claim['claim']}", value=said[1], slot=said[0] if len(told[str(claim["article"])]) > 1 else "")
        cells.setdefault(str(claim["article"]), {}).setdefault(said, cell)
    found = judged.get(topic, [])
    relation = words.gravest([name for name, _ in found])
    token = next((token for name, token in found if name == relation), None)
    return Row(
        topic=topic,
        label=asked(topic, slots.elements()),
        cells={article: tuple(held.values()) for article, held in cells.items()},
        relation=relation,
        token=token,
        note=words.counted(max(int(claim["origins"]) for claim in claims), "origin") if relation == "AGREES" else "",
    )
