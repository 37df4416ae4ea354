"""A list of links (``.urls``, one per line) → Articles, fetched one by one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from parallax.ingest.pages import read_page
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
            yield read_page(_fetch(url), id=url, url=url)
        except Unreadable as error:
            yield Problem(file=str(path), line=number, wrong=error.wrong, advice=error.advice)


def _fetch(url: str) -> str:
    """The page behind a link.

    Raises: Unreadable when the link is not http(s) or the page cannot be had.
    """
    from trafilatura.downloads import fetch_url  # heavy, and only links need it

    if not url.startswith(("http://", "https://")):
        raise Unreadable(f"{url!r} is not a web link", "begin it with https://")
    page = fetch_url(url)
    if page is None:
        raise Unreadable(f"{url} could not be fetched", "open it in a browser and save the page or its text beside the others")
    return str(page)
