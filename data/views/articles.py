"""The sources of a story: their letters, names and dates, in words."""

from __future__ import annotations

from collections.abc import Hashable
from dataclasses import dataclass
from datetime import date
from typing import Any

from data.load import Tables

COLOURS = 8  # letters A to H have a colour of their own; the ninth source takes the first again


@dataclass(frozen=True, slots=True, kw_only=True)
class Source:
    """One article as the page speaks of it. ``colour`` is 0 to 7; ``dated`` is its interval in words,
    ``earliest`` and ``latest`` its bounds where they are known."""

    article: str
    letter: str
    colour: int
    name: str
    title: str | None
    author: str | None
    url: str | None
    dated: str
    words: int
    earliest: date | None = None
    latest: date | None = None


def sources(tables: Tables) -> dict[str, Source]:
    """Every article of the story by id, in the story's order, also those switched off, so that letters stay. Nobody may change it."""
    return tables.once(_sources)


def _sources(tables: Tables) -> dict[str, Source]:
    rows = tables["articles"].sort_values("position").to_dict("records")
    outlets = [row["outlet"] for row in rows]
    return {str(row["article"]): _source(row, shared=outlets.count(row["outlet"]) > 1) for row in rows}


def interval(earliest: date | None, latest: date | None) -> str:
    """A publication interval in words: "on 30 October 2025", "on or after …", "between … and …", "undated"."""
    if earliest is None and latest is None:
        return "undated"
    if latest is None:
        return f"on or after {day(earliest)}"
    if earliest is None:
        return f"on or before {day(latest)}"
    return f"on {day(earliest)}" if earliest == latest else f"between {day(earliest)} and {day(latest)}"


def day(when: date | None) -> str:
    """A day as a reader writes it: 30 October 2025."""
    return f"{when.day} {when:%B} {when.year}" if when else ""


def _source(row: dict[Hashable, Any], *, shared: bool) -> Source:
    article = str(row["article"])
    return Source(
        article=article,
        letter=str(row["letter"]),
        colour=int(row["position"]) % COLOURS,
        name=_name(row["outlet"], article, shared=shared),
        title=_text(row["title"]),
        author=_text(row["author"]),
        url=_text(row["url"]),
        dated=interval(_day(row["earliest"]), _day(row["latest"])),
        words=int(row["words"]),
        earliest=_day(row["earliest"]),
        latest=_day(row["latest"]),
    )


def _name(outlet: object, article: str, *, shared: bool) -> str:
    if not isinstance(outlet, str):
        return f"Outlet not stated ({article})"
    return f"{outlet} ({article})" if shared else outlet


def _text(value: object) -> str | None:
    return value if isinstance(value, str) else None


def _day(value: object) -> date | None:
    return value if isinstance(value, date) else None
