"""Whether a figure may enter a casualty or strike chart, and the rule that decided."""

from __future__ import annotations

from parallax.reading.measures import GROUP
from parallax.records import Number

_TELLING = frozenset({"asserted", "reported"})


def chart_rule(
    *, kind: str, measure: str | None, scope: str, modality: str, hedge: str, high: Number | None, statistic: bool, elsewhere: bool
) -> tuple[bool, str]:
    """The decision and the name of the first rule that takes it; the order is from the plainest reason to the finest."""
    if kind == "boilerplate":
        return False, "boilerplate"
    if measure is None:
        return False, "no_measure"
    group = GROUP[measure]
    if group not in ("casualty", "strikes"):
        return False, "requirement" if scope == "requirement" else "other_measure"
    for refused, name in (
        (scope == "requirement", "requirement"),
        (scope == "rate", "rate"),
        (scope == "subset", "part_of_a_whole"),
        (modality not in _TELLING, f"not_asserted_{modality}"),
        (statistic, "yearly_statistic"),
        (elsewhere, "other_event"),
        (_vague(group, hedge, high), "vague_word"),
    ):
        if refused:
            return False, name
    return True, "counts_strikes" if group == "strikes" else "counts_nobody" if high == 0 else "counts_casualties"


def _vague(group: str, hedge: str, high: Number | None) -> bool:
    """Vague words stay words, except that "a series of strikes" says that there was more than one."""
    return hedge == "vague" and not (group == "strikes" and high is None)
