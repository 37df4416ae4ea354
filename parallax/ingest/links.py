"""A list of links (``.urls``, one per line) → Articles, fetched one by one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from parallax.ingest.fetch import BY_HAND, Fetched, fetch
from parallax.ingest.pages import read_page
from parallax.ingest.papers import read_paper
from parallax.ingest.problems import Problem, Unreadable
from parallax.ingest.texts import decode
from parallax.records import Article


def read_links(path: Path) -> Iterator[Article | Problem]:
    """One Article or Problem per link; lines that begin with # are notes."""
    for number, line in enumerate(decode(path.read_bytes()).split("\n"), start=1):
        url = line.strip()
        if not url or url.startswith("#"):
            continue
        try:
            yield read_fetched(fetch(url), id=url)
        except Unreadable as error:
            yield Problem(file=str(path), line=number, wrong=error.wrong, advice=error.advice)


def read_fetched(page: Fetched, *, id: str) -> Article:
    """The article in what a link gave: a page, a text or a PDF.

    Raises: Unreadable when it is something else, or holds no article.
    """
    if page.type == "application/pdf":
        return read_paper(page.content, id=id)
    if page.type == "text/plain":
        return Article(id=id, text=decode(page.content), url=page.url)
    if page.type in ("text/html", "application/xhtml+xml"):
        return read_page(page.content, id=id, url=page.url)
    raise Unreadable(f"{page.url} gives {page.type}, which is no article", BY_HAND)
