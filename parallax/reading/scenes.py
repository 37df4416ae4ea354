"""What tells one event from another: family, setting, places, time, and whether it is the one the article opens with."""

from __future__ import annotations

from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import takewhile

from spacy.tokens import Doc, Token

from parallax import records
from parallax.reading.families import GENERAL, family_of, is_consequence, kin
from parallax.reading.occurrences import Mention, apart, clause_date, date_of, find_mentions, own_scene, places_in
from parallax.reading.wholetext import text_of

_OPENING = 4  # sentences that tell what the article is about
_REACH = 4  # sentences back that a mention may borrow from, inside its paragraph
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PARAGRAPH = 3000  # tokens back at most
_NEAR = 2  # sentences back, in any paragraph, that a pointing word prefers to the opening


@dataclass(frozen=True, slots=True, kw_only=True)
class Placed:
    """A mention and its scene, with what it borrowed."""

    mention: Mention
    scene: records.Scene


@dataclass(frozen=True, slots=True, kw_only=True)
class _Told:
    """The event mentions of an article, the index of each one's token, and the scene that it opens with."""

    placed: tuple[Placed, ...]
    tokens: list[int]
    opening: records.Scene


def find_scene(doc: Doc, token: Token) -> records.Scene:
    """The scene of the event that ``token`` denotes or, for a noun that a count hangs on, of the event it is counted in.

    An event without words of its own borrows from the nearest earlier mention in its paragraph; one that points
    back ("this strike") from the event that the article opens with; a new one ("a strike in May") from none.

    Needs: sentences, the dependency parse, lemmas and names.
    Misses: events told by a pronoun; places that the model takes for something else.
    Source: lexicon/events.toml, lexicon/settings.toml.
    """
    told = _told(doc)
    event = event_of(token)
    if event is None:
        return _scene_of_bystander(token, told)
    place = bisect_left(told.tokens, event.i)
    scene = told.placed[place].scene if told.tokens[place : place + 1] == [event.i] else own_scene(event)
    return scene if scene.time is not None or event.i == token.i else replace(scene, time=_date_between(token, event))


def _date_between(token: Token, event: Token) -> records.Span | None:
    """The date of the verb that joins a count to its event: "the crisis, which killed 70,000 Americans [in 2023]"."""
    return next((found for step in token.ancestors if step.pos_ == "VERB" and step.i != event.i and event.is_ancestor(step)
                 if (found := date_of(step)) is not None), None)


def opening_scene(doc: Doc) -> records.Scene:
    """The scene that the first sentences tell, of the family that weighs most there; ``family`` is ``None`` without one."""
    return _told(doc).opening


def event_of(token: Token) -> Token | None:
    """The event word of the token's sentence that it belongs to: itself, what governs it, or what stands beside it.

    "a [strike] in September resulted in eleven fatalities": both hang on one verb.
    """
    for step in (token, *token.ancestors):
        family = family_of(step)
        if family is not None and (step.i == token.i or not is_consequence(family)):
            return step
        beside = _beside(step, token)
        if beside is not None:
            return beside
    return None


def place_events(doc: Doc) -> tuple[Placed, ...]:
    """Every event mention of the article with its scene, in order of appearance."""
    return _told(doc).placed


@lru_cache(maxsize=2)
def _told(doc: Doc) -> _Told:
    """What an article tells happened, found once for all who ask."""
    mentions = tuple(find_mentions(doc))
    opening = _opening(mentions, doc)
    placed: list[Placed] = []
    for mention in mentions:
        placed.append(Placed(mention=mention, scene=_resolved(mention, placed, opening, text_of(doc))))
    return _Told(placed=tuple(placed), tokens=[mention.token for mention in mentions], opening=opening)


def _beside(step: Token, token: Token) -> Token | None:
    """The nearest event word among the arguments and prepositional phrases of ``step``."""
    # What acts outweighs what it sets off: "a quake flattened buildings and sparked landslides, killing five".
    shared = [child for child in step.head.children if child.dep_ in _SUBJECTS] if step.dep_ == "conj" else []
    own = sorted(step.children, key=lambda child: (child.dep_ not in _SUBJECTS, abs(child.i - token.i)))
    has_subject = any(child.dep_ in _SUBJECTS for child in own)
    for child in own if has_subject else [*shared, *own]:
        if child.i == token.i or child.dep_ in ("advcl", "ccomp", "conj", "parataxis", "relcl"):
            continue
        heads = [child] if child.dep_ not in ("agent", "prep") else [inner for inner in child.children if inner.dep_ in ("pcomp", "pobj")]
        found = next((head for head in heads if family_of(head) is not None and not is_consequence(family_of(head))), None)
        if found is not None:
            return found
    return None


def _opening(mentions: tuple[Mention, ...], doc: Doc) -> records.Scene:
    if not mentions:
        return records.Scene()
    end = mentions[0].sentence + _OPENING
    early = [mention for mention in mentions if mention.sentence < end and not mention.another
             and not apart(mention.scene, records.Scene(), text_of(doc))]  # not the quake of 2004 that it is likened to
    weight: Counter[str] = Counter()
    for mention in mentions:
        if mention.scene.family not in (None, GENERAL) and not is_consequence(mention.scene.family):
            weight[str(mention.scene.family)] += 4 if mention.sentence < end else 1
    told = {mention.scene.family for mention in early}
    family = next((name for name, _ in weight.most_common() if name in told), None)
    same = [mention for mention in early if mention.scene.family == GENERAL or kin(mention.scene.family, family)]
    scenes = [mention.scene for mention in same]
    # "It came eight months after the Paris attacks": what is pointed at may be another.
    own = [mention for mention in same if mention is same[0] or not mention.pointing]
    places = next((mention.scene.places for mention in own if mention.scene.places), ())
    return records.Scene(
        family=family,
        setting=next((scene.setting for scene in scenes if scene.setting), None),
        places=places or (places_in(doc[same[0].token].sent) if same else ()),
        time=next((scene.time for scene in scenes if scene.time), None),
        lead=family is not None,
    )


def _resolved(mention: Mention, before: Sequence[Placed], opening: records.Scene, text: str) -> records.Scene:
    """The mention's scene, filled from where its words point."""
    own = mention.scene
    if own.family == GENERAL:
        near = next((at.scene.family for at in _recent(before, mention)
                     if _in_reach(mention, at.mention) and kin(at.scene.family, opening.family)), None)
        own = replace(own, family=near or opening.family)
    if mention.another:
        return own
    alike = kin(own.family, opening.family) and not apart(own, opening, text)
    first = before[0].mention.sentence if before else mention.sentence
    if mention.sentence < first + _OPENING and (alike or _restates(mention, own, opening, text)):
        return _filled(own, opening)
    if mention.indefinite:
        return own
    if alike and mention.pointing and set(own.places) & set(opening.places):
        return _filled(own, opening)
    earlier = next((at.scene for at in _recent(before, mention) if _in_reach(mention, at.mention) and _can_mean(mention, at)
                    and kin(own.family, at.scene.family) and not apart(own, at.scene, text)), None)
    if earlier is not None:
        return _filled(own, earlier)
    return _filled(own, opening) if alike and mention.pointing else own


def _restates(mention: Mention, own: records.Scene, opening: records.Scene, text: str) -> bool:
    """Whether a new singular under the headline tells it again: "Quake hits Aceh" and "An earthquake struck off Aceh"."""
    whole = apart(records.Scene(time=own.time), records.Scene(), text)
    return own.family == opening.family and mention.indefinite and not mention.plural and not whole


def _recent(before: Sequence[Placed], mention: Mention) -> Iterator[Placed]:
    """Those told at most so many sentences back, the nearest first."""
    return takewhile(lambda at: mention.sentence - at.mention.sentence <= max(_REACH, _NEAR), reversed(before))


def _in_reach(mention: Mention, earlier: Mention) -> bool:
    back = mention.sentence - earlier.sentence
    if earlier.paragraph == mention.paragraph:
        return back <= _REACH
    return mention.pointing and back <= _NEAR


def _can_mean(mention: Mention, earlier: Placed) -> bool:
    """Whether the earlier event says anything to borrow, and "these strikes" does not point at "a strike in May"."""
    scene = earlier.scene
    if not (scene.lead or scene.setting or scene.places):
        return False
    return scene.lead or not mention.plural or earlier.mention.plural or not earlier.mention.indefinite


def _may_hold(at: Placed, doc: Doc, opening: records.Scene) -> bool:
    """Whether a count nearby may be of this event: one like the opening's, or a new one that a noun brings in, but not
    "the walls of their houses collapsed"."""
    brought_in = at.mention.indefinite and doc[at.mention.token].dep_ in ("attr", "dobj", "nsubj", "nsubjpass")
    return brought_in or kin(at.scene.family, opening.family)


def _filled(own: records.Scene, other: records.Scene) -> records.Scene:
    return records.Scene(
        family=own.family,
        setting=own.setting or other.setting,
        places=own.places or other.places,
        time=own.time or other.time,
        lead=other.lead,
    )


def _scene_of_bystander(token: Token, told: _Told) -> records.Scene:
    """The scene of a count whose sentence names no event: "Eleven people died." """
    own, doc = records.Scene(time=clause_date(token)), token.doc
    first = max(0, token.i - _PARAGRAPH)
    start = next((at for at in range(token.i, first, -1) if doc[at - 1].is_space and "\n" in doc[at - 1].text), first)
    here = told.placed[bisect_left(told.tokens, start) : bisect_left(told.tokens, token.i)]
    near = next((at.scene for at in reversed(here) if _may_hold(at, doc, told.opening)), told.opening)
    return own if apart(own, near, text_of(doc)) else _filled(replace(own, family=near.family), near)
