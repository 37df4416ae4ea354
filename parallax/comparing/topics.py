"""Which question a claim answers: strikes at sea and strikes on land are two scenes, and each is asked about on its own."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from parallax.comparing.accounts import Account
from parallax.comparing.facts import Fact
from parallax.comparing.findings import Finding
from parallax.comparing.statuses import kin_of
from parallax.comparing.titles import noun_family
from parallax.reading.families import is_consequence

ELSEWHERE = "other events"  # the topic of figures that the story does not turn on
_ELSEWHERE = frozenset({"other_event", "yearly_statistic"})
_SCENED = frozenset({"count", "decision", "means", "place", "status", "timing", "victims"})
SETTINGS = {"air": "in the air", "land": "on land", "sea": "at sea"}
_WORD = re.compile(r"[^\W\d_]+")

Key = tuple[str, str]  # family, setting


def by_scene(facts: Sequence[Fact], accounts: Sequence[Account]) -> list[Fact]:
    """The facts with the topic of their scene: the topic as it is for the scene that most articles open with, "toll · strikes at sea"
    for another. Where two scenes have a status, both are named."""
    main = _main(facts)
    keys = [_key(fact, main) for fact in facts]
    labels = _labels({key for key in keys if key}, accounts)
    told: dict[Key, set[str]] = defaultdict(set)
    for fact, key in zip(facts, keys, strict=True):
        if key and fact.kind == "status":
            told[key].add(fact.article)
    several = sum(len(articles) > 1 for articles in told.values()) > 1
    return [replace(fact, topic=_topic(fact, key, main, labels, several=several)) for fact, key in zip(facts, keys, strict=True)]


def in_scene(findings: Iterable[Finding], placed: Iterable[Fact]) -> list[Finding]:
    """The findings under the topic that most of their evidence has."""
    topics = {(fact.article, fact.kind, span): fact.topic for fact in placed for span in fact.spans}
    return [replace(row, relation=replace(row.relation, topic=_of(row, topics))) for row in findings]


def _of(row: Finding, topics: Mapping[tuple[str, str, tuple[int, int]], str]) -> str:
    held = row.relation
    found = Counter(
        topic
        for side in held.sides
        for span in side.evidence
        if (topic := topics.get((side.article, held.kind, span))) and topic.split(" · ")[0] == held.topic.split(" · ")[0]
    )
    if not found or (len(found) > 1 and held.kind == "count"):
        return held.topic  # figures of two scenes are no verdict on either
    return min(found, key=lambda topic: (-found[topic], topic))


def _main(facts: Iterable[Fact]) -> Key | None:
    """The event that most articles open with, in the setting that most of them give it."""
    votes: dict[str, Counter[Key]] = defaultdict(Counter)
    for fact in facts:
        if fact.scene.lead and fact.scene.family and fact.kind in ("status", "count"):
            votes[fact.article][(kin_of(fact.scene.family), fact.scene.setting or "")] += 1
    chosen = Counter(min(own, key=lambda key: (not key[1], -own[key], key)) for own in votes.values())
    if not chosen:
        return None
    families: Counter[str] = Counter()
    for (family, _), number in chosen.items():
        families[family] += number
    main = min(families, key=lambda family: (-families[family], family))
    return min((key for key in chosen if key[0] == main), key=lambda key: (not key[1], -chosen[key], key))


def _key(fact: Fact, main: Key | None) -> Key | None:
    """Family and setting; what the words leave open is taken to be of the main scene."""
    if fact.kind not in _SCENED or main is None:
        return None
    own = fact.scene.family
    family = main[0] if own is None or is_consequence(own) else kin_of(own)
    return family, fact.scene.setting or (main[1] if family == main[0] else "")


def _topic(fact: Fact, key: Key | None, main: Key | None, labels: Mapping[Key, str], *, several: bool) -> str:
    if fact.quantity is not None and fact.quantity.rule in _ELSEWHERE:
        return ELSEWHERE
    label = labels.get(key, "") if key else ""
    if not label or (key == main and not (several and fact.kind == "status")):
        return fact.topic
    return f"{fact.topic} · {label}"


def _labels(keys: set[Key], accounts: Iterable[Account]) -> dict[Key, str]:
    """A scene in the articles' own word for it: "strikes at sea"."""
    words: dict[str, Counter[str]] = defaultdict(Counter)
    for account in accounts:
        for word in _WORD.findall(account.reading.article.text.lower()):
            if family := noun_family(word):
                words[kin_of(family)][word] += 1
    named = {family: min(forms, key=lambda word: (-forms[word], word)) for family, forms in words.items()}
    return {
        (family, setting): " ".join(part for part in (named.get(family, family), SETTINGS.get(setting)) if part)
        for family, setting in keys
    }
