"""Whether two facts speak of one event."""

from __future__ import annotations

from functools import lru_cache
from typing import Literal

from parallax.comparing.accounts import Days, earlier
from parallax.lexicon import load
from parallax.records import Scene

Sameness = Literal["same", "part", "different", "unknown"]

_SEA_AND_LAND = {"sea", "land"}
_GAZETTEER = load("places")
_NATIONS = frozenset(name.casefold() for name in _GAZETTEER["countries"])
_CAPITALS = {row["capital"].casefold(): name.casefold() for name, row in _GAZETTEER["countries"].items() if "capital" in row}
_WIDE = _NATIONS | frozenset(_GAZETTEER["regions"]["words"]) | frozenset(_GAZETTEER["seas"]["words"])


def same_event(one: Scene, other: Scene, *, days: tuple[Days, Days] = ((None, None), (None, None))) -> tuple[Sameness, str]:
    """same, part, different or unknown, with the reason in words.

    Events are held to be different on positive evidence alone: sea against land, places that exclude each other, times of the
    events that exclude each other. Two articles that merely use other words ("explosion", "attack") stay unknown.
    """
    settings = {one.setting, other.setting} - {None}
    if settings == _SEA_AND_LAND:
        return "different", "one at sea, the other on land"
    if _apart(one.places, other.places):
        return "different", f"{', '.join(one.places)} is not {', '.join(other.places)}"
    if earlier(*days) is not None:
        return "different", "the two happened at different times"
    if one.lead != other.lead and one.lead | other.lead and _elsewhere(one, other):
        return "different", "one is the event the article opens with, the other is not"
    if one.lead and other.lead:
        return "same", "both speak of the event their article opens with"
    if set(one.places) & set(other.places) or (one.family and one.family == other.family and len(settings) == 1):
        return "same", _shared(one, other)
    return "unknown", "nothing in the text sets the events apart"


@lru_cache(maxsize=65536)  # the scenes of a story name the same places over and over
def _apart(one: tuple[str, ...], other: tuple[str, ...]) -> bool:
    """Two sets of places that exclude each other; a wide place (nation, region, sea) may hold the other's town."""
    here, there = _names(one), _names(other)
    if not here or not there or here & there:
        return False
    nations = here & _NATIONS, there & _NATIONS
    if nations[0] and nations[1]:
        return True
    if nations[0] or nations[1]:
        held = {_CAPITALS[place] for place in (here | there) if place in _CAPITALS}
        return bool(held) and not held & (nations[0] | nations[1])
    return bool(here & _WIDE) == bool(there & _WIDE)


@lru_cache(maxsize=16384)
def _names(places: tuple[str, ...]) -> frozenset[str]:
    return frozenset(place.casefold() for place in places)


def _elsewhere(one: Scene, other: Scene) -> bool:
    """The event that is not the lead has a place, a setting or a time of its own."""
    lead, aside = (one, other) if one.lead else (other, one)
    placed = bool(aside.places) and not _names(aside.places) & _names(lead.places)
    return placed or aside.time is not None or aside.setting not in (lead.setting, None)


def _shared(one: Scene, other: Scene) -> str:
    places = sorted(set(one.places) & set(other.places))
    return f"both in {', '.join(places)}" if places else f"both {one.setting or other.setting}: {one.family}"
