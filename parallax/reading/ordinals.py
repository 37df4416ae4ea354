"""The injured by "a fourth victim": four in all, less the dead."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from itertools import islice

from parallax.reading.beside import OTHERS
from parallax.reading.descriptions import ordinal_of
from parallax.reading.figures import Figure, Told
from parallax.records import Quantity

# Hurt, and not by what the others were hurt by: the article's own figure stands.
_OTHER_CAUSE = re.compile(
    r"\b(?:as|when|while) (?:s?he|they) (?:fled|ran|tried to (?:escape|flee|run))\b|\bwhile (?:fleeing|running)\b"
    r"|\b(?:flying|shattered) glass\b|\b(?:hit|struck) by (?:a|an|another|the) (?:car|truck|van|vehicle)\b",
    re.IGNORECASE,
)
_KIND = re.compile(
    r"\b(second|third|fourth|fifth|sixth|seventh) ((?:\w+ )?(?:adult|boy|child|female|girl|male|man|student|teen|teenager|woman))\b"
)
_REACH = 200  # characters behind the words of a victim that may tell another cause
_MOST = 20  # victims told by an ordinal


def by_ordinal(told: Told, figures: Mapping[str, Figure]) -> Figure | None:
    """ "A fourth victim was grazed": four in all, less the dead; ``None`` where no fewer are told."""
    most = max((ordinal_of(told.words(one.span)) for one in _ordinals(told)), default=0)
    injured, killed = figures.get("injured"), figures.get("killed")
    dead = (killed.low or 0) if killed is not None else 0
    known = (injured.low or 0) if injured is not None else 0
    if injured is not None and injured.quantity is not None and OTHERS.match(told.text, told.quantities[injured.quantity].span[1]):
        known += 1  # "Two other girls were injured": beside the one that the third victim is counted with
    if most > dead + known:
        return Figure(most - dead, most - dead)
    more = _of_a_kind(told)
    return Figure(more, None if injured.high is None else more) if injured is not None and more == known + 1 else None


def _ordinals(told: Told) -> Iterator[Quantity]:
    ones = (one for _, one in told.of("injured", "casualties") if one.high == 1 and ordinal_of(told.words(one.span)))
    for one in islice(ones, _MOST):
        end = min(told.sentence(one.span[0])[1], one.span[1] + _REACH)
        if not _OTHER_CAUSE.search(told.text, one.span[1], end):
            yield one


def _of_a_kind(told: Told) -> int:
    """ "One male and two female victims were found … a third female victim": one more than the sum; zero without such words."""
    sums = [one for _, one in told.of("injured", "casualties") if one.rule == "adds_up"][:_MOST]
    told_of = (kind for one in _ordinals(told) if (kind := _KIND.search(told.words(one.span))) is not None)
    kinds = dict.fromkeys((kind[1], kind[2]) for kind in told_of)
    return next((int(total.low or 0) + 1 for ordinal, kind in kinds for total in sums if _adds_in(told, total, ordinal, kind)), 0)


def _adds_in(told: Told, total: Quantity, ordinal: str, kind: str) -> bool:
    """Whether a sum adds in one fewer of the kind: "two female victims" before "a third female victim"."""
    fewer = ordinal_of(f"{ordinal} victim") - 1
    parts = (told.quantities[n] for n in told.own if total.span[0] <= told.quantities[n].span[0] < total.span[1])
    return any(part.low == fewer and told.text.startswith(f" {kind} ", part.span[1]) for part in parts)
