"""Where an article weakens what it says."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from parallax.lexicon import words
from parallax.records import Sentence, Span

_WORDS = words("hedging")
_BY_TAG = {"MD": "modal", "RB": "adverb", "JJ": "adjective", "NN": "noun", "VB": "verb"}


def find_hedges(doc: Doc, sentences: Sequence[Sentence]) -> list[Span]:
    """The words that weaken commitment in the article's own sentences, in order of appearance; one per verb group.

    Boilerplate is left out.
    Needs: tags, lemmas and the dependency parse.
    Source: lexicon/hedging.toml.
    """
    kept = [sentence.span for sentence in sentences if sentence.kind != "boilerplate"]
    starts = [span[0] for span in kept]
    found = (token for token in doc if is_hedge(token) and _in_text(token, kept, starts))
    return [(token.idx, token.idx + len(token)) for token in found]


def hedging_rate(hedges: Sequence[Span], sentences: Sequence[Sentence], text: str) -> float:
    """Hedges per 1,000 words of the article without its boilerplate; 0 for a text without words.

    Unit: hedges per 1,000 words.
    """
    count = sum(len(text[slice(*sentence.span)].split()) for sentence in sentences if sentence.kind != "boilerplate")
    return round(1000 * len(hedges) / count, 1) if count else 0.0


def is_hedge(token: Token) -> bool:
    """Whether the word weakens what it stands with: "might", "reportedly", "is said to"; not the month of May."""
    if _is_passive_hedge(token):
        return True
    family = _BY_TAG.get(token.tag_[:2])
    if family is None or token.ent_type_ == "DATE":
        return False
    word = token.lower_ if family in ("modal", "adverb", "adjective") else token.lemma_.lower()
    if word not in _WORDS[family]:
        return False
    return family != "modal" or not (word == "would" and _is_past_habit(token))


def _is_passive_hedge(token: Token) -> bool:
    """ "Are said to focus", "a network said to be linked", "suspected of smuggling"."""
    if token.tag_ not in ("VBN", "VBD") or token.lemma_.lower() not in _WORDS["passive"]:
        return False
    passive = any(child.dep_ == "auxpass" for child in token.children)
    tied = any(child.dep_ in ("xcomp", "prep") and child.i > token.i and child.lower_ != "by" for child in token.children)
    return (passive and tied) or (token.dep_ == "acl" and tied)


def _is_past_habit(token: Token) -> bool:
    """ "Would" in a sentence about the past tells a habit only with "often" or "always" beside it."""
    return any(child.lower_ in ("often", "always", "sometimes") for child in token.head.children)


def _in_text(token: Token, kept: Sequence[Span], starts: Sequence[int]) -> bool:
    place = bisect_right(starts, token.idx) - 1
    return place >= 0 and token.idx < kept[place][1]
