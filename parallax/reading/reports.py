"""Statements handed to somebody by a verb: source, cue and content, by the parse."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from parallax.lexicon import words
from parallax.reading.contents import around, as_aside, content_of, from_that, passive_pieces, past_credit, spans_of
from parallax.reading.cues import CLAUSAL, lemma, verb_class
from parallax.reading.speakers import find_source, is_passive, source_span
from parallax.reading.stretches import Stretches
from parallax.records import Span

_KINDS = words("sourcekinds")
_UNNAMED = _KINDS["unnamed"]
_FINDERS = _KINDS["document"] | _KINDS["piece"] | _KINDS["body"]  # "the study found traces"
# Families whose passive needs nobody who says it: "are accused of", "is expected to".
_AGENTLESS = frozenset({"say", "think", "tell", "accuse"})
_AUXILIARIES = frozenset({"aux", "auxpass", "neg"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A statement before its quotations are seen to; ``head`` and ``verb`` are token numbers."""

    verb: int
    cue: Span
    head: int | None
    source: Span | None
    content: tuple[Span, ...]
    family: str
    borrowed: bool = False  # the source is a pronoun, and may go back to the source of a statement around this one


def find_reports(doc: Doc) -> list[Report]:
    """Every reporting verb with a source or a passive voice and a content, in order of appearance.

    Needs: lemmas, tags and the dependency parse.
    Source: lexicon/speech.toml.
    """
    found = [report for token in doc if (family := verb_class(token)) and (report := as_report(token, family)) is not None]
    clauses = Stretches((piece, report) for report in found if report.family in CLAUSAL for piece in report.content)
    # A cue within the content of another statement: that one speaks for both.
    return [report for report in found if all(other is report for other in clauses.at(report.cue[0]))]


def as_report(verb: Token, family: str) -> Report | None:
    """The statement of one verb, or ``None`` where nobody can have made it or it has no content."""
    if (cited := _cited(verb)) is not None:
        return cited
    passive = is_passive(verb)
    head = find_source(verb)
    if not _speaks(verb, family, head, passive):
        return None
    pieces = tuple(spans_of(verb.doc, content_of(verb, family)))
    if passive:
        pieces = passive_pieces(verb, pieces)
    elif not pieces and family in CLAUSAL:
        pieces = tuple(spans_of(verb.doc, from_that(verb) or as_aside(verb) or past_credit(verb) or around(verb)))
    if not pieces:
        return None
    return Report(
        verb=verb.i,
        cue=cue_span(verb),
        head=head.i if head is not None else None,
        content=pieces,
        family=family,
        source=source_span(head) if head is not None else None,
        borrowed=head is not None and head.pos_ == "PRON",
    )


def _cited(verb: Token) -> Report | None:
    """People behind a report: "... a report by the paper, citing anonymous officials". The sentence is theirs."""
    people = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if people is None or verb.tag_ != "VBG" or lemma(verb) != "cite" or lemma(people) not in _UNNAMED:
        return None
    above = next((token.i for token in verb.sent if token.lower_ == "according"), verb.i)
    before = [(verb.sent.start, min(above, verb.i))] if min(above, verb.i) > verb.sent.start else []
    owner = verb.head if verb.dep_ == "acl" else None
    after = [(_past_verb(verb.right_edge.i + 1, verb), verb.sent.end)] if not before or owner is not None else []
    content = tuple(spans_of(verb.doc, before if verb.i - verb.sent.start > 8 or not after else after))
    return Report(verb=verb.i, cue=cue_span(verb), head=people.i, source=source_span(people), content=content, family="credit")


def _past_verb(start: int, cited: Token) -> int:
    """Where the statement begins behind a second verb: "The paper, in a report citing officials, said he asked for aid"."""
    following = cited.doc[start : min(start + 3, cited.sent.end)]
    verb = next((token for token in following if verb_class(token) in CLAUSAL), None)
    return verb.i + 1 if verb is not None else start


def _speaks(verb: Token, family: str, head: Token | None, passive: bool) -> bool:
    """Whether the verb hands a statement on: not "pressure to address ...", not "vessels suspected of ..."."""
    if _is_pseudo(verb, head, passive):
        return False
    if passive and head is None:
        if verb.lemma_ == "ask" and verb.dep_ == "advcl":
            return True  # "Asked whether he would sign, ..."
        held = (family in ("tell", "accuse") and verb.dep_ != "acl") or any(child.dep_ in ("xcomp", "ccomp") for child in verb.children)
        return family in _AGENTLESS and held and (verb.dep_ == "acl" or any(child.dep_ == "auxpass" for child in verb.children))
    if head is None or _is_expletive(head):
        return False
    purpose = verb.tag_ == "VB" and any(child.lower_ == "to" and child.dep_ == "aux" for child in verb.children)
    return not (purpose and verb.dep_ in ("acl", "advcl", "relcl"))


def _is_pseudo(verb: Token, head: Token | None, passive: bool) -> bool:
    """Verbs that look like a cue: "was supposed to end", "they found a way", "Do you support her?", "pledged delegates"."""
    word = lemma(verb)
    if word == "suppose":
        return passive
    if verb.dep_ == "amod":
        return True
    if word == "find" and head is not None and head.lemma_.lower() not in _FINDERS:
        return not any(child.dep_ in ("ccomp", "xcomp", "oprd") or child.lower_ == "that" for child in verb.children if child.i > verb.i)
    return head is not None and head.lower_ == "you" and verb.sent[-1].text == "?"


def _is_expletive(head: Token) -> bool:
    """Whether nobody is meant: "it's unrealistic to think that ..."."""
    return head.lower_ == "it" and head.head.lemma_ in ("be", "seem", "become", "make", "take")


def cue_span(verb: Token) -> Span:
    """The verb with its auxiliaries, negation and particle."""
    first = min([verb, *(child for child in verb.children if child.dep_ in _AUXILIARIES and child.i < verb.i)], key=lambda token: token.i)
    if any(token.dep_ in ("nsubj", "nsubjpass") for token in verb.doc[first.i : verb.i]):
        first = verb
    last = next((child for child in verb.children if child.dep_ == "prt" and child.i == verb.i + 1), verb)
    return first.idx, last.idx + len(last)
