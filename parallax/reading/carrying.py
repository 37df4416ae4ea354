"""Quotations that no words beside them hand on: inside a reported clause, or standing alone."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from spacy.tokens import Token

from parallax.lexicon import words
from parallax.reading.cues import CLAUSAL, is_clausal, is_said, lemma, verb_class
from parallax.reading.reports import Report, cue_span
from parallax.reading.speakers import find_source, is_passive, outermost, root_of, source_span
from parallax.reading.stretches import Stretches
from parallax.reading.surroundings import Place, Utterance, goes_on

_KINDS = words("sourcekinds")
_PAPERS = _KINDS["document"] | _KINDS["piece"] | _KINDS["body"]
_SPEAKING = frozenset({"he", "she", "they", "who", "we", "i"})
_SHORT = 6  # tokens of a quotation that may be a name or a term
_FAR = 20_000  # characters behind which nobody is still speaking
_REACH = 2000  # characters that a sentence before a quotation may lie back


def find_around(place: Place, contents: Stretches[Report], covered: Sequence[int]) -> Utterance | None:
    """A quotation within a reported clause: he called it “…”; officials say they flew in a “…”."""
    start, end = place.quote.outer
    best = _speaking(list(dict.fromkeys(contents.touching(start, end))), start)
    if best is None:
        return _hearsay(place) or _nearest(place, covered)
    return Utterance(quote=place.quote, how="inside", cue=best.cue, head=best.head, source=best.source, family=best.family, within=True)


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


def _hearsay(place: Place) -> Utterance | None:
    """A term out of what is told by nobody in particular, who stand for its source: reports of “double tap” strikes."""
    if len(place.before) < 2 or place.before[-1].lower_ != "of" or not is_said(place.before[-2]):
        return None
    noun = place.before[-2]
    if any(child.dep_ == "poss" for child in noun.children):
        return None
    cue = (noun.idx, noun.idx + len(noun))
    return Utterance(quote=place.quote, how="inside", cue=cue, head=noun.i, source=(noun.left_edge.idx, cue[1]))


def _nearest(place: Place, covered: Sequence[int]) -> Utterance | None:
    """The last cue before the quotation in the same sentence, where the parser cut its content short."""
    verbs = [token for token in place.before if verb_class(token) not in (None, "want") and (token.tag_ != "VB" or token.dep_ == "ROOT")]
    verb = outermost(verbs[-1], clausal=is_clausal) if verbs else None
    head = find_source(verb) if verb is not None else None
    if verb is None or head is None or covered[head.i] >= 0:
        return _governed(place, covered)
    return Utterance(quote=place.quote, how="inside", cue=cue_span(verb), head=head.i, source=source_span(head), family=verb_class(verb))


def _governed(place: Place, covered: Sequence[int]) -> Utterance | None:
    """The one whose deed the quotation tells, where no cue does: the ad targets a “corrupt system that ...”."""
    first = next((token for token in place.words if not (token.is_quote or token.is_space)), None)
    above = (token for token in first.ancestors if covered[token.i] < 0) if first is not None else iter(())
    verb = next((token for token in above if token.pos_ == "VERB" and token.i < place.words[0].i), None)
    while verb is not None and verb.dep_ == "ccomp" and is_clausal(verb.head) and covered[verb.head.i] < 0:
        verb = verb.head
    head = find_source(verb) if verb is not None else None
    if verb is None or head is None or covered[head.i] >= 0 or not _may_speak(head, place) or is_passive(verb):
        return None
    return Utterance(quote=place.quote, how="inside", cue=cue_span(verb), head=head.i, source=source_span(head))


def _may_speak(head: Token, place: Place) -> bool:
    """Whether the word stands for people, or for a paper that says a whole clause: "he", "Smith", "officials", "the ad"."""
    if head.pos_ == "PRON":
        return head.lower_ in _SPEAKING
    if head.ent_type_ in ("PERSON", "NORP") or lemma(head) in _KINDS["unnamed"]:
        return True
    return lemma(head) in _PAPERS and any(token.tag_ in ("VBD", "VBZ", "VBP", "MD") for token in place.words)


def find_resumed(place: Place, last: Sequence[Utterance]) -> Utterance | None:
    """A second piece of a sentence that no verb of its own hands on: he called them “mad” in hopes that “they go easier”."""
    if not last or last[0].how != "inside" or last[0].cue is None or not place.before or last[0].cue[1] > last[0].quote.outer[0]:
        return None
    first = place.before[0]
    same = first.idx - last[0].quote.outer[1] <= 1 and (first.text[0].islower() or not first.is_sent_start)
    clause = any(token.tag_ in ("VBD", "VBZ", "VBP") for token in place.before)
    return replace(last[0], quote=place.quote) if same and not clause else None


def find_carried(text: str, place: Place, last: Utterance | None, cues: Stretches[Report]) -> Utterance:
    """A quotation that stands alone goes on with the speaker before it, or takes the one of the sentence before.

    ``last`` is the last utterance that did not stand alone.
    """
    starts = not any(token.is_alpha for token in place.before)
    alone = Utterance(quote=place.quote, how="alone", starts=starts)
    if not starts:
        return alone
    start = place.quote.outer[0]
    told = _told_before(text, place, cues)
    if goes_on(place) and place.after[0].tag_ not in ("WDT", "WP"):
        # “It’s tinkering,” said Jane Doe. “I wouldn’t call it reform” for the poor.
        if last is not None and last.how == "after" and _follows(text, last, start, place):
            return _carried(last, place)
        if told is None or not _is_clause(place):
            return alone
    if told is not None and (last is None or (_is_later(text, told, last) and not _is_aside(text, told))):
        return replace(alone, how="carried", cue=told.cue, head=told.head, source=told.source, family=told.family)
    if last is not None and _follows(text, last, start, place):
        return _carried(last, place)
    return _of_subject(place) or alone


def _is_clause(place: Place) -> bool:
    return len(place.words) > _SHORT and any(token.tag_ in ("VBD", "VBP", "VBZ", "MD") for token in place.words)


def _of_subject(place: Place) -> Utterance | None:
    """The person whose deed the sentence before tells: Roe named their fatigue as a reason to hope. “They are tired.”"""
    first = place.words[0]
    if place.opens_line or (place.after and place.after[0].is_alpha) or not _is_clause(place) or first.i == 0:
        return None
    root = root_of(first.nbor(-1).sent)
    head = find_source(root) if root.pos_ == "VERB" and not is_passive(root) else None
    if head is None or head.ent_type_ != "PERSON":
        return None
    return Utterance(quote=place.quote, how="carried", starts=True, cue=cue_span(root), head=head.i, source=source_span(head))


def _carried(last: Utterance, place: Place) -> Utterance:
    return replace(last, quote=place.quote, how="carried", starts=True)


def _is_aside(text: str, told: Report) -> bool:
    """Whether the statement only tells more of the one who spoke: “…,” said Smith, who said he would not vote. “…”."""
    return told.source is not None and text[slice(*told.source)].lower() in ("who", "whom", "whose")


def _is_later(text: str, told: Report, last: Utterance) -> bool:
    """Whether a statement stands in a later sentence than the words that hand on the last quotation."""
    said = max(last.quote.outer[1], last.cue[1] if last.cue else 0, last.source[1] if last.source else 0)
    if told.cue[0] - said > _FAR:
        return True
    return said < told.cue[0] and bool(re.search(r"[.!?]\W*\s", text[last.quote.outer[1] - 3 : told.cue[0]]))


def _follows(text: str, last: Utterance, start: int, place: Place) -> bool:
    """Whether nothing but a speaker's name, or one paragraph break before a quotation by itself, lies between."""
    said = min(start, max(last.quote.outer[1], last.source[1] if last.source else 0))
    if start - said > _FAR:
        return last.quote.open_end
    breaks = len(re.findall(r"\n\s*", text[said:start]))
    by_itself = place.opens_line and not any(token.is_alpha for token in place.after)
    return last.quote.open_end or breaks == 0 or (breaks == 1 and by_itself and last.how != "inside")


def _told_before(text: str, place: Place, cues: Stretches[Report]) -> Report | None:
    """The statement of the sentence before, in the same paragraph: Smith defended the plan. “It works.”"""
    if place.opens_line:
        return None
    start = place.quote.outer[0]
    line = max(text.rfind("\n", max(0, start - _REACH), start) + 1, start - _REACH, 0)
    before = text[line:start].rstrip()
    sentence = max(before.rfind(stop, 0, len(before) - 2) for stop in (". ", "? ", "! ", "” ", '" '))
    floor = line + max(0, sentence)
    told = [report for report in cues.touching(floor, start) if report.cue[0] >= floor and report.source is not None]
    return told[0] if told else None
