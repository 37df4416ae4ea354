"""The colours that a figure is drawn in, chosen for light or dark by whoever asks for the figure."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Palette:
    """Inks as ``#rrggbb``, and one colour per source."""

    ground: str
    panel: str
    line: str
    ink: str
    quiet: str
    accent: str
    sources: tuple[str, ...]

    def source(self, number: int) -> str:
        """The colour of the source with that colour number; after the last comes the first again."""
        return self.sources[int(number) % len(self.sources)]
