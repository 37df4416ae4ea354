"""A saved web page → Article: the text without menus and advertisements, with what the page says of itself."""

from __future__ import annotations

from typing import Any

from parallax.ingest.problems import Unreadable
from parallax.records import Article


def read_page(markup: str | bytes, *, id: str, url: str | None = None) -> Article:
    """The article in a page. Offsets refer to the extracted text, which the ``text`` key of ``read`` prints.

    Raises: Unreadable when the page holds no article text.
    """
    import trafilatura  # heavy, and only pages need it

    found = trafilatura.bare_extraction(markup, url=url, with_metadata=True, include_comments=False, include_tables=False)
    page: dict[str, Any] = found if isinstance(found, dict) else found.as_dict() if found else {}
    text, title = page.get("text") or "", page.get("title") or None
    if not text.strip():
        raise Unreadable("no article text was found in this page", "save the page's text as .txt instead")
    if title and not text.startswith(title):
        text = f"{title}\n\n{text}"
    return Article(id=id, text=text, title=title, outlet=page.get("sitename") or None, author=page.get("author") or None,
                   url=page.get("url") or url, published=page.get("date") or None)
