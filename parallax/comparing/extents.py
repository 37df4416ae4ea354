"""How long it lasted and how far it went: "felt for around 15 seconds", "drove for two kilometres"."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from parallax.comparing.accounts import Account
from parallax.comparing.findings import Finding, decided, finding
from parallax.comparing.intervals import Bounds, gap, lie
from parallax.comparing.nearness import Nearness
from parallax.comparing.wording import phrase, quoted, series
from parallax.lexicon import load
from parallax.records import Quantity, Side, Span

_UNITS: dict[str, list[object]] = load("relations")["units"]
_KINDS = {"second": "timing", "metre": "place"}
_LASTING = re.compile(r"\b(?:for|last|lasted|lasting|lasts)\s+(?:[a-z]+\s+){0,2}$", re.I)
_BEFORE = 30  # characters before the figure
_NEAR = 0.45  # closeness of two sentences that may well measure one thing
_ROUNDING = 0.12  # a mile and a half, and two kilometres
_ROUGH = 0.25  # "around", "nearly"
_RATIO = 1.5  # from which two rough figures exclude each other


@dataclass(frozen=True, slots=True, kw_only=True)
class Extent:
    """A length of time or of way in seconds or metres."""

    article: str
    unit: str
    bounds: Bounds
    span: Span
    sentence: Span
    words: str


def compare_extents(accounts: Sequence[Account], nearness: Nearness) -> list[Finding]:
    """For seconds and for metres: CONTRADICTS where sentences that tell the same measure it quite differently, AGREES where not.

    An article that gives several lengths in such sentences contradicts nobody whom one of them fits.
    """
    held: dict[str, list[Extent]] = defaultdict(list)
    for account in accounts:
        for row in _extents(account):
            held[row.unit].append(row)
    return [row for unit in sorted(held) for row in _compare(unit, held[unit], nearness)]


def _extents(account: Account) -> Iterator[Extent]:
    text = account.reading.article.text
    for quantity in account.reading.quantities:
        sentence = account.sentence_at(quantity.span[0])
        known = _UNITS.get(quantity.unit or "")
        if sentence is None or sentence.kind != "body" or known is None or quantity.low is None:
            continue
        if _LASTING.search(text[max(sentence.span[0], quantity.span[0] - _BEFORE) : quantity.span[0]]):
            span = quantity.span[0], min(sentence.span[1], max(quantity.span[1], quantity.concept[1] if quantity.concept else 0))
            bounds = _converted(quantity, float(str(known[1])))
            words = account.words((span[0], _end(text, span[1])))
            yield Extent(article=account.id, unit=str(known[0]), bounds=bounds, span=span, sentence=sentence.span, words=words)


def _converted(quantity: Quantity, factor: float) -> Bounds:
    """The figure in the base unit with the play that rounding and converting give it; "around one minute" is no half minute."""
    low, high = quantity.low or 0, quantity.high
    if high is not None and quantity.hedge in ("about", "nearly"):
        low = high = (low + high) / 2
    play = _ROUGH if quantity.hedge in ("about", "nearly") else _ROUNDING
    return low * factor * (1 - play), None if high is None else high * factor * (1 + play)


def _end(text: str, end: int) -> int:
    """The end of the unit's word."""
    rest = re.match(r"[\s-]*[a-z]+", text[end:])
    return end + rest.end() if rest else end


def _compare(unit: str, rows: list[Extent], nearness: Nearness) -> list[Finding]:
    near = [
        (one, other)
        for one, other in combinations(rows, 2)
        if one.article != other.article and nearness.of(one.article, one.sentence, other.article, other.sentence) >= _NEAR
    ]
    fitting = {(one.article, other.article) for one, other in near if lie(one.bounds, other.bounds) != "disjoint"}
    clear = [(one, other) for one, other in near if gap(one.bounds, other.bounds)[1] >= _RATIO]
    apart = [pair for pair in clear if (pair[0].article, pair[1].article) not in fitting]
    if apart:
        return [_finding("CONTRADICTS", unit, apart)]
    alike = [(one, other) for one, other in near if (one.article, other.article) in fitting]
    return [_finding("AGREES", unit, alike)] if alike else []


def _finding(relation: str, unit: str, pairs: list[tuple[Extent, Extent]]) -> Finding:
    rows = sorted({row for pair in pairs for row in pair}, key=lambda row: (row.article, row.span))
    words = phrase(f"extent.{unit}.{relation}", values=series(dict.fromkeys(quoted(row.words) for row in rows), most=4))
    sides: dict[tuple[str, str], Side] = {}
    for row in rows:
        sides.setdefault((row.article, row.words), Side(article=row.article, value=row.words, evidence=(row.span,)))
    note = "the lengths exclude each other" if relation == "CONTRADICTS" else "the lengths fit each other"
    return finding(
        _KINDS[unit],
        relation,
        gate="Extent",
        words=words,
        sides=tuple(sides.values()),
        slot="hour",
        gap=0.4,
        shown=relation == "CONTRADICTS",
        steps=decided("Extent", note),
    )
