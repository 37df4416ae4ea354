"""What stands around a quotation, and what is known of who utters it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from parallax.reading.quotemarks import Marked
from parallax.records import Span

_STOPS = frozenset(".!?;…")


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """A quotation with what introduces it.

    ``how``: after (“…,” he said), before (he said: “…”), inside (he called it “…”), carried (from the quotation before it),
    alone. ``head`` is the token number of the speaker's head word. ``first`` numbers the utterance that a carried one goes on.
    """

    quote: Marked
    how: str
    cue: Span | None = None
    head: int | None = None
    source: Span | None = None
    starts: bool = False  # the quotation begins a sentence
    family: str | None = None
    within: bool = False  # the quotation lies in what its cue hands on, by the parse


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A quotation's surroundings in its own paragraph: the tokens before and after it, outside all quotations."""

    quote: Marked
    before: tuple[Token, ...]
    after: tuple[Token, ...]
    words: tuple[Token, ...]
    opens_line: bool


def covered_by(doc: Doc, quotes: Sequence[Marked]) -> list[int]:
    """For each token the number of the quotation it stands in, or -1."""
    inside = [-1] * len(doc)
    number = 0
    for token in doc:
        while number < len(quotes) and quotes[number].outer[1] <= token.idx:
            number += 1
        if number < len(quotes) and token.idx + len(token) > quotes[number].outer[0]:
            inside[token.i] = number
    return inside


def find_place(doc: Doc, quote: Marked, covered: Sequence[int]) -> Place:
    words = list(_tokens(doc, quote.outer))
    first, last = words[0].i, words[-1].i
    before: list[Token] = []
    position = first - 1
    while position >= 0 and covered[position] < 0 and not _is_break(doc[position]) and not _ends(doc[position]):
        if not before and doc[position].text[-1] == "." and len(doc[position]) > 2:
            break  # "… of Springfield, Ill. “I just want …”": the abbreviation's stop is the sentence's
        before.append(doc[position])
        position -= 1
    opens_line = position < 0 or _is_break(doc[position])
    if opens_line and not before and position > 0 and doc[position - 1].text == ":":
        before = _line_above(doc, position - 1)  # "The Times reports:" stands on a line of its own
    after: list[Token] = []
    position = last + 1
    while position < len(doc) and covered[position] < 0 and not _is_break(doc[position]):
        after.append(doc[position])
        if _ends(doc[position]):
            break
        position += 1
    return Place(quote=quote, before=tuple(reversed(before)), after=tuple(after), words=tuple(words), opens_line=opens_line)


def is_nickname(doc: Doc, quote: Marked) -> bool:
    """Whether the marks hold one word of a person's name: Robert "Bobby" Doe."""
    words = doc.char_span(*quote.outer)
    if words is None or len(words) != 3 or words.start == 0 or words.end == len(doc):
        return False
    first, last = doc[words.start - 1], doc[words.end]
    named = first.tag_ == "NNP" and words[1].tag_ == "NNP" and last.tag_ in ("NN", "NNP", "NNPS")
    return named and last.text[0].isupper() and first.ent_type_ == "PERSON" and last.ent_type_ not in ("DATE", "GPE")


def _line_above(doc: Doc, position: int) -> list[Token]:
    found: list[Token] = []
    while position >= 0 and not _is_break(doc[position]) and not _ends(doc[position]):
        found.append(doc[position])
        position -= 1
    return found


def _tokens(doc: Doc, span: Span) -> Iterator[Token]:
    found = doc.char_span(*span, alignment_mode="expand")
    return iter(found) if found is not None else iter(())


def _is_break(token: Token) -> bool:
    return token.is_space and "\n" in token.text


def _ends(token: Token) -> bool:
    return token.text[0] in _STOPS


def opens_upper(place: Place) -> bool:
    """Whether the quotation begins with a capital."""
    return next((token.text[0].isupper() for token in place.words if token.text[0].isalpha()), False)


def goes_on(place: Place) -> bool:
    """Whether the sentence goes on after the quotation without an end of its own."""
    return bool(place.after) and place.after[0].text[0].islower() and place.words[-1].text[0] not in _STOPS
