"""All that is asked of one story, a module a question; the order is that of the findings before they are weighed."""

from __future__ import annotations

from parallax.comparing.beside import compare_beside
from parallax.comparing.blame import compare_blame
from parallax.comparing.cargo import compare_cargo
from parallax.comparing.counts import compare_counts
from parallax.comparing.culprits import compare_culprits
from parallax.comparing.denials import compare_denials
from parallax.comparing.descriptions import compare_descriptions
from parallax.comparing.extents import compare_extents
from parallax.comparing.findings import Finding
from parallax.comparing.happenings import compare_happenings
from parallax.comparing.headlines import audit_headlines
from parallax.comparing.hearing import Hearing
from parallax.comparing.inner import compare_inside
from parallax.comparing.names import compare_names
from parallax.comparing.omissions import find_uncounted, find_unnamed
from parallax.comparing.oppositions import compare_oppositions
from parallax.comparing.origins import compare_origins
from parallax.comparing.persons import compare_persons
from parallax.comparing.quotations import compare_quotations
from parallax.comparing.revisions import compare_versions
from parallax.comparing.sets import compare_sets
from parallax.comparing.silence import compare_voices
from parallax.comparing.sourcing import compare_sourcing
from parallax.comparing.spots import compare_spots
from parallax.comparing.stances import compare_stances
from parallax.comparing.statuses import compare_statuses
from parallax.comparing.timing import compare_clocks, compare_days, compare_timing


def ask(heard: Hearing) -> list[Finding]:
    """Every finding of every question, neither gathered nor weighed."""
    counted = compare_counts(heard.facts, heard.chain.groups)
    return [*counted, *_of_facts(heard), *_of_accounts(heard), *_of_sourcing(heard, counted)]


def _of_facts(heard: Hearing) -> list[Finding]:
    return [
        *compare_inside(heard.facts),
        *compare_statuses(heard.facts),
        *compare_timing(heard.facts),
        *compare_sets(heard.facts, heard.bodies),
        *compare_versions(heard.lineages, heard.every, heard.told),
    ]


def _of_accounts(heard: Hearing) -> list[Finding]:
    accounts, nearness = heard.accounts, heard.nearness
    return [
        *compare_beside(accounts, heard.passages, heard.chain.groups),
        *compare_happenings(accounts, heard.passages),
        *compare_clocks(accounts, nearness),
        *compare_days(accounts, heard.chain.groups),
        *compare_oppositions(accounts, nearness),
        *compare_denials(accounts, nearness),
        *compare_cargo(accounts, nearness),
        *compare_spots(accounts),
        *compare_extents(accounts, nearness),
        *compare_descriptions(accounts),
        *compare_culprits(accounts),
        *compare_blame(accounts, nearness),
        *compare_voices(accounts, heard.bodies),
        *compare_stances(accounts, heard.bodies),
        *compare_names(accounts),
        *compare_persons(accounts),
    ]


def _of_sourcing(heard: Hearing, counted: list[Finding]) -> list[Finding]:
    accounts, facts, passages = heard.accounts, heard.facts, heard.passages
    return [
        *compare_origins(accounts, heard.chain),
        *compare_quotations(accounts),
        *compare_sourcing(accounts, facts, passages, heard.chain.groups, counted),
        *audit_headlines(accounts),
        *find_unnamed(accounts, passages),
        *find_uncounted(accounts, facts, passages),
    ]
