"""The named things of an article, with one label and one name each."""

from __future__ import annotations

import re
from bisect import bisect_left

from spacy.tokens import Doc, Token

from parallax.reading.candidates import NAMED, Candidate, find_candidates
from parallax.reading.gazetteer import capital_country, class_words
from parallax.reading.names import find_expansions, find_names
from parallax.reading.outlets import find_outlets
from parallax.reading.wholetext import text_of
from parallax.records import Entity, Sentence, Span

_AGENT = class_words("places", "agent_verbs")
_WORDS = class_words("titles", "not_names")
_PATIENT = class_words("places", "patient_verbs")


def find_entities(doc: Doc, sentences: list[Sentence]) -> list[Entity]:
    """Entities in order of appearance, boilerplate and links left out, without overlap.

    Labels: OntoNotes', and OUTLET for who reports. Names join the mentions of one article; demonyms keep their own.
    Needs: entities, the parse and lemmas.
    Misses: a name that the model never sees and no list knows.
    Source: lexicon/places.toml, organisations.toml, outlets.toml, titles.toml.
    """
    mentions = _apart(find_outlets(doc, find_candidates(doc, sentences)))
    mentions = _apart([*mentions, *_again(doc, sentences, mentions), *_beside_products(doc, mentions)])
    found = zip(mentions, find_names(text_of(doc), mentions), strict=True)
    return [Entity(span=mention.span, label=label, name=_acting(doc, mention.span, label, name)) for mention, (label, name) in found]


def _apart(mentions: list[Candidate]) -> list[Candidate]:
    """No two overlap: names told by form first, then longer ones, then stronger ones; a number inside a name goes."""
    kept: list[Candidate] = []  # in order; of those that begin before a mention ends, only the last can reach into it
    for mention in sorted(mentions, key=lambda m: (-(m.strength == 4), m.label not in NAMED and m.label != "OUTLET", *_weight(m), m.span)):
        place = bisect_left(kept, mention.span[1], key=_start)
        if not place or kept[place - 1].span[1] <= mention.span[0]:
            kept.insert(place, mention)
    return kept


def _start(mention: Candidate) -> int:
    return mention.span[0]


def _weight(mention: Candidate) -> tuple[int, int]:
    return mention.span[0] - mention.span[1], -mention.strength


def _again(doc: Doc, sentences: list[Sentence], mentions: list[Candidate]) -> list[Candidate]:
    """Other places where a name of this article stands: in a heading, or where the model was blind."""
    text = text_of(doc)
    forms = {text[slice(*mention.span)]: mention for mention in mentions if mention.label in NAMED or mention.label == "OUTLET"}
    forms |= {
        form.split()[-1]: mention
        for form, mention in list(forms.items())
        if mention.label == "PERSON" and len(form.split()[-1]) > 2 and form.split()[-1].lower() not in _WORDS
    }
    forms |= {short: Candidate((0, 0), "ORG", 1) for short in find_expansions(text)}
    if not forms:
        return []
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(sorted(map(re.escape, forms), key=len, reverse=True)) + r")(?![\w])")
    bounds = [sentence.span for sentence in sentences if sentence.kind != "boilerplate"]
    return [
        Candidate(match.span(), forms[match.group()].label, forms[match.group()].strength, forms[match.group()].name)
        for start, end in bounds
        for match in pattern.finditer(text, start, end)
        if _is_free(match.span(), text)
    ]


def _is_free(span: Span, text: str) -> bool:
    """Not a part of a link or an address."""
    left = text[max(0, span[0] - 200) : span[0]]
    around = (left.split()[-1] if left and not left[-1].isspace() else "") + text[span[1] : span[1] + 3]
    return not re.search(r"//|@|#|www\.", around)


def _beside_products(doc: Doc, mentions: list[Candidate]) -> list[Candidate]:
    """ "the S-125 Pechora and the Buk": a proper noun joined to a product is one."""
    spans = [mention.span for mention in mentions if mention.label == "PRODUCT"]
    joined = [
        token
        for token in doc
        if token.dep_ == "conj"
        and token.pos_ == "PROPN"
        and token.text[0].isupper()
        and any(start <= token.head.idx < end for start, end in spans)
    ]
    return [Candidate((token.idx, token.idx + len(token)), "PRODUCT", 1) for token in joined]


def _acting(doc: Doc, span: Span, label: str, name: str) -> str:
    """A capital that acts as a government bears the country's name; the city keeps its own.

    "Moscow is preparing contingency plans" is Russia; "Explosions shook Moscow" is the city.
    """
    country = capital_country(name) if label == "GPE" else None
    piece = doc.char_span(*span) if country else None
    if not country or piece is None:
        return name
    return country if _is_government(piece.root) else name


def _is_government(token: Token) -> bool:
    verb = token.head
    if token.dep_ == "nsubj":
        return verb.lemma_.lower() in _AGENT or any(
            child.dep_ in ("xcomp", "acomp") and child.lemma_.lower() in _AGENT | {"willing", "prepared", "ready"}
            for child in verb.children
        )
    return token.dep_ in ("dobj", "obj") and verb.lemma_.lower() in _PATIENT
