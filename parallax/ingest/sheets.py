"""A CSV table → Articles: one row each, with its text in a column ``text``."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from parallax.ingest.limits import LARGEST_FILE
from parallax.ingest.lines import OPTIONAL
from parallax.ingest.problems import Problem, Unreadable
from parallax.ingest.texts import decode
from parallax.records import Article

ADVICE = "head the table with a row such as: id,outlet,published,title,text"
_SEPARATORS = ",;\t|"


def read_sheet(raw: bytes, file: str) -> Iterator[Article | Problem]:
    """One Article or Problem per row that is not blank, in order; a problem names the line in the file.

    Raises: Unreadable when it is no text or has no column ``text``.
    """
    text = decode(raw)
    csv.field_size_limit(LARGEST_FILE)
    reader = csv.DictReader(io.StringIO(text, newline=""), delimiter=_separator(text), restkey="", strict=True)
    heads = {str(head).strip().lower(): head for head in _heads(reader) if head}
    if "text" not in heads:
        raise Unreadable("the table has no column 'text'", ADVICE)
    while True:
        first = reader.line_num + 1
        try:
            row = next(reader, None)
        except csv.Error as error:
            yield Problem(file=file, line=reader.line_num, wrong=f"this row cannot be read ({error})", advice="close its quotation marks")
            continue
        if row is None:
            return
        cells = {key: (row.get(head) or "").strip() for key, head in heads.items()}
        if not any(cells.values()):
            continue
        if not cells["text"]:
            yield Problem(file=file, line=first, wrong="'text' is empty", advice="put the article's text into it, or leave the row out")
            continue
        given = {key: cells[key] for key in OPTIONAL if cells.get(key)}
        yield Article(id=cells.get("id") or f"{file}:{first}", text=cells["text"], **given)


def _heads(reader: csv.DictReader[str]) -> list[str]:
    try:
        return list(reader.fieldnames or ())
    except csv.Error as error:
        raise Unreadable(f"its first row cannot be read ({error})", ADVICE) from None


def _separator(text: str) -> str:
    """The separator that stands most often in the first line; a comma where none does."""
    head = text.split("\n", 1)[0]
    return max(_SEPARATORS, key=head.count)
