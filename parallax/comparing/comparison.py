"""One story's readings → its claims, relations, findings, origins, omissions and passages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2s

from parallax.comparing.accounts import Account, prepare
from parallax.comparing.assumptions import reconcile
from parallax.comparing.beside import compare_beside
from parallax.comparing.blame import compare_blame
from parallax.comparing.bodies import find_bodies
from parallax.comparing.camps import with_camps
from parallax.comparing.cargo import compare_cargo
from parallax.comparing.claims import find_facts
from parallax.comparing.counts import compare_counts
from parallax.comparing.culprits import compare_culprits
from parallax.comparing.denials import compare_denials
from parallax.comparing.descriptions import compare_descriptions
from parallax.comparing.encoder import encode
from parallax.comparing.extents import compare_extents
from parallax.comparing.findings import Finding
from parallax.comparing.gathering import gather
from parallax.comparing.happenings import compare_happenings
from parallax.comparing.headlines import audit_headlines
from parallax.comparing.inner import compare_inside
from parallax.comparing.names import compare_names
from parallax.comparing.nearness import Nearness
from parallax.comparing.omissions import find_omissions, find_uncounted, find_unnamed
from parallax.comparing.oppositions import compare_oppositions
from parallax.comparing.origins import compare_origins, find_origins
from parallax.comparing.passages import Encoder, find_passages, vectors
from parallax.comparing.persons import compare_persons
from parallax.comparing.quotations import compare_quotations
from parallax.comparing.ranges import find_ranges
from parallax.comparing.revisions import compare_versions
from parallax.comparing.sets import compare_sets
from parallax.comparing.severity import weigh
from parallax.comparing.silence import compare_voices
from parallax.comparing.sourcing import compare_sourcing
from parallax.comparing.spots import compare_spots
from parallax.comparing.stances import compare_stances
from parallax.comparing.statuses import agree_beside, compare_statuses
from parallax.comparing.support import find_claims
from parallax.comparing.timing import compare_clocks, compare_days, compare_timing
from parallax.comparing.titles import story_title
from parallax.comparing.topics import by_scene, in_scene
from parallax.comparing.upstream import find_upstream
from parallax.comparing.versions import as_origins, find_versions, firsts, replaced_in
from parallax.records import Comparison, Discrepancy, Reading


def compare(
    readings: Sequence[Reading], *, story: str = "story", title: str | None = None, encoder: Encoder = encode
) -> Comparison:
    """All that the readings say together, taken as one story; the order of the articles changes nothing but ``articles``."""
    every = prepare(readings)
    told = [fact for account in every for fact in find_facts(account)]
    whole = find_origins(every)
    lineages = find_versions(every, whole.copies)
    replaced = replaced_in(lineages)
    accounts = [account for account in every if account.id not in replaced]
    facts = [fact for fact in told if fact.article not in replaced]
    chain = find_origins(accounts) if replaced else whole
    bodies = find_bodies(accounts)
    rows = vectors(every, encoder)
    nearness = Nearness(rows)
    near = find_passages(rows)
    passages = [row for row in near if row.article not in replaced and row.other not in replaced]
    counted = compare_counts(facts, chain.groups)
    findings = [
        *counted,
        *compare_inside(facts),
        *compare_beside(accounts, passages, chain.groups),
        *compare_statuses(facts),
        *compare_happenings(accounts, passages),
        *compare_timing(facts),
        *compare_clocks(accounts, nearness),
        *compare_days(accounts, chain.groups),
        *compare_sets(facts, bodies),
        *compare_oppositions(accounts, nearness),
        *compare_denials(accounts, nearness),
        *compare_cargo(accounts, nearness),
        *compare_spots(accounts),
        *compare_extents(accounts, nearness),
        *compare_descriptions(accounts),
        *compare_culprits(accounts),
        *compare_blame(accounts, nearness),
        *compare_voices(accounts, bodies),
        *compare_stances(accounts, bodies),
        *compare_names(accounts),
        *compare_persons(accounts),
        *compare_origins(accounts, chain),
        *compare_quotations(accounts),
        *compare_sourcing(accounts, facts, passages, chain.groups, counted),
        *audit_headlines(accounts),
        *find_unnamed(accounts, passages),
        *find_uncounted(accounts, facts, passages),
    ]
    all_placed = by_scene(told, every)
    placed = [fact for fact in all_placed if fact.article not in replaced]
    findings = in_scene([*findings, *compare_versions(lineages, every, told)], all_placed)
    findings += agree_beside(placed, judged={finding.relation.topic for finding in findings})
    findings = with_camps(gather(findings), all_placed)
    claims = find_claims(all_placed, findings, every, find_upstream(every, whole.copies, firsts(lineages)))
    discrepancies = _discrepancies(findings)
    return Comparison(
        story=story,
        title=title or _title(accounts),
        articles=tuple(reading.article.id for reading in readings),
        claims=tuple(claims),
        relations=tuple(finding.relation for finding in findings if not _is_shown(finding)),
        discrepancies=tuple(discrepancies),
        origins=(*whole.origins, *as_origins(lineages)),
        omissions=tuple(find_omissions(accounts, placed)),
        passages=tuple(near),
        ranges=tuple(find_ranges(all_placed, claims, without=replaced)),
        reconciliation=reconcile(discrepancies, accounts, placed),
    )


def _title(accounts: Sequence[Account]) -> str:
    """The event and its place in shared words; else the first headline there is, else the opening sentence."""
    shared = story_title(accounts)
    if shared:
        return shared
    for account in accounts:
        if account.reading.article.title:
            return account.reading.article.title
    for account in accounts:
        opening = [account.words(s.span) for s in account.reading.sentences if s.kind in ("headline", "body")]
        if opening:
            return opening[0]
    return "Untitled story"


def _is_shown(finding: Finding) -> bool:
    """Whether it belongs among the discrepancies; what weighs next to nothing is kept with the relations."""
    return finding.shown and weigh(finding)[1] != "info"


def _discrepancies(findings: Iterable[Finding]) -> list[Discrepancy]:
    """What a reader should see, worst first."""
    rows = []
    for finding in findings:
        if not _is_shown(finding):
            continue
        score, severity, parts = weigh(finding)
        held = finding.relation
        rows.append(
            Discrepancy(
                id=_id(finding),
                kind=held.kind,
                relation=held.relation,
                severity=severity,
                score=score,
                title=finding.title,
                why=held.why,
                gate=held.gate,
                sides=held.sides,
                parts=parts,
                steps=held.steps,
                topic=held.topic,
            )
        )
    return sorted(rows, key=lambda row: (-row.score, row.kind, row.relation, row.id))


def _id(finding: Finding) -> str:
    """The same finding has the same id in every build: kind, relation and the evidence make it."""
    held = finding.relation
    spans = "|".join(f"{side.article}:{side.evidence}" for side in held.sides)
    return blake2s(f"{held.kind}/{held.relation}/{finding.title}/{spans}".encode(), digest_size=5).hexdigest()
