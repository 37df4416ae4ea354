"""Victims counted without a number: "a woman and her two sons were killed", "killed a teenager", "Ana Ruiz died"."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from spacy.tokens import Doc, Token

from parallax.reading.counts import Count
from parallax.reading.fates import NOUNS, PEOPLE, STATES, Fate, died_of_it
from parallax.reading.predicates import fate_of
from parallax.records import Number, Span


@dataclass(frozen=True, slots=True)
class Victims:
    """People of one noun phrase who shared one fate; ``sums`` when numbers were added up, ``parts`` the counts inside."""

    span: Span
    head: Token
    low: Number
    high: Number | None
    fate: Fate
    sums: bool
    parts: tuple[Count, ...]


_MEASURES = frozenset({"killed", "injured", "casualties", "missing"})
_REFLEXIVE = frozenset({"himself", "herself", "themself"})
_PLACES = frozenset({"appos", "conj", "dobj", "nsubj", "nsubjpass", "pobj"})
_ARTICLES = frozenset({"a", "an", "another", "that", "the", "this"})
_NOT_ONE = frozenset({"no", "every", "each", "any", "which", "what", "such", "neither", "not", "unborn"})


def find_victims(doc: Doc, counts: Mapping[int, Count]) -> list[Victims]:
    """Every phrase of victims that holds more than one plain number, in order of appearance.

    ``counts`` are the amounts by the token they hang on.
    Needs: the dependency parse and names. Misses: plural nouns without a number, victims told in two sentences.
    """
    found = [_both(doc, token) if token.lower_ == "both" else _phrase(doc, token, counts)
             for token in doc if token.lower_ == "both" or _starts_phrase(token, counts)]  # fmt: skip
    return [victims for victims in found if victims is not None]


def _starts_phrase(token: Token, counts: Mapping[int, Count]) -> bool:
    joined = token.dep_ in ("conj", "appos") and token.head.pos_ in ("NOUN", "PROPN", "PRON", "NUM")
    # "Sheriff's Office: 3 children, 1 adult found dead": behind a colon a new phrase starts.
    if joined and not any(word.text == ":" for word in token.doc[token.head.i : token.i]):
        return False
    if _singular(token) or token.i not in counts:
        return _singular(token)
    return any(token.conjuncts) or _listed(token, counts) is not None or _company(token) is not None


def _singular(token: Token) -> bool:
    low = token.lower_
    if low == "another":
        return token.i + 1 == len(token.doc) or token.doc[token.i + 1].pos_ not in ("NOUN", "ADJ", "PROPN", "NUM")
    if token.pos_ == "PRON":
        return low in _REFLEXIVE or low in ("he", "she") or (low in ("him", "her") and token.dep_ == "dobj")
    if token.dep_ in ("compound", "amod", "nmod", "poss") or any(child.lower_ in _NOT_ONE for child in token.lefts):
        return False
    if low in ("old", "other") and token.dep_ in _PLACES:
        return _stands_for_one(token)
    if _is_surname(token):
        return True
    if token.pos_ == "PROPN":
        return token.ent_type_ == "PERSON" or (token.lemma_.lower() in PEOPLE and token.tag_ == "NNP")
    return (
        token.tag_ == "NN"
        and (token.lemma_.lower() in PEOPLE or low.endswith("-old"))
        and low not in ("people", "crew", "gang", "family", "other")
    )


def _is_surname(token: Token) -> bool:
    """Whether a name that the model takes for no person is the last of one that it does: "Dion Loften", then "where Loften died"."""
    return token.is_title and token.dep_ in ("nsubj", "nsubjpass", "dobj") and token.text in _surnames(token.doc)


@lru_cache(maxsize=2)
def _surnames(doc: Doc) -> frozenset[str]:
    full = [ent for ent in doc.ents if ent.label_ == "PERSON" and len(ent) > 1]
    return frozenset(token.text for ent in full for token in ent[1:] if len(token.text) > 2 and token.is_title)


def _stands_for_one(token: Token) -> bool:
    """ "[the 17-year-old] was shot", "wounding [the other]": an age or a pointer in the place of a noun."""
    after = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    if after is not None and after.pos_ in ("NOUN", "PROPN", "NUM", "ADJ"):
        return False
    before = {child.lower_ for child in token.lefts}
    if token.lower_ == "other":
        return "the" in before and token.tag_ in ("JJ", "NN")
    aged = any(child.dep_ == "npadvmod" and child.lemma_.lower() in ("month", "week", "year") for child in token.lefts)
    return aged and bool(before & _ARTICLES)


def _phrase(doc: Doc, token: Token, counts: Mapping[int, Count]) -> Victims | None:
    members = [token, *(other for other in token.conjuncts if other.i > token.i)]
    while (other := _listed(members[-1], counts)) is not None:
        members.append(other)
    if (with_them := _company(members[-1])) is not None and (with_them.i in counts or _singular(with_them)):
        members.append(with_them)
    if any(word.lower_ in STATES for word in doc[token.i : members[-1].i]):
        return None  # "five dead, dozens injured": two fates
    low, high, parts = _added(members, counts)
    if low == 0:
        return None
    fate = fate_of(doc, _end(members[-1]), token)
    if fate is None or fate.measure not in _MEASURES:
        return None
    if died_of_it(doc, fate, one=high == 1):
        if high == 1 and token.pos_ in ("PRON", "PROPN"):  # "he died" is read by itself, and tells more of him than a name
            return None
        fate = Fate("killed", fate.word)
    start = min([token.i, *(left.i for left in token.lefts if left.dep_ in ("det", "poss", "amod", "compound", "nummod", "npadvmod"))])
    last = members[-1]
    return Victims((doc[start].idx, last.idx + len(last.text)), token, low, high, fate, len(members) > 1, parts)


def _both(doc: Doc, token: Token) -> Victims | None:
    """ "[Both victims] were treated", "[both] remain hospitalized"; not "both of the parents", who may be of one victim."""
    noun = token.head if token.dep_ in ("det", "predet") and 0 < token.head.i - token.i <= 3 else token
    alone = noun.i == token.i and token.dep_ in ("nsubj", "nsubjpass", "dobj")
    if not alone and (noun.tag_ != "NNS" or noun.lemma_.lower() not in PEOPLE):
        return None
    fate = fate_of(doc, noun.i + 1, noun)
    if fate is None or fate.measure not in _MEASURES:
        return None
    fate = Fate("killed", fate.word) if died_of_it(doc, fate, one=False) else fate
    return Victims((token.idx, noun.idx + len(noun.text)), noun, 2, 2, fate, False, ())


def _listed(token: Token, counts: Mapping[int, Count]) -> Token | None:
    """What a headline joins with a comma: "Father, [2 children] dead", "3 children, [1 adult] found dead"; no age, no apposition."""
    doc, at = token.doc, token.i + 2
    if at >= len(doc) or doc[at - 1].text != "," or token.lemma_.lower() not in PEOPLE - {"other"} or not _headline(token):
        return None
    near = (counts[place] for place in range(at, min(at + 4, len(doc))) if place in counts)
    plain = (count for count in near if count.first.i == at and count.amount.unit is None and not count.part and _of_people(count))
    return next((count.head for count in plain if count.head is not None and count.head.i > token.i), None)


def _company(token: Token) -> Token | None:
    """ "Ana and Luis Ruiz, along with [their four children], died"."""
    rest = [word for word in token.doc[token.i + 1 : token.i + 4] if word.text != ","]
    if len(rest) < 2 or rest[0].lower_ not in ("along", "together") or rest[1].lower_ != "with":
        return None
    return next((child for child in rest[1].children if child.dep_ == "pobj" and child.lemma_.lower() in PEOPLE), None)


def _headline(token: Token) -> bool:
    """A short line without a full stop."""
    words = [word for word in token.sent if not word.is_space]
    return len(words) <= 25 and words[-1].text not in (".", ":", "?", "!", ",")


def _end(token: Token) -> int:
    """The token behind a name or noun and its age: "Paul Porter, 18,"."""
    doc, at = token.doc, token.i + 1
    if at + 1 < len(doc) and doc[at].text == "," and doc[at + 1].like_num:
        at += 2
        at += 1 if at < len(doc) and doc[at].text == "," else 0
    return at


def _added(members: list[Token], counts: Mapping[int, Count]) -> tuple[Number, Number | None, tuple[Count, ...]]:
    """The sum over the members; zero where one of them has no number and is not one."""
    low: Number = 0
    high: Number | None = 0
    parts: list[Count] = []
    for member in members:
        count = counts.get(member.i)
        if count is not None and _of_people(count):
            parts.append(count)
            low += count.amount.low or 0
            high = None if high is None or count.amount.high is None else high + count.amount.high
        elif _singular(member):
            low += 1
            high = None if high is None else high + 1
        else:
            return 0, None, ()
    alone = len(members) == 1 and bool(parts)
    return (0, None, ()) if alone else (low, high, tuple(parts))


def _of_people(count: Count) -> bool:
    """ "three others", "two"; not the scenes of "four bodies and three crime scenes"."""
    head = count.head
    return head is None or head.pos_ == "PROPN" or head.lemma_.lower() in PEOPLE or head.lemma_.lower() in NOUNS
