"""Phrases that do not go together when two articles speak of one event."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence, Set
from itertools import product

from parallax.comparing.accounts import Account, earlier
from parallax.comparing.cues import OPPOSITIONS, Cue, Opposition, find_cues
from parallax.comparing.excerpts import clause, excerpt
from parallax.comparing.findings import Finding, decided, finding
from parallax.comparing.nearness import Nearness
from parallax.comparing.wording import phrase, quoted
from parallax.lexicon import load
from parallax.records import Side, Span

_AROUND = 32  # characters shown on each side of the phrase
_MOST = 2  # places per article
_FEW = 4  # cues of an article that are held against the other side
_NEAR = 0.4  # closeness of two sentences that may well speak of one thing
_LONG = 5  # letters of a word that ties two sentences together
_WORD = re.compile(r"[^\W\d_]+")
_ROOT = 6  # letters by which two forms of one word are known: "targets", "targeted"
_FIGURES = frozenset({"CARDINAL", "DATE", "ORDINAL", "TIME"})
_PLAIN = frozenset(load("relations")["empty"]["words"]) | frozenset(load("relations")["spoken"]["words"])

Sides = Mapping[str, list[Cue]]  # article to its cues on one side


def compare_oppositions(accounts: Sequence[Account], nearness: Nearness) -> list[Finding]:
    """One finding per opposition whose sides stand in different articles; an article that has both belongs to neither.

    A side counts only where its sentence speaks of what a sentence of the other side speaks of.
    """
    by_id = {account.id: account for account in accounts}
    return [row for opposition in OPPOSITIONS for row in _compare(opposition, by_id, nearness)]


def _compare(opposition: Opposition, by_id: Mapping[str, Account], nearness: Nearness) -> list[Finding]:
    left: dict[str, list[Cue]] = {}
    right: dict[str, list[Cue]] = {}
    for article, account in by_id.items():
        cues = find_cues(account, opposition)
        if len({cue.left for cue in cues}) == 1:
            (left if cues[0].left else right)[article] = cues
    pairs = _together(left, right, by_id, nearness)
    if not pairs:
        return []
    lefts, rights = (
        {article: _met(side[article], frozenset(met)) for article in sorted({cue.article for cue in met})}
        for side, met in zip((left, right), zip(*pairs, strict=True), strict=True)
    )
    return [_finding(opposition, by_id, pairs[0], lefts, rights)]


def _together(left: Sides, right: Sides, by_id: Mapping[str, Account], nearness: Nearness) -> list[tuple[Cue, Cue]]:
    """Pairs of cues whose sentences speak of one thing, the nearest first."""
    here, there = (
        [(cue, _topic(by_id[article], cue)) for article, cues in side.items() for cue in cues[:_FEW]] for side in (left, right)
    )
    found = []
    for (one, topic), (other, other_topic) in product(here, there):
        near = nearness.of(one.article, one.about, other.article, other.about)
        if near >= _NEAR or topic & other_topic:
            found.append((near, one, other))
    found.sort(key=lambda row: (-row[0], row[1].article, row[1].span, row[2].article, row[2].span))
    return [(one, other) for _, one, other in found]


def _topic(account: Account, cue: Cue) -> set[str]:
    """The longer words around the phrase by their roots, and the names; of a bare yes or no those of the question before it."""
    around = account.words(cue.about)
    if cue.about == cue.sentence:
        around = f"{account.words((cue.sentence[0], cue.span[0]))} {account.words((cue.span[1], cue.sentence[1]))}"
    words = {word.casefold() for word in _WORD.findall(around)} - _PLAIN
    names = {entity.name.casefold() for entity in account.entities_in(cue.about) if entity.label not in _FIGURES}
    return {word[:_ROOT] for word in words if len(word) >= _LONG} | names


def _met(cues: Sequence[Cue], told: Set[Cue]) -> list[Cue]:
    return [cue for cue in cues if cue in told]


def _finding(opposition: Opposition, by_id: Mapping[str, Account], pair: tuple[Cue, Cue], left: Sides, right: Sides) -> Finding:
    relation = _relation(opposition, [by_id[article] for article in left], [by_id[article] for article in right])
    one, other = pair
    words = phrase(
        f"opposition.{relation}",
        asks=opposition.asks,
        a=quoted(_told(by_id[one.article], one)),
        b=quoted(_told(by_id[other.article], other)),
    )
    return finding(
        opposition.kind,
        relation,
        gate="Words",
        words=words,
        sides=(*_sides(left, by_id, "left"), *_sides(right, by_id, "right")),
        gap=0.5,
        steps=decided("Words", f"the two descriptions exclude each other ({opposition.name.replace('_', ' ')})"),
    )


def _relation(opposition: Opposition, left: Sequence[Account], right: Sequence[Account]) -> str:
    """UPDATE where the early state may well be the earlier one; CONTRADICTS where it is not."""
    if not opposition.moves:
        return opposition.relation
    order = [earlier(one.published, other.published) for one in left for other in right]
    return "CONTRADICTS" if all(before is False for before in order) else "UPDATE"


def _told(account: Account, cue: Cue) -> str:
    """The phrase with the words that belong to it."""
    start, stop = cue.sentence
    text = account.reading.article.text[start:stop]
    return clause(text, cue.span[0] - start, cue.span[1] - start)


def _sides(cues: Sides, by_id: Mapping[str, Account], camp: str) -> list[Side]:
    return [
        Side(
            article=article,
            value=excerpt(_told(by_id[article], own[0])),
            evidence=tuple(_widened(by_id[article], cue) for cue in own[:_MOST]),
            camp=camp,
        )
        for article, own in cues.items()
    ]


def _widened(account: Account, cue: Cue) -> Span:
    text, span, sentence = account.reading.article.text, cue.span, cue.sentence
    start = max(sentence[0], text.rfind(" ", sentence[0], max(sentence[0], span[0] - _AROUND)) + 1)
    stop = text.find(" ", min(len(text), span[1] + _AROUND))
    return min(start, span[0]), max(span[1], min(sentence[1], stop if stop > 0 else sentence[1]))
