"""Counts of nobody: "no casualties were reported", "did not result in fatalities", "no one was hurt"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Doc, Token

from parallax.reading.fates import NOUNS, PEOPLE, fate_after
from parallax.reading.predicates import fate_in_parse
from parallax.records import Span


@dataclass(frozen=True, slots=True)
class Zero:
    """Nobody of a measure, the words that say so, and the word that names the measure."""

    span: Span
    measure: str
    word: Token
    concept: Span | None


_MEASURES = frozenset({"killed", "injured", "casualties", "missing", "detained", "trapped", "displaced"})
_RESULTS = frozenset({"cause", "claim", "lead", "produce", "report", "result", "suffer", "sustain"})
# "no other injuries", "no serious injuries", "none of the injuries is life-threatening" leave room for some.
_NARROWING = frozenset(
    {
        "additional",
        "further",
        "other",
        "more",
        "new",
        "major",
        "serious",
        "life-threatening",
        "threatening",
        "critical",
        "apparent",
        "visible",
        "official",
        "exact",
        "severe",
    }
)
_NARROWLY = frozenset({"badly", "critically", "gravely", "seriously", "severely"})
_NOBODY = frozenset({"nobody", "none"})


def find_zeros(doc: Doc) -> list[Zero]:
    """Every count of nobody, in order of appearance.

    Needs: the dependency parse. Misses: a zero that is told by silence.
    """
    found: list[Zero] = []
    for token in doc:
        zero = None
        if token.lower_ in ("no", "zero"):
            zero = _no_one(doc, token) or _no_noun(doc, token)
        elif token.lower_ in _NOBODY:
            zero = _nobody(doc, token, token.i + 1)
        elif token.lower_ in ("not", "n't", "n’t", "without"):
            zero = _without_result(doc, token)
        if zero is not None and not (found and zero.span[0] < found[-1].span[1]):
            found.append(zero)
    return found


def _no_one(doc: Doc, token: Token) -> Zero | None:
    after = doc[token.i + 1] if token.i + 1 < len(doc) else None
    if after is None or after.lower_ != "one":
        return None
    return _nobody(doc, token, after.i + 1)


def _nobody(doc: Doc, token: Token, at: int) -> Zero | None:
    """ "No one was hurt", "none of the passengers was injured", "nobody died"; not "no one else"."""
    if at < len(doc) and doc[at].lower_ == "else":
        return None
    subject = doc[at - 1]
    fate = fate_after(doc, at) or fate_in_parse(subject)
    if fate is None or fate.measure not in _MEASURES or fate.word.dep_ == "amod" or fate.word.i < token.i:
        return None
    if any(word.lower_ in _NARROWLY for word in doc[at : fate.word.i]):
        return None  # "none of the teens were seriously hurt"
    return Zero((token.idx, subject.idx + len(subject.text)), fate.measure, fate.word, None)


def _no_noun(doc: Doc, token: Token) -> Zero | None:
    """ "no casualties", "no deaths or injuries", "no immediate reports of casualties", "no people were hurt"."""
    head = token.head if token.dep_ in ("det", "neg", "amod") and token.head.i > token.i else None
    if head is None or head.i - token.i > 4 or any(word.lower_ in _NARROWING for word in doc[token.i + 1 : head.i]):
        return None
    noun = _reported(head)
    lemma = noun.lemma_.lower()
    concept = (noun.idx, noun.idx + len(noun.text))
    if lemma in NOUNS and NOUNS[lemma] in _MEASURES and lemma not in ("body", "murder", "homicide", "killing"):
        joined = {NOUNS.get(other.lemma_.lower()) for other in noun.conjuncts} | {NOUNS[lemma]}
        return Zero(
            (token.idx, token.idx + len(token.text)), "casualties" if {"killed", "injured"} <= joined else NOUNS[lemma], noun, concept
        )
    if lemma in PEOPLE and lemma != "other":
        fate = fate_after(doc, noun.i + 1) or fate_in_parse(noun)
        if fate is not None and fate.measure in _MEASURES and fate.word.i > noun.i:
            return Zero((token.idx, token.idx + len(token.text)), fate.measure, fate.word, concept)
    return None


def _reported(head: Token) -> Token:
    """The noun that a report is of: "no reports of injuries"."""
    if head.lemma_.lower() not in ("report", "word", "sign", "indication"):
        return head
    inner = [noun for child in head.children if child.lower_ == "of" for noun in child.children if noun.dep_ == "pobj"]
    return inner[0] if inner and not any(word.lower_ in _NARROWING for word in inner[0].children) else head


def _without_result(doc: Doc, token: Token) -> Zero | None:
    """ "did not result in fatalities", "caused no" falls to the rule above, "without casualties"."""
    if token.lower_ == "without":
        noun = next((child for child in token.children if child.dep_ == "pobj"), None)
        start = token.idx
    else:
        verb = token.head
        if verb.lemma_.lower() not in _RESULTS:
            return None
        noun = _object(verb)
        auxiliary = next((child for child in verb.children if child.dep_ == "aux" and child.i < token.i), token)
        start = auxiliary.idx
    if (
        noun is None
        or NOUNS.get(noun.lemma_.lower()) not in _MEASURES
        or any(child.dep_ in ("nummod", "amod") and child.lower_ in _NARROWING | {"many"} for child in noun.children)
    ):
        return None
    if noun.lemma_.lower() in ("body", "murder", "homicide", "killing", "arrest") or any(child.dep_ == "nummod" for child in noun.children):
        return None
    end = noun.idx + len(noun.text)
    return Zero((start, end), NOUNS[noun.lemma_.lower()], noun, (noun.idx, end))


def _object(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "dobj":
            return child
        if child.dep_ == "prep" and child.lower_ in ("in", "to"):
            return next((inner for inner in child.children if inner.dep_ == "pobj"), None)
    return None
