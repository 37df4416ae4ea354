"""Passages that two articles share word for word."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from parallax.comparing.accounts import Account
from parallax.records import Span

WIDTH = 8  # words; five shared words happen by chance in two reports of one event, eight hardly ever
ENOUGH = 6  # shared shingles: a run of thirteen words, or two shorter runs
SHORTEST = 4  # words that two texts may share by copying
NEARLY_ALL = 0.8  # of a short text's shingles, where it has too few to reach that
_WORD = re.compile(r"[\w'’]+")

Shingle = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copy:
    """Two articles with text in common: the shared runs in each, and their share of the shorter article."""

    one: str
    other: str
    runs: tuple[Span, ...]
    other_runs: tuple[Span, ...]
    share: float


def find_copies(accounts: Sequence[Account]) -> list[Copy]:
    """Pairs of articles with copied text, in order of id. Quoted speech counts like any other: agencies hand it on."""
    places = {account.id: _shingles(account) for account in accounts}
    holders: dict[Shingle, list[str]] = defaultdict(list)
    for account in accounts:
        for shingle in places[account.id]:
            holders[shingle].append(account.id)
    shared: dict[tuple[str, str], list[Shingle]] = defaultdict(list)
    for shingle, articles in holders.items():
        for number, one in enumerate(articles):
            for other in articles[number + 1 :]:
                shared[(one, other)].append(shingle)
    return [
        Copy(
            one=one,
            other=other,
            runs=_runs(places[one], common),
            other_runs=_runs(places[other], common),
            share=len(common) / max(1, min(len(places[one]), len(places[other]))),
        )
        for (one, other), common in sorted(shared.items())
        if len(common) >= min(ENOUGH, NEARLY_ALL * min(len(places[one]), len(places[other])))
    ]


def _shingles(account: Account) -> dict[Shingle, Span]:
    """Shingle to its first place in the article; boilerplate is left out. A text of a few words is one shingle."""
    text = account.reading.article.text
    words = [
        (match.group().lower().replace("’", "'"), match.span())
        for match in _WORD.finditer(text)
        if account.kind_at(match.start()) != "boilerplate"
    ]
    out: dict[Shingle, Span] = {}
    width = min(WIDTH, max(len(words), SHORTEST))
    for start in range(len(words) - width + 1):
        window = words[start : start + width]
        out.setdefault(tuple(word for word, _ in window), (window[0][1][0], window[-1][1][1]))
    return out


def _runs(places: dict[Shingle, Span], common: Sequence[Shingle]) -> tuple[Span, ...]:
    """Overlapping shingles joined to runs, in order of appearance."""
    runs: list[Span] = []
    for span in sorted(places[shingle] for shingle in common):
        if runs and span[0] <= runs[-1][1]:
            runs[-1] = (runs[-1][0], max(span[1], runs[-1][1]))
        else:
            runs.append(span)
    return tuple(runs)
