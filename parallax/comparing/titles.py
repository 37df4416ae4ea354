"""What a story is called: an event and its place, in words that its articles share."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from typing import TypeVar

from parallax.comparing.accounts import Account
from parallax.reading.families import family_of_noun

_PLACES = frozenset({"FAC", "GPE", "LOC"})
# The words between an event and its place: "strikes inside [Libya]", "the earthquake in the [north]".
_BEFORE = re.compile(r"(?P<noun>[^\W\d_]+)\s+(?P<link>at|across|against|in|inside|near|off|on|outside)\s+(?:the\s+)?$", re.IGNORECASE)
_REACH = 40  # characters before a place
_WORD = re.compile(r"[^\W\d_]+")

Key = TypeVar("Key", str, tuple[str, str])
Said = tuple[str, str, str]  # family, place, phrase


def story_title(accounts: Sequence[Account]) -> str | None:
    """The phrase of event and place that most articles have ("Strikes inside Libya"); where no two have one, the event and the
    place that most name, side by side; ``None`` where they share neither.

    No headline is taken, for a headline is one article's account of the matter.
    """
    said = [(account.id, *row) for account in accounts for row in _phrases(account)]
    wanted = min(2, len(accounts))
    tellers: dict[tuple[str, str], set[str]] = defaultdict(set)
    for article, family, place, _ in said:
        tellers[family, place].add(article)
    if not tellers or max(map(len, tellers.values())) < wanted:
        return _side_by_side(accounts, wanted)
    chosen = _first(tellers)
    phrases = Counter(phrase for _, family, place, phrase in said if (family, place) == chosen)
    return _capital(min(phrases, key=lambda phrase: (-phrases[phrase], len(phrase), phrase)))


def _phrases(account: Account) -> Iterator[Said]:
    text = account.reading.article.text
    for entity in account.reading.entities:
        start, end = entity.span
        if entity.label not in _PLACES or account.kind_at(start) == "boilerplate":
            continue
        before = _BEFORE.search(text[max(0, start - _REACH) : start])
        family = noun_family(before["noun"]) if before else None
        if before and family:
            yield family, entity.name, f"{before['noun'].lower()} {before['link'].lower()} {' '.join(text[start:end].split())}"


def _side_by_side(accounts: Sequence[Account], wanted: int) -> str | None:
    """ "Quake · Aceh": the family's commonest noun and the place, each where enough articles have it."""
    nouns: dict[str, set[str]] = defaultdict(set)
    places: dict[str, set[str]] = defaultdict(set)
    forms: dict[str, Counter[str]] = defaultdict(Counter)
    for account in accounts:
        for word in _WORD.findall(account.reading.article.text.lower()):
            if family := noun_family(word):
                nouns[family].add(account.id)
                forms[family][word] += 1
        for entity in account.reading.entities:
            if entity.label in _PLACES:
                places[entity.name].add(account.id)
    shared = [{key: ids for key, ids in found.items() if len(ids) >= wanted} for found in (nouns, places)]
    if not all(shared):
        return None
    family = max(shared[0], key=lambda key: (len(shared[0][key]), forms[key].total(), key))
    noun = max(forms[family], key=lambda word: (forms[family][word], word))
    return f"{_capital(noun)} · {_first(shared[1])}"


def _first(found: dict[Key, set[str]]) -> Key:
    """What most articles have; the alphabet decides between equals, so that the order of articles does not."""
    return min(found, key=lambda key: (-len(found[key]), key))


def noun_family(word: str) -> str | None:
    """The family of the event that a noun of either number denotes."""
    low = word.lower()
    singular = low[:-3] + "y" if low.endswith("ies") else low[:-1] if low.endswith("s") and not low.endswith("ss") else low
    return family_of_noun(low) or family_of_noun(singular)


def _capital(words: str) -> str:
    return words[:1].upper() + words[1:]
