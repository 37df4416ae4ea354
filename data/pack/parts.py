"""The records of an evidence pack: frozen, plain, and the same in every form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One article of the story. ``shown`` is its title, or its opening words where it has none."""

    position: int
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
class Review:
    """What a reviewer says of a finding: ``said`` is confirmed, dismissed, corrected or noted; ``note`` is in their own words."""

    reviewer: str
    said: str
    note: str


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
    reviews: tuple[Review, ...] = ()


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
    """Everything that the evidence pack of one story says.

    ``opened`` is the finding that was open on the page; it stands first and not among the others. ``note`` says what the
    reader's filters left out, ``link`` opens the view that the pack was made from; both are empty where there was no page.
    """

    story: str
    title: str
    sources: tuple[Source, ...]
    findings: tuple[Finding, ...]
    agreements: tuple[Finding, ...]
    apart: tuple[Finding, ...]
    origins: tuple[Origin, ...]
    silences: tuple[Silence, ...]
    opened: Finding | None = None
    note: str = ""
    link: str = ""
