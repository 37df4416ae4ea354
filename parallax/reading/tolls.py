"""The article's own figure for its main event, one per measure and scope."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parallax.reading.beside import with_others
from parallax.reading.figures import HARMED, Figure, Told, is_of_all, tell
from parallax.reading.killers import murdered, with_killer
from parallax.reading.ordinals import by_ordinal
from parallax.reading.wounded import is_settled, left_injured, persons_of, survivors, told_one_by_one
from parallax.records import Quantity, Sentence, Toll

_MEASURES = (*HARMED, "missing", "trapped", "displaced", "abducted", "detained", "strikes", "vessels_destroyed")
_STATES = ("in", "on")
_SIZED = 10
_BACK = re.compile(r"\b(?:all|both|the|these|those)\s+(?:of\s+)?(?:the\s+)?$", re.IGNORECASE)
# "The two officers were taken to hospital", "her two boys were also wounded", "all three were treated": people told before.
_DEFINITE = re.compile(r"(?:\b(?:her|his|its|the|their|these|those)(?:\s+of\s+the)?|['’]s?)\s+(?:other\s+|remaining\s+)?$", re.IGNORECASE)
_AMONG = re.compile(r"(?:\s+\w+)?\s+(?:are|is|was|were)\s+(?:\w+\s+)?among\b")
_NEAR = 60  # quantities back that "all three" may point at

_Pairs = list[tuple[int, Quantity]]


def find_tolls(text: str, sentences: Sequence[Sentence], quantities: Sequence[Quantity]) -> list[Toll]:
    """At most one toll per measure and scope, single before cumulative, in the order of the measures.

    The first figure that the text gives in numbers is its own; where there is none, victims told one by one are counted.
    "Nine people were shot, one fatally" leaves eight injured; "killed six, then himself" makes seven dead. Background figures of
    other events, earlier attacks and yearly statistics are kept out.
    Misses: the dead that are named in several sentences and never counted together.
    """
    told = tell(text, sentences, quantities)
    single = {measure: figure for measure in _MEASURES if (figure := _figure(told, measure, "single")) is not None}
    if (injured := left_injured(told, single) or survivors(told, single)) is not None:
        single["injured"] = injured
    if (counted := single.get("injured")) is not None and counted.numbered:
        single["injured"] = with_others(told, counted, single.get("killed"), persons_of(told))
    if "injured" in single and not is_settled(told, single):
        del single["injured"]
    if (killed := murdered(told, single.get("killed"))) is not None:
        single["killed"] = killed
    if (counted := by_ordinal(told, single)) is not None:
        single["injured"] = counted
    single = {measure: figure for measure, figure in single.items() if figure.low is not None or figure.high is not None}
    cumulative = {measure: figure for measure in _MEASURES if (figure := _figure(told, measure, "cumulative")) is not None}
    both = (("single", single), ("cumulative", cumulative))
    return [figures[measure].toll(measure, scope) for measure in _MEASURES for scope, figures in both if measure in figures]


def _figure(told: Told, measure: str, scope: str) -> Figure | None:
    """The article's own figure: in numbers, then as parts of the victims, then victims one by one, then none at all."""
    own = list(told.of(measure))
    scoped = [(n, quantity) for n, quantity in own if quantity.scope == scope]
    numbered = [(n, quantity) for n, quantity in scoped if quantity.rule != "victim_without_number"]
    some = [(n, quantity) for n, quantity in numbered if quantity.high != 0 and not (_points_back(told, n) or _is_among(told, quantity))]
    parts = [(n, quantity) for n, quantity in own if measure == "killed" and scope == "single" and is_of_all(told.text, quantity)]
    for chosen in (_whole(told, _firm(some)), parts, _firm(some), _sized(some) if measure in HARMED else some):
        if chosen:
            return _as_figure(told, *chosen[0], numbered=True)
    if some and measure in HARMED:
        return None  # "several people were shot": not the one who is told apart
    if measure == "injured" and scope == "single":
        alone = told_one_by_one(told, scoped)
    else:
        singles = [pair for pair in scoped if pair not in numbered and not (measure == "casualties" and _has_died(told, pair[1]))]
        alone = _as_figure(told, *max(singles, key=lambda pair: (pair[1].low or 0, -pair[0])), numbered=False) if singles else None
    nobody = next(((n, quantity) for n, quantity in numbered if quantity.high == 0), None)
    return alone or (_as_figure(told, *nobody, numbered=True) if nobody else None)


def _as_figure(told: Told, n: int, quantity: Quantity, *, numbered: bool) -> Figure:
    figure = Figure(quantity.low, quantity.high, n, numbered)
    of_killed = quantity.measure == "killed" and quantity.scope != "cumulative" and figure.some
    return with_killer(told, figure, quantity) if of_killed else figure


def _firm(pairs: _Pairs) -> _Pairs:
    return [(n, quantity) for n, quantity in pairs if quantity.hedge != "vague"]


def _sized(pairs: _Pairs) -> _Pairs:
    """Without the words that tell no size: "dozens", but not "several" or "multiple"."""
    return [(n, quantity) for n, quantity in pairs if (quantity.low or 0) >= _SIZED]


def _whole(told: Told, pairs: _Pairs) -> _Pairs:
    """Without those who are only told apart by their state: "one is in critical condition"."""
    return [(n, quantity) for n, quantity in pairs if told.words(quantity.event).lower() not in _STATES]


def _points_back(told: Told, at: int) -> bool:
    """ "All three had gunshot wounds", said of three dead; "of the 22 hurt, ...", said of the 22 of a whole year."""
    quantity = told.quantities[at]
    if quantity.measure == "injured" and _DEFINITE.search(told.text[max(0, quantity.span[0] - 30) : quantity.span[0]]):
        return True
    match = _BACK.search(told.text[max(0, quantity.span[0] - 12) : quantity.span[0]])
    if match is None or quantity.measure == "killed":
        return False
    before = [one for one in told.quantities[max(0, at - _NEAR) : at] if one.low == quantity.low and one.measure in HARMED]
    dead = match.group().lower().startswith(("all", "both")) and any(one.measure == "killed" for one in before)
    return dead or any(one.scope == "cumulative" for one in before)


def _is_among(told: Told, quantity: Quantity) -> bool:
    """ "Three Tunisians and three Algerians were among the 84 people killed": a part of the figure to come."""
    return _AMONG.match(told.text, quantity.span[1]) is not None


def _has_died(told: Told, single: Quantity) -> bool:
    """Whether a victim named among the wounded is also named among the dead."""
    name = _last_word(told, single)
    return name[:1].isupper() and any(name == _last_word(told, dead) for _, dead in told.of("killed") if dead.high == 1)


def _last_word(told: Told, quantity: Quantity) -> str:
    return (told.words(quantity.span).split() or [""])[-1]
