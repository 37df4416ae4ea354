"""Numbers and charted figures against the gold.

The gold lists every expression that looks like a number. Three classes of it:

- **asked**: counts, vague counts, counted sources, durations and percentages that state a bound. Missing one costs recall.
- **never**: designations, years, dates, times, ordinals, link ids, idioms, "no decision". A quantity there is a false find.
- **either**: quantifiers ("both", "every"), superlatives and sizes. Neither asked for nor false.

A quantity and an expression pair when their spans share a character, each used once, the better value first. ``value`` asks for
both bounds; where the gold leaves a vague word open upwards a closed upper bound is right too ("thousands" up to 9,999), and
the half-open "nearly 70" may end at 69 or 70. ``+hedge`` asks for the hedge as well, ``+unit`` also for a unit that is a word
of the gold's unit or of the quoted text from the number on. A quantity on no expression of the gold is a false find.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Any

from parallax.gold.scores import Named, Score, overlap
from parallax.records import Quantity, Reading

ASKED = frozenset({"count", "vague-count", "source-count", "duration", "vague-duration", "percent"})
EITHER = frozenset({"quantifier", "superlative", "vague-size", "vague-share"})
_HEDGES = (("at least", "at_least"), ("more than", "more_than"), ("over", "more_than"), ("roughly", "about"),
           ("approximately", "about"), ("nearly", "nearly"))
_PERSONS = frozenset({"people", "person", "life", "live", "fatality", "casualty"})

Expression = dict[str, Any]
Right = Callable[[Expression, Quantity], bool]


def score_numbers(gold: list[Expression], readings: dict[str, Reading]) -> list[Score]:
    """Three scores, each stricter than the one before."""
    pairs = [pair for article, reading in readings.items()
             for pair in _pairs([row for row in gold if row["file"].startswith(article)], reading)]
    return [_score("numbers.value", pairs, _value_right),
            _score("numbers.value+hedge", pairs, lambda row, q: _value_right(row, q) and _hedge_right(row, q)),
            _score("numbers.value+hedge+unit", pairs,
                   lambda row, q: _value_right(row, q) and _hedge_right(row, q) and _unit_right(row, q))]


def score_charts(key: dict[str, Any], readings: dict[str, Reading]) -> Score:
    """The figures that may enter a chart. One is found when a charted quantity of its measure lies on it and states its value;
    every other charted quantity is false."""
    found: list[str] = []
    missed: list[Named] = []
    charted = {(article, n): q for article, reading in readings.items() for n, q in enumerate(reading.quantities) if q.chart}
    false = dict(charted)
    for figure in key["figures"]:
        name = f"{figure['article']} “{figure['quote']}”"
        near = {place: q for place, q in charted.items() if place[0] == figure["article"] and overlap(q.span, tuple(figure["span"]))}
        right = [place for place, q in near.items() if q.measure == figure["measure"] and _states(figure, q)]
        if right:
            found.append(name)
            false.pop(right[0], None)
        else:
            missed.append((name, "; ".join(f"{describe(q)}, {q.measure}" for q in near.values()) or "not charted"))
    return Score(name="charts", found=tuple(found), missed=tuple(missed),
                 false=tuple((_words(readings[article], q), f"{describe(q)}, {q.measure}, {q.scope}") for (article, _), q in false.items()))


def describe(quantity: Quantity) -> str:
    """Its bounds, hedge and unit in a few signs."""
    return f"[{_bound(quantity.low)}, {_bound(quantity.high)}] {quantity.hedge} {quantity.unit or '-'}"


@dataclass(frozen=True, slots=True, kw_only=True)
class _Pair:
    """A gold expression, a quantity, or both where they lie on each other."""

    name: str
    row: Expression | None
    quantity: Quantity | None


def _score(name: str, pairs: list[_Pair], right: Right) -> Score:
    found: list[str] = []
    missed: list[Named] = []
    false: list[Named] = []
    for pair in pairs:
        asked = pair.row is not None and _asked(pair.row)
        if asked and pair.row and pair.quantity and right(pair.row, pair.quantity):
            found.append(pair.name)
            continue
        if asked:
            missed.append((pair.name, f"read as {describe(pair.quantity)}" if pair.quantity else "not read"))
        if pair.quantity and not _free(pair.row):
            kind = "" if pair.row is None or asked else f" ({pair.row['kind']})"
            false.append((pair.name, describe(pair.quantity) + kind))
    return Score(name=name, found=tuple(found), missed=tuple(missed), false=tuple(false))


def _pairs(rows: list[Expression], reading: Reading) -> Iterator[_Pair]:
    """Every expression and every quantity of one article once, paired where they overlap, right values first."""
    near = sorted(((not _value_right(row, q), -overlap(_span(row), q.span), i, j) for i, row in enumerate(rows)
                   for j, q in enumerate(reading.quantities) if overlap(_span(row), q.span)))
    taken: dict[int, int] = {}
    for _, _, i, j in near:
        if i not in taken and j not in taken.values():
            taken[i] = j
    for i, row in enumerate(rows):
        quantity = reading.quantities[taken[i]] if i in taken else None
        yield _Pair(name=f"{row['id']} {reading.article.id} “{row['surface']}”", row=row, quantity=quantity)
    for j, quantity in enumerate(reading.quantities):
        if j not in taken.values():
            yield _Pair(name=_words(reading, quantity), row=None, quantity=quantity)


def _asked(row: Expression) -> bool:
    return row["kind"] in ASKED and not (row["lo"] is None and row["hi"] is None)


def _free(row: Expression | None) -> bool:
    """Whether a quantity on this expression is neither asked for nor false."""
    return row is not None and (row["kind"] in EITHER or (row["kind"] in ASKED and not _asked(row)))


def _value_right(row: Expression, quantity: Quantity) -> bool:
    high, vague = row["hi"], row["kind"].startswith("vague") or "vague" in row["hedge"]
    if quantity.low != row["lo"]:
        return False
    if "nearly" in row["hedge"]:
        return quantity.high in (high, high - 1)
    return quantity.high == high or (vague and high is None)


def _states(figure: dict[str, Any], quantity: Quantity) -> bool:
    value, hedge = figure["value"], figure["hedge"]
    if value is None:
        return quantity.low is None or quantity.low != quantity.high
    low = value + 1 if hedge == "more_than" else value
    return quantity.low == low and (quantity.high is None if hedge in ("at_least", "more_than") else quantity.high == value)


def _hedge_right(row: Expression, quantity: Quantity) -> bool:
    named = next((hedge for words, hedge in _HEDGES if words in row["hedge"]), None)
    return quantity.hedge == (named or ("vague" if row["kind"].startswith("vague") or "vague" in row["hedge"] else "exact"))


def _unit_right(row: Expression, quantity: Quantity) -> bool:
    unit = quantity.unit
    if unit is None:
        return False
    after = row["quote"][row["surface_start"] - row["char_start"]:]
    named = {_singular(word) for word in re.findall(r"[a-z]+", f"{row['unit']} {after}".lower())}
    heads = {_singular(word) for word in re.findall(r"[a-z]+", unit.lower())}
    return bool(heads & named) or bool(heads & _PERSONS and named & _PERSONS)


def _singular(word: str) -> str:
    if word.endswith("ies"):
        return word[:-3] + "y"
    return word[:-1] if word.endswith("s") and not word.endswith("ss") else word


def _span(row: Expression) -> tuple[int, int]:
    return row["surface_start"], row["surface_end"]


def _words(reading: Reading, quantity: Quantity) -> str:
    return f"{reading.article.id} “{reading.article.text[slice(*quantity.span)]}” at {quantity.span[0]}"


def _bound(value: float | None) -> str:
    return "…" if value is None else f"{value:g}"
