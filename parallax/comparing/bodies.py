"""Which government a name, a seat or an office speaks for."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from parallax.comparing.accounts import Account
from parallax.reading.gazetteer import country_of

# English papers write "X administration" of the executive in Washington, "X government" or "regime" of the others.
_ADMINISTRATION = "United States"
_HEADED = re.compile(r"\b(?P<name>[A-Z][\w-]+)(?:['’]s?)?\s+(?P<rule>administration|government|regime|rule)\b")
_TITLE = r"(?:[Pp]resident|[Pp]rime [Mm]inister|[Cc]hancellor|[Kk]ing|[Qq]ueen|[Pp]remier)"
_LED = re.compile(rf"\b(?P<country>[A-Z][\w.]+(?: [A-Z]\w+)?)(?:['’]s|,? where)? {_TITLE} (?P<name>[A-Z][\w-]+(?: [A-Z][\w-]+){{0,2}})")
_NO_NAMES = frozenset({"A", "An", "Current", "Federal", "Her", "His", "Its", "New", "Our", "Previous", "That", "The", "Their", "This"})
_PIECES = re.compile(r"(?:[A-Z][\w.’'-]*\s?)+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Bodies:
    """Surnames of the heads of governments, as the story's articles speak of them, and their country."""

    heads: Mapping[str, str]

    def country(self, words: str) -> str | None:
        """The one country that the words speak for; ``None`` where they name none or several."""
        found = {country for piece in _PIECES.findall(words) if (country := self._named(piece.strip()))}
        if len(found) == 1:
            return found.pop()
        if not found and re.search(r"\badministration\b", words, re.I):
            return _ADMINISTRATION
        return None

    def _named(self, piece: str) -> str | None:
        """The longest run of the piece's words that the gazetteer or the heads know: "A White House" holds "White House"."""
        words = [re.sub(r"['’]s?$", "", word) for word in piece.split()]
        for length in range(len(words), 0, -1):
            for start in range(len(words) - length + 1):
                run = " ".join(words[start : start + length])
                if country := self.heads.get(run) or country_of(run):
                    return country
        return None


def find_bodies(accounts: Sequence[Account]) -> Bodies:
    """Heads of governments, from "Italy, where President Rossi", "French President Durand" and "the Smith administration".

    Who is said to have a regime more often than an administration does not speak for Washington.
    """
    counts: dict[str, Counter[str]] = {}
    for account in accounts:
        for match in _HEADED.finditer(account.reading.article.text):
            counts.setdefault(match["name"], Counter())["administration" if match["rule"] == "administration" else "other"] += 1
    heads = {
        name: _ADMINISTRATION
        for name, count in sorted(counts.items())
        if count["administration"] > count["other"] and country_of(name) is None and name not in _NO_NAMES
    }
    for account in accounts:
        for match in _LED.finditer(account.reading.article.text):
            country = country_of(match["country"])
            if country:
                heads.setdefault(match["name"].split()[-1], country)
    return Bodies(heads=heads)
