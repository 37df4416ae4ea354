"""Dated public events, which date an article that speaks of them in relative words."""

from __future__ import annotations

import csv
import os
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from pathlib import Path

DEFAULT = Path(__file__).parents[2] / "seeds" / "anchors.csv"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """A public event and its day. ``words`` must all occur in a sentence, each in one of its forms."""

    words: tuple[frozenset[str], ...]
    day: date
    note: str = ""

    def fits(self, sentence: str) -> bool:
        """Whether the sentence speaks of the event: every word in one of its forms."""
        said = set(re.findall(r"\w[\w-]*", sentence.lower()))
        return bool(self.words) and all(forms & said for forms in self.words)


def anchors() -> tuple[Anchor, ...]:
    """The anchors of the file that ``PARALLAX_ANCHORS`` names, or of ``seeds/anchors.csv``; none where there is no file."""
    return load_anchors(Path(os.environ.get("PARALLAX_ANCHORS", DEFAULT)))


@cache
def load_anchors(path: Path) -> tuple[Anchor, ...]:
    """Anchors from a table with the columns event, date, note.

    ``event`` holds words, blanks between them; ``a|b`` means either form. ``date`` is an ISO day.
    Raises: ValueError with file and line, where the date is none.
    """
    if not path.is_file():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(_anchor(row, path, number) for number, row in enumerate(csv.DictReader(file), 2))


def _anchor(row: dict[str, str], path: Path, number: int) -> Anchor:
    words = tuple(frozenset(word.lower().split("|")) for word in (row.get("event") or "").split())
    try:
        day = date.fromisoformat((row.get("date") or "").strip())
    except ValueError:
        raise ValueError(f"{path}, line {number}: {row.get('date')!r} is no date; write it as 2025-10-30") from None
    if not words:
        raise ValueError(f"{path}, line {number}: no words for the event")
    return Anchor(words=words, day=day, note=row.get("note") or "")
