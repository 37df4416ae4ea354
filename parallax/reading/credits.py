"""The outlets that an article owes a statement to, beside or behind the source that it names."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc, Token

from parallax.lexicon import words
from parallax.reading.contents import content_of, spans_of
from parallax.reading.naming import Names
from parallax.reading.reports import Report, cue_span
from parallax.reading.sourcekinds import is_outlet
from parallax.reading.speakers import find_source, source_span
from parallax.records import Span

_KINDS = words("sourcekinds")
# How an outlet comes by what it prints: "documents obtained by", "first reported by", "a memo seen by".
_HANDED = words("sourcekinds")["handed"]


def outlet_credits(verb: Token, head: int | None, source: Span | None, names: Names) -> list[Span]:
    """The outlets that stand behind a statement's source, in order: whom the source told, who obtained the paper, who
    printed the report. Empty where the source itself is the outlet, or none is named.
    """
    found = [*_told_to(verb, names), *(_behind(verb.doc[head], names) if head is not None else ())]
    return sorted(set(found) - {source})


def outlet_deeds(doc: Doc, names: Names, known: Sequence[Report]) -> list[Report]:
    """Statements that an outlet prints rather than says: "published the video", "unearthed a story", "the Post has learned"."""
    cued = {report.verb for report in known}
    return [
        deed
        for token in doc
        if token.pos_ == "VERB" and token.i not in cued and token.lemma_ in _KINDS["printed"]
        if (deed := _deed(token, names)) is not None
    ]


def _deed(verb: Token, names: Names) -> Report | None:
    head = find_source(verb)
    entity = names.entity(head.i) if head is not None else None
    if head is None or head.pos_ == "PRON" or not is_outlet(head, entity.span if entity else source_span(head), entity, ()):
        return None
    content = tuple(spans_of(verb.doc, content_of(verb, "say") or _subject_of(verb)))
    if not content:
        return None
    return Report(verb=verb.i, cue=cue_span(verb), head=head.i, source=source_span(head), content=content, family="print")


def _subject_of(verb: Token) -> list[tuple[int, int]]:
    """What was published by the outlet, of a passive verb."""
    return [(child.left_edge.i, child.right_edge.i + 1) for child in verb.children if child.dep_ == "nsubjpass"]


def _told_to(verb: Token, names: Names) -> list[Span]:
    """Sources told the outlet; said in an interview with the paper; said, according to ..., is another statement."""
    told = [span for child in verb.children if child.dep_ in ("dobj", "dative", "iobj") for span in _outlets(child, names)]
    return told + [span for child in verb.children if child.dep_ == "prep" and child.lower_ == "in" for span in _carried_in(child, names)]


def _carried_in(phrase: Token, names: Names) -> list[Span]:
    """Wrote in the paper; said in an interview with it, in a column for it."""
    thing = next((child for child in phrase.children if child.dep_ == "pobj"), None)
    if thing is None:
        return []
    if thing.lemma_.lower() not in _KINDS["piece"]:
        return _outlets(thing, names)
    links = [child for child in thing.children if child.dep_ == "prep" and child.lower_ in ("with", "for", "in", "to")]
    return [span for link in links for child in link.children if child.dep_ == "pobj" for span in _outlets(child, names)]


def _behind(head: Token, names: Names) -> list[Span]:
    """Documents obtained by the paper; a report by the paper, or first published by two; the paper's analysis."""
    found: list[Span] = []
    piece = head.lemma_.lower() in _KINDS["piece"]
    for token in head.subtree:
        printed = token.dep_ in ("agent", "prep") and token.lower_ == "by" and (token.head == head or token.head.lemma_ in _HANDED)
        in_it = piece and token.dep_ == "prep" and token.lower_ in ("in", "from", "by") and token.head == head
        if printed or in_it:
            found += [span for child in token.children if child.dep_ == "pobj" for span in _outlets(child, names)]
        elif piece and token.dep_ in ("compound", "poss", "nmod") and token.head == head:
            found += _outlets(token, names)
    return found


def _outlets(head: Token, names: Names) -> list[Span]:
    """The outlets among a noun and what is joined to it: "the Miami Herald and Reuters"."""
    joined: Sequence[Token] = [head, *head.conjuncts]
    spans = []
    for token in joined:
        entity = names.entity(token.i)
        span = entity.span if entity is not None else source_span(token)
        if is_outlet(token, span, entity, ()):
            spans.append(span)
    return spans
