"""What several articles of one event say together."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

from parallax.records.reading import Number, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Value:
    """What a claim says: ``text`` are words to show; a count also has bounds and a hedge."""

    text: str
    low: Number | None = None
    high: Number | None = None
    hedge: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim:
    """By this source, in this article, this slot was so.

    ``kind`` is a kind of CONTRACT's list, ``slot`` tells claims of one kind apart ("killed · cumulative"),
    ``topic`` joins the claims that answer one question across articles, ``answer`` those that answer it alike; ``articles`` and
    ``origins`` count the latter and the independent origins among them. ``upstream`` is what the claim goes back to beside its
    article ("outlet reuters", "text 003"). ``on_record`` says that a responsible body or office holder is its source.
    """

    id: str
    kind: str
    slot: str
    topic: str
    value: Value
    article: str
    source: str | None
    evidence: tuple[Span, ...]
    grade: str
    origins: int
    articles: int = 1
    answer: str = ""
    upstream: tuple[str, ...] = ()
    on_record: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One gate on the way to a relation. ``outcome``: passed, decided, or skipped (not reached)."""

    gate: str
    outcome: str
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one article says in a relation or discrepancy, with the spans that a reader can check.

    Sides of one ``camp`` do not differ from each other: "planned" and "authorized" both look ahead.
    """

    article: str
    value: str
    evidence: tuple[Span, ...]
    camp: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Relation:
    """How two or more claims stand to each other, and the gate that decided."""

    kind: str
    relation: str
    gate: str
    why: str
    sides: tuple[Side, ...]
    steps: tuple[Step, ...] = ()
    topic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One addend of a severity score, with the reason it was given."""

    name: str
    points: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Discrepancy:
    """What a reader should see: a relation with a title, a severity and its parts."""

    id: str
    kind: str
    relation: str
    severity: str
    score: int
    title: str
    why: str
    gate: str
    sides: tuple[Side, ...]
    parts: tuple[Part, ...] = ()
    steps: tuple[Step, ...] = ()
    topic: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """What one would have to assume for some contradictions to be none, in a plain sentence.

    ``kind`` is a sentence of lexicon/assumptions.toml, ``article`` the report it speaks of, where it is one. ``settles`` are ids of
    the findings that it settles, alone or with others that are ``chosen``. Chosen are the fewest under which nothing contradicts
    that any assumption could settle.
    """

    id: str
    kind: str
    text: str
    article: str | None
    settles: tuple[str, ...]
    chosen: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """The fewest assumptions under which nothing contradicts, and the ``core`` of findings that none settles.

    ``exact`` is false where the story is too large to search all sets, and the assumption that settles most was taken again and again.
    """

    assumptions: tuple[Assumption, ...] = ()
    core: tuple[str, ...] = ()
    exact: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """One place where an article credits an origin."""

    article: str
    span: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Origin:
    """Articles that go back to one origin. ``name`` is the credited outlet, or the article's own id when it credits nobody."""

    name: str
    kind: str  # credited, own, copied, publisher, version
    articles: tuple[str, ...]
    evidence: tuple[Credit, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Omission:
    """A slot that ``others`` answer and ``article`` does not."""

    article: str
    kind: str
    slot: str
    topic: str
    others: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Two sentences of two articles that speak of the same thing; ``closeness`` is a cosine, 0 to 1."""

    article: str
    span: Span
    other: str
    other_span: Span
    closeness: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A claim's figure among those that a best one is chosen from; it holds for the days between ``earliest`` and ``latest``."""

    claim: str
    article: str
    low: Number | None
    high: Number | None
    earliest: date | None = None
    latest: date | None = None
    on_record: bool = False
    upstream: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Range:
    """Low, best and high of one measure of one event in one scope, and the rule that chose the best.

    ``rule``: only, same, on_record, origins, latest, exact, shared, or none where no rule decides; ``why`` says it in words.
    ``growing`` is true where a later count can only be higher. ``scene`` is the event's place in words.
    """

    id: str
    topic: str
    measure: str
    scope: str
    scene: str
    growing: bool
    low: Number | None
    high: Number | None
    best_low: Number | None
    best_high: Number | None
    rule: str
    why: str
    grade: str
    candidates: tuple[Candidate, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """All that several readings say together, taken as one story."""

    story: str
    title: str
    articles: tuple[str, ...]
    claims: tuple[Claim, ...] = ()
    relations: tuple[Relation, ...] = ()
    discrepancies: tuple[Discrepancy, ...] = ()
    origins: tuple[Origin, ...] = ()
    omissions: tuple[Omission, ...] = ()
    passages: tuple[Passage, ...] = ()
    ranges: tuple[Range, ...] = ()
    reconciliation: Reconciliation = field(default_factory=Reconciliation)
