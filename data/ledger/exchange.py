"""The ledger out and in: JSON with one event a line, which another ledger takes in, and CSV for a spreadsheet."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Iterable

from data.ledger.records import BadEvent, Event, event_row, parse_event
from data.pack.sheet import safe

FORMAT, VERSION = "parallax-ledger", 1
COLUMNS = ("at", "reviewer", "act", "story", "finding", "title", "relation", "severity", "note", "new title", "new relation",
           "new severity", "quotes", "articles", "undoes", "id")  # fmt: skip
_EVENTS = re.compile(r'"events"\s*:\s*\[')
_ADVICE = "Nothing was taken in. Export the ledger again from the page where it was made."


class BrokenFile(ValueError):
    """A file that is no ledger; the message names file, line, what is wrong and what to do."""


def as_json(events: Iterable[Event]) -> str:
    """The events as a file that ``from_json`` reads, one a line."""
    lines = ",\n".join(json.dumps(event_row(event), ensure_ascii=False) for event in events)
    return f'{{"format": "{FORMAT}", "version": {VERSION}, "events": [\n{lines}\n]}}\n'


def as_csv(events: Iterable[Event]) -> str:
    """The events as a table, one row each; no cell can run as a formula."""
    held = io.StringIO(newline="")
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    writer.writerows([safe(cell) for cell in _cells(event)] for event in events)
    return held.getvalue()


def from_json(content: bytes, name: str) -> tuple[Event, ...]:
    """The events of a file called ``name``.

    Raises: BrokenFile for the first thing that is wrong; a file is taken whole or not at all.
    """
    text = _text(content, name)
    try:
        whole = json.loads(text)
    except json.JSONDecodeError as error:
        raise _broken(name, error.lineno, f"this is not JSON: {error.msg.lower()} at column {error.colno}") from error
    except (RecursionError, ValueError) as error:
        raise _broken(name, 1, "brackets too deep, or a number too long, to be read") from error
    rows = _rows(whole, name)
    found: dict[str, Event] = {}
    for number, row in enumerate(rows):
        try:
            event = parse_event(row)
        except BadEvent as error:
            raise _broken(name, _line(text, number), str(error)) from error
        if found.setdefault(event.id, event) != event:
            raise _broken(name, _line(text, number), f"the id {event.id} stands twice, with different words")
    return tuple(found.values())


def _text(content: bytes, name: str) -> str:
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        raise _broken(name, line, "this is not UTF-8 text") from error


def _rows(whole: object, name: str) -> list[object]:
    """The events of the document, unread."""
    if not isinstance(whole, dict) or whole.get("format") != FORMAT:
        raise _broken(name, 1, f"this is no ledger: “format” is not “{FORMAT}”")
    if surplus := sorted(set(whole) - {"format", "version", "events"}):
        raise _broken(name, 1, f"“{surplus[0][:40]}” is not known here")
    if whole.get("version") != VERSION:
        raise _broken(name, 1, f"this Parallax reads version {VERSION} of the ledger, not {str(whole.get('version'))[:20]}")
    rows = whole.get("events")
    if not isinstance(rows, list):
        raise _broken(name, 1, "“events” is not a list")
    return rows


def _line(text: str, number: int) -> int:
    """The line on which the event with this number begins."""
    place = _EVENTS.search(text)
    at = place.end() if place else 0
    decoder = json.JSONDecoder()
    for _ in range(number):
        _, at = decoder.raw_decode(text, _next(text, at))
    return text.count("\n", 0, _next(text, at)) + 1


def _next(text: str, at: int) -> int:
    """The first place from here that is neither space nor comma."""
    while text[at] in " \t\r\n,":
        at += 1
    return at


def _broken(name: str, line: int, what: str) -> BrokenFile:
    return BrokenFile(f"{name}, line {line}: {what}. {_ADVICE}")


def _cells(event: Event) -> tuple[str, ...]:
    anchor = event.anchor
    quotes = " | ".join(" ".join(quote.exact.split()) for quote in anchor.quotes)
    articles = " | ".join(dict.fromkeys(quote.article for quote in anchor.quotes))
    said = (event.note, event.title or "", event.relation or "", event.severity or "")
    return (event.at, event.reviewer, event.act, anchor.story, anchor.token, anchor.title, anchor.relation, anchor.severity,
            *said, quotes, articles, event.undoes or "", event.id)  # fmt: skip
