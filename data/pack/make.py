"""The rows of one story → its evidence pack, whole or as a reader's filters leave it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from data.pack.excerpts import Exhibits, Row
from data.pack.parts import Finding, Origin, Pack, Review, Silence, Source

# Judged pairs that a reader may take for a conflict, and that the rules keep apart.
APART = ("DIFFERENT_TIME", "DIFFERENT_SCOPE", "DIFFERENT_MEASURE", "NOT_COMPARABLE", "UPDATE", "COMPATIBLE", "REFINES")
NEEDED = ("stories", "articles", "sentences", "discrepancies", "relations", "sides", "evidence", "steps", "parts", "origins", "omissions")
_OPENING = 12  # words that stand for a title


@dataclass(frozen=True, slots=True, kw_only=True)
class Choice:
    """What of a story goes into the pack; None means all.

    ``off`` are articles, ``opened`` is the id of a finding or relation, ``reviews`` are by owner (discrepancy, relation) and id.
    """

    off: frozenset[str] = frozenset()
    findings: frozenset[str] | None = None
    relations: frozenset[str] | None = None
    opened: str = ""
    note: str = ""
    link: str = ""
    reviews: Mapping[tuple[str, str], tuple[Review, ...]] = field(default_factory=dict)


def make_pack(found: dict[str, list[Row]], choice: Choice | None = None) -> Pack:
    """The pack of the one story whose rows these are; every table that ``NEEDED`` names is among them."""
    chosen = choice or Choice()
    letters = {row["article"]: row["letter"] for row in found["articles"]}
    exhibits = Exhibits(found, letters, chosen.off, chosen.reviews)
    findings = [exhibits.finding("discrepancy", row["discrepancy"], row) for row in found["discrepancies"]]
    judged = [exhibits.finding("relation", row["relation_id"], row) for row in found["relations"]]
    opened = next((one for one in (*findings, *judged) if one.id == chosen.opened), None)
    on = {article: letter for article, letter in letters.items() if article not in chosen.off}
    kept = tuple(_kept(findings, chosen.findings, opened))
    beside = [one for one in _kept(judged, chosen.relations, opened) if not _shown(one, findings)]
    story = found["stories"][0]
    return Pack(
        story=story["story"], title=story["title"], note=chosen.note, link=chosen.link, opened=opened, findings=kept,
        sources=tuple(_source(row) for row in found["articles"] if row["article"] in on),
        agreements=tuple(one for one in _kept(judged, chosen.relations, opened) if one.relation == "AGREES"),
        apart=tuple(one for one in beside if one.relation in APART),
        origins=tuple(_origins(found["origins"], on)), silences=tuple(_silences(found["omissions"], on)))


def _kept(found: list[Finding], ids: frozenset[str] | None, opened: Finding | None) -> Iterator[Finding]:
    """The findings that were chosen, without the one that stands first by itself."""
    return (one for one in found if one is not opened and (ids is None or one.id in ids))


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
        if row["article"] in letters:
            grouped[row["origin"], row["kind"]].add(letters[row["article"]])
    return (Origin(name=name, kind=kind, letters=tuple(sorted(held))) for (name, kind), held in grouped.items())


def _silences(rows: list[Row], letters: dict[str, str]) -> Iterable[Silence]:
    grouped: dict[tuple[str, str], list[str]] = defaultdict(list)
    for row in rows:
        if row["article"] in letters and row["other"] in letters:
            grouped[letters[row["article"]], row["slot"]].append(letters[row["other"]])
    return (Silence(letter=letter, slot=slot, others=tuple(sorted(others))) for (letter, slot), others in grouped.items())
