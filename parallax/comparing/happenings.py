"""The same event told as done in one article and as possible, denied or still to come in another, sentence beside sentence."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from parallax.comparing.accounts import Account, overlap, same_day
from parallax.comparing.findings import Finding, decided, finding
from parallax.comparing.wording import phrase, quoted
from parallax.lexicon import load
from parallax.records import Event, Passage, Side, Span

_BESIDE = 0.75  # closeness at which two sentences tell of one thing
_GRAVEST = ("CONTRADICTS", "DIFFERENT_TIME", "REFINES")
_WORD = re.compile(r"\w+")
_SHARED = 0.6  # of the shorter sentence's words; the vectors hardly notice a "not"
# What makes a reader doubt: "may have been", "reportedly", "is expected to"; an order or a wish says only that it is not done yet.
_HEDGING = ("modal_may", "report", "expect", "perhaps", "appear", "alleged", "possible", "supposed", "doubt", "fear")
_LIGHT = frozenset(load("relations")["nothing"]["words"])  # lemmas that denote nothing that happens

Place = tuple[str, Span]  # of an event


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """One event as two articles tell it, and the sentences that tell it."""

    relation: str
    one: Account
    other: Account
    here: Event
    there: Event
    passage: Passage

    @property
    def places(self) -> tuple[Place, Place]:
        return (self.one.id, self.here.span), (self.other.id, self.there.span)


def compare_happenings(accounts: Sequence[Account], passages: Sequence[Passage]) -> list[Finding]:
    """A status finding for each event that neighbouring sentences hold to be differently certain, with all articles that tell it."""
    by_id = {account.id: account for account in accounts}
    events = {account.id: _by_sentence(account) for account in accounts}
    found: list[Pair] = []
    for passage in passages:
        if passage.closeness < _BESIDE or passage.article > passage.other:
            continue
        one, other = by_id[passage.article], by_id[passage.other]
        if not _overlapping(one.words(passage.span), other.words(passage.other_span)):
            continue
        pairs = _beside(events[one.id][passage.span], events[other.id][passage.other_span])
        told = [
            Pair(relation=relation, one=one, other=other, here=here, there=there, passage=passage)
            for here, there in pairs
            if (relation := _relation(here, there, one, other))
        ]
        if told:  # the gravest of a sentence speaks for it: "was shot and pronounced dead" against "may have been shot and pronounced dead"
            found.append(min(told, key=lambda pair: (_GRAVEST.index(pair.relation), pair.here.span)))
    return [_finding(pairs) for pairs in _of_one_event(found)]


def _of_one_event(pairs: Sequence[Pair]) -> list[list[Pair]]:
    """Pairs of one relation that hang together by the events they share: one doubt against ten reports is one finding."""
    root: dict[Place, Place] = {place: place for pair in pairs for place in pair.places}

    def find(place: Place) -> Place:
        while root[place] != place:
            place = root[place]
        return place

    for pair in pairs:
        first, second = sorted(map(find, pair.places))
        root[second] = first
    held: dict[tuple[str, Place], list[Pair]] = defaultdict(list)
    for pair in pairs:
        held[pair.relation, find(pair.places[0])].append(pair)
    return list(held.values())


def _beside(here: Sequence[Event], there: Sequence[Event]) -> list[tuple[Event, Event]]:
    """Events of one lemma in order, where both sentences have equally many of it."""
    pairs: list[tuple[Event, Event]] = []
    for lemma in sorted({event.lemma for event in here} & {event.lemma for event in there}):
        left, right = ([event for event in events if event.lemma == lemma] for events in (here, there))
        if len(left) == len(right):
            pairs += zip(left, right, strict=True)
    return pairs


def _by_sentence(account: Account) -> dict[Span, list[Event]]:
    held: dict[Span, list[Event]] = defaultdict(list)
    for event in account.reading.events:
        sentence = account.sentence_at(event.span[0])
        if sentence is not None and event.lemma not in _LIGHT and not _quoted(account, event):
            held[sentence.span].append(event)
    return held


def _quoted(account: Account, event: Event) -> bool:
    return any(quote.kind in ("direct", "mixed") and overlap(quote.span, event.span) for quote in account.reading.quotes)


def _way(event: Event) -> int:
    """1 done, 0 open, -1 not done."""
    if event.modality == "denied" or event.certainty <= -1.5:
        return -1
    return 1 if event.certainty >= 1.5 and event.modality == "asserted" and event.time != "future" else 0


def _relation(one: Event, other: Event, here: Account, there: Account) -> str:
    """CONTRADICTS for done against not done, DIFFERENT_TIME where they need not be of one day, REFINES for done against open."""
    ways = {_way(one), _way(other)}
    if one.lemma != other.lemma or len(ways) == 1:
        return ""
    if ways == {1, -1}:
        return "CONTRADICTS" if same_day(here.published, there.published) or here.published == (None, None) else "DIFFERENT_TIME"
    left = one if _way(one) == 0 else other
    return "REFINES" if ways == {1, 0} and left.rule.startswith(_HEDGING) else ""


def _overlapping(one: str, other: str) -> bool:
    here, there = ({word.casefold() for word in _WORD.findall(words)} for words in (one, other))
    return len(here & there) >= _SHARED * min(len(here), len(there))


def _finding(pairs: Sequence[Pair]) -> Finding:
    first = pairs[0]
    sides = {place: side for pair in pairs for place, side in zip(pair.places, _sides(pair), strict=True)}
    a, b = (quoted(account.words(side.evidence[0])) for account, side in zip((first.one, first.other), _sides(first), strict=True))
    words = phrase(f"happening.{first.relation}", a=a, b=b, lemma=quoted(first.here.lemma))
    here, there = first.here, first.there
    return finding(
        "status",
        first.relation,
        gate="Certainty",
        words=words,
        sides=tuple(side for _, side in sorted(sides.items())),
        gap=0.6 if first.relation == "CONTRADICTS" else 0.3,
        steps=decided("Certainty", f"certainty {here.certainty:g} ({here.rule}) beside {there.certainty:g} ({there.rule})"),
    )


def _sides(pair: Pair) -> tuple[Side, Side]:
    first, second = _clause(pair.one, pair.here, pair.passage.span), _clause(pair.other, pair.there, pair.passage.other_span)
    return (
        Side(article=pair.one.id, value=pair.here.modality, evidence=(first,)),
        Side(article=pair.other.id, value=pair.there.modality, evidence=(second,)),
    )


def _clause(account: Account, event: Event, sentence: Span) -> Span:
    """The event with its cue and some words around it, inside its sentence."""
    text = account.reading.article.text
    start = min(event.span[0], event.cue[0] if event.cue else event.span[0])
    end = max(event.span[1], event.cue[1] if event.cue else event.span[1])
    start = max(sentence[0], text.rfind(" ", sentence[0], max(sentence[0], start - 40)) + 1)
    stop = text.find(" ", min(len(text), end + 40))
    return max(sentence[0], start), min(sentence[1], stop if stop > 0 else sentence[1])
