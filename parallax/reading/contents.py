"""What a reporting verb hands on, as token ranges and character spans."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Doc, Token

from parallax.reading.cues import CLAUSAL, takes_preposition, verb_class
from parallax.reading.subjects import joined_to
from parallax.records import Span

_OBJECTS = frozenset({"dobj", "oprd", "attr", "acomp", "obj"})
_EMPTY = frozenset({"so", "that", "it", "this", "what", "which", "who", "whom", "themselves", "himself", "herself", "itself"})
_CLOSING = frozenset({",", ";", ":", "-", "—", "–", "."})
_EDGES = frozenset({",", "—", "–", "--", "-", ";", ".", "(", ")"})
# A phrase of time or place after the object is no part of what was said.
_SETTINGS = frozenset({"on", "in", "during", "at", "after", "before"})


def content_of(verb: Token, family: str) -> list[tuple[int, int]]:
    """Token ranges of what the verb hands on; the end is excluded."""
    clause = next((child for child in verb.children if child.dep_ == "ccomp" and not _is_aside(verb, child)), None)
    if clause is not None and (family in CLAUSAL or clause.i > verb.i):
        return _clause(verb, clause)
    right = [child for child in verb.children if child.i > verb.i]
    named = next((child for child in right if child.dep_ == "prep" and takes_preposition(verb, child)), None)
    bare = [child for child in right if child.dep_ in _OBJECTS | {"xcomp", "ccomp"}]
    if (family == "preposition" and named is None) or (family == "regard" and not _is_opinion(verb)):
        return []
    if named is not None and not any(child.dep_ in _OBJECTS for child in bare):
        return _after(named)
    bare = [child for child in bare if not (child.lower_ in _EMPTY and child.dep_ in _OBJECTS)]
    if not bare or (family == "say" and bare[0].dep_ == "npadvmod"):
        return []
    strayed = family == "tell" and not any(child.dep_ in ("ccomp", "xcomp") for child in bare)
    return (_strayed_that(verb, bare[0]) if strayed else []) or _complement(bare, right, family)


def _strayed_that(verb: Token, told: Token) -> list[tuple[int, int]]:
    """A clause that the parser hung on another word than the verb: "told one of his neighbours on Friday that it was over"."""
    rest = verb.doc[told.i + 1 : verb.right_edge.i + 1]
    that = next((token for token in rest if token.lower_ == "that" and token.tag_ == "IN" and token.dep_ == "mark"), None)
    return [(that.i, that.head.right_edge.i + 1)] if that is not None and that.head.i > that.i else []


def _is_opinion(verb: Token) -> bool:
    """Whether the thing regarded is given a character: "view him as a threat", not "saw him in town"."""
    return any(child.i > verb.i and (child.dep_ in ("oprd", "ccomp", "xcomp") or child.lower_ == "as") for child in verb.children)


def _is_aside(verb: Token, clause: Token) -> bool:
    return clause.i > verb.i and clause.left_edge.i < verb.i


def _clause(verb: Token, clause: Token) -> list[tuple[int, int]]:
    """The clause's own words, in two pieces where the verb cuts it."""
    opening = _opening_date(clause)
    own = {token.i for token in clause.subtree if token.i > opening}
    stop = _second_start(clause) or _aside_start(clause, own)
    return _ranges(clause.doc, sorted(number for number in own if stop is None or number < stop))


def _opening_date(clause: Token) -> int:
    """The last token of a day that opens the clause and tells when it was said: "told them this weekend he would go"; or -1."""
    first = clause.left_edge
    dates = (child for child in clause.children if child.dep_ == "npadvmod" and child.left_edge == first and child.ent_type_ == "DATE")
    date = next(dates, None)
    return date.right_edge.i if date is not None and not date.is_sent_start else -1


def _second_start(clause: Token) -> int | None:
    """Where the speaker is handed a second statement: "... the plan failed and says he will drop it"."""
    second = next((child for child in clause.children if joined_to(child) is not None), None)
    joint = next((token for token in clause.children if second and token.dep_ == "cc" and token.i < second.i), None)
    return None if second is None else (joint or second.left_edge).i


def _aside_start(clause: Token, own: set[int]) -> int | None:
    """Where the writer takes over again: "... hurt the region, adding that ..."; "... beside Clinton, who has been ...".

    Only an aside that runs to the end of the content is cut.
    """
    last = max(own)
    for token in clause.doc[clause.i : last + 1]:
        if token.text == "," and token.i + 1 <= last and _begins_aside(token.nbor()) and clause_end(token.nbor()) >= last - 1:
            return token.i
    return None


def _begins_aside(token: Token) -> bool:
    if token.tag_ == "VBG":
        return verb_class(token) is not None
    return token.tag_ in ("WDT", "WP", "WRB") or token.lower_ in ("while", "as", "even", "though", "although")


def clause_end(token: Token) -> int:
    """The last token of the clause that a word begins: of a participle itself, of "who" or "while" the verb it hangs on."""
    verb = token if token.tag_ == "VBG" else next((above for above in token.ancestors if above.pos_ in ("VERB", "AUX")), token)
    return max(word.i for word in verb.subtree)


def from_that(verb: Token) -> list[tuple[int, int]]:
    """A that-clause which the parser hung on a noun between: "reported at the time that the editor had called"."""
    sent = verb.sent
    that = next((token for token in verb.doc[verb.i + 1 : min(sent.end, verb.i + 12)] if token.lower_ == "that"), None)
    if that is None or that.i + 2 >= sent.end or any(token.text == "," for token in verb.doc[verb.i : that.i]):
        return []
    return [(that.i, sent.end)]


def as_aside(verb: Token, *, empty: bool = False) -> list[tuple[int, int]]:
    """What an aside with "as" confirms: "The port, as the mayor said on Friday, was closed"; ``empty``: as he put it."""
    mark = next((child for child in verb.children if child.lower_ == "as" and child.dep_ in ("mark", "advmod")), None)
    if mark is None or verb.i - mark.i > 12:
        return []
    if not empty and any(child.i > verb.i and child.dep_ in ("dobj", "ccomp", "xcomp") for child in verb.children):
        return []  # "as he told them", "as he said that ..."
    sent = verb.sent
    end = next((token.i for token in verb.doc[verb.i + 1 : sent.end] if token.text in _EDGES), sent.end - 1)
    before = mark.i - 1
    while before > sent.start and verb.doc[before].is_quote:
        before -= 1  # a “lawful source,” as the memo put it
    if mark.i > sent.start and verb.doc[before].text not in _EDGES:
        return []
    return [(low, high) for low, high in [(sent.start, mark.i), (end, sent.end)] if high - low > 2]


def past_credit(verb: Token) -> list[tuple[int, int]]:
    """A clause behind a second credit: "The paper reported, according to two aides, the talks had failed"."""
    doc, sent = verb.doc, verb.sent
    if verb.i + 3 >= sent.end or doc[verb.i + 1].text != "," or doc[verb.i + 2].lower_ != "according":
        return []
    comma = next((token.i for token in doc[verb.i + 3 : sent.end] if token.text == ","), None)
    return [(comma + 1, sent.end)] if comma is not None and sent.end - comma > 4 else []


def around(verb: Token) -> list[tuple[int, int]]:
    """What stands on both sides of an aside: "In Ohio, he said, voters are leaving"."""
    sent = verb.sent
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    if subject is None or verb.dep_ in ("relcl", "acl", "advcl") or verb.tag_ == "VB":
        return []
    first, last = min(subject.left_edge.i, verb.i), max(subject.right_edge.i, verb.i)
    comma = first > sent.start and verb.doc[first - 1].text in (",", "—", "–", "-")
    ends = last + 1 >= sent.end or verb.doc[last + 1].text in (",", ".", "—", "–", "-", ";")
    if not comma or not ends:
        return []
    return [(low, high) for low, high in [(sent.start, first - 1), (last + 1, sent.end)] if low < high]


def _after(preposition: Token) -> list[tuple[int, int]]:
    objects = [child for child in preposition.children if child.i > preposition.i]
    if not objects:
        return []
    end = max(child.right_edge.i for child in objects) + 1
    later = (child for child in preposition.head.children if child.left_edge.i == end and child.dep_ in ("xcomp", "advcl", "prep", "ccomp"))
    for child in later:
        if child.dep_ != "prep" or child.lower_ == "as":
            end = child.right_edge.i + 1
    return [(objects[0].left_edge.i, end)]


def _complement(bare: list[Token], right: list[Token], family: str) -> list[tuple[int, int]]:
    """From the first object to the last word that belongs to it: "him as a threat to the region"."""
    start = bare[0].left_edge.i
    end = max(child.right_edge.i for child in bare) + 1
    for child in right:
        if child.left_edge.i == end and child.dep_ in ("prep", "prt") and (family == "accuse" or child.lower_ not in _SETTINGS):
            end = child.right_edge.i + 1
    return [(start, end)]


def passive_pieces(verb: Token, pieces: tuple[Span, ...]) -> tuple[Span, ...]:
    """The one that undergoes the verb and what is said of it: "Both groups" ... "of using the ports"."""
    subject = next((child for child in verb.children if child.dep_ in ("nsubjpass", "nsubj")), None)
    rest = pieces or tuple(
        spans_of(
            verb.doc,
            [
                (child.left_edge.i, child.right_edge.i + 1)
                for child in verb.children
                if child.i > verb.i and child.dep_ in ("prep", "xcomp") and child.lower_ != "by"
            ][:1],
        )
    )
    if subject is None or subject.lower_ in ("it", "there"):
        return rest
    return (*spans_of(verb.doc, [(subject.left_edge.i, subject.right_edge.i + 1)]), *rest)


def _ranges(doc: Doc, numbers: list[int]) -> list[tuple[int, int]]:
    """Runs of neighbouring token numbers; a gap of punctuation or space does not cut."""
    runs: list[list[int]] = []
    for number in numbers:
        if runs and all(token.is_punct or token.is_space for token in doc[runs[-1][1] : number]):
            runs[-1][1] = number + 1
        else:
            runs.append([number, number + 1])
    return [(start, end) for start, end in runs]


def spans_of(doc: Doc, ranges: list[tuple[int, int]]) -> Iterator[Span]:
    """Character spans of token ranges, without the punctuation and space at their edges."""
    for start, end in ranges:
        while start < end and (doc[start].is_space or doc[start].text in (",", ";", ":", "-", "—", "–")):
            start += 1
        while end > start and (doc[end - 1].is_space or doc[end - 1].tag_ == "CC" or doc[end - 1].text in _CLOSING):
            end -= 1
        if start < end:
            yield doc[start].idx, doc[end - 1].idx + len(doc[end - 1])
