"""What is read from one article."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date

Span = tuple[int, int]
Number = int | float


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
