"""An article's counts as candidates for its own figures: which of them are of its own event, and what they point at."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from parallax.reading.background import first_death, is_elsewhere, is_past, opening_end
from parallax.records import Number, Quantity, Sentence, Span, Toll

HARMED = ("killed", "injured", "casualties")
_TELLING = frozenset({"asserted", "reported"})
_BACKGROUND = frozenset({"boilerplate", "yearly_statistic", "other_event", "rate", "requirement"})
_OF_ALL = re.compile(r"\s+of (?:the|those|these|them|which|whom|his|her)\b")


@dataclass(frozen=True, slots=True)
class Figure:
    """An interval, the quantity that says it (``None`` when it was worked out), and whether the text counts in numbers."""

    low: Number | None
    high: Number | None
    quantity: int | None = None
    numbered: bool = True

    @property
    def some(self) -> bool:
        """Whether it counts anybody."""
        return self.high != 0

    def toll(self, measure: str, scope: str) -> Toll:
        """The figure as a record."""
        return Toll(measure=measure, low=self.low, high=self.high, scope=scope, quantity=self.quantity)


@dataclass(frozen=True, slots=True)
class Told:
    """What an article says: its text and quantities, which of them are of its own event, and where its sentences lie."""

    text: str
    quantities: Sequence[Quantity]
    own: Sequence[int]  # places of the own ones
    spans: Sequence[Span]
    starts: Sequence[int]
    opening: int  # where the opening ends

    def of(self, *measures: str) -> Iterator[tuple[int, Quantity]]:
        """The own quantities of some measures, each with its place."""
        return ((n, self.quantities[n]) for n in self.own if self.quantities[n].measure in measures)

    def words(self, span: Span | None) -> str:
        """What stands at a span; nothing for none."""
        return self.text[slice(*span)] if span is not None else ""

    def sentence(self, at: int) -> Span:
        """The sentence around a place."""
        return _around(at, self.spans, self.starts)


def tell(text: str, sentences: Sequence[Sentence], quantities: Sequence[Quantity]) -> Told:
    """The text's quantities, those of its own event singled out: told as true, and not as background."""
    spans = [sentence.span for sentence in sentences]
    starts = [start for start, _ in spans]
    opening, deaths_end = opening_end(sentences), first_death(text, sentences)
    hurt = deaths_end is not None and any(
        told.measure in ("injured", "casualties") and told.high != 0 and told.span[0] < deaths_end for told in quantities)
    own = []
    for n, quantity in enumerate(quantities):
        if quantity.measure is None:
            continue
        late = hurt and deaths_end is not None and quantity.span[0] >= deaths_end and _is_belated(text, quantity)
        if _is_told(quantity) and not late and not _is_apart(text, quantity, opening, _around(quantity.span[0], spans, starts)):
            own.append(n)
    return Told(text, quantities, own, spans, starts, opening)


def is_of_all(text: str, quantity: Quantity) -> bool:
    """ "Two of the victims were killed": a part of the victims, and all of the dead."""
    return quantity.scope == "subset" and _OF_ALL.match(text, quantity.span[1]) is not None


def _is_told(quantity: Quantity) -> bool:
    whole = all(bound is None or float(bound).is_integer() for bound in (quantity.low, quantity.high))
    known = quantity.low is not None or quantity.high is not None
    return whole and known and quantity.modality in _TELLING and quantity.rule not in _BACKGROUND


def _is_belated(text: str, quantity: Quantity) -> bool:
    """Whether the dead, told after an opening of wounded and of no death, are another's; those "of the victims" are its own."""
    return quantity.measure == "killed" and quantity.high != 0 and quantity.scope != "cumulative" and not is_of_all(text, quantity)


def _is_apart(text: str, quantity: Quantity, opening: int, sentence: Span) -> bool:
    at, scene = quantity.span[0], quantity.scene
    if scene.time is not None and not scene.lead and at >= opening and is_past(text, scene.time):
        return True
    return is_elsewhere(text, quantity.span, sentence, opening=at < opening)


def _around(at: int, spans: Sequence[Span], starts: Sequence[int]) -> Span:
    place = bisect_right(starts, at) - 1
    return spans[place] if place >= 0 else (at, at)
