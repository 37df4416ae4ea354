"""One story's readings → its claims, relations, findings, origins, omissions and passages."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from hashlib import blake2s

from parallax.comparing.accounts import Account
from parallax.comparing.assumptions import reconcile
from parallax.comparing.camps import with_camps
from parallax.comparing.encoder import encode
from parallax.comparing.findings import Finding
from parallax.comparing.gathering import gather
from parallax.comparing.hearing import hear
from parallax.comparing.omissions import find_omissions
from parallax.comparing.passages import Encoder
from parallax.comparing.questions import ask
from parallax.comparing.ranges import find_ranges
from parallax.comparing.severity import weigh
from parallax.comparing.statuses import agree_beside
from parallax.comparing.support import find_claims
from parallax.comparing.titles import story_title
from parallax.comparing.topics import by_scene, in_scene
from parallax.comparing.upstream import find_upstream
from parallax.comparing.versions import as_origins, firsts
from parallax.records import Comparison, Discrepancy, Reading


def compare(
    readings: Sequence[Reading], *, story: str = "story", title: str | None = None, encoder: Encoder = encode
) -> Comparison:
    """All that the readings say together, taken as one story; the order of the articles changes nothing but ``articles``."""
    heard = hear(readings, encoder)
    all_placed = by_scene(heard.told, heard.every)
    placed = heard.current(all_placed)
    findings = in_scene(ask(heard), all_placed)
    findings += agree_beside(placed, judged={finding.relation.topic for finding in findings})
    findings = with_camps(gather(findings), all_placed)
    claims = find_claims(all_placed, findings, heard.every, find_upstream(heard.every, heard.whole.copies, firsts(heard.lineages)))
    discrepancies = _discrepancies(findings)
    return Comparison(
        story=story,
        title=title or _title(heard.accounts),
        articles=tuple(reading.article.id for reading in readings),
        claims=tuple(claims),
        relations=tuple(finding.relation for finding in findings if not _is_shown(finding)),
        discrepancies=tuple(discrepancies),
        origins=(*heard.whole.origins, *as_origins(heard.lineages)),
        omissions=tuple(find_omissions(heard.accounts, placed)),
        passages=heard.near,
        ranges=tuple(find_ranges(all_placed, claims, without=heard.replaced)),
        reconciliation=reconcile(discrepancies, heard.accounts, placed),
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
