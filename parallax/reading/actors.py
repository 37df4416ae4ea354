"""Who acts in an event, by the parse: the body itself where the text names one, else the country or the person."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Token

from parallax.lexicon import words
from parallax.reading.gazetteer import country_of
from parallax.reading.names import surname
from parallax.reading.noungroups import Named, all_joined, group_span, group_value
from parallax.records import Entity, Span

_W = words("roles")
_SUBJECTS = ("nsubj", "csubj")
Found = tuple[str, Span, str]  # slot, span, value


def find_actors(event: Token, tools: Sequence[Token], named: Named, targets: frozenset[str]) -> Iterator[Found]:
    """The actors of one event. ``tools`` are its weapons, whose owners act; ``targets`` are places that cannot be its actor."""
    for noun in (*_doers(event), *_commanders(event)):
        for each in all_joined(noun):
            if found := actor_of(each, named):
                yield "actor", *found
    holders = tools if event.pos_ == "VERB" else (event, *tools)
    for word in (word for holder in holders for word in modifiers_of(holder)):
        entity = named.at(word)
        if entity is not None and (name := _body(entity)) and name not in targets:
            yield "actor", *_named_body(word, entity, name)


def modifiers_of(noun: Token) -> list[Token]:
    """The words that narrow a noun, with those joined to them and those that narrow them: "air and naval strikes"."""
    own = [child for child in noun.children if child.dep_ in ("amod", "compound", "nmod") and child.i < noun.i]
    inner = [leaf for child in own for leaf in child.children if leaf.dep_ in ("compound", "nmod") and leaf.i < child.i]
    return [*own, *inner, *(other for child in own for other in child.conjuncts if other.i < noun.i)]


def _named_body(word: Token, entity: Entity, name: str) -> tuple[Span, str]:
    """The body that a country's word and the next one name together: "U.S. military actions"."""
    last = word.doc[word.i + 1]
    if entity.label == "ORG" or last.lower_ not in _W["bodies"] or last.idx > entity.span[1] + 1:
        return entity.span, name
    return (entity.span[0], last.idx + len(last)), f"{name} {last.lower_}"


def _doers(event: Token) -> list[Token]:
    verbs = [event] if event.pos_ == "VERB" else []
    if event.dep_ == "dobj" and event.head.lemma_.lower() in _W["do_verbs"]:
        verbs = [event.head]
    elif event.dep_ == "pobj" and event.head.head.lemma_.lower() in _W["do_verbs"] and event.head.lower_ in ("in", "for", "with", "out"):
        verbs = [event.head.head]
    found = []
    for verb in verbs:
        found += [child for child in verb.children if child.dep_ in _SUBJECTS]
        found += [noun for child in verb.children if child.dep_ == "agent" for noun in child.children if noun.dep_ == "pobj"]
        if verb.dep_ == "xcomp" and not found:
            found += [child for child in verb.head.children if child.dep_ in _SUBJECTS]
        if verb.dep_ == "acl" and verb.tag_ == "VB" and not found:
            found += _entitled(verb.head)
    return [_ordering(noun) for noun in found if noun.pos_ in ("NOUN", "PROPN")]


def _entitled(right: Token) -> list[Token]:
    """Who is given the right to act: "the authorization of the agency to undertake operations"."""
    owners = (child for child in right.children if child.dep_ == "prep" and child.lower_ in ("for", "of"))
    return [leaf for child in owners for leaf in child.children if leaf.dep_ == "pobj"]


def _ordering(noun: Token) -> Token:
    """The person in "President Roe orders strikes", where the model takes the verb for a noun."""
    if noun.tag_ != "NNS" or noun.lemma_.lower() not in _W["do_verbs"]:
        return noun
    return next((child for child in noun.children if child.dep_ == "compound" and child.pos_ == "PROPN"), noun)


def _commanders(event: Token) -> list[Token]:
    """Who gave the word: "Under President Roe’s direct orders, a series of strikes ..."."""
    above = list(event.ancestors)
    verb = next((place for place, token in enumerate(above) if token.pos_ == "VERB"), len(above))
    holders = (event, *above[: verb + 1])
    phrases = (child for holder in holders for child in holder.children if child.dep_ == "prep" and child.lower_ in ("on", "under"))
    nouns = (leaf for child in phrases for leaf in child.children if leaf.dep_ == "pobj" and leaf.lemma_.lower() in _W["commands"])
    return [owner for noun in nouns for owner in noun.children if owner.dep_ == "poss"]


def actor_of(noun: Token, named: Named) -> tuple[Span, str] | None:
    """The span and the name of an acting body: "U.S. forces", "the X administration"; of its tools the country alone."""
    entity = named.at(noun)
    if entity is not None:
        return (entity.span, entity.name) if entity.label in ("PERSON", "ORG", "GPE", "NORP") else None
    lemma = noun.lemma_.lower()
    for child in noun.children:
        owner = named.at(child) if child.dep_ in ("amod", "compound", "poss", "nmod") else None
        if owner is None or owner.label not in ("PERSON", "ORG", "GPE", "NORP"):
            continue
        if owner.label == "PERSON":
            return (group_span(noun), f"{surname(owner.name)} {lemma}") if lemma in _W["rule"] else None
        if lemma in _W["arms"] and (name := _body(owner)):
            whole = owner.label != "ORG" and noun.lower_ in _W["bodies"]
            return group_span(noun), f"{name} {noun.lower_}" if whole else name
    return (group_span(noun), group_value(noun)) if noun.pos_ == "NOUN" and lemma in _W["doers"] else None


def _body(entity: Entity) -> str | None:
    """A country for its name or demonym, a body as itself."""
    if entity.label == "ORG":
        return entity.name
    country = country_of(entity.name) if entity.label in ("GPE", "NORP") else None
    # "the Paris attacks" were no deed of France.
    return country if entity.label == "NORP" or country == entity.name else None
