"""Which words around a quotation say who utters it."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from spacy.tokens import Doc, Token

from parallax.reading.carrying import find_around, find_carried, find_resumed
from parallax.reading.cues import CLAUSAL, hands_on_quotes, is_clausal, verb_class
from parallax.reading.quotemarks import Marked
from parallax.reading.reports import Report, cue_span
from parallax.reading.signatures import labelled, signed
from parallax.reading.speakers import find_source, is_noun_head, is_passive, outermost, past_title, source_span
from parallax.reading.stretches import Stretches
from parallax.reading.surroundings import Place, Utterance, covered_by, find_place, goes_on, is_nickname, opens_upper
from parallax.reading.wholetext import text_of

_PLACING = frozenset({"at", "during", "in", "on"})  # "Then, later that month on CNN: “…”" names the place, not the speaker
_NAMED = frozenset({"line", "phrase", "slogan", "word", "words"})  # after “Hail the Chief,” she added the words “thank you”
_REACH = 24  # tokens between a verb and the quotation that it hands on
_FAR = 40  # tokens behind a quotation in which its verb may stand: “…,” Jane Doe, head of the Centre for ... at ..., said


def find_utterances(doc: Doc, marked: Sequence[Marked], reports: Sequence[Report]) -> list[Utterance]:
    """One utterance per quotation that is not inside another, in order of appearance."""
    text = text_of(doc)
    worded = (quote for quote in marked if quote.depth == 0 and any(char.isalnum() for char in text[slice(*quote.span)]))
    outer = [quote for quote in worded if not is_nickname(doc, quote)]
    covered = covered_by(doc, outer)
    free = [report for report in reports if covered[report.verb] < 0 and (report.head is None or covered[report.head] < 0)]
    contents = Stretches((piece, report) for report in free for piece in report.content)
    cues = Stretches((report.cue, report) for report in free)
    found: list[Utterance] = []
    last: Utterance | None = None  # with a speaker of its own, or carried on from one
    for quote in outer:
        place = find_place(doc, quote, covered)
        found.append(_linked(place, contents, covered) or find_resumed(place, found[-1:]) or find_carried(text, place, last, cues))
        last = found[-1] if found[-1].how != "alone" else last
    return found


def _linked(place: Place, contents: Stretches[Report], covered: Sequence[int]) -> Utterance | None:
    starts = not any(token.is_alpha for token in place.before)
    if (starts or place.opens_line) and (found := labelled(place)) is not None:
        return replace(found, starts=True)
    before = _before(place, covered)
    if (found := _after(place, covered)) is not None and not _is_announced(place, before, found):
        return replace(found, starts=starts)
    if before is not None:
        return replace(before, starts=starts or (opens_upper(place) and (found is not None or not goes_on(place))))
    return None if starts and not goes_on(place) else find_around(place, contents, covered)


def _after(place: Place, covered: Sequence[int]) -> Utterance | None:
    """“…,” said the mayor; “…,” the mayor of the town said."""
    if (by_name := signed(place)) is not None:
        return by_name
    last = [token for token in place.words if not token.is_quote and not token.is_space][-1:]
    closing = bool(last) and last[0].text[-1] in ",?!—–-…'’”"
    rest = [token for token in place.after if not token.is_space]
    if rest and rest[0].text in (",", "—", "–", "--", "-"):
        rest, closing = rest[1:], True
    if not rest or not (closing or _stands_bare(rest)) or not _begins_credit(rest[0]):
        return None
    near = rest[: _REACH if place.before else _FAR]
    verb = next((token for token in near if _finite(token) and token.dep_ not in ("relcl", "acl")), None)
    if verb is None or (place.before and verb_class(verb) is None) or _has_content(verb, place):
        return None
    if closing and last and last[0].text in "?!" and rest[0].text[0].isupper() and not (is_clausal(verb) or hands_on_quotes(verb)):
        return None
    return _spoken(place, "after", verb, _positioned(verb, rest, covered))


def _is_announced(place: Place, before: Utterance | None, after: Utterance) -> bool:
    """Whether a name and a colon hand the quotation on, and a pronoun repeats who speaks: Roe scolded him: “…,” she said."""
    if before is None or before.family is None or before.head is None or not place.before or place.before[-1].text != ":":
        return False
    doc = place.before[-1].doc
    return doc[before.head].pos_ == "PROPN" and after.head is not None and doc[after.head].pos_ == "PRON"


def _begins_credit(token: Token) -> bool:
    """Whether the words after a quotation can say who spoke: not "and ...", "which ...", "Not that ..."."""
    return not (token.dep_ == "cc" or token.tag_ in ("WDT", "WP", "WRB", "IN", "CC") or token.lower_ in ("nor", "not"))


def _has_content(verb: Token, place: Place) -> bool:
    """Whether the verb after a quotation hands on something else: “the cartel,” a network said to be linked ..."""
    later = (child for child in verb.children if child.i > verb.i and child.idx >= place.quote.outer[1])
    return bool(place.before) and any(child.dep_ in ("ccomp", "xcomp") or child.lower_ in _NAMED for child in later)


def _stands_bare(rest: Sequence[Token]) -> bool:
    """Whether the words after a quotation only say who spoke: “It is over.” Smith said on Friday."""
    verb = next((token for token in rest[:_REACH] if _finite(token) and verb_class(token) in CLAUSAL), None)
    if verb is None or not rest[0].text[0].isupper() or _is_parenthesis(verb):
        return False
    return not any(child.i > verb.i and child.dep_ in ("ccomp", "dobj", "xcomp", "oprd") for child in verb.children)


def _is_parenthesis(verb: Token) -> bool:
    """Whether the verb interrupts a sentence of its own: “We go.” The state, he said, was ready."""
    subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    first, last = min(verb.i, subject.left_edge.i if subject is not None else verb.i), verb.i + 1
    return first > 0 and verb.doc[first - 1].text == "," and last < len(verb.doc) and verb.doc[last].text == ","


def _spoken(place: Place, how: str, verb: Token, head: Token | None) -> Utterance | None:
    if head is None:
        return None
    head = past_title(head)
    return Utterance(quote=place.quote, how=how, cue=cue_span(verb), head=head.i, source=source_span(head), family=verb_class(verb))


def _finite(token: Token) -> bool:
    """Whether the verb can hand on a quotation by itself: "said", "quips", not "citing" or "to be said"."""
    if token.tag_ in ("VBD", "VBZ", "VBP"):
        return token.pos_ == "VERB"
    if token.lower_ == "read":
        return True  # "the statement read": present and past look alike
    aided = any(child.dep_ in ("aux", "nsubj") and child.lower_ != "to" for child in token.children)
    return verb_class(token) in CLAUSAL and aided and not is_passive(token)


def _positioned(verb: Token, region: Sequence[Token], covered: Sequence[int]) -> Token | None:
    """The speaker's head word: the verb's subject by the parse if it stands outside the quotation, else the nearest noun."""
    inside = {token.i for token in region}
    head = find_source(verb)
    if head is not None and head.i in inside:
        return head
    heads = [token for token in region if is_noun_head(token) and covered[token.i] < 0]
    earlier = [token for token in heads if token.i < verb.i]
    later = [token for token in heads if verb.i < token.i <= verb.i + 8]
    nouns = [token for token in region if token.pos_ in ("PROPN", "NOUN", "PRON")]
    beside = [token for token in earlier if token.ent_type_ == "PERSON" and _touches(token, verb)]
    near = beside[-1:] or earlier[:1] or later[:1] or [token for token in nouns if token.i < verb.i][-1:] or nouns[:1]
    return near[0] if near else head if head is not None and covered[head.i] < 0 else None


def _touches(name: Token, verb: Token) -> bool:
    """Whether nothing but a bracket stands between: "... Paul Ryan (R-WI) said"."""
    between = verb.doc[name.i + 1 : verb.i].text
    return not between or (between.startswith("(") and between.endswith(")"))


def _before(place: Place, covered: Sequence[int]) -> Utterance | None:
    """The mayor said: “…”; As one official put it, “…”."""
    words = [token for token in place.before if not token.is_space]
    if not words:
        return None
    verbs = _of_main_clause([token for token in words if hands_on_quotes(token)], words)
    if words[-1].text in (":", ","):
        if (credited := _credited(place, words)) is not None:
            return credited
        if not verbs and words[-1].text == ",":
            return None
        if not verbs:
            return _colon(place, words)
    elif not verbs or verbs[-1] != words[-1] or verb_class(words[-1]) not in (None, *CLAUSAL):
        return None  # "has been labeled ‘bullying’" stands inside its clause
    near = [token for token in reversed(verbs) if words[-1].i - token.i <= _REACH]
    speakers = ((token, head) for token in near if (head := _speaker_before(token, words, covered)) is not None)
    speaking, head = next(speakers, (None, None))
    if speaking is None:
        return None
    # "Smith said, asking several questions, including: “…”": his question, whose subject the parser lost.
    verb = outermost(speaking, clausal=is_clausal) if speaking == near[0] else near[0]
    return _spoken(place, "before", verb, head)


def _of_main_clause(verbs: list[Token], words: Sequence[Token]) -> list[Token]:
    """The verbs, or none where another clause comes after them: "With aides worried about it, the mayor has a message: “…”"."""
    later = (token for token in words if verbs and token.dep_ == "ROOT" and token.i > verbs[-1].i)
    own = (child for root in later for child in root.children if child.dep_ == "nsubj" and child.i > verbs[-1].i)
    return [] if next(own, None) is not None else verbs


def _speaker_before(cue: Token, words: Sequence[Token], covered: Sequence[int]) -> Token | None:
    """The head word of who speaks by a verb before the quotation, of a nested one by the outermost."""
    verb = outermost(cue, clausal=is_clausal)
    if verb.i < words[0].i:
        return None
    head = _subject_before(verb, words, covered) if not _borrowed(verb) else find_source(verb)
    return head if head is not None and covered[head.i] < 0 else None


def _subject_before(verb: Token, words: Sequence[Token], covered: Sequence[int]) -> Token | None:
    """The verb's own subject, also beyond an earlier quotation of the sentence: he called her “tired” and praised the plan: “…”."""
    head = find_source(verb)
    if head is not None and head.i < words[0].i and covered[head.i] < 0 and head.sent == verb.sent:
        return head
    return _positioned(verb, words, covered)


def _credited(place: Place, words: Sequence[Token]) -> Utterance | None:
    """ "... a book which, according to its summary, “draws a portrait”": the phrase that ends at the quotation."""
    start = next((token for token in reversed(words[-_REACH // 2 :]) if token.lower_ == "according"), None)
    if start is None or start == words[0] or start.i + 1 >= words[-1].i or start.nbor().lower_ != "to":
        return None
    head = next((token for token in words if token.i > start.i + 1 and is_noun_head(token)), None)
    if head is None or head.right_edge.i >= words[-1].i or any(token.text == "," for token in head.doc[head.i : words[-1].i]):
        return None
    to = start.nbor()
    return Utterance(quote=place.quote, how="before", cue=(start.idx, to.idx + len(to)), head=head.i, source=source_span(head))


def _borrowed(verb: Token) -> bool:
    return verb.dep_ in ("advcl", "conj", "acl", "xcomp") or is_passive(verb)


def _colon(place: Place, words: Sequence[Token]) -> Utterance | None:
    """A tweet from a witness captured the chaos: “…”; CLINTON: “…”."""
    subjects = [token for token in words if token.dep_ == "nsubj"]
    main = (token for token in subjects if token.head.dep_ == "ROOT")
    subject = next(main, None) or next(iter(subjects), None) or next(_roots(words), None)
    if subject is None:
        return None
    cue = next((token for token in words if token.pos_ == "VERB" and token.i > subject.i), words[-1])
    return Utterance(quote=place.quote, how="before", cue=(cue.idx, cue.idx + len(cue)), head=subject.i, source=source_span(subject))


def _roots(words: Sequence[Token]) -> Iterator[Token]:
    """The heads of the noun phrases: of "the Post’s Jane Doe" the person."""
    return (token for token in words if is_noun_head(token) and not (token.dep_ == "pobj" and token.head.lower_ in _PLACING))
