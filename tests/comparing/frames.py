"""Small readings made by hand: a text with its figures marked, and the records that an extractor would give."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

import numpy as np

from parallax.comparing.accounts import Account
from parallax.comparing.passages import Vectored
from parallax.records import (
    Article,
    Attribution,
    Entity,
    Number,
    Publication,
    Quantity,
    Quote,
    Reading,
    Role,
    Scene,
    Sentence,
    Span,
    Stance,
    Status,
    Toll,
)

_SENTENCE = re.compile(r"[^.!?]+[.!?]?[”’\"]?\s*")


def span_of(text: str, words: str) -> Span:
    """Where the words stand in the text."""
    start = text.index(words)
    return start, start + len(words)


def quantity(
    text: str,
    words: str,
    low: Number | None,
    high: Number | None,
    measure: str | None,
    *,
    hedge: str = "exact",
    scope: str = "single",
    modality: str = "asserted",
    chart: bool = True,
    scene: Scene | None = None,
    subject: str | None = None,
    attribution: int | None = None,
) -> Quantity:
    """A figure at the first place where its words stand."""
    return Quantity(
        span=span_of(text, words),
        low=low,
        high=high,
        hedge=hedge,
        measure=measure,
        scope=scope,
        modality=modality,
        chart=chart,
        scene=scene or Scene(),
        subject=span_of(text, subject) if subject else None,
        attribution=attribution,
    )


def entity(text: str, words: str, label: str, name: str | None = None) -> Entity:
    """A mention at the first place where its words stand."""
    return Entity(span=span_of(text, words), label=label, name=name or words)


def status(text: str, words: str, rung: str, *, decision: bool = False, lead: bool = False, setting: str | None = None) -> Status:
    """A rung with the words that say it."""
    return Status(span=span_of(text, words), event=None, rung=rung, certainty=3, decision=decision, scene=Scene(lead=lead, setting=setting))


def stance(text: str, words: str, actor: str, kind: str, name: str | None = None) -> Stance:
    """A stance with its actor's mention."""
    return Stance(span=span_of(text, words), actor=span_of(text, actor), name=name or actor, stance=kind)


def role(text: str, words: str, slot: str, value: str | None = None) -> Role:
    """A slot of the story's event filled."""
    return Role(slot=slot, span=span_of(text, words), value=value or words)


def said(text: str, source: str, cue: str, content: str, kind: str) -> Attribution:
    """A statement with its source."""
    return Attribution(source=span_of(text, source), cue=span_of(text, cue), content=(span_of(text, content),), source_kind=kind)


def quote(text: str, words: str, kind: str, speaker: str | None = None, *, named: bool = False) -> Quote:
    """Quoted words."""
    return Quote(span=span_of(text, words), kind=kind, speaker_name=speaker, named=named)


def reading(
    article: str,
    text: str,
    *,
    day: str | None = None,
    outlet: str | None = None,
    headline: bool = False,
    quantities: Sequence[Quantity] = (),
    entities: Sequence[Entity] = (),
    statuses: Sequence[Status] = (),
    stances: Sequence[Stance] = (),
    roles: Sequence[Role] = (),
    attributions: Sequence[Attribution] = (),
    quotes: Sequence[Quote] = (),
) -> Reading:
    """A reading of one text; its first sentence is the headline where asked."""
    published = date.fromisoformat(day) if day else None
    spans = [(match.start(), match.end()) for match in _SENTENCE.finditer(text)]
    sentences = [Sentence(span=span, kind="headline" if headline and number == 0 else "body") for number, span in enumerate(spans)]
    charted = [(number, row) for number, row in enumerate(quantities) if row.chart and row.measure]
    tolls = {
        (row.measure, row.scope): Toll(measure=row.measure or "", low=row.low, high=row.high, scope=row.scope, quantity=number)
        for number, row in reversed(charted)
    }
    return Reading(
        tolls=tuple(tolls.values()),
        article=Article(id=article, text=text, outlet=outlet, published=day),
        published=Publication(earliest=published, latest=published),
        sentences=tuple(sentences),
        quantities=tuple(quantities),
        entities=tuple(sorted(entities, key=lambda row: row.span)),
        statuses=tuple(statuses),
        stances=tuple(stances),
        roles=tuple(roles),
        attributions=tuple(attributions),
        quotes=tuple(quotes),
    )


def word_vectors(accounts: Sequence[Account], encoder: object = None) -> list[Vectored]:
    """Vectors that count words, in place of the encoder's: two sentences are as near as the words they share."""
    listed = [[row for row in account.reading.sentences if row.kind == "body"] for account in accounts]
    words = sorted(
        {word for account, rows in zip(accounts, listed, strict=True) for row in rows for word in account.words(row.span).lower().split()}
    )
    place = {word: number for number, word in enumerate(words)}
    out = []
    for account, rows in zip(accounts, listed, strict=True):
        matrix = np.zeros((len(rows), max(1, len(words))), dtype=np.float32)
        for number, row in enumerate(rows):
            for word in account.words(row.span).lower().split():
                matrix[number, place[word]] = 1.0
            matrix[number] /= max(1.0, float(np.linalg.norm(matrix[number])))
        out.append(Vectored(article=account.id, spans=tuple(row.span for row in rows), rows=matrix))
    return out
