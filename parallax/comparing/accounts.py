"""A reading prepared for comparing: its sentences found by offset, its words by span, its days by span."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from parallax.records import Entity, Reading, Sentence, Span

_WORD = re.compile(r"\w+")
Days = tuple[date | None, date | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """One article's reading with the look-ups that comparing needs."""

    reading: Reading
    starts: tuple[int, ...]  # of the sentences, ascending
    entity_starts: tuple[int, ...]
    vocabulary: frozenset[str]  # the words of the text in lower case

    @property
    def id(self) -> str:
        return self.reading.article.id

    @property
    def name(self) -> str:
        """What a reader calls the article: its outlet, or else its id."""
        return self.reading.article.outlet or self.id

    def words(self, span: Span) -> str:
        """The text of a span on one line."""
        return " ".join(self.reading.article.text[span[0] : span[1]].split())

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds the offset."""
        place = bisect_right(self.starts, offset) - 1
        if place < 0:
            return None
        sentence = self.reading.sentences[place]
        return sentence if offset < sentence.span[1] else None

    def kind_at(self, offset: int) -> str:
        """headline, heading, body or boilerplate; body where no sentence holds the offset."""
        sentence = self.sentence_at(offset)
        return sentence.kind if sentence else "body"

    def entities_in(self, span: Span) -> tuple[Entity, ...]:
        """The mentions that begin inside the span."""
        first = bisect_right(self.entity_starts, span[0] - 1)
        last = bisect_right(self.entity_starts, span[1] - 1)
        return self.reading.entities[first:last]

    def days(self, span: Span | None) -> Days:
        """The days of the date mention that overlaps the span; both open when there is none."""
        for mention in self.reading.dates:
            if span and mention.span[0] < span[1] and span[0] < mention.span[1]:
                return mention.earliest, mention.latest
        return None, None

    @property
    def published(self) -> Days:
        return self.reading.published.earliest, self.reading.published.latest


def prepare(readings: Iterable[Reading]) -> list[Account]:
    """One account per reading, in order of id, so that the order of the articles changes nothing."""
    return [
        Account(
            reading=reading,
            starts=tuple(s.span[0] for s in reading.sentences),
            entity_starts=tuple(e.span[0] for e in reading.entities),
            vocabulary=words_of(reading.article.text),
        )
        for reading in sorted(readings, key=lambda reading: reading.article.id)
    ]


def words_of(text: str) -> frozenset[str]:
    """The words of a text in lower case, each once."""
    return frozenset(_WORD.findall(text.lower()))


def overlap(one: Span, other: Span) -> bool:
    """Whether two spans share a character."""
    return one[0] < other[1] and other[0] < one[1]


def earlier(one: Days, other: Days) -> bool | None:
    """True when ``one`` lies wholly before ``other``, False when it lies wholly after; None when that is not known."""
    if one[1] and other[0] and one[1] < other[0]:
        return True
    if one[0] and other[1] and other[1] < one[0]:
        return False
    return None


def same_day(one: Days, other: Days) -> bool:
    """True when both are known to the day and that day is the same."""
    return one[0] is not None and one == other and one[0] == one[1]
