"""What was in it: what a vehicle, a boat or a house is said to carry or to hold, and whether that is a fact or a suspicion."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from parallax.comparing.accounts import Account
from parallax.comparing.findings import Finding, decided, finding
from parallax.comparing.nearness import Nearness
from parallax.comparing.wording import phrase, quoted, series
from parallax.lexicon import load
from parallax.records import Side, Span

_TABLE = load("cargo")
_HOLDERS = {noun: name for name, nouns in _TABLE["holders"].items() for noun in nouns}
_GOODS = {noun: name for name, nouns in _TABLE["goods"].items() for noun in nouns}
_NOUN = "|".join(sorted(map(re.escape, _HOLDERS), key=len, reverse=True))
_FULL = "|".join(map(re.escape, _TABLE["full"]["words"]))
_FOUND = "|".join(map(re.escape, _TABLE["found"]["words"]))
_THINGS = r"(?P<things>[\w’'-]+(?:,?\s+(?!in\b|inside\b|into\b|to\b|from\b|after\b|before\b|when\b|that\b|which\b|linked\b)[\w’'-]+){0,5})"
_CARRYING = re.compile(
    rf"\b(?P<holder>{_NOUN})s?\s+(?:(?:that|which|was|were|is|are|had\s+been|has\s+been|as|allegedly|reportedly|suspected|accused|believed|said"
    rf"|to\s+be|to\s+have\s+been|of)\s+){{0,4}}(?:{_FULL})\s+{_THINGS}",
    re.I,
)
_INSIDE = re.compile(
    rf"\b(?:{_FOUND})\s+{_THINGS}\s+(?:in|inside|aboard|on\s+board)\s+(?:the|a|his|her|their)\s+(?:[\w-]+\s+){{0,2}}?(?P<holder>{_NOUN})s?\b",
    re.I,
)
_DOUBTED = re.compile(r"\b(?:alleged|allegedly|accused|believed|could|may|might|not\s+confirmed|reportedly|suspected|unconfirmed)\b", re.I)
_WORD = re.compile(r"[a-z’'-]+")
_BEFORE = 15  # characters before the words in which a doubt may stand
_NEAR = 0.35  # closeness of two sentences that may well speak of one vehicle
_MOST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Load:
    """One place where an article says what something held."""

    article: str
    holder: str
    goods: frozenset[str]
    doubted: bool
    whole: bool  # the words say what it was full of, not only what was found there
    span: Span
    sentence: Span
    words: str


def compare_cargo(accounts: Sequence[Account], nearness: Nearness) -> list[Finding]:
    """For each kind of holder, CONTRADICTS where two articles name goods that share nothing, or one knows what another suspects."""
    held: dict[str, dict[str, list[Load]]] = defaultdict(lambda: defaultdict(list))
    for account in accounts:
        for row in find_loads(account):
            held[row.holder][row.article].append(row)
    return [finding for holder in sorted(held) for finding in _compare(holder, held[holder], nearness)]


def find_loads(account: Account) -> list[Load]:
    """What the body says was in something, in order."""
    found = [row for pattern in (_CARRYING, _INSIDE) for row in _matches(account, pattern)]
    return sorted(found, key=lambda row: row.span)


def _matches(account: Account, pattern: re.Pattern[str]) -> Iterator[Load]:
    text = account.reading.article.text
    for match in pattern.finditer(text):
        sentence = account.sentence_at(match.start())
        goods = frozenset(_GOODS[word] for word in _WORD.findall(match["things"].casefold()) if word in _GOODS)
        if sentence is None or sentence.kind != "body" or match.end() > sentence.span[1] or not goods:
            continue
        around = text[max(sentence.span[0], match.start() - _BEFORE) : match.end()]
        yield Load(
            article=account.id,
            holder=_HOLDERS[match["holder"].casefold()],
            goods=goods,
            doubted=bool(_DOUBTED.search(around)),
            whole=pattern is _CARRYING,
            span=match.span(),
            sentence=sentence.span,
            words=account.words(match.span()),
        )


def _compare(holder: str, held: Mapping[str, list[Load]], nearness: Nearness) -> list[Finding]:
    goods = {article: frozenset[str]().union(*(row.goods for row in rows)) for article, rows in sorted(held.items())}
    near = [(one, other) for one, other in combinations(goods, 2) if _together(held[one], held[other], nearness)]
    if not near:
        return []
    apart = [(one, other) for one, other in near if not goods[one] & goods[other] and _whole(held[one]) and _whole(held[other])]
    unlike = [pair for pair in near if {_known(held[article]) for article in pair} == {True, False}]
    for relation, kind, pairs in (("CONTRADICTS", "means", apart), ("CONTRADICTS", "framing", unlike)):
        if pairs:
            return [_finding(relation, kind, held, sorted({article for pair in pairs for article in pair}), holder)]
    told = sorted({article for pair in near for article in pair})
    return [_finding("AGREES" if len({goods[article] for article in told}) == 1 else "COMPATIBLE", "means", held, told, holder)]


def _together(here: Sequence[Load], there: Sequence[Load], nearness: Nearness) -> bool:
    return any(nearness.of(one.article, one.sentence, other.article, other.sentence) >= _NEAR for one in here for other in there)


def _whole(rows: Sequence[Load]) -> bool:
    return all(row.whole for row in rows)


def _known(rows: Sequence[Load]) -> bool | None:
    """True where each place states it, False where each doubts it."""
    doubts = {row.doubted for row in rows}
    return None if len(doubts) > 1 else not doubts.pop()


def _finding(relation: str, kind: str, held: Mapping[str, list[Load]], articles: Sequence[str], holder: str) -> Finding:
    rows = [row for article in articles for row in held[article]]
    words = phrase(f"cargo.{kind}.{relation}", holder=holder, values=series([quoted(row.words) for row in rows], most=4))
    sides = tuple(Side(article=article, value=_goods(held[article]), evidence=_spans(held[article])) for article in articles)
    note = "they name things that share nothing" if kind == "means" else "what one states, the other only suspects"
    return finding(
        kind,
        relation,
        gate="Cargo",
        words=words,
        sides=sides,
        gap=0.4,
        shown=relation == "CONTRADICTS",
        steps=decided("Cargo", note if relation == "CONTRADICTS" else "they name things in common"),
    )


def _goods(rows: Sequence[Load]) -> str:
    return ", ".join(sorted({good for row in rows for good in row.goods}))


def _spans(rows: Sequence[Load]) -> tuple[Span, ...]:
    return tuple(row.span for row in rows[:_MOST])
