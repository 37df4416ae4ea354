"""What a claim goes back to beside its own article: its publisher's house, the outlet behind it, a text that others print too."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from parallax.comparing.accounts import Account, overlap
from parallax.comparing.claims import attribution_of
from parallax.comparing.facts import Fact
from parallax.comparing.families import house_of
from parallax.comparing.joined import first_of
from parallax.comparing.origins import LARGE, early
from parallax.comparing.shingles import Copy
from parallax.records import Attribution, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Upstream:
    """By article: what stands behind all that it says, and the runs of text that it shares with others."""

    whole: Mapping[str, frozenset[str]]
    runs: Mapping[str, tuple[tuple[str, Span], ...]]


def find_upstream(accounts: Sequence[Account], copies: Sequence[Copy], versions: Mapping[str, str]) -> Upstream:
    """What the articles' openings rest on stands behind all they say; a shared passage only behind what it says itself.

    ``versions`` maps an article to the first version of it.
    """
    large = [(copy.one, copy.other) for copy in copies if copy.share >= LARGE]
    root = first_of([article for pair in large for article in pair], large)
    whole: dict[str, set[str]] = {account.id: _outlets(account) for account in accounts}
    runs: dict[str, list[tuple[str, Span]]] = defaultdict(list)
    for article, first in root.items():
        whole[article].add(f"text {first}")
    for copy in copies:
        if copy.share < LARGE:
            key = f"passage {copy.one} {copy.other}"
            runs[copy.one] += [(key, span) for span in copy.runs]
            runs[copy.other] += [(key, span) for span in copy.other_runs]
    for article, first in versions.items():
        whole[article].add(f"version {first}")
    return Upstream(
        whole={article: frozenset(keys) for article, keys in whole.items()},
        runs={article: tuple(listed) for article, listed in runs.items()},
    )


def upstream_of(fact: Fact, account: Account, known: Upstream) -> tuple[str, ...]:
    """All that the fact goes back to, in order of the alphabet: two facts that share any of it are not independent."""
    keys = set(known.whole[account.id])
    for span in fact.spans:
        keys |= {key for key, run in known.runs.get(account.id, ()) if overlap(run, span)}
        row = attribution_of(account, span)
        if row is not None:
            keys |= _credited(account, row)
    return tuple(sorted(keys))


def _outlets(account: Account) -> set[str]:
    names = [*early(account), *([account.reading.article.outlet] if account.reading.article.outlet else [])]
    return {f"outlet {house_of(name)}" for name in names}


def _credited(account: Account, row: Attribution) -> set[str]:
    """The outlets that the statement came through: "the Herald reported", "an official told Reuters"."""
    spans = [span for span in (row.source if row.source_kind == "outlet" else None, row.via) if span]
    return {f"outlet {house_of(entity.name)}" for span in spans for entity in account.entities_in(span) if entity.label == "OUTLET"}
