"""What stands behind each claim: the articles that say the same, the origins among them, and the grade that follows."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence

from data.independence import origins
from parallax.comparing.accounts import Account
from parallax.comparing.facts import Fact
from parallax.comparing.findings import Finding
from parallax.comparing.grades import grade, is_on_record
from parallax.comparing.upstream import Upstream, upstream_of
from parallax.records import Claim, Span

Answer = tuple[object, ...]
_CONTESTING = ("CONTRADICTS", "INTERNAL")


def find_claims(facts: Sequence[Fact], findings: Iterable[Finding], accounts: Sequence[Account], known: Upstream) -> list[Claim]:
    """Every fact as a claim, in order, with its grade, and how many articles and independent origins say the same."""
    by_id = {account.id: account for account in accounts}
    upstream = [upstream_of(fact, by_id[fact.article], known) for fact in facts]
    supports: dict[Answer, list[tuple[str, tuple[str, ...]]]] = defaultdict(list)
    for fact, keys in zip(facts, upstream, strict=True):
        supports[_answer(fact)].append((fact.article, keys))
    counted = {answer: (number, *_counts(listed)) for number, (answer, listed) in enumerate(supports.items())}
    contested = _contested(findings)
    rows: list[Claim] = []
    numbers: dict[str, int] = defaultdict(int)
    for fact, keys in zip(facts, upstream, strict=True):
        number, articles, independent = counted[_answer(fact)]
        on_record = is_on_record(fact, by_id[fact.article])
        rows.append(
            Claim(
                id=f"{fact.article}-{numbers[fact.article]}",
                kind=fact.kind,
                slot=fact.slot,
                topic=fact.topic,
                value=fact.value,
                article=fact.article,
                source=fact.party,
                evidence=fact.spans,
                grade=grade(
                    fact,
                    origins=independent,
                    contested=any((fact.article, span) in contested for span in fact.spans),
                    on_record=on_record,
                ),
                origins=independent,
                articles=articles,
                answer=f"s{number}",
                upstream=keys,
                on_record=on_record,
            )
        )
        numbers[fact.article] += 1
    return rows


def _counts(supports: list[tuple[str, tuple[str, ...]]]) -> tuple[int, int]:
    return len({article for article, _ in supports}), origins(sorted(set(supports)))


def _contested(findings: Iterable[Finding]) -> set[tuple[str, Span]]:
    return {
        (side.article, span)
        for finding in findings
        if finding.relation.relation in _CONTESTING
        for side in finding.relation.sides
        for span in side.evidence
    }


def _answer(fact: Fact) -> Answer:
    """What two facts share that say the same of the same: the question, and the answer to it."""
    if fact.quantity is not None:
        of = () if fact.main or fact.scene.lead else fact.when  # another event's figure is told apart by its day
        return fact.kind, fact.topic, fact.slot, fact.bounds, fact.subject, of
    return fact.kind, fact.topic, fact.slot, fact.rung or (fact.key or fact.value.text).casefold()
