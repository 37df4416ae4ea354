"""Members joined by pairs, over any number of steps."""

from __future__ import annotations

from collections.abc import Iterable


def first_of(members: Iterable[str], pairs: Iterable[tuple[str, str]]) -> dict[str, str]:
    """Member to the first, in order of the alphabet, of all that it is joined with; to itself where that is none."""
    root = {member: member for member in members}

    def find(member: str) -> str:
        while root[member] != member:
            root[member] = member = root[root[member]]
        return member

    for one, other in pairs:
        first, second = sorted((find(one), find(other)))
        root[second] = first
    return {member: find(member) for member in root}
