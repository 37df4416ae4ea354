"""Stretches of a text, looked up by place without walking them all."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from typing import Generic, TypeVar

from parallax.records import Span

T = TypeVar("T")


class Stretches(Generic[T]):
    """Things that hold a span each, in order of their starts. A look-up costs the stretches near the place, not all."""

    def __init__(self, held: Iterable[tuple[Span, T]]) -> None:
        self._held = sorted(held, key=lambda pair: pair[0])
        self._starts = [span[0] for span, _ in self._held]
        self._longest = max((end - start for (start, end), _ in self._held), default=0)

    def touching(self, start: int, end: int) -> list[T]:
        """What shares a character with ``[start, end)``, in order of its start."""
        return [thing for _, thing in self.spans_touching(start, end)]

    def spans_touching(self, start: int, end: int) -> list[tuple[Span, T]]:
        """The same, each with its span."""
        first = bisect_left(self._starts, start - self._longest)
        last = bisect_left(self._starts, end)
        return [pair for pair in self._held[first:last] if pair[0][1] > start]

    def at(self, place: int) -> list[T]:
        """What holds the character at ``place``."""
        return self.touching(place, place + 1)
