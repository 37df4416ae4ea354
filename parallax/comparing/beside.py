"""Figures in sentences of two articles that tell the same: what one says beside what the other says."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from parallax.comparing.accounts import Account
from parallax.comparing.claims import count_fact
from parallax.comparing.comparability import Ground, measure_of
from parallax.comparing.counts import far, told
from parallax.comparing.facts import Fact
from parallax.comparing.findings import Finding, finding, sides_of, standing_of
from parallax.comparing.gates import Verdict, judge
from parallax.comparing.intervals import lie
from parallax.comparing.wording import phrase, quoted
from parallax.lexicon import load
from parallax.records import Number, Passage, Quantity, Span, Value

_BESIDE = 0.72  # closeness from which two sentences are taken to tell of one thing
_SHARED = 0.5  # of the shorter sentence's words, figures aside
_UNITS: dict[str, list[object]] = load("relations")["units"]
_ROUNDING = 0.12  # "more than a mile" and "two kilometres": converted and rounded figures
_WORD = re.compile(r"[^\W\d_]+")
_REST = re.compile(r"-[\w-]+(?: [a-z]+)?")

Pair = tuple[Fact, Fact, Verdict]


def compare_beside(accounts: Sequence[Account], passages: Sequence[Passage], origins: Mapping[str, int]) -> list[Finding]:
    """CONTRADICTS and REFINES for figures that stand in the same place of nearly the same sentence.

    What the articles' own tolls settle is left to ``counts``; a figure that the other article has as well is no difference.
    """
    by_id = {account.id: account for account in accounts}
    held = {account.id: _figures(account) for account in accounts}
    pairs: dict[tuple[str, str], list[Pair]] = defaultdict(list)
    for passage in passages:
        if passage.article > passage.other or passage.closeness < _BESIDE or not _alike(by_id, passage):
            continue
        here, there = held[passage.article], held[passage.other]
        for one, other in _matched(here.get(passage.span, []), there.get(passage.other_span, [])):
            if not (one.main and other.main) and not _has(there, one) and not _has(here, other):
                ground = Ground(aligned=True, same_origin=origins[one.article] == origins[other.article])
                verdict = judge(one, other, ground)
                pairs[(verdict.relation, _counted(one))].append((one, other, verdict))
    return [_finding(relation, rows) for (relation, _), rows in sorted(pairs.items()) if relation in ("CONTRADICTS", "REFINES", "UPDATE")]


def _figures(account: Account) -> dict[Span, list[Fact]]:
    """Sentence to its figures, also those of no known measure but a known unit."""
    out: dict[Span, list[Fact]] = defaultdict(list)
    for quantity in account.reading.quantities:
        sentence = account.sentence_at(quantity.span[0])
        if sentence is not None and sentence.kind == "body" and (quantity.measure or quantity.unit) and not _is_article(quantity):
            out[sentence.span].append(_comparable(_labelled(account, count_fact(account, quantity))))
    return out


def _is_article(quantity: Quantity) -> bool:
    """ "One group from here and another from there" counts no groups; "one minute" is a length."""
    return quantity.measure is None and quantity.unit not in _UNITS and quantity.low == quantity.high == 1


def _labelled(account: Account, fact: Fact) -> Fact:
    """A figure that is the beginning of a word under the whole of it: "11-year-old girl"."""
    rest = _REST.match(account.reading.article.text, fact.spans[0][1])
    return replace(fact, label=f"{fact.label}{rest.group()}") if rest else fact


def _comparable(fact: Fact) -> Fact:
    """A figure without a measure counts its unit, converted: "one minute" is sixty seconds."""
    quantity = fact.quantity
    if quantity is None or quantity.measure is not None:
        return fact
    base, factor = _UNITS.get(quantity.unit or "", [quantity.unit, 1])
    low, high = _times(quantity.low, factor), _times(quantity.high, factor)
    if quantity.unit in _UNITS and low is not None and low == high:
        low, high = round(low * (1 - _ROUNDING)), round(low * (1 + _ROUNDING) + 0.5)
    value = Value(text=fact.value.text, low=low, high=high, hedge=quantity.hedge)
    return replace(fact, value=value, quantity=replace(quantity, measure=f"{base}", scope="unknown"), subject="")


def _times(value: Number | None, factor: object) -> Number | None:
    return None if value is None else value * float(str(factor))


def _alike(by_id: Mapping[str, Account], passage: Passage) -> bool:
    here = {word.casefold() for word in _WORD.findall(by_id[passage.article].words(passage.span))}
    there = {word.casefold() for word in _WORD.findall(by_id[passage.other].words(passage.other_span))}
    return len(here & there) >= _SHARED * max(1, min(len(here), len(there)))


def _matched(here: list[Fact], there: list[Fact]) -> list[tuple[Fact, Fact]]:
    """The figures of one measure in order, where both sentences have equally many of it."""
    out = []
    for counted in sorted({_counted(fact) for fact in here} & {_counted(fact) for fact in there}):
        left = [fact for fact in here if _counted(fact) == counted]
        right = [fact for fact in there if _counted(fact) == counted]
        if len(left) == len(right):
            out += [(one, other) for one, other in zip(left, right, strict=True) if one.bounds != other.bounds]
    return out


def _counted(fact: Fact) -> str:
    return measure_of(fact)


def _has(figures: Mapping[Span, list[Fact]], fact: Fact) -> bool:
    """Whether the article has a figure of the same measure that fits the fact."""
    return any(_counted(own) == _counted(fact) and lie(own.bounds, fact.bounds) == "equal" for listed in figures.values() for own in listed)


def _finding(relation: str, rows: list[Pair]) -> Finding:
    rows = sorted(rows, key=lambda row: (-far(row[0], row[1]), row[0].article, row[0].spans))
    one, other, verdict = rows[0]
    facts = [fact for row in rows for fact in row[:2]]
    words = phrase(f"count.{relation}", a=quoted(one.label), b=quoted(other.label), why=verdict.why, **told(facts))
    return finding(
        "count",
        relation,
        gate=verdict.gate,
        words=words,
        sides=sides_of(facts),
        steps=verdict.steps,
        topic=one.topic,
        slot=measure_of(one) if any(fact.scene.lead or fact.main for fact in facts) else "background",
        shown=relation != "REFINES",
        gap=far(one, other),
        standing=standing_of(facts),
    )
