"""The article's own figure for its main event, one per measure and scope."""

from __future__ import annotations

from collections.abc import Sequence

from parallax.records import Quantity, Sentence, Toll

_MEASURES = ("killed", "injured", "casualties", "missing", "trapped", "displaced", "detained", "strikes", "vessels_destroyed")
_TELLING = frozenset({"asserted", "reported"})
_OTHER_RULES = frozenset({"boilerplate", "yearly_statistic", "other_event", "rate", "requirement"})


def find_tolls(text: str, sentences: Sequence[Sentence], quantities: Sequence[Quantity]) -> list[Toll]:
    """At most one toll per measure and scope, single before cumulative.

    Background figures (other events, earlier attacks, yearly statistics) are kept out.
    """
    tolls = []
    for measure in _MEASURES:
        for scope in ("single", "cumulative"):
            chosen = next((n for n, quantity in enumerate(quantities) if _counts(quantity, measure, scope)), None)
            if chosen is not None:
                quantity = quantities[chosen]
                tolls.append(Toll(measure=measure, low=quantity.low, high=quantity.high, scope=scope, quantity=chosen))
    return tolls


def _counts(quantity: Quantity, measure: str, scope: str) -> bool:
    return (quantity.measure == measure and quantity.scope == scope and quantity.modality in _TELLING
            and quantity.rule not in _OTHER_RULES)  # fmt: skip
