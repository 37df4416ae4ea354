"""Statements handed to somebody without a verb of their own: "according to", "his claim that", "reportedly", "Poll: ..."."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from parallax.lexicon import words
from parallax.reading.contents import as_aside, spans_of
from parallax.reading.cues import LIGHT, is_clausal, is_hearsay, lemma, noun_class
from parallax.reading.reports import Report
from parallax.reading.speakers import find_source, is_passive, root_of, source_span
from parallax.reading.wholetext import text_of
from parallax.records import Sentence, Span

_KINDS = words("sourcekinds")
# What may stand between a sentence and the phrase that credits it.
_EDGE = frozenset({",", ";", "—", "–", "--", "-", "(", ")", "."})
# What a sentence can open with as its source; an interview or a statement has a speaker of its own.
_PAPERS = frozenset({"analysis", "average", "census", "poll", "ranking", "report", "study", "survey"})
_MARKS = frozenset({"mark", "aux"})
_LABEL = re.compile(r"([A-Z][\w.’'&-]*(?: [\w.’'&-]+){0,3}): ?(?=\S)")


def find_phrases(doc: Doc, sentences: Sequence[Sentence]) -> list[Report]:
    """Credits in set phrases, noun cues, hearsay adverbs and labelled headlines, in order of appearance.

    Needs: sentence kinds and the dependency parse.
    Source: lexicon/speech.toml.
    """
    found = [report for token in doc for report in _at(token)]
    return found + [report for sentence in sentences if sentence.kind == "headline" and (report := _labelled(doc, sentence))]


def _at(token: Token) -> Iterator[Report]:
    if token.lower_ == "according" and token.i + 1 < len(token.doc) and token.nbor().lower_ == "to":
        yield from _credit(token, token.nbor())
    elif token.lower_ == "per" and _is_credit(token):
        yield from _credit(token, token)
    elif token.lemma_ == "put" and token.pos_ == "VERB":
        yield from _put(token)
    elif token.lower_ in ("in", "based") and token.is_sent_start:
        yield from _finding(token)
    elif is_hearsay(token):
        yield from _hearsay(token)
    elif (family := noun_class(token)) is not None:
        yield from _held(token, family)


def _credit(start: Token, last: Token) -> Iterator[Report]:
    """According to the ministry, ten people died; the sentence without the phrase is the content."""
    head = next((child for word in (last, start) for child in word.children if child.dep_ == "pobj" and child.i > last.i), None)
    if head is None:
        head = next((token for token in start.doc[last.i + 1 : last.i + 12] if token.pos_ in ("PROPN", "NOUN", "PRON")), None)
    if head is None:
        return
    phrase_end = max(token.i for token in head.subtree)
    head = _giver_of(head)
    source = source_span(head)
    sent = start.sent
    opens = all(token.is_punct or token.is_space or token.dep_ in ("cc", "advmod") for token in sent[: start.i - sent.start])
    after = [(_after_comma(start.doc, source, phrase_end, sent.end), sent.end)]
    pieces = after if opens or _on_its_way(start) else _before_phrase(start)
    content = tuple(spans_of(start.doc, pieces))
    cue = (start.idx, last.idx + len(last))
    yield Report(verb=start.i, cue=cue, head=head.i, source=source, content=content, family="credit")


def _giver_of(paper: Token) -> Token:
    """Who gave a speech or wrote a letter: "according to a speech Jane Doe delivered in July"; else the paper itself."""
    clauses = (child for child in paper.children if child.dep_ == "relcl" and child.lemma_ in _KINDS["issued"])
    people = (child for clause in clauses for child in clause.children if child.dep_ == "nsubj" and child.ent_type_ == "PERSON")
    return next(people, paper) if paper.lemma_ in _KINDS["document"] else paper


def _put(verb: Token) -> Iterator[Report]:
    """As the mayor put it on Friday, the town is tired: the sentence without the aside is the content."""
    head = find_source(verb) if any(child.lower_ == "it" and child.i == verb.i + 1 for child in verb.children) else None
    content = tuple(spans_of(verb.doc, as_aside(verb, empty=True))) if head is not None else ()
    if head is not None and content:
        cue = (verb.idx, verb.nbor().idx + 2)
        yield Report(verb=verb.i, cue=cue, head=head.i, source=source_span(head), content=content, family="say")


def _on_its_way(start: Token) -> bool:
    """Whether a reporting verb stands right before, its statement still to come: "The paper reported, according to aides, ..."."""
    if start.i < 2 or start.nbor(-1).text != ",":
        return False
    verb = start.nbor(-2)
    return is_clausal(verb) and not any(child.dep_ in ("ccomp", "dobj") and child.i < start.i for child in verb.children)


def _is_credit(per: Token) -> bool:
    """Whether "per" names a source: "per Reuters", "per the ministry's report", not "per day"."""
    head = next((child for child in per.children if child.dep_ == "pobj"), None)
    set_off = per.is_sent_start or (per.i > 0 and per.nbor(-1).text == ",")
    return head is not None and set_off and (head.pos_ == "PROPN" or any(child.dep_ in ("det", "poss") for child in head.children))


def _after_comma(doc: Doc, source: Span, phrase_end: int, stop: int) -> int:
    """The token after the comma that closes the phrase: the last one inside it or the first one behind it."""
    near = doc[max(0, phrase_end - 60) : stop]
    commas = [token.i for token in near if token.text == "," and token.idx >= source[1]]
    behind = [comma for comma in commas if comma >= phrase_end]
    return (behind or commas or [phrase_end])[0] + 1


def _before_phrase(start: Token) -> list[tuple[int, int]]:
    """The clause that the phrase closes, from its first word; a quotation's attribution before it goes along."""
    verb = next((token for token in start.ancestors if token.pos_ in ("VERB", "AUX")), start.head)
    first = min(verb.left_edge.i, start.i)
    if verb.dep_ in ("ROOT", "ccomp", "conj") or first == start.i:
        first = start.sent.start if verb.dep_ != "conj" else first
    return [(first, start.i)] if first < start.i else []


def _finding(start: Token) -> Iterator[Report]:
    """In a poll released on Sunday, most disapproved; based on the statement, ...: the rest of the sentence is the content."""
    last = start.nbor() if start.lower_ == "based" and start.i + 1 < len(start.doc) and start.nbor().lower_ in ("on", "upon") else start
    head = next((child for child in last.children if child.dep_ == "pobj"), None)
    if head is None or (head.lemma_.lower() not in _PAPERS and start == last):
        return
    yield from _credit(start, last)


def _hearsay(token: Token) -> Iterator[Report]:
    """Reportedly, allegedly: the clause of the verb that the adverb stands with, from nobody."""
    verb = token.head
    if verb.pos_ not in ("VERB", "AUX", "ADJ") or token.dep_ != "advmod":
        return
    own = [child for child in verb.children if child.dep_ not in ("advcl", "conj", "cc", "punct", "mark", "parataxis")]
    first = min([verb.i, token.i, *(child.left_edge.i for child in own)])
    last = max([verb.i, token.i, *(child.right_edge.i for child in own)])
    pieces = [(first, token.i), (token.i + 1, last + 1)]
    content = tuple(spans_of(token.doc, [piece for piece in pieces if piece[0] < piece[1]]))
    if content:
        yield Report(verb=token.i, cue=(token.idx, token.idx + len(token)), head=None, source=None, content=content, family="hearsay")


def _held(noun: Token, family: str) -> Iterator[Report]:
    """His claim that ...; the ministry's demand for ...; a newspaper's report that ...."""
    content = _that_clause(noun) if family == "noun_that" else _object(noun)
    if content is None:
        return
    head = next((child for child in noun.children if child.dep_ == "poss"), None) or _giver(noun) or _holder(noun)
    pieces = tuple(spans_of(noun.doc, [(content.left_edge.i, content.right_edge.i + 1)]))
    if pieces and head is not None:
        cue = (noun.idx, noun.idx + len(noun))
        yield Report(verb=noun.i, cue=cue, head=head.i, source=source_span(head), content=pieces, family=family)


def _that_clause(noun: Token) -> Token | None:
    if noun.dep_ == "nsubj" and noun.head.lemma_ == "be":
        # "His contention was that the plan had failed."
        return next((child for child in noun.head.children if child.dep_ == "ccomp" and child.i > noun.head.i), None)
    clauses = (child for child in noun.children if child.dep_ in ("acl", "ccomp", "relcl") and child.i > noun.i)
    found = next((clause for clause in clauses if clause.left_edge.lower_ in ("that", "to") and clause.left_edge.dep_ in _MARKS), None)
    return found or _strayed_clause(noun)


def _strayed_clause(noun: Token) -> Token | None:
    """The that-clause which the parser hung elsewhere: "after her March comment that, “We will close it”"."""
    end = noun.i + 1
    for child in noun.children:
        if child.i == end and child.dep_ == "prep":
            end = child.right_edge.i + 1
    that = noun.doc[end] if end < len(noun.doc) else None
    if that is None or that.lower_ != "that" or that.dep_ != "mark" or not any(child.dep_ == "poss" for child in noun.children):
        return None
    return that.head if that.head.i > that.i else None


def _object(noun: Token) -> Token | None:
    for phrase in noun.children:
        if phrase.lower_ == "of" and noun.lemma_ == "support":
            continue  # "the support of women" is theirs
        if phrase.dep_ == "prep" and phrase.i > noun.i and phrase.lower_ in ("for", "of", "on", "to", "against"):
            return next((child for child in phrase.children if child.dep_ in ("pobj", "pcomp")), None)
    return None


def _giver(noun: Token) -> Token | None:
    """An outlet or body that stands before the noun, or after "by" and "from": "a New York Times report that ..."."""
    for phrase in noun.children:
        if phrase.dep_ in ("prep", "agent") and phrase.lower_ in ("by", "from", "among"):
            return next((child for child in phrase.children if child.dep_ == "pobj"), None)
    return next((child for child in noun.children if child.dep_ == "compound" and child.ent_type_ in ("ORG", "PERSON", "GPE")), None)


def _holder(noun: Token) -> Token | None:
    """Who makes the statement that a light verb carries: "expressed support for", "made the claim that"."""
    verb = noun.head
    return find_source(verb) if noun.dep_ == "dobj" and lemma(verb) in LIGHT and not is_passive(verb) else None


def _labelled(doc: Doc, sentence: Sentence) -> Report | None:
    """Poll: voters turn away. The label before the colon speaks the rest of the headline."""
    match = _LABEL.match(text_of(doc), *sentence.span)
    words = doc.char_span(*match.span(1), alignment_mode="expand") if match else None
    if match is None or words is None or match.end() >= sentence.span[1]:
        return None
    colon = (match.end(1), match.end(1) + 1)
    content = ((match.end(), sentence.span[1]),)
    return Report(verb=words.end, cue=colon, head=root_of(words).i, source=match.span(1), content=content, family="credit")
