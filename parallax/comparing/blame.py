"""Whom the articles hold to be behind the event: blamed, claimed, or told as a fact."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from parallax.comparing.accounts import Account
from parallax.comparing.findings import Finding, decided, finding
from parallax.comparing.nearness import Nearness
from parallax.comparing.titles import noun_family
from parallax.comparing.wording import phrase, quoted, series
from parallax.lexicon import load
from parallax.reading.gazetteer import country_of
from parallax.records import Entity, Side, Span

_TABLE = load("blame")
_BEFORE = re.compile(r"\b(?:" + "|".join(map(re.escape, _TABLE["before"]["words"])) + r")\s+(?:[\w’'-]+\s+){0,3}$", re.I)
_AFTER = re.compile(r"^(?:,?\s+[\w’'-]+){0,3}?,?\s+(?:" + "|".join(map(re.escape, _TABLE["after"]["words"])) + r")\b", re.I)
_NEGATED = re.compile(r"\b(?:not|never|no|nor|denied|denies|deny|denying|without)\b|n[’']t\b", re.I)
_OPEN = re.compile(r"\b(?:whether|if|could|may|might)\b|\?", re.I)
_GROUPS = frozenset({"GPE", "NORP", "ORG"})
_REACH = 80  # characters on each side of a name
_NEAR = 0.3  # closeness of two sentences that may well speak of one event
_MOST = 2
_WORD = re.compile(r"[^\W\d_]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Charge:
    """One place where a group is said to be behind it."""

    article: str
    group: str
    span: Span
    sentence: Span
    words: str


def compare_blame(accounts: Sequence[Account], nearness: Nearness) -> list[Finding]:
    """CONTRADICTS where two articles hold groups responsible that share nothing, in sentences near to each other; else COMPATIBLE."""
    held: dict[str, list[Charge]] = defaultdict(list)
    for account in accounts:
        for charge in find_charges(account):
            held[charge.article].append(charge)
    groups = {article: {charge.group for charge in charges} for article, charges in sorted(held.items())}
    pairs = [(one, other) for one, other in combinations(groups, 2) if _together(held[one], held[other], nearness)]
    apart = [(one, other) for one, other in pairs if not groups[one] & groups[other]]
    if apart:
        return [_finding("CONTRADICTS", held, sorted({article for pair in apart for article in pair}))]
    more = [(one, other) for one, other in pairs if groups[one] != groups[other]]
    return [_finding("COMPATIBLE", held, sorted({article for pair in more for article in pair}))] if more else []


def find_charges(account: Account) -> list[Charge]:
    """The groups that the body holds responsible, by canonical name or country, in order."""
    return [charge for entity in account.reading.entities if entity.label in _GROUPS for charge in _charge(account, entity)]


def _charge(account: Account, entity: Entity) -> Iterator[Charge]:
    sentence = account.sentence_at(entity.span[0])
    if sentence is None or sentence.kind != "body":
        return
    text = account.reading.article.text
    before = text[max(sentence.span[0], entity.span[0] - _REACH) : entity.span[0]]
    behind = text[entity.span[1] : min(sentence.span[1], entity.span[1] + _REACH)]
    cue, after = _BEFORE.search(before), _AFTER.match(behind)
    words = account.words(sentence.span)
    if not (cue or after) or _NEGATED.search(words) or _OPEN.search(words) or not any(noun_family(word) for word in _WORD.findall(words)):
        return
    start = entity.span[0] - len(before) + cue.start() if cue else entity.span[0]
    span = start, entity.span[1] + (after.end() if after else 0)
    group = country_of(entity.name) or entity.name
    yield Charge(article=account.id, group=group, span=span, sentence=sentence.span, words=account.words(span))


def _together(here: Sequence[Charge], there: Sequence[Charge], nearness: Nearness) -> bool:
    return any(nearness.of(one.article, one.sentence, other.article, other.sentence) >= _NEAR for one in here for other in there)


def _finding(relation: str, held: Mapping[str, list[Charge]], articles: Sequence[str]) -> Finding:
    rows = [row for article in articles for row in held[article]]
    words = phrase(f"blame.{relation}", values=series(dict.fromkeys(quoted(row.words) for row in rows), most=4))
    sides = tuple(
        Side(
            article=article,
            value=", ".join(dict.fromkeys(row.group for row in held[article])),
            evidence=tuple(row.span for row in held[article][:_MOST]),
        )
        for article in articles
    )
    note = "the groups share nothing" if relation == "CONTRADICTS" else "some name more groups than others"
    return finding(
        "actor", relation, gate="Blame", words=words, sides=sides, gap=0.6, shown=relation == "CONTRADICTS", steps=decided("Blame", note)
    )
