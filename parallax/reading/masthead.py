"""What an article's own text says of its title and outlet, for fields that were not given."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from parallax.records import Article, Sentence

# A dateline names the outlet or agency between the place and a dash: "RALEIGH, N.C. (WNCN) –", "(CNN) --".
_DATELINE = re.compile(r"""
    ^[^\n()]{0,60}            # the place, if any
    \( (?P<outlet>[A-Z][\w.& ]{1,30}) \)
    \s* (?: -{1,2} | [–—] )   # what follows is the story
    """, re.VERBOSE | re.MULTILINE)
DATELINE_WITHIN = 600  # characters: a headline may come first


def complete(article: Article, sentences: Sequence[Sentence]) -> Article:
    """The article with its headline as title and its dateline's outlet, where none was given."""
    title = article.title or _title(article.text, sentences)
    outlet = article.outlet or _outlet(article.text)
    if (title, outlet) == (article.title, article.outlet):
        return article
    return replace(article, title=title, outlet=outlet)


def _title(text: str, sentences: Sequence[Sentence]) -> str | None:
    headline = next((s for s in sentences if s.kind == "headline"), None)
    return " ".join(text[slice(*headline.span)].split()) if headline else None


def _outlet(text: str) -> str | None:
    found = _DATELINE.search(text, 0, DATELINE_WITHIN)
    return found["outlet"].strip() if found else None
