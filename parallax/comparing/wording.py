"""Plain sentences from templates and the articles' own words."""

from __future__ import annotations

from collections.abc import Iterable

from parallax.comparing.excerpts import excerpt
from parallax.lexicon import load

_TEMPLATES: dict[str, dict[str, str]] = load("wording")
_LONGEST = 10  # words of a quotation in a title
_WITH_ARTICLE = frozenset(load("excerpts")["the"]["words"])


def phrase(key: str, **words: object) -> tuple[str, str]:
    """Title and reason of the template ``[key]`` of lexicon/wording.toml."""
    template = _TEMPLATES[key]
    return _capital(template["title"].format(**words)), _capital(template["why"].format(**words))


def quoted(words: str) -> str:
    """Words in quotation marks, cut where a phrase ends."""
    return f"“{excerpt(words, most=_LONGEST)}”"


def named(body: str) -> str:
    """ "the United States", "Chile": a country's name inside a sentence."""
    return f"the {body}" if body in _WITH_ARTICLE else body


def series(items: Iterable[str], *, most: int = 5) -> str:
    """``a``, ``a and b``, ``a, b and c``; what is beyond ``most`` is counted."""
    listed = list(dict.fromkeys(items))
    if len(listed) > most:
        listed = [*listed[: most - 1], f"{len(listed) - most + 1} more"]
    return listed[0] if len(listed) == 1 else f"{', '.join(listed[:-1])} and {listed[-1]}" if listed else ""


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """``one article``, ``3 articles``."""
    small = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
    shown = small[number] if number < len(small) else str(number)
    return f"{shown} {noun if number == 1 else plural or noun + 's'}"


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
