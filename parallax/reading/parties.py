"""Which body a noun names, and which country it speaks for."""

from __future__ import annotations

from spacy.tokens import Token

from parallax.lexicon import words
from parallax.reading.gazetteer import country_of
from parallax.reading.names import surname
from parallax.reading.noungroups import Named, group_span
from parallax.reading.wholetext import text_of
from parallax.records import Entity, Span

BODIES = frozenset({"PERSON", "ORG", "GPE", "NORP"})
_RULE = words("roles")["rule"]


def party_of(noun: Token, named: Named) -> tuple[Span, str, str | None] | None:
    """Span, name and country of a named body: "Russian Foreign Ministry officials", "X’s government", "U.N. experts"."""
    entity = named.at(noun)
    if entity is not None:
        return (entity.span, entity.name, country_behind(noun, entity)) if entity.label in BODIES else None
    owner = next(
        (
            found
            for child in reversed(list(noun.lefts))
            if child.dep_ in ("compound", "nmod", "amod", "poss") and (found := named.at(child)) is not None and found.label in BODIES
        ),
        None,
    )
    if owner is None or noun.ent_type_ in ("DATE", "TIME"):
        return None
    start, end = group_span(noun)
    if owner.label == "PERSON":
        name = f"{surname(owner.name)} {noun.lemma_.lower()}"
        return ((min(start, owner.span[0]), end), name, None) if noun.lemma_.lower() in _RULE else None
    if owner.label == "NORP" or any(child.dep_ == "poss" and named.at(child) is owner for child in noun.children):
        words_said = text_of(noun.doc)[owner.span[0] : end]
        return (start, end), " ".join(words_said.split()), country_of(owner.name)
    return (start, end), owner.name, country_behind(noun, owner)


def country_behind(noun: Token, entity: Entity) -> str | None:
    """The country a body speaks for: itself, as the lists know it, or told by a demonym or by the clause.

    "Colombian President X"; "relations with Colombia, where President X condemned the strikes".
    """
    if found := country_of(entity.name):
        return found
    if entity.label == "ORG":
        return country_of(entity.name.split()[0]) if " " in entity.name else None
    for token in noun.doc[noun.left_edge.i : noun.i]:
        if token.ent_type_ == "NORP" and (found := country_of(token.text)):
            return found
    verb = noun.head
    there = verb.dep_ == "relcl" and noun.dep_ == "nsubj" and any(child.lower_ == "where" for child in verb.children)
    return country_of(verb.head.text) if there else None
