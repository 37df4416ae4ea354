"""The frozen records that every module speaks in.

Offsets are half-open character ranges ``[start, end)`` into ``Article.text``. ``None`` means "the text does not
say"; it is never zero. No record is changed after it is made.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

Span = tuple[int, int]
Number = int | float


# ---------------------------------------------------------------- one article


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """One text from one outlet, as printed; every field but ``id`` and ``text`` may be unknown."""

    id: str
    text: str
    title: str | None = None
    outlet: str | None = None
    author: str | None = None
    url: str | None = None
    published: str | None = None  # as given with the article, "2016-07-14"


@dataclass(frozen=True, slots=True, kw_only=True)
class Proof:
    """The words that bound a date, and the rule that read them."""

    span: Span
    rule: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Publication:
    """The interval in which an article can have been published; a side is ``None`` when open."""

    earliest: date | None = None
    latest: date | None = None
    proof: tuple[Proof, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """A sentence of the text and its kind: headline, heading, body or boilerplate."""

    span: Span
    kind: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A mention of a named thing. ``label`` is spaCy's OntoNotes label or OUTLET; ``name`` joins mentions."""

    span: Span
    label: str
    name: str


@dataclass(frozen=True, slots=True, kw_only=True)
class DateMention:
    """A date or period in words; a side is ``None`` when the text leaves it open or no anchor is known."""

    span: Span
    earliest: date | None = None
    latest: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """What tells one event from another, as far as the text says it.

    ``family`` is a class of the events lexicon ("strike", "shooting", "earthquake"); ``setting`` is sea, land or
    air; ``places`` are canonical names; ``time`` is the span of the date it is tied to; ``lead`` is true when the
    words point back at the event that the article opens with ("this specific strike").
    """

    family: str | None = None
    setting: str | None = None
    places: tuple[str, ...] = ()
    time: Span | None = None
    lead: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A number of something, printed in an article.

    ``low`` and ``high`` are inclusive, ``None`` on an open side. ``event``, ``place``, ``since`` and ``as_of`` are the
    spans that tie it down. ``attribution`` indexes the reading's attributions. ``rule`` names the rule that decided
    ``chart``. ``subject`` are the words that narrow who is counted ("civilians", "suspected traffickers").
    """

    span: Span
    low: Number | None
    high: Number | None
    hedge: str
    unit: str | None = None
    concept: Span | None = None
    measure: str | None = None
    scope: str = "unknown"
    modality: str = "asserted"
    event: Span | None = None
    place: Span | None = None
    since: Span | None = None
    as_of: Span | None = None
    subject: Span | None = None
    attribution: int | None = None
    chart: bool = False
    rule: str = ""
    scene: Scene = field(default_factory=Scene)


@dataclass(frozen=True, slots=True, kw_only=True)
class Toll:
    """The article's own figure for its main event; ``quantity`` indexes the reading's quantities, or is ``None``
    where the figure was added up from several."""

    measure: str
    low: Number | None
    high: Number | None
    scope: str
    quantity: int | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words given as someone's own, without their quotation marks."""

    span: Span
    kind: str  # direct, mixed, indirect, scare, headline
    speaker: Span | None = None
    speaker_name: str | None = None
    named: bool = False
    cue: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """The link between a source, a cue and a content, which may be in several pieces.

    ``via`` is the outlet that the source spoke through, where it is named: "told Gazeta.ru", "obtained by the paper".
    ``reach`` holds the next sentences of the paragraph that may rest on the same source; the text leaves it open.
    """

    content: tuple[Span, ...]
    source: Span | None = None
    source_kind: str | None = None
    cue: Span | None = None
    via: Span | None = None
    reach: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """A predicate that denotes an event, with the author's certainty (-3 to 3), time and modality.

    ``cue`` is the word that moved it away from plainly asserted, ``rule`` the name of the rule that did.
    """

    span: Span
    lemma: str
    certainty: float = 3.0
    time: str = "past"
    modality: str = "asserted"
    cue: Span | None = None
    rule: str = "asserted"


@dataclass(frozen=True, slots=True, kw_only=True)
class Status:
    """A rung of the ladder that an event of the story stands on.

    ``span`` is the evidence (the clause, or the words that say the rung), ``event`` indexes the reading's events.
    ``decision`` is true where the words speak of the decision rather than of the act.
    """

    span: Span
    event: int | None
    rung: str
    certainty: float
    decision: bool = False
    rule: str = ""
    scene: Scene = field(default_factory=Scene)


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """What an article says in one slot of the story's event.

    ``slot``: actor, target, means, place, timing, motive, condition, victims. ``value`` is the cleaned head or name that
    compares; ``span`` the words that say it. ``certain`` is false where the text hedges it ("allegedly").
    """

    slot: str
    span: Span
    value: str
    certain: bool = True
    scene: Scene = field(default_factory=Scene)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stance:
    """What a named body or group does about the story: condemns, warns, supports, denies, confirms, silent, ...

    ``party`` is the country that the body speaks for, where its name tells.
    """

    span: Span
    actor: Span
    name: str
    stance: str
    cue: Span | None = None
    party: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """All that was found in one article, each tuple in order of appearance."""

    article: Article
    published: Publication = field(default_factory=Publication)
    sentences: tuple[Sentence, ...] = ()
    entities: tuple[Entity, ...] = ()
    quantities: tuple[Quantity, ...] = ()
    tolls: tuple[Toll, ...] = ()
    quotes: tuple[Quote, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    events: tuple[Event, ...] = ()
    statuses: tuple[Status, ...] = ()
    dates: tuple[DateMention, ...] = ()
    roles: tuple[Role, ...] = ()
    stances: tuple[Stance, ...] = ()
    hedges: tuple[Span, ...] = ()  # the words that weaken commitment, outside boilerplate


# ------------------------------------------------------------- several articles


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
