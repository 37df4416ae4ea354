"""What an article's speech is read from: the actors, the statements and the quotations with what introduces them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc

from parallax.reading.naming import Names
from parallax.reading.quotemarks import find_marked
from parallax.reading.reports import Report
from parallax.reading.statements import find_statements
from parallax.reading.surroundings import Utterance
from parallax.reading.utterances import find_utterances
from parallax.reading.wholetext import text_of
from parallax.records import Entity, Sentence


@dataclass(frozen=True, slots=True, kw_only=True)
class Speech:
    """``utterances`` and ``statements`` in order of appearance; ``names`` says whom their words name."""

    names: Names
    statements: tuple[Report, ...]
    utterances: tuple[Utterance, ...]


def find_speech(doc: Doc, sentences: Sequence[Sentence], entities: Sequence[Entity]) -> Speech:
    """The speech of an article, found once for its quotes and its attributions.

    Needs: sentence kinds, entities and the dependency parse.
    """
    return _found(doc, tuple(sentences), tuple(entities))


@lru_cache(maxsize=1)
def _found(doc: Doc, sentences: tuple[Sentence, ...], entities: tuple[Entity, ...]) -> Speech:
    marked = find_marked(text_of(doc))
    names = Names(doc, entities, [quote.outer for quote in marked])
    statements = find_statements(doc, sentences)
    utterances = find_utterances(doc, marked, statements)
    return Speech(names=names, statements=tuple(statements), utterances=tuple(utterances))
