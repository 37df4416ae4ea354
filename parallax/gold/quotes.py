"""Quotes and their speakers against the gold.

A gold quote is found when a quote that is not indirect covers it with an intersection of at least half of their union; each is
used once, the closest first. ``quotes.kind`` asks for the kind as well (a full sentence is direct, a fragment mixed), and
``quotes.speaker`` for the speaker: none where the gold names nobody, else a word of the gold's speaker (its note in brackets
aside) in the mention or the name that was found. Indirect quotes are not in the gold and count nowhere.
"""

from __future__ import annotations

import re
from typing import Any

from parallax.gold.scores import Named, Score, overlap
from parallax.records import Quote, Reading, Span

KINDS = {"full": {"direct"}, "fragment": {"mixed", "direct"}, "scare": {"scare"}, "headline": {"headline"}}
NOWHERE = "not found"
_SMALL = frozenset({"the", "and", "one", "some", "what", "including", "senior"})

Row = dict[str, Any]


def score_quotes(gold: list[Row], readings: dict[str, Reading]) -> list[Score]:
    """Found at all, with the right kind, with the right speaker."""
    found: dict[str, list[str]] = {"quotes": [], "quotes.kind": [], "quotes.speaker": []}
    missed: dict[str, list[Named]] = {name: [] for name in found}
    false: list[Named] = []
    for article, reading in readings.items():
        rows = [row for row in gold if row["file"].startswith(article)]
        quotes = [quote for quote in reading.quotes if quote.kind != "indirect"]
        taken = _assign([_span(row) for row in rows], [quote.span for quote in quotes])
        for n, row in enumerate(rows):
            _judge(row, reading, quotes[taken[n]] if n in taken else None, found, missed)
        false += [(_name(article, reading.article.text[slice(*quote.span)]), quote.kind) for n, quote in enumerate(quotes)
                  if n not in taken.values()]
    wrong = {name: [told for told in missed[name] if told[1] != NOWHERE] for name in found} | {"quotes": false}
    return [Score(name=name, found=tuple(found[name]), missed=tuple(missed[name]), false=tuple(wrong[name])) for name in found]


def _judge(row: Row, reading: Reading, quote: Quote | None, found: dict[str, list[str]], missed: dict[str, list[Named]]) -> None:
    name = _name(reading.article.id, row["quote"])
    if quote is None:
        for listed in missed.values():
            listed.append((name, NOWHERE))
        return
    spoken = reading.article.text[slice(*quote.speaker)] if quote.speaker else ""
    said = f"{spoken} / {quote.speaker_name}" if quote.speaker or quote.speaker_name else "nobody"
    speaker_right = _speaker_right(row["speaker"], spoken, quote.speaker_name)
    judged = (("quotes", True, ""), ("quotes.kind", quote.kind in KINDS[row["kind"]], f"{quote.kind}, not {row['kind']}"),
              ("quotes.speaker", speaker_right, f"{said}, not {row['speaker']}"))
    for score, right, detail in judged:
        if right:
            found[score].append(name)
        else:
            missed[score].append((name, detail))


def _speaker_right(wanted: str, mention: str, name: str | None) -> bool:
    told = _words(re.sub(r"\(.*?\)", "", wanted))
    return bool(told & _words(f"{mention} {name or ''}")) if told else not (mention or name)


def _words(text: str) -> set[str]:
    return set(re.findall(r"\w{3,}", text.lower())) - _SMALL


def _assign(gold: list[Span], found: list[Span]) -> dict[int, int]:
    """Gold index to found index, one to one, closest first."""
    near = sorted((-_closeness(one, other), i, j) for i, one in enumerate(gold) for j, other in enumerate(found)
                  if _closeness(one, other) >= 0.5)
    taken: dict[int, int] = {}
    for _, i, j in near:
        if i not in taken and j not in taken.values():
            taken[i] = j
    return taken


def _closeness(one: Span, other: Span) -> float:
    shared = overlap(one, other)
    return shared / (one[1] - one[0] + other[1] - other[0] - shared) if shared else 0.0


def _span(row: Row) -> Span:
    return row["char_start"], row["char_start"] + len(row["quote"])


def _name(article: str, quote: str) -> str:
    text = " ".join(quote.split())
    return f"{article} “{text if len(text) <= 60 else text[:57] + '…'}”"
