"""Phrases that do not go together when two articles speak of one event."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from parallax.comparing.accounts import Account, earlier, overlap
from parallax.comparing.excerpts import clause, excerpt
from parallax.comparing.findings import Finding, decided, finding
from parallax.comparing.wording import phrase, quoted
from parallax.lexicon import load
from parallax.records import Side, Span

_TOLLS = frozenset(load("impact")["tolls"]["words"])
_AROUND = 32  # characters shown on each side of the phrase
_COUNTED = 40  # characters after a number within which what it counts is said
_MOST = 2
_GAP = r"(?:[\w’'.-]+\s+){1,6}?"  # what a * in a phrase may stand for


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposition:
    """Two classes of phrases of the lexicon, compiled."""

    name: str
    kind: str
    asks: str
    left: re.Pattern[str]
    right: re.Pattern[str]
    relation: str
    moves: bool
    counted: bool
    both_counted: bool


def compare_oppositions(accounts: Sequence[Account]) -> list[Finding]:
    """One finding per opposition whose sides stand in different articles; an article that has both belongs to neither."""
    return [row for opposition in _OPPOSITIONS if (row := _compare(opposition, accounts)) is not None]


def _compare(opposition: Opposition, accounts: Sequence[Account]) -> Finding | None:
    left = {account.id: _spans(account, opposition.left, opposition.counted) for account in accounts}
    right = {
        account.id: [span for span in _spans(account, opposition.right, opposition.both_counted) if not _inside(span, left[account.id])]
        for account in accounts
    }
    only_left = [account for account in accounts if left[account.id] and not right[account.id]]
    only_right = [account for account in accounts if right[account.id] and not left[account.id]]
    if not only_left or not only_right:
        return None
    relation = _relation(opposition, only_left, only_right)
    first, second = only_left[0], only_right[0]
    words = phrase(
        f"opposition.{relation}",
        asks=opposition.asks,
        a=quoted(_told(first, opposition.left, left[first.id][0])),
        b=quoted(_told(second, opposition.right, right[second.id][0])),
    )
    sides = (*_sides(only_left, left, opposition.left), *_sides(only_right, right, opposition.right))
    return finding(
        opposition.kind,
        relation,
        gate="Words",
        words=words,
        sides=sides,
        gap=0.5,
        steps=decided("Words", f"the two descriptions exclude each other ({opposition.name.replace('_', ' ')})"),
    )


def _told(account: Account, pattern: re.Pattern[str], span: Span) -> str:
    """The phrase with the words that belong to it."""
    sentence = account.sentence_at(span[0])
    words = account.words(sentence.span if sentence else span)
    match = pattern.search(words)
    return clause(words, *match.span()) if match else words


def _relation(opposition: Opposition, left: Sequence[Account], right: Sequence[Account]) -> str:
    """UPDATE where the early state may well be the earlier one; CONTRADICTS where it is not."""
    if not opposition.moves:
        return opposition.relation
    order = [earlier(one.published, other.published) for one in left for other in right]
    return "CONTRADICTS" if all(before is False for before in order) else "UPDATE"


def _sides(accounts: Sequence[Account], spans: dict[str, list[Span]], pattern: re.Pattern[str]) -> list[Side]:
    return [
        Side(article=account.id, value=excerpt(_told(account, pattern, spans[account.id][0])), evidence=tuple(spans[account.id][:_MOST]))
        for account in accounts
    ]


def _spans(account: Account, pattern: re.Pattern[str], counted: bool) -> list[Span]:
    text = account.reading.article.text
    found = [match.span() for match in pattern.finditer(text) if account.kind_at(match.start()) == "body"]
    if counted:
        found = [span for span in found if _is_counted(account, span)]
    return [_widened(account, span) for span in found]


def _is_counted(account: Account, span: Span) -> bool:
    """The phrase says what a toll of the article counts: it stands in the count's noun, or a few words after its number."""
    for quantity in account.reading.quantities:
        concept = quantity.subject or quantity.concept
        if quantity.measure in _TOLLS and ((concept and overlap(concept, span)) or 0 <= span[0] - quantity.span[1] <= _COUNTED):
            return True
    return any(role.slot == "victims" and overlap(role.span, span) for role in account.reading.roles)


def _widened(account: Account, span: Span) -> Span:
    sentence = account.sentence_at(span[0])
    if sentence is None:
        return span
    text = account.reading.article.text
    start = max(sentence.span[0], text.rfind(" ", sentence.span[0], max(sentence.span[0], span[0] - _AROUND)) + 1)
    stop = text.find(" ", min(len(text), span[1] + _AROUND))
    return min(start, span[0]), max(span[1], min(sentence.span[1], stop if stop > 0 else sentence.span[1]))


def _inside(span: Span, others: Sequence[Span]) -> bool:
    return any(overlap(span, other) for other in others)


def _compiled(name: str, entry: dict[str, Any]) -> Opposition:
    return Opposition(
        name=name,
        kind=entry["kind"],
        asks=entry["asks"],
        left=_pattern(entry["left"]),
        right=_pattern(entry["right"]),
        relation=entry.get("relation", "CONTRADICTS"),
        moves=entry.get("moves", False),
        counted=entry.get("counted", False),
        both_counted=entry.get("both_counted", False),
    )


def _pattern(phrases: Sequence[str]) -> re.Pattern[str]:
    """Any of the phrases, whole words, the longest first."""
    longest = sorted(phrases, key=lambda words: (-len(words), words))
    parts = [re.escape(words).replace(r"\*\ ", _GAP).replace(r"\ ", r"\s+") for words in longest]
    return re.compile(r"(?<![\w-])(?:" + "|".join(parts) + r")(?![\w-])", re.I)


_OPPOSITIONS = tuple(_compiled(name, entry) for name, entry in load("oppositions").items())
