"""What a pronoun can go back to besides a name: the role or body that was the last subject; and which names do not fit it."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from parallax.lexicon import words
from parallax.reading.gazetteer import class_words
from parallax.reading.stretches import Stretches
from parallax.records import Entity

_KINDS = words("sourcekinds")
_PEOPLE = _KINDS["unnamed"] | class_words("titles", "personal")
_BODIES = _KINDS["body"] | _KINDS["document"] | _KINDS["piece"] | _KINDS["outlet"] | _KINDS["bare"]
_FITTING = {"he": ("NN", _PEOPLE), "she": ("NN", _PEOPLE), "it": ("NN", _BODIES), "they": ("NNS", _PEOPLE | _BODIES)}
_FAR = 120  # tokens
_MAN = re.compile(r"\b(?:Mr|Sir|Lord|King|Prince|[Cc]hairman|[Cc]ongressman|[Ss]pokesman|[Bb]usinessman)\.? $")
_WOMAN = re.compile(r"\b(?:Mrs|Ms|Miss|Madam|Dame|Lady|Queen|Princess|[Cc]hairwoman|[Cc]ongresswoman|[Ss]pokeswoman|[Bb]usinesswoman)\.? $")


def last_role(doc: Doc, pronoun: Token, spoken: Stretches[None]) -> Token | None:
    """The nearest subject before a pronoun, in its paragraph and outside quotations, that is a role or body it can stand for."""
    tag, fitting = _FITTING.get(pronoun.lower_, ("", frozenset()))
    for earlier in reversed(doc[max(0, pronoun.i - _FAR) : pronoun.i]):
        if earlier.is_space and "\n" in earlier.text:
            return None
        if earlier.dep_ not in ("nsubj", "nsubjpass") or earlier.tag_ != tag or spoken.at(earlier.idx):
            continue
        if earlier.lemma_.lower() in fitting and earlier.head != pronoun.head:
            return earlier
    return None


def misfits(text: str, actors: list[Entity]) -> dict[str, str]:
    """The pronoun that each name cannot take, by the title before any of its mentions: "Mrs. Doe" is no "he"."""
    found: dict[str, str] = {}
    for actor in actors:
        before = text[max(0, actor.span[0] - 15) : actor.span[0]]
        if _MAN.search(before):
            found.setdefault(actor.name, "she")
        elif _WOMAN.search(before):
            found.setdefault(actor.name, "he")
    return found
