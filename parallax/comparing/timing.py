"""When it happened or is to happen, and as of when each article speaks."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from parallax.comparing.accounts import Account, earlier, same_day
from parallax.comparing.facts import Fact
from parallax.comparing.findings import Finding, decided, finding, sides_of, standing_of
from parallax.comparing.nearness import Nearness
from parallax.comparing.statuses import STAGES
from parallax.comparing.wording import counted, phrase, quoted
from parallax.lexicon import load
from parallax.records import Side, Span

_AHEAD = frozenset(load("relations")["ahead"]["words"])
_CLOCK = re.compile(r"\b(?P<hour>\d{1,2})[:.]?(?P<minute>\d{2})\s*(?P<half>[ap]\.?m)?\.?\s*(?P<zone>local|gmt|utc)?", re.I)
_AFTER = re.compile(r"\b(?:" + "|".join(map(re.escape, load("relations")["afterwards"]["words"])) + r")\b", re.I)
_BESIDE = 0.45  # closeness from which two sentences with a time of day are taken to time one thing
_MINUTES_APART = 10  # two clocks of one event; reports round to five minutes


@dataclass(frozen=True, slots=True, kw_only=True)
class Clock:
    """A time of day in minutes, and the zone it is given in; ``half`` is false where morning and evening are not told apart."""

    minutes: int
    half: bool
    zone: str


def compare_timing(facts: Iterable[Fact]) -> list[Finding]:
    """The time of the story's event: ahead or past, clocks and days that exclude each other."""
    held: dict[str, list[Fact]] = defaultdict(list)
    facts = list(facts)
    done = done_in(facts)
    for fact in facts:
        if fact.slot == "timing" and (fact.scene.lead or fact.scene.family is None):
            held[fact.article].append(fact)
    if len(held) < 2:
        return []
    clashing = [(one, other, note) for one, other in combinations(sorted(held), 2) for note in [_clash(held[one], held[other])] if note]
    listed = [fact for article in sorted(held) for fact in held[article]]
    if clashing:
        one, other, note = clashing[0]
        named = {article for row in clashing for article in row[:2]}
        told = [fact for fact in listed if fact.article in named]
        return [_finding("CONTRADICTS", note, told, held[one][0], held[other][0], slot="hour")]
    stages = {article: {is_ahead(fact) and article not in done for fact in own} for article, own in held.items()}
    split = [(one, other) for one, other in combinations(sorted(held), 2) if not stages[one] & stages[other]]
    if split:
        one, other = split[0]
        alike = same_day(held[one][0].day, held[other][0].day)
        return [
            _finding(
                "CONTRADICTS" if alike else "DIFFERENT_TIME", "one looks ahead, the other looks back", listed, held[one][0], held[other][0]
            )
        ]
    same = len({fact.value.text.casefold() for fact in listed}) == 1
    return [_finding("AGREES" if same else "COMPATIBLE", "nothing in the times excludes anything", listed, listed[0], listed[-1])]


def _finding(relation: str, note: str, facts: list[Fact], one: Fact, other: Fact, *, slot: str = "timing") -> Finding:
    words = phrase(f"timing.{relation}", a=quoted(one.label), b=quoted(other.label), why=note)
    return finding(
        "timing",
        relation,
        gate="Time",
        words=words,
        sides=sides_of(facts),
        steps=decided("Time", note),
        shown=relation in ("CONTRADICTS", "DIFFERENT_TIME"),
        slot=slot,
        gap=0.6,
        standing=standing_of(facts),
    )


def done_in(facts: Iterable[Fact]) -> set[str]:
    """Articles whose own event has happened: "shortly after midnight" does not look ahead there."""
    return {fact.article for fact in facts if fact.scene.lead and STAGES.get(fact.rung) == "done"}


def is_ahead(fact: Fact) -> bool:
    """Whether a time expression looks ahead by its words: "as soon as this week"."""
    return bool(_AHEAD & set(re.findall(r"\w+", fact.label.casefold())))


def _clash(one: list[Fact], other: list[Fact]) -> str:
    """Why the clocks of two articles exclude each other; empty when some pair of them agrees or nothing is known."""
    here = [clock for fact in one for clock in _clocks(fact.label)]
    there = [clock for fact in other for clock in _clocks(fact.label)]
    pairs = [(a, b) for a in here for b in there]
    if not pairs or any(_near(a, b) for a, b in pairs):
        return ""
    return _apart(*pairs[0])


def _apart(a: Clock, b: Clock) -> str:
    """Why two clocks exclude each other; empty when different zones leave it open."""
    if a.zone and b.zone and a.zone != b.zone:
        return "the same hands of the clock in two time zones" if a.minutes % 720 == b.minutes % 720 else ""
    if a.zone != b.zone:
        return ""
    return f"{_show(a)} is not {_show(b)}"


def _near(a: Clock, b: Clock) -> bool:
    if a.zone and b.zone and a.zone != b.zone:
        return a.minutes % 720 != b.minutes % 720  # different zones with different hands may well be one time
    day = 1440 if a.half and b.half else 720
    distance = abs(a.minutes - b.minutes) % day
    return min(distance, day - distance) < _MINUTES_APART


def _clocks(words: str) -> list[Clock]:
    found = []
    for match in _CLOCK.finditer(words):
        marked = match["half"] or match["zone"] or ":" in match.group()
        hour, minute = int(match["hour"]), int(match["minute"])
        if not marked or hour > 23 or minute > 59:
            continue
        half = (match["half"] or "").lower()
        hour = hour % 12 + 12 if half.startswith("p") else hour % 12 if half else hour
        zone = (match["zone"] or "").lower()
        found.append(Clock(minutes=hour * 60 + minute, half=bool(half) or hour > 12 or bool(zone), zone="utc" if zone == "gmt" else zone))
    return found


def _show(clock: Clock) -> str:
    return f"{clock.minutes // 60}:{clock.minutes % 60:02d}"


def compare_clocks(accounts: Sequence[Account], nearness: Nearness) -> list[Finding]:
    """Times of day that exclude each other, in sentences of two articles that tell of the same thing.

    When the police were called or came is another time than that of the event, and the time of printing is none of both.
    """
    timed = [(account, clock, span, sentence) for account in accounts for clock, span, sentence in _timed(account)]
    given: dict[str, list[Clock]] = defaultdict(list)
    for account, clock, _, _ in timed:
        given[account.id].append(clock)
    sides: dict[tuple[str, str], Side] = {}
    notes: list[tuple[str, str, str]] = []
    for (one, here, span, sentence), (other, there, other_span, other_sentence) in combinations(timed, 2):
        if one.id == other.id or _gives(given[one.id], there) or _gives(given[other.id], here):
            continue
        note = _apart(here, there)
        if note and nearness.of(one.id, sentence, other.id, other_sentence) >= _BESIDE:
            notes.append((note, one.words(span), other.words(other_span)))
            for account, place in ((one, span), (other, other_span)):
                words = account.words(place)
                sides.setdefault((account.id, words), Side(article=account.id, value=words, evidence=(place,)))
    if not notes:
        return []
    told = tuple(sides[key] for key in sorted(sides))
    note, here_words, there_words = notes[0]
    titled = phrase("timing.CONTRADICTS", a=quoted(here_words), b=quoted(there_words), why=note)
    return [finding("timing", "CONTRADICTS", gate="Time", words=titled, sides=told, slot="hour", steps=decided("Time", note), gap=0.2)]


def _gives(clocks: Sequence[Clock], wanted: Clock) -> bool:
    """The article has that time of day as well."""
    return any(_near(clock, wanted) for clock in clocks)


def _timed(account: Account) -> list[tuple[Clock, Span, Span]]:
    """The body's sentences that give one time of day for what happened: the clock, its place, the sentence."""
    found = []
    for sentence in account.reading.sentences:
        words = account.reading.article.text[slice(*sentence.span)]
        if sentence.kind == "body" and (clocked := _clocked(account, sentence.span)) and not _AFTER.search(words):
            found.append((*clocked, sentence.span))
    return found


def _clocked(account: Account, sentence: Span) -> tuple[Clock, Span] | None:
    """The one time of day in a sentence, with its place."""
    text = account.reading.article.text[sentence[0] : sentence[1]]
    found = [
        (clock, (sentence[0] + match.start(), sentence[0] + match.end()))
        for match in _CLOCK.finditer(text)
        for clock in _clocks(match.group())
    ]
    return found[0] if len(found) == 1 else None


def compare_days(accounts: Sequence[Account], origins: Mapping[str, int]) -> list[Finding]:
    """Whether the articles were written on one day, with the words that bound each one's date; copies of one text are of one."""
    proven = [account for account in accounts if account.reading.published.proof]
    if len({origins.get(account.id) for account in proven}) < 2:
        return []
    if all(same_day(one.published, other.published) for one, other in combinations(proven, 2)):
        return []
    if all(account.reading.article.published for account in accounts):
        return []
    undated = [account for account in accounts if account.published[0] is None or account.published[0] != account.published[1]]
    apart = any(earlier(one.published, other.published) is not None for one, other in combinations(proven, 2))
    words = phrase(
        "timing.days",
        n=counted(len(undated), "article"),
        title="The articles do not speak of the same day" if apart else "The articles may not speak of the same day",
        apart="Two of them cannot be of the same day" if apart else "Nothing shows that they are of the same day",
    )
    sides = tuple(
        Side(article=account.id, value=_interval(account), evidence=tuple(proof.span for proof in account.reading.published.proof[:4]))
        for account in proven
    )
    return [
        finding(
            "timing",
            "DIFFERENT_TIME",
            gate="Time",
            words=words,
            sides=sides,
            topic="published",
            gap=0.9 if apart else 0.8,
            steps=decided("Time", "intervals of publication from the texts' own words"),
        )
    ]


def _interval(account: Account) -> str:
    first, last = account.published
    if first and first == last:
        return first.isoformat()
    return f"{first.isoformat() if first else 'open'} to {last.isoformat() if last else 'open'}"
