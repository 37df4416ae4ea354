"""What clashes in a finding, pair by pair, and what one could assume for each pair to be none."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from parallax.comparing.accounts import Account, earlier
from parallax.comparing.comparability import growing
from parallax.comparing.facts import Fact
from parallax.comparing.scenes import same_event
from parallax.comparing.wording import quoted
from parallax.lexicon import load
from parallax.records import Discrepancy, Side, Span

_TABLE = load("assumptions")
_SENTENCES: dict[str, str] = _TABLE["sentences"]
KINDS = list(_SENTENCES)  # in the order in which one of two that settle as much is taken
_MOVING = frozenset(_TABLE["moving"]["words"])
_DIVISIBLE = frozenset(_TABLE["divisible"]["words"])
CLASHING = frozenset({"CONTRADICTS", "INTERNAL", "HEADLINE_BODY", "DIFFERENT_TIME"})
# Camps of which the second can only have come after the first: planned, then done; silent, then on the record.
_ORDER = (("ahead", "done"), ("ahead", "past"), ("denied", "asserted"), ("open", "decided"), ("silent", "on the record"))
MOST = 24  # sides of a finding that are looked at pair by pair
_LOOSE = frozenset({"about", "nearly"})
_NEAR = 1.15  # ratio up to which two figures may be one, rounded

Places = Mapping[tuple[str, Span], Fact]
Key = tuple[str, str]  # kind of an assumption, and the article or finding that it speaks of
Order = tuple[str, str]  # an article, and one that it is assumed to be later than


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One assumption for one clash. Options with the same ``key`` are one assumption; ``after`` is the order of time it implies."""

    key: Key
    text: str
    article: str | None = None
    after: Order | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two sides of a finding that exclude each other, and every assumption under which they would not."""

    finding: str
    options: tuple[Option, ...]


def find_clashes(rows: Sequence[Discrepancy], accounts: Sequence[Account], facts: Sequence[Fact]) -> list[Clash]:
    """One clash per finding and pair of sides of two camps; a pair that the articles' dates settle already is none."""
    by_id = {account.id: account for account in accounts}
    places = {(fact.article, span): fact for fact in facts if fact.quantity is not None for span in fact.spans}
    return [clash for row in rows if row.relation in CLASHING for clash in _clashes(row, by_id, places)]


def _clashes(row: Discrepancy, by_id: Mapping[str, Account], places: Places) -> Iterator[Clash]:
    for one, other in combinations(row.sides[:MOST], 2):
        if one.camp == other.camp or (one.article == other.article) == (row.relation in ("CONTRADICTS", "DIFFERENT_TIME")):
            continue
        if row.topic == "published":
            continue  # that the articles are of different days is no clash; it is what one assumes
        order = _order(one, other)
        if order and row.kind in _MOVING and earlier(by_id[order[1]].published, by_id[order[0]].published):
            continue
        yield Clash(finding=row.id, options=tuple(_options(row, one, other, by_id, places)))


def _options(row: Discrepancy, one: Side, other: Side, by_id: Mapping[str, Account], places: Places) -> Iterator[Option]:
    if row.relation in ("INTERNAL", "HEADLINE_BODY"):
        yield _within(row, one, other, by_id[one.article])
        return
    facts = [next((fact for span in side.evidence if (fact := places.get((side.article, span)))), None) for side in (one, other)]
    if facts[0] is not None and facts[1] is not None and row.kind == "count":
        yield from _of_figures(row, facts[0], facts[1], by_id)
    elif row.kind in _MOVING and (_order(one, other) or row.kind in ("decision", "status")):
        yield from _of_time(_order(one, other), one, other, by_id)
    if row.kind in _DIVISIBLE:
        yield _local("both", row, one.value, other.value)
    if row.kind == "source":
        yield _local("several", row, "", "")
    if row.kind == "timing" and row.relation == "CONTRADICTS" and any(c.isdigit() for c in one.value):
        yield _local("zones", row, one.value, other.value)


def _within(row: Discrepancy, one: Side, other: Side, account: Account) -> Option:
    """Of one article: its headline or a heading is loose, or it was brought up to date in one place."""
    loose = row.relation == "HEADLINE_BODY" or any(
        account.kind_at(span[0]) in ("headline", "heading") for side in (one, other) for span in side.evidence
    )
    return _of_article("headline" if loose else "revised", account)


def _of_figures(row: Discrepancy, one: Fact, other: Fact, by_id: Mapping[str, Account]) -> Iterator[Option]:
    """What the gates could not rule out: another hour, a part, another event, a round figure."""
    low, high = (one, other) if (one.low or 0) <= (other.low or 0) else (other, one)
    if row.gate == "Measure":
        yield _local("apart", row, high.label, low.label)
        return
    if growing(one) and earlier(low.day, high.day) is None:
        yield from _in_time(high.article, low.article, by_id)
    if not (one.scene.lead and other.scene.lead) and same_event(one.scene, other.scene, days=(one.when, other.when))[0] == "unknown":
        yield _local("part", row, low.label, high.label)
        yield _local("events", row, low.label, high.label)
    if _LOOSE & {one.hedge, other.hedge} and (high.low or 0) <= (low.value.high or 0) * _NEAR:
        yield _local("round", row, one.label, other.label)


def _of_time(order: Order | None, one: Side, other: Side, by_id: Mapping[str, Account]) -> Iterator[Option]:
    """One of the two was written after the other; which, is said where only one order makes sense."""
    for later, before in [order] if order else [(one.article, other.article), (other.article, one.article)]:
        if earlier(by_id[later].published, by_id[before].published) is not True:
            yield from _in_time(later, before, by_id)


def _in_time(later: str, before: str, by_id: Mapping[str, Account]) -> Iterator[Option]:
    for kind, article in (("later", later), ("earlier", before)):
        made = _of_article(kind, by_id[article])
        yield Option(key=made.key, text=made.text, article=article, after=(later, before))


def _order(one: Side, other: Side) -> Order | None:
    """The article that must be the later one for both to hold, then the other; ``None`` where either may be."""
    for first, second in _ORDER:
        if (one.camp, other.camp) == (first, second):
            return other.article, one.article
        if (other.camp, one.camp) == (first, second):
            return one.article, other.article
    return None


def _of_article(kind: str, account: Account) -> Option:
    return Option(key=(kind, account.id), text=_SENTENCES[kind].format(who=account.name), article=account.id)


def _local(kind: str, row: Discrepancy, a: str, b: str) -> Option:
    """An assumption about this finding alone, in the words of the first pair."""
    return Option(key=(kind, row.id), text=_SENTENCES[kind].format(a=quoted(a), b=quoted(b)))
