"""How the page says what the engine decided: relations, severities, gates and counts in a reader's words."""

from __future__ import annotations

from collections.abc import Sequence

# relation: (what a reader calls it, its tone in the theme)
_RELATIONS = {
    "CONTRADICTS": ("contradict", "no"),
    "INTERNAL": ("contradicts itself", "no"),
    "HEADLINE_BODY": ("headline against text", "no"),
    "DIFFERENT_TIME": ("different time", "other"),
    "DIFFERENT_SCOPE": ("different scope", "other"),
    "DIFFERENT_MEASURE": ("not the same measure", "other"),
    "UPDATE": ("update", "other"),
    "REFINES": ("one is more precise", "refines"),
    "NAME_VARIANT": ("name variant", "refines"),
    "SAME_ORIGIN": ("same origin", "refines"),
    "AGREES": ("agree", "agrees"),
    "COMPATIBLE": ("compatible", "agrees"),
    "NOT_COMPARABLE": ("not comparable", "apart"),
    "SINGLE_SOURCE": ("one source alone", "apart"),
    "UNATTRIBUTED": ("no source given", "apart"),
    "OMISSION": ("left out", "apart"),
}
# what decides a row's verdict when several relations hold in it, gravest first
GRAVITY = (
    "CONTRADICTS",
    "INTERNAL",
    "HEADLINE_BODY",
    "DIFFERENT_TIME",
    "DIFFERENT_SCOPE",
    "DIFFERENT_MEASURE",
    "UPDATE",
    "NOT_COMPARABLE",
    "REFINES",
    "NAME_VARIANT",
    "SAME_ORIGIN",
    "AGREES",
    "COMPATIBLE",
    "UNATTRIBUTED",
    "SINGLE_SOURCE",
    "OMISSION",
)
SIGNS = {"critical": "◆", "high": "▲", "medium": "●", "low": "○", "info": "·"}
_SEVERITY_TONES = {"critical": "no", "high": "other", "medium": "refines", "low": "apart", "info": "apart"}
_NUMBERS = ("no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")


def relation(name: str) -> str:
    """A relation as a reader calls it."""
    return _RELATIONS[name][0] if name in _RELATIONS else name.lower().replace("_", " ")


def relation_named(words: str) -> str | None:
    """The relation that a reader calls so."""
    return next((name for name in _RELATIONS if relation(name) == words), None)


def tone(name: str) -> str:
    """The tone of a relation: no, other, refines, agrees or apart."""
    return _RELATIONS[name][1] if name in _RELATIONS else "apart"


def severity_tone(severity: str) -> str:
    """The tone in which a severity is written; its sign and word say it too."""
    return _SEVERITY_TONES.get(severity, "apart")


def gravest(relations: Sequence[str]) -> str | None:
    """The relation that a row of several is judged by."""
    return next((name for name in GRAVITY if name in relations), relations[0] if relations else None)


def number(count: int) -> str:
    """A small count as a word, a larger one in digits with thin groups."""
    return _NUMBERS[count] if count < len(_NUMBERS) else f"{count:,}"


def counted(count: int, noun: str, plural: str | None = None) -> str:
    """ "one report", "five reports"."""
    return f"{number(count)} {noun if count == 1 else plural or noun + 's'}"


def capital(sentence: str) -> str:
    """The sentence with its first letter large and the rest as it is."""
    return sentence[:1].upper() + sentence[1:]


def listed(items: Sequence[str]) -> str:
    """ "A", "A and B", "A, B and C"."""
    return items[0] if len(items) == 1 else f"{', '.join(items[:-1])} and {items[-1]}" if items else ""


def lead(title: str) -> str:
    """The part of a title before its first quotation, where it can stand alone; its sides say the rest.

    "Who were the dead? “57 suspected traffickers” against “eleven fatalities”" → "Who were the dead?"
    """
    head = title.split("“", 1)[0].rstrip()
    return head if len(head) > 8 and head.endswith("?") else title
