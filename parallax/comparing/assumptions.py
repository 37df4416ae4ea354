"""The fewest assumptions under which nothing contradicts, and the hard core that none of them settles."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Sequence
from itertools import combinations

from parallax.comparing.accounts import Account
from parallax.comparing.clashes import MOST, Clash, Option, Order, find_clashes
from parallax.comparing.facts import Fact
from parallax.lexicon import load
from parallax.records import Assumption, Discrepancy, Reconciliation

_KINDS = list(load("assumptions")["sentences"])
_OPEN = 3  # findings that may be left open before the search for all the others is given up
_STEPS = 20_000  # of the search through all sets, before the one that settles most is taken again and again

Key = tuple[str, str]
Clashes = list[dict[Key, Order]]  # each with its ways out and the order of time that each implies


def reconcile(rows: Sequence[Discrepancy], accounts: Sequence[Account], facts: Sequence[Fact]) -> Reconciliation:
    """What one would have to assume for the findings not to contradict; the order of the findings changes nothing."""
    clashes = find_clashes(rows, accounts, facts)
    hard = {clash.finding for clash in clashes if not clash.options}
    soft = [clash for clash in clashes if clash.finding not in hard]
    chosen, left, exact = _fewest(soft, [row.id for row in rows])
    core = hard | left
    looked_at = {clash.finding for clash in clashes}
    return Reconciliation(
        assumptions=tuple(_assumptions([clash for clash in soft if clash.finding not in core], chosen)),
        core=tuple(row.id for row in rows if row.id in core),
        exact=exact and all(len(row.sides) <= MOST for row in rows if row.id in looked_at),
    )


def _fewest(clashes: Sequence[Clash], worst_first: Sequence[str]) -> tuple[frozenset[Key], set[str], bool]:
    """The smallest consistent set of assumptions, the findings that it leaves open, and whether all smaller ones were tried.

    Where what settles one finding puts a report before another and what settles a second puts it after, the fewest and mildest
    findings are left open.
    """
    steps = iter(range(_STEPS))
    findings = [finding for finding in reversed(worst_first) if finding in {clash.finding for clash in clashes}]
    try:
        for number in range(min(_OPEN, len(findings)) + 1):
            for left in combinations(findings, number):
                held = _distinct(clash for clash in clashes if clash.finding not in left)
                found = _smallest(held, steps)
                if found is not None:
                    return found, set(left), True
    except _TooMany:
        pass
    taken = _most_first(_distinct(clashes))
    left_open = {clash.finding for clash in clashes if not any(option.key in taken for option in clash.options)}
    return taken, left_open, False


def _distinct(clashes: Iterable[Clash]) -> Clashes:
    """The clashes without their findings, each once, those with the fewest ways out first."""
    held = {tuple(sorted((option.key, option.after or ("", "")) for option in clash.options)) for clash in clashes}
    return [dict(pairs) for pairs in sorted(held, key=lambda pairs: (len(pairs), pairs))]


def _smallest(clashes: Clashes, steps: Iterator[int]) -> frozenset[Key] | None:
    """The smallest consistent set that leaves no clash, or ``None`` where none does."""
    forced = frozenset(key for clash in clashes if len(clash) == 1 for key in clash)
    if not _in_order(clashes, forced):
        return None
    taken = _most_first(clashes)
    for size in range(max(1, len(taken) - len(forced) + 1)):
        found = _search(clashes, forced, size, steps)
        if found is not None:
            return found
    return taken if all(taken & clash.keys() for clash in clashes) else None


class _TooMany(Exception):
    """The search has taken as many steps as it may."""


def _search(clashes: Clashes, chosen: frozenset[Key], size: int, steps: Iterator[int]) -> frozenset[Key] | None:
    """A consistent set of at most ``size`` more assumptions that leaves no clash, or ``None``."""
    if next(steps, None) is None:
        raise _TooMany
    open_ = [clash for clash in clashes if not chosen & clash.keys()]
    if not open_:
        return chosen
    if not size:
        return None
    for key in _by_reach(min(open_, key=len), open_):
        more = chosen | {key}
        if _in_order(clashes, more) and (found := _search(clashes, more, size - 1, steps)) is not None:
            return found
    return None


def _by_reach(keys: Collection[Key], clashes: Clashes) -> list[Key]:
    """The assumptions, the one that settles most clashes first."""
    return sorted(keys, key=lambda key: (-sum(key in clash for clash in clashes), _KINDS.index(key[0]), key))


def _most_first(clashes: Clashes) -> frozenset[Key]:
    """The assumption that settles most, again and again; a clash that only an inconsistent one would settle is left."""
    chosen: frozenset[Key] = frozenset()
    open_ = list(clashes)
    while open_:
        keys = {key for clash in open_ for key in clash}
        best = next((key for key in _by_reach(keys, open_) if _in_order(clashes, chosen | {key})), None)
        if best is None:
            break
        chosen |= {best}
        open_ = [clash for clash in open_ if best not in clash]
    return chosen


def _in_order(clashes: Clashes, chosen: frozenset[Key]) -> bool:
    """Whether the order of time that the assumptions imply has no report later than itself."""
    return not _circle({after for clash in clashes for key, after in clash.items() if key in chosen and after[0]})


def _circle(orders: Collection[Order]) -> bool:
    later = {one for one, _ in orders}  # those that are later than nobody who is left are taken away, again and again
    while later:
        free = {one for one in later if not any((one, two) in orders for two in later)}
        if not free:
            return True
        later -= free
    return False


def _assumptions(clashes: Sequence[Clash], chosen: frozenset[Key]) -> Iterator[Assumption]:
    """The chosen ones, then those that would settle some finding by themselves; those that settle most first."""
    told: dict[Key, Option] = {}
    settles: dict[Key, dict[str, int]] = {}
    number: dict[str, int] = {}
    for clash in clashes:
        number[clash.finding] = number.get(clash.finding, 0) + 1
        for option in {option.key: option for option in reversed(clash.options)}.values():
            told.setdefault(option.key, option)
            held = settles.setdefault(option.key, {})
            held[clash.finding] = held.get(clash.finding, 0) + 1
    for key in sorted(told, key=lambda key: (key not in chosen, -len(settles[key]), _KINDS.index(key[0]), key)):
        found = [finding for finding, count in settles[key].items() if key in chosen or count == number[finding]]
        if found:
            option = told[key]
            yield Assumption(
                id=" ".join(key), kind=key[0], text=option.text, article=option.article, settles=tuple(found), chosen=key in chosen
            )
