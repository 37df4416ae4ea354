"""How many independent origins stand behind a statement: the engine counts them, and the page counts again without a source."""

from __future__ import annotations

from collections.abc import Iterable

Support = tuple[str, tuple[str, ...]]  # an article, and all that it goes back to


def origins(supports: Iterable[Support]) -> int:
    """How many groups remain when articles that share anything they go back to are taken as one.

    Only what these supports share joins them: two reports that each share a wire with a third, which does not say so, stay two.
    """
    groups: list[set[str]] = []
    for article, upstream in supports:
        keys = {f"article {article}", *upstream}
        touched = [group for group in groups if group & keys]
        groups = [group for group in groups if not group & keys]
        groups.append(keys.union(*touched))
    return len(groups)
