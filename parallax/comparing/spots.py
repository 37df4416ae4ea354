"""Where exactly: the bearing from a town, and the block of a street."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from parallax.comparing.accounts import Account
from parallax.comparing.findings import Finding, decided, finding
from parallax.comparing.wording import phrase, quoted, series
from parallax.lexicon import load
from parallax.records import Side, Span

_TABLE = load("relations")
_COMPASS = ("north", "northeast", "east", "southeast", "south", "southwest", "west", "northwest")
_METRES = {"km": 1000.0, "kilomet": 1000.0, "mile": 1609.0, "mi": 1609.0, "mete": 1.0, "metr": 1.0}
_ROUNDING = 1.15  # ratio within which two distances may be one, converted and rounded
_QUARTER = 2  # eighths of the compass: west is not south, but may be southwest
# "55 kilometers (34 miles) west of the town of X"
_BEARING = re.compile(
    r"""(?P<far>\d[\d,.]*)\s*(?P<unit>km|kilomet\w+|miles?|met(?:er|re)s?)\s*(?:\([^)]{1,20}\)\s*)?(?:to\s+the\s+)?
        (?P<way>(?:north|south)[-\s]?(?:east|west)|north|south|east|west)\s+of\s+(?:the\s+)?(?:(?:town|city|village|port|capital)\s+(?:of\s+)?)?
        (?P<place>[A-Z][\w’'-]+(?:\s[A-Z][\w’'-]+){0,2})""",
    re.X,
)
# "the 14600 block of E. 14th Street"
_BLOCK = re.compile(r"\b(?P<number>\d{2,5})(?:th|st|nd|rd)?[\s-]block\s+of\s+(?P<street>(?:[A-Z0-9][\w.’'-]*\s?){1,4})")
_STREET = frozenset(_TABLE["street"]["words"])
_WORD = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spot:
    """One place told in numbers; two of one ``key`` answer one question, and ``value`` is the answer."""

    article: str
    key: str
    value: int
    words: str
    span: Span
    metres: float = 0.0


def compare_spots(accounts: Sequence[Account]) -> list[Finding]:
    """CONTRADICTS for two bearings from one town at one distance, and for two blocks of one street.

    An article that gives two blocks of a street tells of two places, and contradicts nobody.
    """
    bearings, blocks = defaultdict(list), defaultdict(list)
    for account in accounts:
        for spot in _bearings(account):
            bearings[spot.key].append(spot)
        for spot in _blocks(account):
            blocks[spot.key].append(spot)
    found = [row for key in sorted(bearings) for row in _turned(bearings[key])]
    return [*found, *(row for key in sorted(blocks) for row in _numbered(blocks[key]))]


def _bearings(account: Account) -> Iterator[Spot]:
    for match in _BEARING.finditer(account.reading.article.text):
        if account.kind_at(match.start()) == "body":
            way = _COMPASS.index(re.sub(r"[-\s]", "", match["way"]))
            yield _spot(account, match, key=match["place"].casefold(), value=way, metres=_metres(match["far"], match["unit"]))


def _metres(figure: str, unit: str) -> float:
    digits = figure.replace(",", "").rstrip(".")
    factor = next(factor for begun, factor in _METRES.items() if unit.startswith(begun))
    return factor * float(digits) if digits.count(".") < 2 else 0.0


def _blocks(account: Account) -> Iterator[Spot]:
    for match in _BLOCK.finditer(account.reading.article.text):
        street = " ".join(word for word in _WORD.findall(match["street"].casefold()) if word not in _STREET)
        if street and account.kind_at(match.start()) == "body":
            yield _spot(account, match, key=street, value=int(match["number"]))


def _spot(account: Account, match: re.Match[str], *, key: str, value: int, metres: float = 0.0) -> Spot:
    return Spot(article=account.id, key=key, value=value, words=account.words(match.span()).rstrip(" ."), span=match.span(), metres=metres)


def _turned(spots: list[Spot]) -> list[Finding]:
    """Bearings at one distance that lie a quarter of the compass apart or more."""
    apart = [
        (one, other)
        for one, other in combinations(spots, 2)
        if one.article != other.article and _eighths(one, other) >= _QUARTER and _as_far(one, other)
    ]
    apart = [pair for pair in apart if not _gives_both(spots, *pair)]
    return [_finding(apart, "the bearings exclude each other")] if apart else []


def _eighths(one: Spot, other: Spot) -> int:
    turn = abs(one.value - other.value)
    return min(turn, len(_COMPASS) - turn)


def _as_far(one: Spot, other: Spot) -> bool:
    near, far = sorted((one.metres, other.metres))
    return near > 0 and far / near <= _ROUNDING


def _gives_both(spots: Sequence[Spot], one: Spot, other: Spot) -> bool:
    return any((spot.article, spot.value) in ((one.article, other.value), (other.article, one.value)) for spot in spots)


def _numbered(spots: list[Spot]) -> list[Finding]:
    """Blocks of one street, each article's only one."""
    values: dict[str, set[int]] = defaultdict(set)
    for spot in spots:
        values[spot.article].add(spot.value)
    sure = [spot for spot in spots if len(values[spot.article]) == 1]
    apart = [(one, other) for one, other in combinations(sure, 2) if one.article != other.article and one.value != other.value]
    return [_finding(apart, "a place lies in one block")] if apart else []


def _finding(apart: list[tuple[Spot, Spot]], note: str) -> Finding:
    spots = sorted({spot for pair in apart for spot in pair}, key=lambda spot: (spot.article, spot.span))
    words = phrase("spot.CONTRADICTS", values=series([quoted(spot.words) for spot in spots], most=4), why=note)
    sides: dict[tuple[str, int], Side] = {}
    for spot in spots:
        sides.setdefault((spot.article, spot.value), Side(article=spot.article, value=spot.words, evidence=(spot.span,)))
    return finding("place", "CONTRADICTS", gate="Place", words=words, sides=tuple(sides.values()), gap=0.2, steps=decided("Place", note))
