"""What each source says: a row per question, a cell per source, a verdict."""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from data.load import Tables
from data.views import scope, words
from data.views.scope import Filters

# words a claim's slot needs before it reads as a row of the matrix
_ROWS = {
    "status": "Has it happened?",
    "decision": "Was it decided?",
    "toll": "Human toll",
    "timing": "When",
    "condition": "On what condition",
}


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
    claims = scope.claims(tables, filters)
    judged = _judged(tables, filters)
    rows = [
        _row(str(topic), part, judged)
        for topic, part in claims.groupby("topic", observed=True, sort=False)
        if part["article"].nunique() > 1
    ]
    rank = {topic: number for number, topic in enumerate(judged)}
    return sorted(rows, key=lambda row: (rank.get(row.topic, len(rank)), -len(row.cells)))


def _judged(tables: Tables, filters: Filters) -> dict[str, list[tuple[str, str]]]:
    """Topic to its (relation, token) pairs, worst findings first, relations after them."""
    judged: dict[str, list[tuple[str, str]]] = {}
    for row in _records(scope.discrepancies(tables, filters)):
        judged.setdefault(str(row["topic"]), []).append((str(row["relation"]), f"finding:{row['discrepancy']}"))
    for row in _records(scope.relations(tables, filters)):
        judged.setdefault(str(row["topic"]), []).append((str(row["relation"]), f"relation:{row['relation_id']}"))
    return judged


def _row(topic: str, part: pd.DataFrame, judged: dict[str, list[tuple[str, str]]]) -> Row:
    slots = part["slot"].astype(str)
    label = _ROWS.get(topic) or words.capital(slots.mode().iloc[0])
    several = slots.nunique() > 1
    cells: dict[str, list[Cell]] = {}
    for row in _records(part.drop_duplicates(["article", "slot", "text"])):
        cell = Cell(token=f"claim:{row['claim']}", value=str(row["text"]), slot=str(row["slot"]) if several else "")
        cells.setdefault(str(row["article"]), []).append(cell)
    found = judged.get(topic, [])
    relation = words.gravest([name for name, _ in found])
    token = next((token for name, token in found if name == relation), None)
    return Row(
        topic=topic,
        label=label,
        cells={article: tuple(held) for article, held in cells.items()},
        relation=relation,
        token=token,
        note=f"{int(part['origins'].max())} {'origin' if part['origins'].max() == 1 else 'origins'}" if relation == "AGREES" else "",
    )


def _records(rows: pd.DataFrame) -> list[dict[str, object]]:
    return [{str(key): value for key, value in row.items()} for row in rows.to_dict("records")]
