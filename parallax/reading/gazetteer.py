"""Well-known places, bodies and outlets, found by their names."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from itertools import pairwise

from parallax.lexicon import load, words
from parallax.records import Span

_PIECE = re.compile(r"\w+|[^\w\s]")


@dataclass(frozen=True, slots=True)
class Known:
    """A known name: the label and the name that joins its mentions. ``upper``: only as an acronym in capitals."""

    label: str
    name: str
    doubtful: bool = False
    upper: bool = False


def known_names(text: str) -> Iterator[tuple[Span, Known]]:
    """The longest known names in ``text``, from left to right, without overlap. Doubtful ones are told as such."""
    pieces = [(match.group(), match.start(), match.end()) for match in _PIECE.finditer(text)]
    at = 0
    while at < len(pieces):
        found = _longest(pieces, at)
        if found is None:
            at += 1
            continue
        length, known = found
        yield (pieces[at][1], pieces[at + length - 1][2]), known
        at += length


def known(name: str) -> Known | None:
    """What ``name`` as a whole is known as."""
    return _index().get(_key(name))


def country_of(name: str) -> str | None:
    """The country that a place, a demonym or a body stands or speaks for."""
    return _countries().get(name.lower())


def capital_country(name: str) -> str | None:
    """The country that has ``name`` as its capital."""
    return _capitals().get(name.lower())


def _longest(pieces: list[tuple[str, int, int]], at: int) -> tuple[int, Known] | None:
    if not pieces[at][0][0].isupper():
        return None
    for length in _lengths().get(pieces[at][0].lower(), ()):
        run = pieces[at : at + length]
        entry = _index().get(tuple(piece.lower() for piece, _, _ in run))
        if entry is None or len(run) < length or _is_torn(run):
            continue
        if not entry.upper or "".join(piece for piece, _, _ in run).replace(".", "").isupper():
            return length, entry
    return None


def _is_torn(run: list[tuple[str, int, int]]) -> bool:
    """Pieces of one name stand side by side or one space apart; "Turkey. U" is no name."""
    return any(right[1] - left[2] > 1 for left, right in pairwise(run))


def _key(name: str) -> tuple[str, ...]:
    return tuple(piece.lower() for piece in _PIECE.findall(name))


@cache
def _index() -> dict[tuple[str, ...], Known]:
    """Pieces of a name in lower case → what it is; the first entry of a name stands."""
    table: dict[tuple[str, ...], Known] = {}
    for name, entry in (*_organisations(), *_outlets(), *_places()):
        table.setdefault(_key(name), entry)
    return table


@cache
def _lengths() -> dict[str, tuple[int, ...]]:
    """First piece → the lengths of the names that begin with it, longest first."""
    lengths: dict[str, set[int]] = {}
    for key in _index():
        lengths.setdefault(key[0], set()).add(len(key))
    return {piece: tuple(sorted(found, reverse=True)) for piece, found in lengths.items()}


def _organisations() -> Iterator[tuple[str, Known]]:
    table = load("organisations")
    doubtful = table["doubtful"]["words"]
    for name, entry in table["names"].items():
        for alias in (name.lower(), *entry["aliases"]):
            upper = (alias == name.lower() and name.isupper()) or (len(alias) <= 4 and alias != name.lower())
            yield alias, Known("ORG", name, alias in doubtful, upper)


def _outlets() -> Iterator[tuple[str, Known]]:
    table = load("outlets")
    for alias, name in table["aliases"].items():
        yield alias, Known("OUTLET", name, False, len(alias) <= 4)
    for kind in ("certain", "doubtful"):
        for name in table[kind]["words"]:
            yield name, Known("OUTLET", "", kind == "doubtful", len(name) <= 3)


def _places() -> Iterator[tuple[str, Known]]:
    table = load("places")
    doubtful = load("organisations")["doubtful"]["words"]
    for country, entry in table["countries"].items():
        yield country.lower(), Known("GPE", country)
        for alias in entry.get("aliases", ()):
            yield alias, Known("GPE", country, upper=len(alias.replace(".", "")) <= 4)
        for demonym in entry.get("demonyms", ()):
            yield demonym, Known("NORP", _singular(demonym, entry["demonyms"]))
        if "capital" in entry:
            yield entry["capital"].lower(), Known("GPE", entry["capital"], entry["capital"].lower() in doubtful)
    for label, group in (("LOC", "regions"), ("LOC", "seas"), ("GPE", "cities"), ("GPE", "states")):
        for name in table[group]["words"]:
            yield name, Known(label, "", name in doubtful)
    demonyms = table["region_demonyms"]["words"]
    for name in demonyms:
        yield name, Known("NORP", _singular(name, demonyms), name in doubtful)


def _singular(demonym: str, demonyms: list[str]) -> str:
    """ "americans" → "American"."""
    stem = demonym[:-1] if demonym.endswith("s") and demonym[:-1] in demonyms else demonym
    return "-".join(" ".join(word.capitalize() for word in part.split()) for part in stem.split("-"))


@cache
def _capitals() -> dict[str, str]:
    return {entry["capital"].lower(): country for country, entry in load("places")["countries"].items() if "capital" in entry}


@cache
def _countries() -> dict[str, str]:
    table = load("places")
    found = {name.lower(): country for name, country in table["seats"].items()}
    found |= {name.lower(): entry["country"] for name, entry in load("organisations")["names"].items() if "country" in entry}
    for country, entry in table["countries"].items():
        for name in (country.lower(), *entry.get("demonyms", ()), *entry.get("aliases", ())):
            found[name] = country
    return found | _capitals()


def class_words(lexicon: str, name: str) -> frozenset[str]:
    """The words of one class of a lexicon."""
    return words(lexicon)[name]
