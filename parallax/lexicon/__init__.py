"""Words only, one TOML file per idea, and the loader that checks them.

Each file is a set of tables. A table with ``words`` is a class: its words are sorted, unique, lower case, and stand in no
other class of the file, unless the file says ``shared = true`` at its top.
"""

from __future__ import annotations

import tomllib
from functools import cache
from importlib.resources import files
from typing import Any


@cache
def load(name: str) -> dict[str, Any]:
    """The whole of ``lexicon/NAME.toml``, checked.

    Raises: LexiconError with the file and the class, when words are unsorted, repeated or in two classes.
    """
    table = tomllib.loads(files(__package__).joinpath(f"{name}.toml").read_text(encoding="utf-8"))
    _check(name, table)
    return table


def words(name: str) -> dict[str, frozenset[str]]:
    """Class name to its words, for every class of ``lexicon/NAME.toml``."""
    return {key: frozenset(entry["words"]) for key, entry in load(name).items()
            if isinstance(entry, dict) and "words" in entry}


def classes(name: str) -> dict[str, str]:
    """Word to the one class it stands in, for a file whose classes share no word."""
    return {word: key for key, entry in words(name).items() for word in entry}


class LexiconError(ValueError):
    """A lexicon that breaks its own rules."""


def _check(name: str, table: dict[str, Any]) -> None:
    seen: dict[str, str] = {}
    for key, entry in table.items():
        if not (isinstance(entry, dict) and "words" in entry):
            continue
        listed = entry["words"]
        if listed != sorted(set(listed)):
            raise LexiconError(f"lexicon/{name}.toml [{key}]: words must be sorted and unique")
        for word in listed:
            if word in seen and not table.get("shared"):
                raise LexiconError(f"lexicon/{name}.toml: {word!r} stands in [{seen[word]}] and [{key}]")
            seen[word] = key
