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
_CAPITALS = 0.75  # share of a heading's long words that begin with a capital
_ENDS = ".!?:;,”\"’)"
_FURNITURE = 3  # pages, or all of fewer, that carry the same line at their edge make it no part of the article
_PAGE_NUMBER = re.compile(r"\W*(?:page\s+)?\d{1,4}(?:\s*(?:/|of)\s*\d{1,4})?\W*\Z", re.IGNORECASE)
_HYPHEN = re.compile(r"(?<=[a-z])-\Z")


def read_paper(raw: bytes, *, id: str) -> Article:
    """The text of a PDF, a paragraph per line.

    Raises: Unreadable when it is locked, broken, too long or without text (a scan).
    """
    text = flowed([line for lines in _without_furniture(_pages(raw)) for line in lines])
    if not text:
        raise Unreadable("this PDF holds pictures of text and no text", "paste the article's text, or run it through text recognition")
    return Article(id=id, text=text)


def flowed(lines: list[str]) -> str:
    """Printed lines as paragraphs: a line that fills its column runs on into the next, a short one, a blank one and a heading end there.

    Misses: a last line of a paragraph that happens to be full.
    """
    widest = max((len(line) for line in lines), default=0)
    text = ""
    for number, line in enumerate(lines):
        held = line.strip()
        following = lines[number + 1].strip() if number + 1 < len(lines) else ""
        heading = _begins(text) and _titled(held) and following[:1].isupper()
        text = _HYPHEN.sub("", text[:-1]) if _broken_word(text, held) else text
        text = f"{text.rstrip()}\n" if heading or not held else text
        text += held + (" " if held and not heading and len(line) >= _FULL * widest else "\n")
    return re.sub(r"\n{2,}", "\n", text).strip()


def _begins(text: str) -> bool:
    """Whether what follows the text can begin a paragraph."""
    return not text or text.endswith("\n") or text.rstrip()[-1:] in _ENDS


def _titled(line: str) -> bool:
    """Whether a line is written as headings are: no end of a sentence, and nearly every long word with a capital."""
    long = [word for word in re.findall(r"[^\W\d_]+", line) if len(word) > 3]
    return len(long) > 1 and line[-1:] not in _ENDS and sum(word[0].isupper() for word in long) >= _CAPITALS * len(long)


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
    pages = [_bare(lines, set()) for lines in pages]
    edges = Counter(line.strip() for lines in pages for line in {*lines[:1], *lines[-1:]})
    furniture = {line for line, count in edges.items() if count >= max(2, min(_FURNITURE, len(pages)))}
    return [_bare(lines, furniture) for lines in pages]


def _bare(lines: list[str], furniture: set[str]) -> list[str]:
    while lines and (lines[0].strip() in furniture or _PAGE_NUMBER.match(lines[0])):
        lines = lines[1:]
    while lines and (lines[-1].strip() in furniture or _PAGE_NUMBER.match(lines[-1])):
        lines = lines[:-1]
    return lines
