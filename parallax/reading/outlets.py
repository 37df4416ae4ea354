"""Which mentions are outlets: those that report the news, not those that make it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache

from spacy.tokens import Doc, Token

from parallax.reading.candidates import Candidate
from parallax.reading.gazetteer import class_words, known
from parallax.reading.wholetext import text_of
from parallax.records import Span

_VERBS = class_words("outlets", "reporting_verbs")
_NOUNS = class_words("outlets", "reporting_nouns")
_SITE = class_words("outlets", "site_words")
_ENDS = class_words("outlets", "name_ends")
# A reporter's credit after a dateline: "WASHINGTON (AP) —", "RALEIGH, N.C. (WNCN) –", "12 JAN 90 (AFP) --"
_CREDIT = re.compile(r"^[^\n]{0,60}?\(([A-Z][\w.& -]{1,40}(?:/[\w.& -]+)?)\)\s*(?:--?|–|—)", re.M)


def find_outlets(doc: Doc, mentions: list[Candidate]) -> list[Candidate]:
    """The mentions, with outlets labelled as such, doubtful ones only in the company of reporting."""
    text = text_of(doc)
    kept = [
        _labelled(mention, outlet=_is_outlet(doc, text, mention))
        for mention in mentions
        if not mention.doubtful or _reports(doc, text, mention)
    ]
    credited = [
        Candidate(match.span(1), "OUTLET", 4, "") for match in _CREDIT.finditer(text[:400]) if " " not in match[1] or match[1].isupper()
    ]
    shorts = [
        Candidate(span, "OUTLET", 4, name) for mention in kept if mention.label == "OUTLET" for span, name in _shortened(text, mention)
    ]
    ends = {mention.span[0]: mention.span[1] for mention in kept if mention.label == "OUTLET"}
    return [*(mention for mention in kept if not _runs_over(text, mention, ends)), *credited, *shorts]


def _runs_over(text: str, mention: Candidate, ends: Mapping[int, int]) -> bool:
    """Whether the model's name takes in what follows an outlet's comma: "a report by Politico, Democratic insiders ..."."""
    end = ends.get(mention.span[0], mention.span[1])
    return mention.strength == 1 and end < mention.span[1] and text[end] == ","


def _labelled(mention: Candidate, *, outlet: bool) -> Candidate:
    """A domain that is no news site is a body: "bought on Armslist.com"."""
    if outlet:
        return replace(mention, label="OUTLET", strength=max(3, mention.strength))
    return replace(mention, label="ORG") if mention.label == "OUTLET" else mention


def _is_news_site(doc: Doc, mention: Candidate) -> bool:
    """Whether a name printed as a domain is an outlet: known, told by its words, or credited."""
    host = mention.name.lower()
    piece = doc.char_span(*mention.span, alignment_mode="expand")
    told = known(mention.name) is not None or any(word in host for word in _SITE) or host.rsplit(".", 1)[-1] in _SITE
    return told or (piece is not None and _is_credited(piece.root))


def _is_outlet(doc: Doc, text: str, mention: Candidate) -> bool:
    """A body that the text shows to report: "told the Lagos Gazette", "according to a report by Gulf Wire"."""
    if mention.label == "OUTLET":
        return mention.strength != 4 or _is_news_site(doc, mention)
    if mention.strength > 1 or mention.label not in ("FAC", "ORG", "PERSON", "PRODUCT", "WORK_OF_ART"):
        return False
    if text[mention.span[0] - 1 : mention.span[0]] == "(":
        return False  # "Jane Doe (D-Newport News) said"
    words = text[slice(*mention.span)].lower().split()
    ends = {words[-1], words[-1].split("-")[-1], " ".join(words[-2:])}
    return not ends.isdisjoint(_ENDS) and _reports(doc, text, mention)


def _reports(doc: Doc, text: str, mention: Candidate) -> bool:
    """Whether the words around a name show that it is an outlet."""
    piece = doc.char_span(*mention.span, alignment_mode="expand")
    if piece is None:
        return False
    token = piece.root
    if mention.label == "GPE":
        # A place that is also a word: the model must see a place, or a preposition of place stands before it.
        before = doc[piece.start - 1].lower_ if piece.start else ""
        return doc[piece.start].ent_type_ in ("GPE", "LOC") and before not in ("the", "a")
    if mention.label in ("ORG", "NORP"):
        return doc[piece.start].ent_type_ in ("ORG", "NORP")
    return _is_credited(token) or bool(
        re.search(r"^\W*(?:reporter|correspondent|newspaper|magazine|report)", text[mention.span[1] : mention.span[1] + 20])
    )


def _is_credited(token: Token) -> bool:
    head = token.head
    if token.dep_ in ("nsubj", "dobj", "dative") and head.lemma_.lower() in _VERBS:
        return True
    if token.dep_ == "poss" and head.lemma_.lower() in _NOUNS:
        return True
    if token.dep_ in ("compound", "appos", "conj") and (head.lemma_.lower() in _NOUNS or head.ent_type_ == "ORG"):
        return head.lemma_.lower() in _NOUNS
    # "according to the Post", "a report by the Post", "obtained by the Post", "told to the Post"
    if token.dep_ != "pobj":
        return False
    above = head.head
    return (
        (head.lower_ == "to" and above.lower_ == "according")
        or above.lemma_.lower() in _NOUNS
        or (head.dep_ == "agent" and above.lemma_.lower() in _VERBS)
        or (head.lower_ in ("to", "with", "by") and above.lemma_.lower() in _VERBS | {"speak", "talk"})
    )


def _shortened(text: str, mention: Candidate) -> list[tuple[tuple[int, int], str]]:
    """ "the Post" in a text that names The Washington Post."""
    form = " ".join(text[slice(*mention.span)].split())
    last = form.split()[-1]
    if " " not in form or last.lower() not in _ENDS or last.lower() in ("news", "agency", "radio", "tv"):
        return []
    name = mention.name or re.sub(r"^[Tt]he ", "", form)
    return [(span, name) for span in _after_the(text, last) if span[0] >= mention.span[1] + len("the ")]


@lru_cache(maxsize=64)
def _after_the(text: str, word: str) -> tuple[Span, ...]:
    """Where "the Post" stands with no further capital behind it."""
    return tuple(match.span(1) for match in re.finditer(rf"\b[Tt]he ({re.escape(word)})\b(?! [A-Z])", text))
