"""A PDF → Article: its printed lines put together again, for a line break ends a sentence when an article is read."""

from __future__ import annotations

import io
import re
import zlib
from collections import Counter
from struct import error as StructError

from parallax.ingest.limits import MOST_PAGES
from parallax.ingest.problems import Unreadable
from parallax.records import Article

# A broken PDF breaks its reader in many ways; none of them is worth more than this one file.
_BROKEN = (ValueError, LookupError, TypeError, AttributeError, ArithmeticError, RecursionError, AssertionError, NotImplementedError,
           OSError, StructError, zlib.error)
_FULL = 0.75  # share of the widest line from which on a line is taken to run on
_FURNITURE = 3  # pages that carry the same line at their edge make it no part of the article
_PAGE_NUMBER = re.compile(r"\W*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*\Z", re.IGNORECASE)
_HYPHEN = re.compile(r"(?<=[a-z])-\Z")


def read_paper(raw: bytes, *, id: str) -> Article:
    """The text of a PDF, a paragraph per line.

    Raises: Unreadable when it is locked, broken, too long or without text (a scan).
    """
    pages = _pages(raw)
    text = "\n".join(flowed(lines) for lines in _without_furniture(pages) if lines).strip()
    if not text:
        raise Unreadable("this PDF holds pictures of text and no text", "paste the article's text, or run it through text recognition")
    return Article(id=id, text=text)


def flowed(lines: list[str]) -> str:
    """Printed lines as paragraphs: a line that fills its column runs on into the next, a short or blank one ends there.

    Misses: a last line of a paragraph that happens to be full.
    """
    widest = max((len(line) for line in lines), default=0)
    text = ""
    for line in lines:
        held = line.strip()
        if not held:
            text = text.rstrip() + "\n"
            continue
        runs_on = len(line) >= _FULL * widest
        text = _HYPHEN.sub("", text[:-1]) if _broken_word(text, held) else text
        text += held + (" " if runs_on else "\n")
    return re.sub(r"\n{2,}", "\n", text).strip()


def _broken_word(text: str, held: str) -> bool:
    """Whether the text ends in the first half of a word and the line begins with the second: "govern-", "ment"."""
    return text.endswith("- ") and held[:1].islower() and bool(_HYPHEN.search(text[:-1]))


def _pages(raw: bytes) -> list[list[str]]:
    from pypdf import PdfReader  # only PDFs need it
    from pypdf.errors import PyPdfError

    try:
        reader = PdfReader(io.BytesIO(raw), strict=False)
        if reader.is_encrypted and not reader.decrypt(""):
            raise Unreadable("this PDF is locked with a password", "save it without one")
        if len(reader.pages) > MOST_PAGES:
            raise Unreadable(f"this PDF has {len(reader.pages)} pages", f"give the article's own pages, at most {MOST_PAGES}")
        return [page.extract_text().split("\n") for page in reader.pages]
    except Unreadable:
        raise
    except (PyPdfError, *_BROKEN) as error:
        raise Unreadable(f"this is not a PDF that can be opened ({type(error).__name__})",
                         "print it to a new PDF, or paste its text") from None


def _without_furniture(pages: list[list[str]]) -> list[list[str]]:
    """The pages without running heads, feet and page numbers."""
    edges = Counter(line.strip() for lines in pages for line in {*lines[:1], *lines[-1:]})
    furniture = {line for line, count in edges.items() if count >= _FURNITURE}
    return [_bare(lines, furniture) for lines in pages]


def _bare(lines: list[str], furniture: set[str]) -> list[str]:
    while lines and (lines[0].strip() in furniture or _PAGE_NUMBER.match(lines[0])):
        lines = lines[1:]
    while lines and (lines[-1].strip() in furniture or _PAGE_NUMBER.match(lines[-1])):
        lines = lines[:-1]
    return lines
