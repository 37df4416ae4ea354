"""The records of the ledger: an event, the anchor of its finding, and the quotes that hold the anchor.

An event is checked when it is made, so one that exists can be shown, written and merged without a second look.
"""

from __future__ import annotations

import hashlib
import re
import unicodedata
import uuid
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime, timedelta
from functools import cached_property
from typing import Any

from data.views.scope import SEVERITIES
from data.views.words import GRAVITY

VERDICTS = ("confirm", "dismiss")
ACTS = (*VERDICTS, "edit", "comment", "undo")
OWNERS = ("discrepancy", "relation")
CONTEXT = 32  # characters kept on either side of a quote
LONGEST = {"reviewer": 60, "note": 4000, "title": 300}  # characters
_QUOTED = 20_000  # characters of one quote, more than any sentence
_MANY = 1000  # quotes of one anchor
_HALF = re.compile("[\ud800-\udfff]")
_ID = re.compile(r"[0-9a-f]{32}")
_AT = re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z")


class BadEvent(ValueError):
    """An event that cannot be; the message says which part of it is wrong."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """Words of an article as printed, where they stood, and what stood around them (a W3C TextQuoteSelector)."""

    article: str
    start: int
    exact: str
    prefix: str = ""
    suffix: str = ""


@dataclass(frozen=True, kw_only=True)
class Anchor:
    """A finding as the reviewer saw it. ``quotes`` are its evidence; ``title``, ``relation`` and ``severity`` are ours of that day."""

    story: str
    owner: str
    id: str
    kind: str
    topic: str
    relation: str
    severity: str
    title: str
    quotes: tuple[Quote, ...]

    @property
    def token(self) -> str:
        """What named the finding on the page on that day."""
        return f"{'finding' if self.owner == 'discrepancy' else 'relation'}:{self.id}"

    @cached_property
    def key(self) -> str:
        """The same for the same finding in the same words, in whatever tables."""
        return hashlib.blake2b(repr(self).encode("utf-8", "surrogatepass"), digest_size=12).hexdigest()


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One thing that one reviewer did. ``title``, ``severity`` and ``relation`` are a correction's, ``undoes`` an undo's."""

    reviewer: str
    act: str
    anchor: Anchor
    note: str = ""
    title: str | None = None
    severity: str | None = None
    relation: str | None = None
    undoes: str | None = None
    id: str = field(default_factory=lambda: uuid.uuid4().hex)
    at: str = field(default_factory=lambda: stamp(datetime.now(UTC)))

    def __post_init__(self) -> None:
        for problem in _problems(self):
            raise BadEvent(problem)

    @property
    def order(self) -> tuple[str, str]:
        """Events are read in this order, in every ledger that holds them."""
        return self.at, self.id


def stamp(moment: datetime) -> str:
    """The moment as an event bears it: UTC, to the microsecond, so that the order of the texts is the order in time."""
    return moment.astimezone(UTC).strftime("%Y-%m-%dT%H:%M:%S.%fZ")


def after(at: str, other: str | None) -> str:
    """``at``, or the moment after ``other`` where the clock went back: what a person does later must count as later."""
    if other is None or at > other:
        return at
    return stamp(datetime.fromisoformat(other) + timedelta(microseconds=1))


def clean_name(name: str) -> str:
    """A reviewer's name without what cannot be seen; empty when nothing is left."""
    seen = "".join(char for char in unicodedata.normalize("NFC", name) if unicodedata.category(char)[0] != "C" or char.isspace())
    return " ".join(seen.split())[: LONGEST["reviewer"]].strip()


def event_row(event: Event) -> dict[str, Any]:
    """The event as JSON has it; what is empty is left out."""
    return {name: value for name, value in asdict(event).items() if value not in (None, "")}


def parse_event(row: object) -> Event:
    """The event that JSON tells of.

    Raises: BadEvent, which says what is missing, surplus or wrong.
    """
    given = _fields(row, "the event", Event, {"reviewer", "act", "anchor", "id", "at"})
    anchor = _fields(given["anchor"], "anchor", Anchor, set(Anchor.__dataclass_fields__) - {"severity"})
    quotes = anchor["quotes"]
    if not isinstance(quotes, list) or len(quotes) > _MANY:
        raise BadEvent(f"“quotes” is not a list of at most {_MANY} quotes")
    read = tuple(_quote(quote) for quote in quotes)
    return Event(**{**given, "anchor": Anchor(**{"severity": "", **anchor, "quotes": read})})


def _quote(row: object) -> Quote:
    quote = Quote(**_fields(row, "a quote", Quote, {"article", "start", "exact"}))
    if quote.start < 0 or not quote.exact or max(len(quote.exact), len(quote.prefix), len(quote.suffix)) > _QUOTED:
        raise BadEvent("a quote is empty, too long or stands before the text")
    return quote


def _fields(row: object, name: str, record: type, needed: set[str]) -> dict[str, Any]:
    """The fields of one object, with the types that the record asks for."""
    if not isinstance(row, dict):
        raise BadEvent(f"{name} is not an object {{…}}")
    known: dict[str, Any] = record.__dataclass_fields__  # type: ignore[attr-defined]
    for missing in sorted(needed - row.keys()):
        raise BadEvent(f"{name} has no “{missing}”")
    for key, value in row.items():
        if key not in known:
            raise BadEvent(f"{name} has a “{str(key)[:40]}”, which is not known here")
        if key not in ("anchor", "quotes") and (type(value) is not (int if key == "start" else str)):
            raise BadEvent(f"“{key}” of {name} is not a {'whole number' if key == 'start' else 'text'}")
        if isinstance(value, str) and _HALF.search(value):
            raise BadEvent(f"“{key}” of {name} holds half a character")
    return dict(row)


def _problems(event: Event) -> list[str]:
    """What is wrong with an event, worst first."""
    anchor = event.anchor
    long = [name for name, most in LONGEST.items() if len(getattr(event, name) or "") > most]
    checks = {
        "“id” is not 32 hexadecimal digits": bool(_ID.fullmatch(event.id)),
        "“at” is not a moment like 2026-01-31T12:00:00.000000Z": _moment(event.at),
        f"“act” is none of {', '.join(ACTS)}": event.act in ACTS,
        "“reviewer” is empty or holds what cannot be seen": bool(event.reviewer) and event.reviewer == clean_name(event.reviewer),
        f"“{(long or [''])[0]}” is too long": not long,
        f"“owner” is none of {', '.join(OWNERS)}": anchor.owner in OWNERS,
        f"“severity” is none of {', '.join(SEVERITIES)}": {event.severity, anchor.severity or None} <= {None, *SEVERITIES},
        f"“relation” is none of {', '.join(GRAVITY)}": event.relation is None or event.relation in GRAVITY,
        "a note is empty": event.act != "comment" or bool(event.note.strip()),
        "a correction corrects nothing": (event.act == "edit") == any((event.title, event.severity, event.relation)),
        "“undoes” names no event": bool(_ID.fullmatch(event.undoes or "")) if event.act == "undo" else event.undoes is None,
    }
    return [problem for problem, holds in checks.items() if not holds]


def _moment(at: str) -> bool:
    if not _AT.fullmatch(at):
        return False
    try:
        return stamp(datetime.fromisoformat(at)) == at
    except ValueError:
        return False
