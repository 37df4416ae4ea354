"""Where the target of an event is: on land, at sea or in the air."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from parallax import lexicon

_CLASS = lexicon.classes("settings")
PLACE_PREPOSITIONS = frozenset({"across", "against", "along", "around", "at", "in", "inside", "near", "off", "on", "onto", "outside",
                               "over", "throughout", "to", "within"})
_LOCAL = frozenset({"across", "at", "in", "inside", "on", "over", "throughout", "within", "against"})


def setting_of(phrases: list[Token], modified: Token | None) -> str | None:
    """``sea``, ``land``, ``air`` or ``None``, from the prepositions and objects of an event (nearest first), then from
    the words before it.

    What is hit outweighs how it is hit: "naval strikes against military targets in Libya" is land.
    Source: lexicon/settings.toml.
    """
    for phrase in phrases:
        found = _of_phrase(phrase)
        if found is not None:
            return found
    return _of_modifiers(modified) if modified is not None else None


def is_site(noun: Token) -> bool:
    """Whether a noun is a piece of land, sea or air, or stands on it: "soil", "waters", "airspace", "facilities"."""
    return _CLASS.get(noun.lemma_.lower()) in ("air", "land", "sea")


def _of_phrase(phrase: Token) -> str | None:
    """The setting that a prepositional phrase (given by its preposition) or an object (by its head) tells."""
    if phrase.lower_ == "off":
        return "sea"
    preposition = phrase if phrase.dep_ in ("prep", "agent") else None
    for noun in _nouns(phrase):
        found = _of_noun(noun, preposition)
        if found is not None:
            return found
    return None


def _nouns(phrase: Token) -> Iterator[Token]:
    """The head nouns of a phrase and of the prepositional phrases inside it, outermost first."""
    queue = [child for child in phrase.children if child.dep_ == "pobj"] if phrase.dep_ in ("prep", "agent") else [phrase]
    while queue:
        noun = queue.pop(0)
        yield noun
        queue += [child for child in noun.children if child.dep_ in ("conj", "appos")]
        queue += [inner for child in noun.children if child.dep_ == "prep" and child.lower_ in PLACE_PREPOSITIONS | {"of"}
                  for inner in child.children if inner.dep_ == "pobj"]


def _of_noun(noun: Token, preposition: Token | None) -> str | None:
    found = _CLASS.get(noun.lemma_.lower())
    if found == "off" or any(_CLASS.get(child.lower_) == "sea_names" for child in noun.children if child.dep_ in ("compound", "amod")):
        return "sea"
    if found in ("sea", "land", "air"):
        return found
    # "strikes against fishing boat crews": the modifier says where they are.
    beside = next((_CLASS[child.lemma_.lower()] for child in noun.children
                   if child.dep_ == "compound" and _CLASS.get(child.lemma_.lower()) in ("sea", "land", "air")), None)
    if beside is not None:
        return beside
    if found == "sea_names" and noun.ent_type_ in ("LOC", "GPE", "FAC"):
        return "sea"
    # "airstrikes inside Libya" happen on its soil; "near Libya" does not say.
    local = noun.dep_ in ("dobj", "conj") or (noun.head.dep_ == "prep" and noun.head.lower_ in _LOCAL) or preposition is None
    return "land" if noun.ent_type_ in ("GPE", "FAC") and local else None


def _of_modifiers(noun: Token) -> str | None:
    found = [_CLASS.get(child.lemma_.lower()) for child in noun.subtree
             if child.i < noun.i and noun.i - child.i < 6 and child.dep_ in ("amod", "compound", "nmod", "conj")]
    for setting in ("sea", "land"):
        if setting in found:
            return setting
    return "sea" if "weak_sea" in found and noun.lemma_.lower() != "presence" else None
