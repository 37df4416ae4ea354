"""Where the story's events stand: from considered to carried out and confirmed, and what is decided."""

from __future__ import annotations

from bisect import bisect_right
from collections import Counter
from collections.abc import Iterable

from spacy.tokens import Doc, Token

from parallax.reading.decisions import find_decisions
from parallax.reading.families import is_told_apart
from parallax.reading.ladder import Rung, rungs_of
from parallax.reading.scenes import find_scene, opening_scene, place_events
from parallax.records import Entity, Event, Scene, Sentence, Span, Status

_OPENING = 900  # characters that tell what the story is about
_OFTEN = 3
_PHRASE, _LONGEST = 4, 30  # words of a noun phrase that is evidence enough on its own
_JOINTS = frozenset({"and", "but", "that"})
_BREAKS = frozenset({",", ";", ":", "—", "–"})
_LEFT_OUT = frozenset({"advcl", "cc", "ccomp", "conj", "parataxis", "punct", "relcl"})


def find_statuses(doc: Doc, sentences: list[Sentence], entities: list[Entity], events: list[Event]) -> list[Status]:
    """The story's events on the ladder, in order of appearance; sea and land, act and decision are kept apart.

    Needs: sentences, the dependency parse, lemmas and names.
    Misses: events told by a pronoun, and decisions told without a word for deciding.
    Source: lexicon/ladder.toml, lexicon/events.toml.
    """
    at = {event.span[0]: number for number, event in enumerate(events)}
    kinds = [(sentence.span, sentence.kind) for sentence in sentences]
    families = _story_families(doc, kinds)
    found: list[Status] = []
    for placed in place_events(doc):
        token = doc[placed.mention.token]
        kind = _kind_at(token.idx, kinds)
        if kind == "boilerplate" or placed.scene.family not in families or is_told_apart(token):
            continue
        found += [_status(token, rung, placed.scene, at.get(token.idx))
                  for rung in rungs_of(token, headline=kind in ("headline", "heading"))]
    scene = opening_scene(doc)
    for token, rung in find_decisions(doc, [(status.rung, status.decision) for status in found]):
        if _kind_at(rung.cue.idx, kinds) != "boilerplate":
            told = find_scene(doc, token) if token.i != rung.cue.i else scene
            found.append(_status(token, rung, told if told.family in families else scene, at.get(token.idx)))
    # Not a set: of two statuses that sort alike, the order must not hang on a hash.
    return sorted(dict.fromkeys(found), key=lambda status: (status.span, status.rung, status.decision))


def clause_span(tokens: Iterable[Token]) -> Span:
    """The part of the clause that holds the tokens: the noun phrase they share, or the clause up to the comma after them."""
    held = sorted(tokens, key=lambda token: token.i)
    top = _common_head(held)
    if top.pos_ not in ("AUX", "VERB"):
        phrase = list(top.subtree)
        if _PHRASE <= len(phrase) <= _LONGEST:
            return _trimmed(top.doc, phrase[0].i, phrase[-1].i + 1)
        top = next((up for up in top.ancestors if up.pos_ in ("AUX", "VERB")), top.sent.root)
    kept = {top.i, *(token.i for token in held)}
    if top.dep_ == "acl":
        kept.update(range(top.head.left_edge.i, top.i))  # "the facility targeted"
    for child in top.children:
        branch = [word.i for word in child.subtree]
        if child.dep_ not in _LEFT_OUT or any(branch[0] <= token.i <= branch[-1] for token in held):
            kept.update(branch)
    last = max(top.i, held[-1].i)
    end = next((i for i in range(last + 1, max(kept) + 1) if top.doc[i].text in _BREAKS), max(kept) + 1)
    return _trimmed(top.doc, min(kept), end)


def _trimmed(doc: Doc, start: int, end: int) -> Span:
    while end > start + 1 and (doc[end - 1].is_space or doc[end - 1].text in ".,;"):
        end -= 1
    while start < end - 1 and (doc[start].is_space or doc[start].is_punct or doc[start].lower_ in _JOINTS):
        start += 1
    return doc[start].idx, doc[end - 1].idx + len(doc[end - 1])


def _common_head(held: list[Token]) -> Token:
    """The lowest word that all the tokens hang on, or are."""
    first = held[0]
    return next((step for step in (first, *first.ancestors) if all(step.i == token.i or step.is_ancestor(token) for token in held)),
                first.sent.root)


def _story_families(doc: Doc, kinds: list[tuple[Span, str]]) -> set[str]:
    """The families of the opening, those told again and again, and the kin of what the article opens with."""
    count: Counter[str] = Counter()
    families: set[str] = set()
    for placed in place_events(doc):
        family = placed.scene.family
        if family is None or _kind_at(doc[placed.mention.token].idx, kinds) == "boilerplate":
            continue
        count[family] += 1
        if doc[placed.mention.token].idx < _OPENING:
            families.add(family)
    return families | {family for family, times in count.items() if times >= _OFTEN}


def _kind_at(start: int, kinds: list[tuple[Span, str]]) -> str:
    place = bisect_right(kinds, start, key=lambda pair: pair[0][0]) - 1
    return kinds[place][1] if place >= 0 and start < kinds[place][0][1] else "body"


def _status(token: Token, rung: Rung, scene: Scene, event: int | None) -> Status:
    return Status(span=clause_span((token, rung.cue)), event=event, rung=rung.name, certainty=round(rung.certainty, 2),
                  decision=rung.decision, rule=rung.rule, scene=scene)
