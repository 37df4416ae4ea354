"""The evidence pack of one story: what an editor can send, print, file or open in a spreadsheet.

It is made from the tables alone, so the command line and the page give the same pack: ``rows`` → ``make_pack`` → a form.
"""

from __future__ import annotations

from collections.abc import Callable

from data.pack.excerpts import Row
from data.pack.html import as_html
from data.pack.json import as_json
from data.pack.make import NEEDED, Choice, make_pack
from data.pack.markdown import as_markdown
from data.pack.parts import Pack, Review
from data.pack.sheet import as_csv

FORMS: dict[str, Callable[[Pack], str]] = {".html": as_html, ".md": as_markdown, ".json": as_json, ".csv": as_csv}

__all__ = ["FORMS", "NEEDED", "Choice", "Pack", "Review", "Row", "encoded", "make_pack"]


def encoded(pack: Pack, ending: str) -> bytes:
    """The pack in the form that the ending names, as the bytes of a file."""
    # A spreadsheet takes a file without this mark for an old code page and spoils every curly quote.
    return FORMS[ending](pack).encode("utf-8-sig" if ending == ".csv" else "utf-8", "replace")
