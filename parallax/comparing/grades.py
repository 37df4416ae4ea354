"""How well a claim is supported."""

from __future__ import annotations

import re

from parallax.comparing.accounts import Account
from parallax.comparing.facts import Fact
from parallax.lexicon import words

_BODY = words("sourcekinds")["body"]
_RECORD = words("record")
_BEFORE = 60  # characters before a name in which its office stands: "the disaster agency's spokesman, Ada Quill"
_WORD = re.compile(r"[\w.-]+")
_PRONOUNS = frozenset({"he", "i", "it", "she", "they", "we", "you"})


def grade(fact: Fact, *, origins: int, contested: bool, on_record: bool) -> str:
    """denied, contested, confirmed (a responsible party says so on record), fair (two origins or more), weak or unattributed."""
    if fact.rung == "denied" or (fact.quantity is not None and fact.quantity.modality == "denied"):
        return "denied"
    if contested:
        return "contested"
    if fact.rung == "confirmed" or on_record:
        return "confirmed"
    if origins > 1:
        return "fair"
    return "unattributed" if fact.party is None else "weak"


def is_on_record(fact: Fact, account: Account) -> bool:
    """Whether a public body, or a person with a public office, says it and is named.

    Source: lexicon/record.toml, the bodies of lexicon/sourcekinds.toml.
    Misses: a pronoun ("he said"), whose office stands sentences before.
    """
    if not fact.sure or fact.party is None or fact.party.casefold() in _PRONOUNS:
        return False
    if fact.party_kind == "official":
        return not _said(fact.party) & _RECORD["outside"]
    return fact.party_kind == "person" and any(_is_office(mention) for mention in _mentions(fact.party, account))


def _mentions(party: str, account: Account) -> list[str]:
    """The source's own words, and each place where its last name stands with what is written before it."""
    surname = party.split()[-1]
    text = account.reading.article.text
    return [
        party,
        *(
            text[max(0, entity.span[0] - _BEFORE) : entity.span[1]].replace("\n", ". ").rsplit(". ", 1)[-1]
            for entity in account.reading.entities
            if entity.label == "PERSON" and text[entity.span[0] : entity.span[1]].split()[-1:] == [surname] and " " in entity.name
        ),
    ]


def _is_office(mention: str) -> bool:
    said = _said(mention)
    return bool(said & (_RECORD["offices"] | _BODY)) and not said & _RECORD["outside"]


def _said(words: str) -> set[str]:
    """The words, each also without what a hyphen or a possessive adds."""
    found = {word.casefold().strip(".-") for word in _WORD.findall(words.replace("’s", "").replace("'s", ""))}
    return found | {part for word in found for part in word.split("-")}
