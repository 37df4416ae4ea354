"""People told by a bare plural: "some Republicans", "eleven fatalities, including minors", "have claimed lives"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from parallax.reading.counts import Count
from parallax.reading.fates import LIFE_VERBS, NOUNS, PEOPLE, Fate
from parallax.records import Number, Span


@dataclass(frozen=True, slots=True)
class Plural:
    """How many at least and at most, the words that say so, the noun, and the whole that it is a part of."""

    span: Span
    noun: Token
    low: Number
    high: Number | None
    fate: Fate | None
    whole: Token | None = None


_NARROWED = frozenset({"det", "nummod", "poss", "quantmod", "predet"})


def find_plurals(doc: Doc, counts: Mapping[int, Count]) -> list[Plural]:
    """Every such plural, in order of appearance. ``counts`` are the amounts by the token they hang on.

    Needs: the dependency parse. Misses: plurals that are no noun of people.
    """
    return [plural for token in doc if (plural := _some(token) or _included(token, counts) or _lives(token)) is not None]


def _some(token: Token) -> Plural | None:
    """ "some military insiders": at least one; "some 300 men" is an estimate, "some of them" a part."""
    noun = token.head
    if token.lower_ != "some" or token.dep_ != "det" or not _plural(noun) or any(child.dep_ == "nummod" for child in noun.children):
        return None
    people = noun.lemma_.lower() in PEOPLE or noun.ent_type_ == "NORP"
    return Plural((token.idx, token.idx + len(token.text)), noun, 1, None, None) if people and noun.i > token.i else None


def _included(token: Token, counts: Mapping[int, Count]) -> Plural | None:
    """ "eleven fatalities, including minors": two or more, and no more than the whole."""
    if token.dep_ != "pobj" or token.head.lower_ != "including" or not _bare(token) or token.lemma_.lower() not in PEOPLE:
        return None
    whole = counts.get(token.head.head.i)
    fate = whole.head.lemma_.lower() if whole is not None and whole.head is not None else ""
    if whole is None or whole.head is None or fate not in NOUNS:
        return None
    return Plural((token.idx, token.idx + len(token.text)), token, 2, whole.amount.high, Fate(NOUNS[fate], whole.head), whole.head)


def _lives(token: Token) -> Plural | None:
    """ "have claimed lives": at least one died."""
    verb = token.head
    if token.lower_ != "lives" or token.dep_ != "dobj" or not _bare(token) or verb.lemma_.lower() not in LIFE_VERBS:
        return None
    return Plural((verb.idx, token.idx + len(token.text)), token, 1, None, Fate("killed", verb)) if verb.i < token.i else None


def _bare(noun: Token) -> bool:
    return _plural(noun) and not any(child.dep_ in _NARROWED or child.lower_ in ("many", "several") for child in noun.lefts)


def _plural(noun: Token) -> bool:
    return noun.tag_ in ("NNS", "NNPS")
