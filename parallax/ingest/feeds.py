"""A saved feed (RSS, Atom) → Articles: one entry each, with the text that the feed itself gives. Nothing is fetched."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from typing import Any

from parallax.ingest.problems import Problem, Unreadable
from parallax.ingest.texts import whole_characters
from parallax.records import Article

ADVICE = "give the feed's own address in a .urls file, or save its articles"
_BLOCKS = frozenset({"article", "blockquote", "br", "dd", "div", "dt", "figcaption", "figure", "h1", "h2", "h3", "h4", "h5", "h6", "hr",
                     "li", "ol", "p", "pre", "section", "table", "tr", "ul"})
_UNREAD = frozenset({"iframe", "noscript", "script", "style", "template"})


def read_feed(raw: bytes, file: str) -> Iterator[Article | Problem]:
    """One Article per entry with a text, in order; an entry without one is a Problem.

    Raises: Unreadable when it is no feed.
    """
    import feedparser  # only feeds need it

    found = feedparser.parse(io.BytesIO(raw))
    if not found.get("version"):
        raise Unreadable("this is not a feed", ADVICE)
    outlet = _line(found.feed.get("title"))
    for number, entry in enumerate(found.entries, start=1):
        article = _article(entry, outlet, fallback=f"{file}:{number}")
        yield article or Problem(file=file, line=None, wrong=f"entry {number} has no text", advice="give the article itself")


def _article(entry: dict[str, Any], outlet: str | None, *, fallback: str) -> Article | None:
    """The entry's longest text under its title; None where it has none beside the title."""
    held = [part.get("value") or "" for part in entry.get("content", ())] + [entry.get("summary") or ""]
    text = max(map(_plain, held), key=len)
    if not text:
        return None
    title = _line(entry.get("title"))
    when = entry.get("published_parsed") or entry.get("updated_parsed")
    return Article(id=whole_characters(entry.get("id") or entry.get("link") or fallback), text=f"{title}\n\n{text}" if title else text,
                   title=title, outlet=outlet, author=_line(entry.get("author")), url=entry.get("link") or None,
                   published=f"{when.tm_year:04}-{when.tm_mon:02}-{when.tm_mday:02}" if when else None)


def _plain(markup: str) -> str:
    """The words of a piece of HTML, a block per line."""
    from lxml import etree, html  # type: ignore[import-untyped]

    try:
        root = html.fragment_fromstring(whole_characters(markup).replace("\0", ""), create_parent="div")
    except (etree.LxmlError, ValueError):
        return ""
    lines = ("".join(_words(root))).split("\n")
    return "\n".join(line for line in (" ".join(part.split()) for part in lines) if line)


def _words(element: Any) -> Iterator[str]:
    block = element.tag in _BLOCKS
    if isinstance(element.tag, str) and element.tag not in _UNREAD:
        yield "\n" if block else ""
        yield re.sub(r"\s", " ", element.text or "")
        for child in element:
            yield from _words(child)
        yield "\n" if block else ""
    yield re.sub(r"\s", " ", element.tail or "")


def _line(said: Any) -> str | None:
    return " ".join(whole_characters(_plain(str(said or ""))).split()) or None
