"""Noun groups: the words of one, its bounds in the text, and the form that compares across articles."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Sequence

from spacy.tokens import Token

from parallax.lexicon import words
from parallax.records import Entity, Span

_BEFORE = frozenset({"amod", "compound", "nmod", "det", "nummod", "poss", "quantmod", "advmod", "predet", "npadvmod", "punct", "case"})
_MODIFIERS = frozenset({"amod", "compound", "nmod"})
_VAGUE = frozenset(
    {
        "certain",
        "few",
        "first",
        "initial",
        "latest",
        "many",
        "more",
        "multiple",
        "new",
        "numerous",
        "other",
        "several",
        "significant",
        "such",
        "various",
    }
)
_DOUBT = words("roles")["doubt"] - {"suspected"}


def group_span(noun: Token) -> Span:
    """From the first word before the noun that belongs to it to its last letter."""
    first = noun
    for child in reversed(list(noun.lefts)):
        if child.dep_ not in _BEFORE or (child.is_punct and child.text != "-") or child.is_space:
            break
        first = child.left_edge
    return first.idx, noun.idx + len(noun)


def group_value(noun: Token) -> str:
    """The noun's lemma with the words that narrow it, in lower case: "several military-controlled sites" → "military-controlled site"."""
    first = group_start(noun)
    kept = [
        token.text.lower() for token in noun.doc[first : noun.i] if token.dep_ in _MODIFIERS | {"punct", "npadvmod"} and not token.is_quote
    ]
    joined = " ".join(word for word in kept if word not in _VAGUE | _DOUBT).replace(" - ", "-").strip("- ,")
    joined = re.sub(r"(?:[\w]+-)?year-old\b", "", joined).strip()
    head = noun.lemma_.lower() if noun.tag_ in ("NNS", "NN") else noun.text.lower()
    head = "base" if (noun.lower_, head) == ("bases", "basis") else head  # the model's lemmatiser: naval bases
    return f"{joined} {head}".strip()


def group_start(noun: Token) -> int:
    """The index of the group's first token, possessor and number left out."""
    first = noun.i
    for child in reversed(list(noun.lefts)):
        if child.dep_ not in _MODIFIERS | {"punct", "npadvmod"} or child.is_space or child.text in '"“‘,;':
            break
        first = child.left_edge.i
    return first


def all_joined(noun: Token) -> list[Token]:
    """The noun and those joined to it by "and": "naval bases, covert airstrips, and ports"."""
    found = [noun]
    for child in noun.children:
        if child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN"):
            found += all_joined(child)
    return found


class Named:
    """The named entities of one article, looked up by token."""

    def __init__(self, entities: Sequence[Entity]) -> None:
        self._entities = [
            entity for entity in entities if entity.label in ("PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "OUTLET", "PRODUCT", "EVENT")
        ]
        self._starts = [entity.span[0] for entity in self._entities]

    def at(self, token: Token) -> Entity | None:
        """The entity that the token is a part of."""
        number = bisect_right(self._starts, token.idx) - 1
        if number >= 0 and self._entities[number].span[1] > token.idx:
            return self._entities[number]
        return None

    def within(self, span: Span) -> list[Entity]:
        """The entities inside a span."""
        return [entity for entity in self._entities if span[0] <= entity.span[0] and entity.span[1] <= span[1]]
