"""Tables → the evidence pack of one story, before it takes a form."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pyarrow.parquet as pq

Row = dict[str, Any]

# Judged pairs that a reader may take for a conflict, and that the rules keep apart.
APART = ("DIFFERENT_TIME", "DIFFERENT_SCOPE", "DIFFERENT_MEASURE", "NOT_COMPARABLE", "UPDATE", "COMPATIBLE", "REFINES")
_OPENING = 12  # words that stand for a title
_NEEDED = ("stories", "articles", "sentences", "discrepancies", "relations", "sides", "evidence", "steps", "parts", "origins", "omissions")


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One article of the story. ``shown`` is its title, or its opening words where it has none."""

    letter: str
    article: str
    title: str | None
    shown: str
    outlet: str | None
    author: str | None
    url: str | None
    earliest: date | None
    latest: date | None
    words: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """A piece of evidence in the sentences that hold it. ``start`` and ``end`` count in the article's text, ``marked`` in ``text``."""

    text: str
    marked: tuple[int, int]
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SideOf:
    """What one article says in a finding."""

    letter: str
    article: str
    value: str
    excerpts: tuple[Excerpt, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Gate:
    """One gate on the way to the verdict."""

    gate: str
    outcome: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Points:
    """One addend of the severity."""

    name: str
    points: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """A discrepancy, or a judged relation, which has neither title nor severity."""

    id: str
    kind: str
    relation: str
    title: str
    why: str
    gate: str
    severity: str | None
    score: int | None
    sides: tuple[SideOf, ...]
    steps: tuple[Gate, ...]
    parts: tuple[Points, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """One origin and the letters of the articles that go back to it."""

    name: str
    kind: str
    letters: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Silence:
    """A slot that an article leaves open, and who fills it."""

    letter: str
    slot: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pack:
    """Everything that the evidence pack of one story says."""

    story: str
    title: str
    sources: tuple[Source, ...]
    findings: tuple[Finding, ...]
    agreements: tuple[Finding, ...]
    apart: tuple[Finding, ...]
    origins: tuple[Origin, ...]
    silences: tuple[Silence, ...]


def load_pack(tables: Path, story: str | None) -> Pack:
    """The pack of the named story; of the only one when none is named.

    Raises: ValueError that says which tables or which story are missing.
    """
    missing = [name for name in _NEEDED if not (tables / f"{name}.parquet").is_file()]
    if missing:
        raise ValueError(f"{tables} holds no table {missing[0]!r}; write the tables with: python -m parallax build SOURCE --out {tables}")
    chosen = _choose(tables, story)
    return _pack(chosen, {name: _rows(tables, name, chosen["story"]) for name in _NEEDED})


def _choose(tables: Path, story: str | None) -> Row:
    stories = pq.read_table(tables / "stories.parquet").to_pylist()
    found = [row for row in stories if story in (None, row["story"])]
    if len(found) == 1:
        return dict(found[0])
    listed = ", ".join(row["story"] for row in stories[:10]) + (", …" if len(stories) > 10 else "")
    raise ValueError(f"there is no story {story!r}; choose one of: {listed}" if story is not None
                     else f"name one of the {len(stories)} stories: {listed}" if stories else f"{tables} holds no story")


def _rows(tables: Path, name: str, story: str) -> list[Row]:
    listed: list[Row] = pq.read_table(tables / f"{name}.parquet", filters=[("story", "==", story)]).to_pylist()
    return listed


def _pack(story: Row, found: dict[str, list[Row]]) -> Pack:
    letters = {row["article"]: row["letter"] for row in found["articles"]}
    evidence = _Evidence(found, letters)
    findings = tuple(evidence.finding("discrepancy", row["discrepancy"], row) for row in found["discrepancies"])
    judged = [evidence.finding("relation", row["relation_id"], row) for row in found["relations"]]
    return Pack(
        story=story["story"], title=story["title"], findings=findings,
        sources=tuple(_source(row) for row in found["articles"]),
        agreements=tuple(f for f in judged if f.relation == "AGREES"),
        apart=tuple(f for f in judged if f.relation in APART and not _shown(f, findings)),
        origins=tuple(_origins(found["origins"], letters)), silences=tuple(_silences(found["omissions"], letters)))


def _shown(judged: Finding, findings: Iterable[Finding]) -> bool:
    """Whether a finding already tells of this relation, on the same sides."""
    return any((f.kind, f.relation, f.sides) == (judged.kind, judged.relation, judged.sides) for f in findings)


def _source(row: Row) -> Source:
    opening = " ".join(row["text"].split()[:_OPENING])
    shown = row["title"] or (f"“{opening} …”" if opening else row["article"])
    return Source(shown=shown, **{name: row[name] for name in Source.__dataclass_fields__ if name != "shown"})


def _origins(rows: list[Row], letters: dict[str, str]) -> Iterable[Origin]:
    grouped: dict[tuple[str, str], set[str]] = defaultdict(set)
    for row in rows:
        grouped[row["origin"], row["kind"]].add(letters[row["article"]])
    return (Origin(name=name, kind=kind, letters=tuple(sorted(held))) for (name, kind), held in grouped.items())


def _silences(rows: list[Row], letters: dict[str, str]) -> Iterable[Silence]:
    grouped: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        grouped[letters[row["article"]], row["slot"]].append(letters[row["other"]])
    return (Silence(letter=letter, slot=slot, others=tuple(sorted(others))) for (letter, slot), others in grouped.items())


class _Evidence:
    """The rows that belong to findings, at hand by their owner."""

    def __init__(self, found: dict[str, list[Row]], letters: dict[str, str]) -> None:
        self.letters = letters
        self.texts = {row["article"]: row["text"] for row in found["articles"]}
        self.sentences: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for row in found["sentences"]:
            self.sentences[row["article"]].append((row["start"], row["end"]))
        self.owned = {name: _by_owner(found[name]) for name in ("sides", "evidence", "steps")}
        self.parts = _by_owner([row | {"owner": "discrepancy", "owner_id": row["discrepancy"]} for row in found["parts"]])

    def finding(self, owner: str, name: str, row: Row) -> Finding:
        """The discrepancy or relation with its sides, gates and points."""
        key = owner, name
        return Finding(
            id=name, kind=row["kind"], relation=row["relation"], title=row.get("title") or row["why"], why=row["why"],
            gate=row["gate"], severity=row.get("severity"), score=row.get("score"),
            sides=tuple(self._side(key, side) for side in self.owned["sides"][key]),
            steps=tuple(Gate(gate=s["gate"], outcome=s["outcome"], note=s["note"]) for s in self.owned["steps"][key]),
            parts=tuple(Points(name=p["name"], points=p["points"], reason=p["reason"]) for p in self.parts[key]))

    def _side(self, key: tuple[str, str], side: Row) -> SideOf:
        spans = [row for row in self.owned["evidence"][key] if row["side"] == side["side"]]
        return SideOf(letter=self.letters[side["article"]], article=side["article"], value=side["value"],
                      excerpts=tuple(self._excerpt(row["article"], row["start"], row["end"]) for row in spans))

    def _excerpt(self, article: str, start: int, end: int) -> Excerpt:
        """The whole sentences that the span lies in, and where in them it lies."""
        touched = [s for s in self.sentences[article] if s[0] < end and start < s[1]] or [(start, end)]
        first, last = min(start, touched[0][0]), max(end, touched[-1][1])
        text = self.texts[article][first:last]
        lead = min(len(text) - len(text.lstrip()), start - first)
        return Excerpt(text=text[lead:].rstrip(), marked=(start - first - lead, end - first - lead), start=start, end=end)


def _by_owner(rows: list[Row]) -> dict[tuple[str, str], list[Row]]:
    owned: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        owned[row["owner"], row["owner_id"]].append(row)
    return owned
