"""JSON lines → Articles: one object per line, with ``id`` and ``text``."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from typing import Any

from parallax.ingest.problems import Problem, Unreadable
from parallax.ingest.texts import decode, whole_characters
from parallax.records import Article

OPTIONAL = ("title", "outlet", "author", "url", "published")
EXAMPLE = 'write one object per line, such as {"id": "a1", "text": "..."}'


def read_lines(lines: Iterable[bytes], file: str) -> Iterator[Article | Problem]:
    """One Article or Problem per line that is not blank, in order."""
    for number, raw in enumerate(lines, start=1):
        if not raw.strip():
            continue
        try:
            yield _article(_object(raw), fallback=f"{file}:{number}")
        except Unreadable as error:
            yield Problem(file=file, line=number, wrong=error.wrong, advice=error.advice)


def _object(raw: bytes) -> dict[str, Any]:
    try:
        row = json.loads(decode(raw))
    except json.JSONDecodeError as error:
        raise Unreadable(f"this is not JSON ({error.msg} at character {error.pos + 1})", EXAMPLE) from None
    except RecursionError:
        raise Unreadable("this JSON is nested too deeply", EXAMPLE) from None
    if not isinstance(row, dict):
        raise Unreadable(f"this is a JSON {type(row).__name__}, not an article", EXAMPLE)
    return row


def _article(row: dict[str, Any], *, fallback: str) -> Article:
    text = row.get("text")
    if not isinstance(text, str):
        raise Unreadable("there is no 'text', or it is not a string", EXAMPLE)
    if not text.strip():
        raise Unreadable("'text' is empty", "put the article's text into it, or leave the line out")
    for key in OPTIONAL:
        if row.get(key) is not None and not isinstance(row[key], str):
            raise Unreadable(f"{key!r} is not a string", f"write {key!r} as text, or null")
    given = row.get("id")
    if given is not None and (isinstance(given, bool) or not isinstance(given, str | int)):
        raise Unreadable("'id' is neither text nor a number", EXAMPLE)
    values = {key: whole_characters(row[key]) for key in OPTIONAL if row.get(key)}
    return Article(id=fallback if given is None else whole_characters(str(given)), text=whole_characters(text), **values)
