"""What stands round an event word in the parse: who acts, against what, where, by what means."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from parallax.lexicon import words
from parallax.reading.actors import find_actors, modifiers_of
from parallax.reading.gazetteer import country_of
from parallax.reading.noungroups import Named, all_joined, group_span, group_value
from parallax.reading.settings import PLACE_PREPOSITIONS, is_site
from parallax.records import Span

_W = words("roles")
# Ground is where an event is, not what it hits: "on Libyan soil".
_LAND = frozenset({"land", "mainland", "soil", "territory"})
Found = tuple[str, Span, str]  # slot, span, value


def find_arguments(event: Token, named: Named, targets: frozenset[str]) -> Iterator[Found]:
    """Actor, target, means and place of one event. ``targets`` are places that cannot be its actor."""
    yield from _targets(event, named)
    yield from _means(event, named)
    yield from find_actors(event, tools_of(event), named, targets)


# ------------------------------------------------------------------ targets and places


def _targets(event: Token, named: Named) -> Iterator[Found]:
    for noun in _aimed_at(event):
        for each in (*all_joined(noun), *_listed(noun), *_known_as(noun)):
            yield from _target(each, named)
        yield from _called(noun, named)
    yield from _misread(event)
    for child in event.children:
        if child.dep_ == "prep" and child.lower_ in PLACE_PREPOSITIONS - _W["against"] | {"inside", "within"}:
            for noun in (inner for inner in child.children if inner.dep_ == "pobj"):
                yield from _places(noun, named)


def _listed(noun: Token) -> list[Token]:
    """What a list spells out: "installations, including naval bases, covert airstrips, and ports"."""
    lists = (child for child in noun.children if child.dep_ == "prep" and child.lower_ in ("including", "like"))
    return [each for child in lists for leaf in child.children if leaf.dep_ == "pobj" for each in all_joined(leaf)]


def _known_as(noun: Token) -> list[Token]:
    """What the thing hit is said to be: "the facility targeted was recognized as a hub for smuggling"."""
    verb = noun.head
    if noun.dep_ != "nsubjpass" or verb.lemma_.lower() not in _W["known_verbs"]:
        return []
    roles = (child for child in verb.children if child.dep_ == "prep" and child.lower_ == "as")
    return [leaf for child in roles for leaf in child.children if leaf.dep_ == "pobj" and leaf.pos_ == "NOUN"]


def _called(noun: Token, named: Named) -> Iterator[Found]:
    """The second of two targets, where a clause names it: "the regime of X and what officials refer to as the Y cartel"."""
    after = noun.doc[noun.i + 1 : min(noun.i + 9, noun.sent.end)]
    what = next((token for token in after if token.lower_ == "what" and token.nbor(-1).lower_ == "and"), None)
    if what is not None:
        called = (named.at(token) for token in noun.doc[what.i : min(what.i + 12, noun.sent.end)])
        yield from [("target", entity.span, entity.name) for entity in called if entity is not None and entity.label == "ORG"][:1]


def _aimed_at(event: Token) -> list[Token]:
    """The nouns that an event strikes, by its own preposition, by the verb it is, or by a verb that it governs or serves."""
    if event.pos_ == "VERB":
        # "after the president orders strikes on sites": a noun that the model takes for a verb
        return [] if event.lemma_.lower() in _W["harm_verbs"] else _objects(event) or _after(event, frozenset({"against", "on"}))
    found = _after(event, _W["against"])
    # "operation targeting infrastructure"; "strikes focus on facilities"; "are said to focus on"; "operations were aimed at"
    verbs = [child for child in event.children if child.dep_ in ("acl", "relcl")]
    if event.dep_ in ("nsubj", "nsubjpass"):
        verbs += [event.head, *(child for child in event.head.children if child.dep_ in ("xcomp", "advcl"))]
    if event.dep_ == "pobj" and event.head.head.dep_ == "nsubj":  # "a series of strikes targeted"
        verbs.append(event.head.head.head)
    for verb in verbs:
        if verb.lemma_.lower() in _W["aim_verbs"] | _W["shake_verbs"]:
            found += [*_objects(verb), *_after(verb, _W["against"])]
    return [noun for noun in found if noun.i != event.i]


def _misread(event: Token) -> Iterator[Found]:
    """The object of a verb right behind the event that the model takes for an adjective: "strikes targeted infrastructure"."""
    verb = event.nbor() if event.i + 1 < len(event.doc) else event
    noun = verb.head
    if verb.dep_ == "amod" and verb.tag_ in ("VBD", "VBN") and verb.lemma_.lower() in _W["aim_verbs"] and noun.i > verb.i:
        yield "target", (verb.nbor().idx, noun.idx + len(noun)), group_value(noun).removeprefix(f"{verb.lower_} ")


def _objects(verb: Token) -> list[Token]:
    """What a verb is done to: its object, its passive subject, or the noun that it qualifies ("the facility targeted")."""
    found = [child for child in verb.children if child.dep_ in ("dobj", "nsubjpass") and child.pos_ in ("NOUN", "PROPN")]
    if (
        not found
        and verb.tag_ == "VBN"
        and verb.dep_ == "acl"
        and not any(child.dep_ in ("dobj", "prep", "agent") for child in verb.children)
    ):
        found = [verb.head]
    return found


def _after(token: Token, prepositions: frozenset[str]) -> list[Token]:
    return [
        noun
        for child in token.children
        if child.dep_ == "prep" and child.lower_ in prepositions
        for noun in child.children
        if noun.dep_ == "pobj" and noun.pos_ in ("NOUN", "PROPN")
    ]


def _target(noun: Token, named: Named) -> Iterator[Found]:
    entity = named.at(noun)
    if entity is not None and entity.label in ("GPE", "LOC"):
        yield "place", entity.span, entity.name
    elif entity is not None:
        yield "target", entity.span, entity.name
    elif (
        noun.lemma_.lower() in _W["no_target"] - _LAND
        or group_value(noun) == "target"
        or noun.ent_type_ in ("DATE", "TIME", "CARDINAL")
        or noun.is_stop
    ):
        return
    elif not (place := list(_places(noun, named))) and noun.lemma_.lower() not in _LAND:
        yield "target", group_span(noun), group_value(noun)
        yield from _ties(noun, named)
    elif noun.lemma_.lower() in _LAND:
        yield from place
    else:
        yield "target", group_span(noun), group_value(noun)
        yield from (*place, *_ties(noun, named))


def _ties(noun: Token, named: Named) -> Iterator[Found]:
    """The group that a target belongs to: "facilities allegedly used by the X", "tied to the X and Y networks"."""
    for verb in noun.children:
        if verb.dep_ == "acl" and verb.lemma_.lower() in _W["tie_verbs"]:
            groups = named.within((verb.idx, max(token.idx + len(token) for token in verb.subtree)))
            yield from (("target", entity.span, entity.name) for entity in groups if entity.label == "ORG")


def _places(noun: Token, named: Named) -> Iterator[Found]:
    """The place that a noun names, or the country of a site: "inside Libya", "on Libyan soil", "sites in Libya"."""
    entity = named.at(noun)
    if entity is not None and entity.label in ("GPE", "LOC"):
        yield "place", entity.span, entity.name
        return
    for child in noun.children:
        owner = named.at(child) if child.dep_ in ("amod", "compound", "poss") else None
        if owner is not None and owner.label in ("NORP", "GPE") and is_site(noun) and (country := country_of(owner.name)):
            yield "place", owner.span, country
        elif child.dep_ == "prep" and child.lower_ in PLACE_PREPOSITIONS:
            inner = [named.at(leaf) for leaf in child.children if leaf.dep_ == "pobj"]
            yield from (("place", found.span, found.name) for found in inner if found is not None and found.label in ("GPE", "LOC"))


# ------------------------------------------------------------------ means


def _means(event: Token, named: Named) -> Iterator[Found]:
    if event.pos_ in ("NOUN", "PROPN"):
        if event.lemma_.lower() in _W["means_words"]:
            yield "means", group_span(event), event.lemma_.lower().replace("air-strike", "airstrike")
        for word in modifiers_of(event):
            if word.lower_ in _W["means"]:
                base = "airstrike" if (word.lower_, event.lemma_) == ("air", "strike") else f"{word.lower_} {event.lemma_.lower()}"
                yield "means", (word.idx, event.idx + len(event)), base
    for noun in tools_of(event):
        if not named.at(noun) or named.at(noun.head) is None:
            yield "means", group_span(noun), group_value(noun)


def tools_of(event: Token) -> list[Token]:
    """Weapons in the event's clause: "with a covert drone", "using rifles", "employing precision munitions"."""
    clause = event if event.pos_ == "VERB" else event.head
    found = []
    for token in clause.subtree if clause.pos_ in ("VERB", "AUX") else event.subtree:
        used = token.dep_ in ("dobj", "nsubj") and token.head.lemma_.lower() in _W["use_verbs"]
        if used or (token.dep_ == "pobj" and token.head.lower_ in ("by", "using", "via", "with")):
            found += [each for each in all_joined(token) if each.lemma_.lower() in _W["weapons"]]
    return found
