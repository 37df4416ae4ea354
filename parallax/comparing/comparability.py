"""The first six gates: whether two quantities can be compared at all."""

from __future__ import annotations

from dataclasses import dataclass

from parallax.comparing.accounts import earlier
from parallax.comparing.facts import Fact
from parallax.comparing.intervals import exceeds, lie, show
from parallax.comparing.scenes import same_event
from parallax.lexicon import load
from parallax.records import Number

_TABLE = load("impact")
_PARTS: dict[str, str] = _TABLE["parts"]  # killed → casualties
_ONE = (1, 1)  # "her son was just one of six who were shot" counts the son alone
_OPEN_MODALITIES = frozenset({"conditional", "hypothetical"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """What the gates may know beside the two facts: whether the measure's toll was rising, and who shares an origin."""

    rising: bool = False
    same_origin: bool = False
    inside: bool = False  # both facts stand in one article
    aligned: bool = False  # the sentences around them tell the same
    dead: frozenset[Number] = frozenset()  # how many died, by either article


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A gate's answer when it fires."""

    relation: str
    note: str


def extractable(one: Fact, other: Fact, ground: Ground) -> Decided | str:
    missing = [fact.label for fact in (one, other) if fact.quantity is None or fact.quantity.measure is None]
    if missing:
        return Decided(relation="NOT_COMPARABLE", note=f"what “{missing[0]}” counts is not known")
    return "both measures are known"


def modality(one: Fact, other: Fact, ground: Ground) -> Decided | str:
    kinds = [_mood(one), _mood(other)]
    if kinds[0] != kinds[1]:
        supposed = one if kinds[0] == "supposed" else other
        return Decided(relation="NOT_COMPARABLE", note=f"“{supposed.label}” is {_mood_words(supposed)}, the other figure is reported")
    return "both are suppositions" if kinds[0] == "supposed" else "both are reported"


def event(one: Fact, other: Fact, ground: Ground) -> Decided | str:
    if ground.aligned:
        return "the sentences around the two figures tell the same"
    if _one_figure(one, other):
        return "both give the same figure, one of them with a hedge"
    sameness, note = same_event(one.scene, other.scene, days=(one.when, other.when))
    aside = [fact for fact in (one, other) if _aside(fact)]
    if sameness == "different":
        return Decided(relation="NOT_COMPARABLE", note=note)
    if len(aside) == 1 and sameness != "same":
        return Decided(relation="NOT_COMPARABLE", note=f"“{aside[0].label}” belongs to another event than the story's own")
    if sameness == "part":
        return _part(one, other, note, ground)
    if sameness == "unknown" and _strangers(one, other):
        return Decided(relation="NOT_COMPARABLE", note="both are told in passing, and nothing shows that they are of one event")
    return note


def _one_figure(one: Fact, other: Fact) -> bool:
    """ "Four people were shot" and a caption's "at least four people were shot": one figure, wherever the second stands."""
    own = (one.main or other.main) and measure_of(one) == measure_of(other)
    return own and (one.low or 0) > 1 and one.low == other.low and {one.hedge, other.hedge} == {"exact", "at_least"}


def _strangers(one: Fact, other: Fact) -> bool:
    """Two figures beside their stories' own events that share no value: "killed 230,000 in 2004", "killed 1,000 in Padang"."""
    passing = not one.scene.lead and not other.scene.lead and not one.main and not other.main
    return passing and measure_of(one) == measure_of(other) and lie(one.bounds, other.bounds) == "disjoint"


def _certain(one: Fact, other: Fact, ground: Ground) -> bool:
    """Whether the two are known to be of one event, which a charge of contradiction between part and whole needs."""
    return ground.aligned or same_event(one.scene, other.scene, days=(one.when, other.when))[0] == "same"


def scope(one: Fact, other: Fact, ground: Ground) -> Decided | str:
    scopes = {_scope_of(one), _scope_of(other)}
    if "rate" in scopes:
        return "both are rates" if len(scopes) == 1 else Decided(relation="NOT_COMPARABLE", note="one figure is a rate")
    if "subset" in scopes:
        part, whole = (one, other) if _scope_of(one) == "subset" else (other, one)
        if len(scopes) == 1:
            return "both count a part of a larger group"
        return _part(part, whole, f"“{part.label}” counts a part of a larger group", ground)
    if scopes == {"single", "cumulative"}:
        part, whole = (one, other) if _scope_of(one) == "single" else (other, one)
        return _part(part, whole, f"“{part.label}” is one incident, “{whole.label}” adds up several", ground)
    known = scopes - {"unknown"}
    return f"both {known.pop()}" if len(scopes) == 1 and known else "no difference in scope is stated"


def measure(one: Fact, other: Fact, ground: Ground) -> Decided | str:
    here, there = measure_of(one), measure_of(other)
    if here == there:
        return _with_dead(one, other, ground) or f"both count {_name(here)}"
    for part, whole in ((one, other), (other, one)):
        if _PARTS.get(measure_of(part)) != measure_of(whole):
            continue
        narrowed = part.subject or whole.subject  # "two daughters were shot" says nothing of the third who died
        if exceeds(part.bounds, whole.bounds) and not narrowed and whole.bounds != _ONE and _certain(part, whole, ground):
            return Decided(relation="CONTRADICTS", note=f"more {_name(measure_of(part))} than {_name(measure_of(whole))}")
        held = "possible together" if lie(part.bounds, whole.bounds) != "disjoint" else "both can be true"
        return Decided(
            relation="DIFFERENT_MEASURE",
            note=f"{_name(measure_of(part))} are a part of {_name(measure_of(whole))}; "
            f"{show(part.bounds)} and {show(whole.bounds)}: {held}",
        )
    return Decided(relation="DIFFERENT_MEASURE", note=f"{_name(here)} and {_name(there)} are not the same thing")


def _with_dead(one: Fact, other: Fact, ground: Ground) -> Decided | None:
    """ "Four victims with gunshot wounds" of whom one died, and "three others wounded": the larger figure counts the dead as well."""
    if measure_of(one) != "injured" or not one.low or not other.low or abs(one.low - other.low) not in ground.dead:
        return None
    larger = one if one.low > other.low else other
    return Decided(relation="DIFFERENT_MEASURE", note=f"“{larger.label}” may count those who died as well")


def subject(one: Fact, other: Fact, ground: Ground) -> Decided | str:
    if one.subject == other.subject or not (one.subject or other.subject):
        return "both count the same people or things"
    if one.subject and other.subject and measure_of(one) not in _TABLE["tolls"]["words"]:
        return Decided(relation="NOT_COMPARABLE", note=f"“{one.subject}” are not “{other.subject}”")
    if one.subject and other.subject:
        return Decided(relation="DIFFERENT_SCOPE", note=f"“{one.subject}” and “{other.subject}” are different groups")
    part, whole = (one, other) if one.subject else (other, one)
    if lie(part.bounds, whole.bounds) != "disjoint" and measure_of(one) in _TABLE["tolls"]["words"]:
        return f"“{part.subject}” may describe all of them"
    return _part(part, whole, f"“{part.label}” counts only “{part.subject}”", ground)


def _part(part: Fact, whole: Fact, note: str, ground: Ground) -> Decided:
    alike = measure_of(part) == measure_of(whole) and _certain(part, whole, ground)
    grown = earlier(whole.day, part.day) or (ground.rising and rises(part, whole))
    if alike and exceeds(part.bounds, whole.bounds) and not grown and whole.bounds != (0, 0):
        return Decided(relation="CONTRADICTS", note=f"{note}, and yet the part is the larger")
    return Decided(relation="DIFFERENT_SCOPE", note=f"{note}; the whole has grown since" if grown and alike else note)


def _mood(fact: Fact) -> str:
    quantity = fact.quantity
    supposed = quantity is not None and (quantity.modality in _OPEN_MODALITIES or quantity.scope == "requirement")
    return "supposed" if supposed else "reported"


def _mood_words(fact: Fact) -> str:
    quantity = fact.quantity
    if quantity is not None and quantity.scope == "requirement":
        return "what something would require"
    return f"{quantity.modality if quantity else 'supposed'}"


def _aside(fact: Fact) -> bool:
    """The extractor saw that a figure that could be charted belongs to another event."""
    return fact.quantity is not None and not fact.quantity.chart and measure_of(fact) in _TABLE["charted"]["measures"]


def _scope_of(fact: Fact) -> str:
    return fact.quantity.scope if fact.quantity else "unknown"


def growing(fact: Fact) -> bool:
    return measure_of(fact) in _TABLE["tolls"]["words"]


def rises(one: Fact, other: Fact) -> bool:
    return growing(one) and growing(other)


def measure_of(fact: Fact) -> str:
    return (fact.quantity.measure if fact.quantity else None) or ""


def _name(measure: str) -> str:
    return str(_TABLE["names"].get(measure, measure.replace("_", " ")))
