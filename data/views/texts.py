"""The articles as they are read side by side: sentences, layers, signs of findings, and what lies near a sentence."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.load import Tables
from data.views import scope
from data.views.scope import Filters, sentence_numbers

LAYERS = ("Numbers", "Names", "Quotes", "Status", "Who says it")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """One sentence: its range and whether it is headline, heading, body or boilerplate."""

    start: int
    end: int
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Layered:
    """A range that a layer tints, and what it is, in words."""

    start: int
    end: int
    layer: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sign:
    """A finding with evidence in a sentence."""

    token: str
    title: str
    severity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """A sentence of another article that speaks of the same thing, and how close it is, 0 to 1."""

    article: str
    start: int
    end: int
    closeness: float


def sentences(tables: Tables, article: str) -> list[Sentence]:
    """The sentences of an article, in order."""
    rows = _of(tables["sentences"], article).sort_values("start")
    return [Sentence(start=int(row["start"]), end=int(row["end"]), kind=str(row["kind"])) for row in rows.to_dict("records")]


def sentence_at(tables: Tables, article: str, start: int) -> Sentence | None:
    """The sentence that holds the character, or the one before it."""
    before = [one for one in sentences(tables, article) if one.start <= start]
    return before[-1] if before else None


def layered(tables: Tables, article: str) -> list[Layered]:
    """Everything that a layer can tint in an article."""
    found: list[Layered] = []
    for row in _records(tables["quantities"], article):
        note = " · ".join(
            str(row[key]).replace("_", " ") for key in ("measure", "hedge", "scope") if isinstance(row[key], str) and row[key] != "unknown"
        )
        found.append(Layered(start=row["start"], end=row["end"], layer="number", note=note))
    entities = tables["entities"]
    for row in _records(entities[~entities["label"].isin(scope.NAMELESS)], article):
        found.append(Layered(start=row["start"], end=row["end"], layer="name", note=str(row["name"])))
    for row in _records(tables["quotes"], article):
        speaker = row["speaker_name"] if isinstance(row["speaker_name"], str) else "speaker not found"
        found.append(Layered(start=row["start"], end=row["end"], layer="quote", note=f"{row['kind']} quote: {speaker}"))
    for row in _records(tables["statuses"], article):
        found.append(Layered(start=row["start"], end=row["end"], layer="status", note=str(row["rung"]).replace("_", " ")))
    for row in _records(tables["attributions"], article):
        found += _attributed(row)
    return found


def signs(tables: Tables, filters: Filters, article: str) -> dict[int, list[Sign]]:
    """Start of a sentence to the findings that rest on it, worst first."""
    held = tables["evidence"]
    own = held[(held["owner"] == "discrepancy") & (held["article"] == article)]
    if own.empty:
        return {}
    starts = {
        number: one.start
        for number, one in zip(_of(tables["sentences"], article).sort_values("start")["sentence"], sentences(tables, article), strict=True)
    }
    places = own.assign(at=sentence_numbers(tables, own))
    found: dict[int, list[Sign]] = {}
    for row in scope.discrepancies(tables, filters).to_dict("records"):
        for number in sorted(set(places["at"][places["owner_id"] == row["discrepancy"]])):
            sign = Sign(token=f"finding:{row['discrepancy']}", title=str(row["title"]), severity=str(row["severity"]))
            found.setdefault(starts.get(number, 0), []).append(sign)
    return found


def near(tables: Tables, filters: Filters, article: str, sentence: Sentence) -> list[Near]:
    """The closest sentence of each other article switched on, closest first. A passage is found from either end."""
    rows = tables["passages"]
    ahead = rows[(rows["article"] == article) & (rows["start"] < sentence.end) & (rows["end"] > sentence.start)]
    back = rows[(rows["other"] == article) & (rows["other_start"] < sentence.end) & (rows["other_end"] > sentence.start)]
    found = [
        Near(article=str(row["other"]), start=int(row["other_start"]), end=int(row["other_end"]), closeness=float(row["closeness"]))
        for row in ahead.to_dict("records")
    ]
    found += [
        Near(article=str(row["article"]), start=int(row["start"]), end=int(row["end"]), closeness=float(row["closeness"]))
        for row in back.to_dict("records")
    ]
    best: dict[str, Near] = {}
    for one in sorted(found, key=lambda one: -one.closeness):
        if one.article != article and one.article not in filters.off:
            best.setdefault(one.article, one)
    return list(best.values())


def _attributed(row: dict[str, Any]) -> list[Layered]:
    kind = row["source_kind"] if isinstance(row["source_kind"], str) else "source not stated"
    spans = [(row[f"{name}_start"], row[f"{name}_end"]) for name in ("source", "cue")]
    return [
        Layered(start=int(start), end=int(end), layer="source", note=f"who says it: {kind}")
        for start, end in spans
        if pd.notna(start) and pd.notna(end)
    ]


def _of(rows: pd.DataFrame, article: str) -> pd.DataFrame:
    return rows[rows["article"] == article]


def _records(rows: pd.DataFrame, article: str) -> list[dict[str, Any]]:
    return [{str(key): value for key, value in row.items()} for row in _of(rows, article).to_dict("records")]
