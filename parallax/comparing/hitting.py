"""The smallest set of assumptions that leaves no clash: all sets are tried while they are few, the greediest is taken beyond.

A clash is a number whose bits are its ways out, so that one look at it costs next to nothing.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass

from parallax.comparing.clashes import KINDS, Clash, Key, Order


@dataclass(frozen=True, slots=True, kw_only=True)
class Puzzle:
    """The clashes as bits of ``keys``, none of them implied by another; ``orders`` is what each key says of time."""

    keys: tuple[Key, ...]
    clashes: tuple[int, ...]
    orders: tuple[frozenset[Order], ...]


class Looks:
    """How many looks at a clash are left. It is counted down, so one is made for each search."""

    def __init__(self, left: int) -> None:
        self.left = left

    def take(self, number: int) -> None:
        """Takes some looks.

        Raises: TooMany when there are none left.
        """
        self.left -= number
        if self.left < 0:
            raise TooMany


class TooMany(Exception):
    """The search has looked at more clashes than it may."""


def puzzle(clashes: Iterable[Clash]) -> Puzzle:
    """The clashes as the search reads them; their order changes nothing."""
    orders: dict[Key, set[Order]] = {}
    held = set()
    for clash in clashes:
        for option in clash.options:
            orders.setdefault(option.key, set()).update({option.after} if option.after else ())
        held.add(frozenset(option.key for option in clash.options))
    keys = tuple(sorted(orders, key=lambda key: (KINDS.index(key[0]), key)))
    bit = {key: 1 << number for number, key in enumerate(keys)}
    return Puzzle(
        keys=keys, clashes=_needed({sum(bit[key] for key in ways) for ways in held}), orders=tuple(frozenset(orders[key]) for key in keys)
    )


def _needed(clashes: Collection[int]) -> tuple[int, ...]:
    """Without those that are settled whenever another is, those with the fewest ways out first."""
    kept: list[int] = []
    for clash in sorted(clashes, key=lambda clash: (clash.bit_count(), clash)):
        if not any(other & clash == other for other in kept):
            kept.append(clash)
    return tuple(kept)


def smallest(given: Puzzle, looks: Looks) -> frozenset[Key] | None:
    """The smallest consistent set that leaves no clash, or ``None`` where none does.

    Raises: TooMany when the looks are used up.
    """
    forced = 0
    for clash in given.clashes:
        if clash.bit_count() == 1:
            forced |= clash
    if not _in_order(given, forced):
        return None
    most = len(given.clashes) - forced.bit_count()
    for size in range(most + 1):
        found = _search(given, forced, size, looks)
        if found is not None:
            return _keys(given, found)
    return None


def _search(given: Puzzle, chosen: int, size: int, looks: Looks) -> int | None:
    """A consistent set of at most ``size`` more assumptions that leaves no clash, or ``None``."""
    looks.take(len(given.clashes))
    left = [clash for clash in given.clashes if not clash & chosen]
    if not left:
        return chosen
    if not size:
        return None
    for bit in _by_reach(min(left, key=int.bit_count), left):
        more = chosen | bit
        if _in_order(given, more) and (found := _search(given, more, size - 1, looks)) is not None:
            return found
    return None


def most_first(given: Puzzle) -> frozenset[Key]:
    """The assumption that settles most, again and again; a clash that only an inconsistent one would settle is left."""
    chosen = 0
    left = list(given.clashes)
    while left:
        ways = 0
        for clash in left:
            ways |= clash
        best = next((bit for bit in _by_reach(ways, left) if _in_order(given, chosen | bit)), None)
        if best is None:
            break
        chosen |= best
        left = [clash for clash in left if not clash & best]
    return _keys(given, chosen)


def _by_reach(ways: int, clashes: Collection[int]) -> list[int]:
    """The assumptions as bits, the one that settles most clashes first."""
    return sorted(_bits(ways), key=lambda bit: (-sum(1 for clash in clashes if clash & bit), bit))


def _in_order(given: Puzzle, chosen: int) -> bool:
    """Whether the order of time that the assumptions imply has no report later than itself."""
    orders = frozenset[Order]().union(*(given.orders[bit.bit_length() - 1] for bit in _bits(chosen)))
    later: dict[str, set[str]] = {}
    for one, other in orders:
        later.setdefault(one, set()).add(other)
    while later:  # those that are later than none who is left are taken away, again and again
        free = [one for one, others in later.items() if not others & later.keys()]
        if not free:
            return False
        for one in free:
            del later[one]
    return True


def _keys(given: Puzzle, chosen: int) -> frozenset[Key]:
    return frozenset(given.keys[bit.bit_length() - 1] for bit in _bits(chosen))


def _bits(number: int) -> Iterator[int]:
    while number:
        bit = number & -number
        yield bit
        number ^= bit
