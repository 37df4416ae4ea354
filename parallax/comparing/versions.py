"""Versions of one article: recognised, not taken for independent reports, and what changed from one to the next."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from urllib.parse import urlsplit

from rapidfuzz.fuzz import token_set_ratio

from parallax.comparing.accounts import Account, earlier
from parallax.comparing.joined import first_of
from parallax.comparing.shingles import Copy
from parallax.records import Origin

_SAME_TITLE = 85  # of 100: a headline whose figure was changed has more
_TITLED, _UNTITLED, _NAMELESS = 0.3, 0.5, 0.8  # share of the shorter text that must stand in the other


@dataclass(frozen=True, slots=True, kw_only=True)
class Lineage:
    """The versions of one article, the oldest first as far as their dates tell; ``dated`` says whether they all do."""

    versions: tuple[str, ...]
    dated: bool

    @property
    def newest(self) -> str:
        return self.versions[-1]


def find_versions(accounts: Sequence[Account], copies: Iterable[Copy]) -> list[Lineage]:
    """Articles of one address, or of one outlet with one title or much of one text, or of no known outlet with nearly one text.

    Two outlets that print one text are no versions, nor are two articles with the very same words: those are copies.
    """
    by_id = {account.id: account for account in accounts}
    pairs = [(copy.one, copy.other) for copy in copies if _is_version(by_id[copy.one], by_id[copy.other], copy.share)]
    first = first_of(by_id, [*pairs, *_of_one_address(accounts)])
    held: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        held[first[account.id]].append(account)
    return [_lineage(versions) for _, versions in sorted(held.items()) if len(versions) > 1]


def replaced_in(lineages: Iterable[Lineage]) -> frozenset[str]:
    """The articles of which there is a newer version: their outlet no longer says what they say."""
    return frozenset(article for lineage in lineages for article in lineage.versions[:-1])


def firsts(lineages: Iterable[Lineage]) -> dict[str, str]:
    """Article to the first version of it, for those that have versions."""
    return {article: lineage.versions[0] for lineage in lineages for article in lineage.versions}


def _is_version(one: Account, other: Account, share: float) -> bool:
    if one.reading.article.text == other.reading.article.text:
        return False
    outlets = {_outlet(account) for account in (one, other)}
    if None in outlets:
        return share >= _NAMELESS and len(outlets) == 1 and earlier(one.published, other.published) is not None
    if len(outlets) > 1:
        return False
    return share >= _UNTITLED or (share >= _TITLED and _one_title(one, other))


def _outlet(account: Account) -> str | None:
    outlet = account.reading.article.outlet
    return " ".join(outlet.casefold().split()) if outlet else None


def _one_title(one: Account, other: Account) -> bool:
    here, there = (account.reading.article.title or "" for account in (one, other))
    return bool(here and there) and token_set_ratio(here.casefold(), there.casefold()) >= _SAME_TITLE


def _of_one_address(accounts: Sequence[Account]) -> list[tuple[str, str]]:
    held: dict[str, list[str]] = defaultdict(list)
    for account in accounts:
        address = _address(account.reading.article.url)
        if address:
            held[address].append(account.id)
    return [(articles[0], other) for articles in held.values() for other in articles[1:]]


def _address(url: str | None) -> str:
    """The address without what varies from reader to reader; empty for a site's front page."""
    if not url:
        return ""
    try:
        parts = urlsplit(url.strip())
    except ValueError:
        return ""
    path = parts.path.rstrip("/").removesuffix("/amp")
    host = (parts.hostname or "").removeprefix("www.").removeprefix("amp.").removeprefix("m.")
    return f"{host}{path}" if host and path else ""


def _lineage(versions: Sequence[Account]) -> Lineage:
    ordered = sorted(versions, key=lambda account: (account.published[0] or account.published[1] or date.min, account.id))
    dated = all(earlier(one.published, other.published) for one, other in pairwise(ordered))
    return Lineage(versions=tuple(account.id for account in ordered), dated=dated)


def as_origins(lineages: Iterable[Lineage]) -> list[Origin]:
    """Each lineage as an origin, under the id of its newest version."""
    return [Origin(name=f"versions of {row.newest}", kind="version", articles=row.versions) for row in lineages]


def by_version(lineages: Iterable[Lineage], by_id: Mapping[str, Account]) -> list[tuple[Lineage, Account, Account]]:
    """Each version with the next one."""
    return [(lineage, by_id[one], by_id[two]) for lineage in lineages for one, two in pairwise(lineage.versions)]
