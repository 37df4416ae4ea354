"""The fewest assumptions under which nothing contradicts, and the hard core that none of them settles."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import combinations

from parallax.comparing.accounts import Account
from parallax.comparing.clashes import KINDS, MOST, Clash, Key, Option, find_clashes
from parallax.comparing.facts import Fact
from parallax.comparing.hitting import Looks, TooMany, most_first, puzzle, smallest
from parallax.records import Assumption, Discrepancy, Reconciliation

_OPEN = 3  # findings that may be left open before the search for all the others is given up
_LOOKS = 2_000_000  # at a clash, before the assumption that settles most is taken again and again


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
    held: dict[str, list[Clash]] = {}
    for clash in clashes:
        held.setdefault(clash.finding, []).append(clash)
    findings = [finding for finding in reversed(worst_first) if finding in held]
    looks = Looks(_LOOKS)
    try:
        for number in range(min(_OPEN, len(findings)) + 1):
            for left in combinations(findings, number):
                found = smallest(puzzle(clash for finding in held if finding not in left for clash in held[finding]), looks)
                if found is not None:
                    return found, set(left), True
    except TooMany:
        pass
    taken = most_first(puzzle(clashes))
    left_open = {clash.finding for clash in clashes if not any(option.key in taken for option in clash.options)}
    return taken, left_open, False


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
    for key in sorted(told, key=lambda key: (key not in chosen, -len(settles[key]), KINDS.index(key[0]), key)):
        found = [finding for finding, count in settles[key].items() if key in chosen or count == number[finding]]
        if found:
            option = told[key]
            yield Assumption(
                id=" ".join(key), kind=key[0], text=option.text, article=option.article, settles=tuple(found), chosen=key in chosen
            )
