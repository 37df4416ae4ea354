"""Who acts in the story's events, against whom or what, where, how, when, why and on what condition."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from parallax.lexicon import words
from parallax.reading.arguments import find_arguments
from parallax.reading.circumstances import find_circumstances
from parallax.reading.families import GENERAL, kin
from parallax.reading.noungroups import Named, all_joined, group_span, group_value
from parallax.reading.scenes import Placed, find_scene, opening_scene, place_events
from parallax.reading.settings import is_site
from parallax.reading.wholetext import text_of
from parallax.records import Entity, Event, Role, Scene, Sentence, Span, Status

_W = words("roles")
_HARM = _W["harm_verbs"] | _W["harm_nouns"]


def find_roles(
    doc: Doc, sentences: Sequence[Sentence], entities: Sequence[Entity], events: Sequence[Event], statuses: Sequence[Status]
) -> list[Role]:
    """What the article says in the slots of its story's events, in order of appearance, each value once per scene.

    Slots: actor, target, means, place, timing, motive, condition, victims. A value is an entity's name, or the noun with what
    narrows it, in lower case. Events of another kind than the one the article opens with are left out.
    Needs: the parse, lemmas and names.
    Misses: roles told across sentences; actors told by a pronoun.
    Source: lexicon/roles.toml.
    """
    opening = opening_scene(doc)
    named = Named(entities)
    body = [sentence.span for sentence in sentences if sentence.kind == "body"]
    found = [role for placed in _own(doc, opening, body) for role in _of_event(doc[placed.mention.token], placed.scene, named, opening)]
    found += [role for span in body for role in _of_sentence(doc, span, named, opening)]
    return _once(found)


def _own(doc: Doc, opening: Scene, body: list[Span]) -> Iterator[Placed]:
    """The events of the story's kind, in running text."""
    for placed in place_events(doc):
        start = doc[placed.mention.token].idx
        ours = kin(placed.scene.family, opening.family) or placed.scene.family in (opening.family, GENERAL)
        if opening.family and ours and not placed.mention.another and _inside(start, body):
            yield placed


def _inside(start: int, spans: list[Span]) -> bool:
    """Whether a place lies in one of the spans, which stand in order."""
    place = bisect_right(spans, start, key=lambda span: span[0]) - 1
    return place >= 0 and start < spans[place][1]


def _of_event(event: Token, scene: Scene, named: Named, opening: Scene) -> Iterator[Role]:
    places = frozenset((*scene.places, *opening.places))
    for slot, span, value in (*find_arguments(event, named, places), *find_circumstances(event)):
        yield Role(slot=slot, span=span, value=value, certain=_is_certain(event, span), scene=scene)


def _of_sentence(doc: Doc, span: Span, named: Named, opening: Scene) -> Iterator[Role]:
    """Victims, and sites picked out for an event to come."""
    for token in doc.char_span(*span, alignment_mode="expand") or ():
        if token.lemma_.lower() in _HARM:
            scene = find_scene(doc, token)
            if kin(scene.family, opening.family) or (scene.family and scene.family == opening.family):
                yield from (_victims(noun, scene) for noun in _harmed(token, named))
        elif token.pos_ == "VERB" and token.lemma_.lower() in _W["pick_verbs"] and opening.family:
            for noun in (child for child in token.children if child.dep_ == "dobj" and is_site(child)):
                yield Role(slot="target", span=group_span(noun), value=group_value(noun), certain=_is_certain(token, span), scene=opening)
                yield from _groups(noun, named, opening)


def _groups(noun: Token, named: Named, scene: Scene) -> Iterator[Role]:
    for verb in (child for child in noun.children if child.dep_ == "acl" and child.lemma_.lower() in _W["tie_verbs"]):
        reach = verb.idx, max(token.idx + len(token) for token in verb.subtree)
        for entity in named.within(reach):
            if entity.label == "ORG":
                yield Role(slot="target", span=entity.span, value=entity.name, certain=_is_certain(verb, entity.span), scene=scene)


def _harmed(token: Token, named: Named) -> list[Token]:
    """Those whom a verb or noun of harm says more of than their number: "suspected traffickers", "including minors"."""
    if token.pos_ == "VERB":
        found = [child for child in token.children if child.dep_ in ("dobj", "nsubjpass")]
    else:
        held = [child for child in token.children if child.dep_ == "prep" and child.lower_ in ("including", "among", "of")]
        found = [noun for child in held for noun in child.children if noun.dep_ == "pobj"]
    nouns = [each for noun in found for each in all_joined(noun)]
    return [
        noun
        for noun in nouns
        if noun.pos_ == "NOUN"
        and noun.lemma_.lower() not in _W["nobody"] | _W["harm_nouns"]
        and not named.at(noun)
        and noun.ent_type_ not in ("DATE", "TIME", "CARDINAL", "PERCENT")
    ]


def _victims(noun: Token, scene: Scene) -> Role:
    return Role(slot="victims", span=group_span(noun), value=group_value(noun), scene=scene)


def _is_certain(event: Token, span: Span) -> bool:
    """No doubt stands between the verb of the event and the slot, nor at the event."""
    text = text_of(event.doc)
    verb = next((above for above in (event, *event.ancestors) if above.pos_ in ("VERB", "AUX")), event)
    start, end = min(event.left_edge.idx, verb.idx, span[0]), max(event.idx, span[1])
    near = {child.lower_ for holder in (event, verb) for child in holder.children}
    return not (near | set(re.findall(r"[\w-]+", text[start:end].lower()))) & (_W["doubt"] - {"suspected"})


def _once(roles: list[Role]) -> list[Role]:
    kept: dict[tuple[str, str, str | None], Role] = {}
    told: set[tuple[str, Span]] = set()
    for role in sorted(roles, key=lambda role: (role.span, role.slot)):
        if (role.slot, role.span) not in told:
            told.add((role.slot, role.span))
            kept.setdefault((role.slot, role.value, role.scene.setting), role)
    return list(kept.values())
