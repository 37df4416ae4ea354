"""Which words around a quotation say who utters it."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from spacy.tokens import Doc, Token

from parallax.reading.cues import CLAUSAL, verb_class
from parallax.reading.quotemarks import Marked
from parallax.reading.reports import Report, cue_span
from parallax.reading.speakers import find_source, is_passive, source_span
from parallax.records import Span

_STOPS = frozenset(".!?;…")
_REACH = 16  # tokens between a quotation and the verb that hands it on


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A quotation's surroundings in its own paragraph: the tokens before and after it, outside all quotations."""

    quote: Marked
    before: tuple[Token, ...]
    after: tuple[Token, ...]
    words: tuple[Token, ...]
    opens_line: bool


def find_utterances(doc: Doc, marked: Sequence[Marked], reports: Sequence[Report]) -> list[Utterance]:
    """One utterance per quotation that is not inside another, in order of appearance."""
    outer = [quote for quote in marked if quote.depth == 0 and any(char.isalnum() for char in doc.text[slice(*quote.span)])]
    covered = _covered(doc, outer)
    found: list[Utterance] = []
    for quote in outer:
        place = _place(doc, quote, covered)
        found.append(_linked(place, reports, covered) or _carried(doc, place, found, reports))
    return found


def _covered(doc: Doc, quotes: Sequence[Marked]) -> list[int]:
    """For each token the number of the quotation it stands in, or -1."""
    inside = [-1] * len(doc)
    number = 0
    for token in doc:
        while number < len(quotes) and quotes[number].outer[1] <= token.idx:
            number += 1
        if number < len(quotes) and token.idx + len(token) > quotes[number].outer[0]:
            inside[token.i] = number
    return inside


def _place(doc: Doc, quote: Marked, covered: Sequence[int]) -> Place:
    words = list(_tokens(doc, quote.outer))
    first, last = words[0].i, words[-1].i
    before: list[Token] = []
    position = first - 1
    while position >= 0 and covered[position] < 0 and not _is_break(doc[position]) and not _ends(doc[position]):
        before.append(doc[position])
        position -= 1
    opens_line = position < 0 or _is_break(doc[position])
    after: list[Token] = []
    position = last + 1
    while position < len(doc) and covered[position] < 0 and not _is_break(doc[position]):
        after.append(doc[position])
        if _ends(doc[position]):
            break
        position += 1
    return Place(quote=quote, before=tuple(reversed(before)), after=tuple(after), words=tuple(words), opens_line=opens_line)


def _tokens(doc: Doc, span: Span) -> Iterator[Token]:
    found = doc.char_span(*span, alignment_mode="expand")
    return iter(found) if found is not None else iter(())


def _is_break(token: Token) -> bool:
    return token.is_space and "\n" in token.text


def _ends(token: Token) -> bool:
    return token.text[0] in _STOPS


def _linked(place: Place, reports: Sequence[Report], covered: Sequence[int]) -> Utterance | None:
    starts = not any(token.is_alpha for token in place.before)
    if (found := _after(place, covered)) is not None:
        return replace(found, starts=starts)
    if (found := _before(place, covered)) is not None:
        return replace(found, starts=starts or _opens_upper(place))
    return None if starts and not _goes_on(place) else _inside(place, reports, covered)


def _opens_upper(place: Place) -> bool:
    return next((token.text[0].isupper() for token in place.words if token.text[0].isalpha()), False)


def _goes_on(place: Place) -> bool:
    """Whether the sentence goes on after the quotation without an end of its own."""
    return bool(place.after) and place.after[0].text[0].islower() and place.words[-1].text[0] not in _STOPS


def _after(place: Place, covered: Sequence[int]) -> Utterance | None:
    """“…,” said the mayor; “…,” the mayor of the town said."""
    last = [token for token in place.words if not token.is_quote and not token.is_space][-1:]
    closing = bool(last) and last[0].text[-1] in ",?!—–-…'’”"
    rest = [token for token in place.after if not token.is_space]
    if rest and rest[0].text in (",", "—", "–", "--", "-"):
        rest, closing = rest[1:], True
    if not rest or not (closing or _stands_bare(rest)) or rest[0].dep_ == "cc" or rest[0].tag_ in ("WDT", "WP", "WRB", "IN", "CC"):
        return None
    verb = next((token for token in rest[:_REACH] if _finite(token) and token.dep_ not in ("relcl", "acl")), None)
    if verb is None or (place.before and verb_class(verb) is None):
        return None
    return _spoken(place, "after", verb, _positioned(verb, rest, covered))


def _stands_bare(rest: Sequence[Token]) -> bool:
    """Whether the words after a quotation only say who spoke: “It is over.” Smith said on Friday."""
    verb = next((token for token in rest[:_REACH] if _finite(token) and verb_class(token) in CLAUSAL), None)
    if verb is None or not rest[0].text[0].isupper():
        return False
    return not any(child.i > verb.i and child.dep_ in ("ccomp", "dobj", "xcomp", "oprd") for child in verb.children)


def _spoken(place: Place, how: str, verb: Token, head: Token | None) -> Utterance | None:
    if head is None:
        return None
    return Utterance(quote=place.quote, how=how, cue=cue_span(verb), head=head.i, source=source_span(head), family=verb_class(verb))


def _finite(token: Token) -> bool:
    """Whether the verb can hand on a quotation by itself: "said", "quips", not "citing" or "to be said"."""
    if token.tag_ in ("VBD", "VBZ", "VBP"):
        return token.pos_ == "VERB"
    aided = any(child.dep_ in ("aux", "nsubj") and child.lower_ != "to" for child in token.children)
    return verb_class(token) in CLAUSAL and aided and not is_passive(token)


def _positioned(verb: Token, region: Sequence[Token], covered: Sequence[int]) -> Token | None:
    """The speaker's head word: the verb's subject by the parse if it stands outside the quotation, else the nearest noun."""
    inside = {token.i for token in region}
    head = find_source(verb)
    if head is not None and head.i in inside:
        return head
    chunks = [chunk for chunk in verb.sent.noun_chunks if chunk.root.i in inside and covered[chunk.root.i] < 0]
    earlier = [chunk.root for chunk in chunks if chunk.root.i < verb.i]
    later = [chunk.root for chunk in chunks if verb.i < chunk.root.i <= verb.i + 8]
    nouns = [token for token in region if token.pos_ in ("PROPN", "NOUN", "PRON")]
    near = earlier[:1] or later[:1] or [token for token in nouns if token.i < verb.i][-1:] or nouns[:1]
    return near[0] if near else head if head is not None and covered[head.i] < 0 else None


def _before(place: Place, covered: Sequence[int]) -> Utterance | None:
    """The mayor said: “…”; As one official put it, “…”."""
    words = [token for token in place.before if not token.is_space]
    if not words:
        return None
    verbs = [token for token in words if verb_class(token) is not None or token.lemma_ in ("put", "go")]
    if words[-1].text in (":", ","):
        if not verbs and words[-1].text == ",":
            return None
        if not verbs:
            return _colon(place, words)
    elif not verbs or verbs[-1] is not words[-1]:
        return None
    verb = verbs[-1]
    if words[-1].i - verb.i > _REACH:
        return None
    head = _positioned(verb, words, covered) if not _borrowed(verb) else find_source(verb)
    if head is None or covered[head.i] >= 0:
        return None
    return _spoken(place, "before", verb, head)


def _borrowed(verb: Token) -> bool:
    return verb.dep_ in ("advcl", "conj", "acl", "xcomp")


def _colon(place: Place, words: Sequence[Token]) -> Utterance | None:
    """A tweet from a witness captured the chaos: “…”; CLINTON: “…”."""
    subject = next((token for token in words if token.dep_ == "nsubj"), None) or next(_roots(words), None)
    if subject is None:
        return None
    cue = next((token for token in words if token.pos_ == "VERB" and token.i > subject.i), words[-1])
    return Utterance(quote=place.quote, how="before", cue=(cue.idx, cue.idx + len(cue)), head=subject.i, source=source_span(subject))


def _roots(words: Sequence[Token]) -> Iterator[Token]:
    """The heads of the noun phrases: of "the Post’s Jane Doe" the person."""
    numbers = {token.i for token in words}
    return (chunk.root for chunk in words[0].sent.noun_chunks if chunk.root.i in numbers)


def _inside(place: Place, reports: Sequence[Report], covered: Sequence[int]) -> Utterance | None:
    """A quotation within a reported clause: he called it “…”; officials say they flew in a “…”."""
    start, end = place.quote.outer
    around = [report for report in reports if covered[report.verb] < 0 and any(low < end and start < high for low, high in report.content)]
    best = _speaking(around, start)
    if best is None:
        return _nearest(place, covered)
    return Utterance(quote=place.quote, how="inside", cue=best.cue, head=best.head, source=best.source, family=best.family)


def _speaking(around: Sequence[Report], start: int) -> Report | None:
    """The nearest statement around a quotation; of two, one in the other, the outer where the inner one's source is a pronoun."""
    ranked = sorted((report for report in around if report.source is not None), key=lambda report: (abs(report.cue[0] - start), report.cue))
    if not ranked:
        return None
    best = ranked[0]
    for outer in ranked[1:]:
        held = any(low <= best.cue[0] < high for low, high in outer.content)
        if held and best.borrowed and outer.family in CLAUSAL:
            return outer
    return best


def _nearest(place: Place, covered: Sequence[int]) -> Utterance | None:
    """The last cue before the quotation in the same sentence, where the parser cut its content short."""
    verbs = [token for token in place.before if verb_class(token) not in (None, "want") and (token.tag_ != "VB" or token.dep_ == "ROOT")]
    head = find_source(verbs[-1]) if verbs else None
    if head is None or covered[head.i] >= 0:
        return None
    return _spoken(place, "inside", verbs[-1], head)


def _carried(doc: Doc, place: Place, found: Sequence[Utterance], reports: Sequence[Report]) -> Utterance:
    """A quotation that stands alone goes on with the speaker before it, or takes the one of the sentence before."""
    starts = not any(token.is_alpha for token in place.before)
    alone = Utterance(quote=place.quote, how="alone", starts=starts)
    if not starts or _goes_on(place):
        return alone
    start = place.quote.outer[0]
    last = next((earlier for earlier in reversed(found) if earlier.how != "alone"), None)
    told = _told_before(doc, place, reports)
    if told is not None and (last is None or last.quote.outer[0] < told.cue[0]):
        return replace(alone, how="carried", cue=told.cue, head=told.head, source=told.source, family=told.family)
    if last is not None and _follows(doc.text, last, start, place):
        return replace(last, quote=place.quote, how="carried", starts=True)
    return alone


def _follows(text: str, last: Utterance, start: int, place: Place) -> bool:
    """Whether nothing but a speaker's name, or one paragraph break before a quotation by itself, lies between."""
    said = min(start, max(last.quote.outer[1], last.source[1] if last.source else 0))
    breaks = len(re.findall(r"\n\s*", text[said:start]))
    by_itself = place.opens_line and not any(token.is_alpha for token in place.after)
    return last.quote.open_end or breaks == 0 or (breaks == 1 and by_itself and last.how != "inside")


def _told_before(doc: Doc, place: Place, reports: Sequence[Report]) -> Report | None:
    """The statement of the sentence before, in the same paragraph: Smith defended the plan. “It works.”"""
    if place.opens_line:
        return None
    start = place.quote.outer[0]
    line = doc.text.rfind("\n", 0, start) + 1
    before = doc.text[line:start].rstrip()
    sentence = max(before.rfind(stop, 0, len(before) - 2) for stop in (". ", "? ", "! ", "” ", '" '))
    floor = line + max(0, sentence)
    told = [report for report in reports if floor <= report.cue[0] < start and report.source is not None]
    return told[0] if told else None


