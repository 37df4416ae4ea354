"""Articles sorted into stories: near in time, sharing names, and alike in what they open with."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence
from datetime import date
from hashlib import blake2s
from itertools import combinations

import numpy as np

from parallax.comparing.accounts import Account, Days, prepare
from parallax.comparing.encoder import Vectors, encode
from parallax.comparing.passages import Encoder
from parallax.records import Reading

WINDOW = 5  # days between two reports of one event, where both are dated
LIKE = 0.52  # cosine of the openings; measured on the development stories
_NAMES = 2  # names that two reports of one event share
_COMMON = 0.25  # a name in more than this share of all articles tells nothing (in ten articles or more)
_OPENING = 3  # sentences
_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "EVENT", "NORP"})


def group(readings: Sequence[Reading], *, encoder: Encoder = encode) -> list[tuple[str, list[Reading]]]:
    """Stories as (id, readings), earliest first; an id depends on the story's earliest article alone, so it stays when others join.

    Only articles that share a telling name are compared, so the work grows with the shared names, not with the square of the articles.
    """
    accounts = prepare(readings)
    if not accounts:
        return []
    rows = encoder([_opening(account) for account in accounts])
    root = list(range(len(accounts)))

    def find(place: int) -> int:
        while root[place] != place:
            root[place] = root[root[place]]
            place = root[place]
        return place

    for one, other in _candidates(accounts):
        if _near(accounts[one].published, accounts[other].published) and _like(rows, one, other):
            first, second = sorted((find(one), find(other)))
            root[second] = first
    held: dict[int, list[Account]] = defaultdict(list)
    for place, account in enumerate(accounts):
        held[find(place)].append(account)
    stories = [sorted(members, key=_age) for members in held.values()]
    return [
        (_story_id(members[0]), [account.reading for account in members]) for members in sorted(stories, key=lambda rows: _age(rows[0]))
    ]


def _candidates(accounts: Sequence[Account]) -> list[tuple[int, int]]:
    """Pairs that share two telling names."""
    holders: dict[str, list[int]] = defaultdict(list)
    for place, account in enumerate(accounts):
        names = {
            entity.name.casefold()
            for entity in account.reading.entities
            if entity.label in _LABELS and account.kind_at(entity.span[0]) != "boilerplate"
        }
        for name in names:
            holders[name].append(place)
    shared: dict[tuple[int, int], int] = defaultdict(int)
    for places in holders.values():
        if len(accounts) >= 10 and len(places) > max(10, _COMMON * len(accounts)):
            continue
        for pair in combinations(places, 2):
            shared[pair] += 1
    return sorted(pair for pair, count in shared.items() if count >= _NAMES)


def _near(one: Days, other: Days) -> bool:
    """Within the window, or not known."""
    if one[0] is None or other[0] is None or one[1] is None or other[1] is None:
        return True
    return max((one[0] - other[1]).days, (other[0] - one[1]).days) <= WINDOW


def _like(rows: Vectors, one: int, other: int) -> bool:
    return float(np.dot(rows[one], rows[other])) >= LIKE


def _opening(account: Account) -> str:
    told = [account.words(sentence.span) for sentence in account.reading.sentences if sentence.kind in ("headline", "body")]
    return " ".join(told[:_OPENING])


def _age(account: Account) -> tuple[date, str]:
    return account.published[0] or date.max, account.id


def _story_id(account: Account) -> str:
    return f"story-{blake2s(account.id.encode(), digest_size=4).hexdigest()}"
