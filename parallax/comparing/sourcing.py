"""What rests on one weak source, and what rests on none."""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby

from parallax.comparing.accounts import Account, overlap
from parallax.comparing.comparability import measure_of
from parallax.comparing.excerpts import excerpt
from parallax.comparing.facts import Fact
from parallax.comparing.findings import Finding, decided, finding, sides_of
from parallax.comparing.origins import credited
from parallax.comparing.wording import counted, phrase, quoted, series
from parallax.lexicon import load
from parallax.records import Attribution, Number, Passage, Quote, Side, Span

_WEAK = {"document": 1.0, "social": 1.0, "outlet": 0.7, "anonymous": 0.5}
_NAMES: dict[str, str] = {
    "document": "a document that nobody else has",
    "social": "a post by an unnamed person",
    "anonymous": "an unnamed source",
    "outlet": "another outlet's word",
}
_CHARTED = frozenset(load("impact")["charted"]["measures"])
_TOLD = frozenset({"CONTRADICTS", "UPDATE"})
_PARTS: dict[str, str] = load("impact")["parts"]
_ROUTINE = re.compile(r"\b(?:" + "|".join(load("relations")["routine"]["words"]) + r")\b", re.I)
_COMMON = frozenset(load("relations")["common"]["words"])
_BACKED = 0.68  # closeness at which another article's sentence counts as saying the same
_LEAST, _LEAST_UNNAMED = 30, 60  # characters of a statement that is worth telling; what an unnamed source says in passing is not
_MOST = 3  # single-source findings per article, the weakest first
_PLACES = 2  # of evidence per side
_ARTICLES = frozenset({"A", "An", "One", "The"})
_LABELS = 4  # figures told in a title
_LONG_QUOTE = 25  # characters; shorter ones are scare quotes


def compare_sourcing(
    accounts: Sequence[Account], facts: Sequence[Fact], passages: Sequence[Passage], origins: Mapping[str, int], counted: Iterable[Finding]
) -> list[Finding]:
    """Claims that only one article has from one weak source; figures and quotes that name no source.

    A figure that the findings on counts tell as contested or moving is not told once more for want of a source.
    """
    backed: dict[str, list[Span]] = defaultdict(list)
    for passage in passages:
        if passage.closeness >= _BACKED:
            backed[passage.article].append(passage.span)
    shared = {outlet for outlet, number in Counter(name for account in accounts for name in credited(account)).items() if number > 1}
    found = [row for account in accounts for row in _single(account, backed[account.id], shared)]
    told = {
        (side.article, span)
        for row in counted
        if row.relation.relation in _TOLD
        for side in row.relation.sides
        for span in side.evidence
    }
    plain = [fact for fact in facts if not any((fact.article, span) in told for span in fact.spans)]
    return [*found, *_bare_figures(_once(plain, origins)), *_bare_quotes(accounts)]


def _single(account: Account, backed: list[Span], shared: set[str]) -> list[Finding]:
    rows = [row for row in account.reading.attributions if row.source and row.content and row.source_kind in _WEAK and _bears(account, row)]
    named = sorted(rows, key=lambda row: (_party(account, row), row.content[0]))
    groups = [(party, list(group)) for party, group in groupby(named, key=lambda row: _party(account, row))]
    alone = [(party, group) for party, group in groups if not any(_is_backed(account, row, backed) for row in group)]
    alone = [pair for pair in alone if pair[0] not in shared]  # what several credit is told as one origin
    alone.sort(key=lambda pair: (-_WEAK[pair[1][0].source_kind or ""], pair[1][0].content[0]))
    unnamed = [pair for pair in alone if pair[1][0].source_kind == "anonymous"][:1]
    firm = [pair for pair in alone if pair[1][0].source_kind in ("document", "social")]
    outlets = [pair for pair in alone if pair[1][0].source_kind == "outlet" and not _is_carrier(pair[1], firm + unnamed)]
    return [_single_finding(account, party, group) for party, group in (*(firm + outlets)[:_MOST], *unnamed)]


def _bears(account: Account, row: Attribution) -> bool:
    """A statement of some length, in the body, whose source is more than "officials" or "analysts"."""
    if account.kind_at(row.content[0][0]) != "body" or row.cue is None or row.source is None:
        return False
    if row.source_kind == "outlet" and not any(entity.label == "OUTLET" for entity in account.entities_in(row.source)):
        return False
    length = sum(end - start for start, end in row.content)
    source = set(account.words(row.source).casefold().split()) - _COMMON
    if row.source_kind == "document" and _ROUTINE.search(account.words(row.source)):
        return False
    least = _LEAST_UNNAMED if row.source_kind == "anonymous" else _LEAST
    return length >= least and (bool(source) or row.source_kind == "social")


def _party(account: Account, row: Attribution) -> str:
    """The outlet, else the head words of the source: "Congressional documents obtained by X" and "The documents" are one."""
    if row.source is None:
        return ""
    outlets = [entity.name for entity in account.entities_in(row.source) if entity.label == "OUTLET"]
    if outlets and row.source_kind == "outlet":
        return outlets[0]
    words = [word for word in account.words(row.source).casefold().split() if word not in _COMMON]
    if row.source_kind == "document":
        return next(
            (word for word in ("documents", "document", "memo", "memos", "report", "reports", "intelligence") if word in words), "documents"
        )
    return " ".join(words[-2:])


def _is_carrier(rows: list[Attribution], groups: list[tuple[str, list[Attribution]]]) -> bool:
    """Whether an outlet only carries what another source says: "documents obtained by the Herald", "an analyst told the Herald"."""
    said = [row.content[0] for _, group in groups for row in group]
    return all(any(overlap(row.content[0], span) for span in said) for row in rows)


def _is_backed(account: Account, row: Attribution, backed: list[Span]) -> bool:
    return any(overlap(piece, span) for piece in row.content for span in backed)


def _single_finding(account: Account, party: str, rows: list[Attribution]) -> Finding:
    kind = rows[0].source_kind or ""
    longest = max(rows, key=lambda row: (row.content[0][1] - row.content[0][0], -row.content[0][0]))
    source = _inside(account, rows[0].source) if rows[0].source else party
    words = phrase("source.SINGLE_SOURCE", source=source, a=quoted(_content(account, longest)), what=_NAMES[kind])
    evidence = tuple(sorted({_whole(account, row) for row in rows}))[:_PLACES]
    return finding(
        "source",
        "SINGLE_SOURCE",
        gate="Origin",
        words=words,
        sides=(Side(article=account.id, value=excerpt(_content(account, longest)), evidence=evidence),),
        steps=decided("Origin", "no other article has it"),
        standing=(_WEAK[kind], f"it rests on {_NAMES[kind]}"),
    )


def _content(account: Account, row: Attribution) -> str:
    """What the source says, without the "that" before it."""
    words = account.words(row.content[0])
    return words.removeprefix("that ")


def _inside(account: Account, source: Span) -> str:
    """A source inside a sentence: "a tweet from a witness", but "Congress"."""
    words = account.words(source).removesuffix(" saying")
    first, _, rest = words.partition(" ")
    named = any(entity.span[0] <= source[0] < entity.span[1] for entity in account.reading.entities)
    lowered = first in _ARTICLES or (not named and first[1:].islower() and (rest or first.endswith("s")))
    return excerpt(f"{first.lower()} {rest}" if lowered else words)


def _whole(account: Account, row: Attribution) -> Span:
    """Source, cue and the beginning of what they say, inside one sentence."""
    pieces = [span for span in (row.source, row.cue, row.content[0]) if span]
    start, end = min(span[0] for span in pieces), max(span[1] for span in pieces)
    sentence = account.sentence_at(start)
    return (start, min(end, sentence.span[1])) if sentence else (start, end)


def _once(facts: Sequence[Fact], origins: Mapping[str, int]) -> list[Fact]:
    """The facts without those that copies of an article repeat."""
    first: dict[tuple[object, ...], str] = {}
    said = {id(fact): (origins.get(fact.article), fact.slot, fact.low, fact.party) for fact in facts}
    return [fact for fact in facts if first.setdefault(said[id(fact)], fact.article) == fact.article]


def _bare_figures(facts: Sequence[Fact]) -> list[Finding]:
    """Charted figures for which no sentence of any article names a source, in one finding.

    A headline or lead that gives the figure bare rests on whoever gives it further down: "Three shot ... three people were shot,
    police said".
    """
    told: dict[Number | None, set[str]] = defaultdict(set)
    for fact in facts:
        if fact.party is not None and fact.quantity is not None:
            told[fact.low].add(measure_of(fact))
    bare = [
        fact
        for fact in facts
        if _is_charted(fact) and fact.party is None and (fact.low or 0) > 1 and not _alike(measure_of(fact), told[fact.low])
    ]
    if not bare:
        return []
    labels = series((quoted(fact.label) for fact in bare), most=_LABELS)
    words = phrase("count.UNATTRIBUTED", labels=labels, n=counted(len({fact.article for fact in bare}), "article gives", "articles give"))
    return [
        finding(
            "count",
            "UNATTRIBUTED",
            gate="Origin",
            words=words,
            sides=sides_of(bare),
            topic=bare[0].topic,
            slot="killed",
            steps=decided("Origin", "no source in the sentence"),
            standing=(1.0, "no source is named"),
        )
    ]


def _alike(measure: str, others: set[str]) -> bool:
    """One of the measures is the same, or holds the other as "shot" holds the dead and the wounded."""
    return any(measure == other or _PARTS.get(measure) == other or _PARTS.get(other) == measure for other in others)


def _is_charted(fact: Fact) -> bool:
    """An article's own toll, or another figure for the chart that is told of no other event."""
    quantity = fact.quantity
    if quantity is None or not quantity.chart or quantity.measure not in _CHARTED:
        return False
    return fact.main or (fact.scene.family not in (None, "disease") and not fact.when[0])


def _bare_quotes(accounts: Sequence[Account]) -> list[Finding]:
    """Quotations without a named speaker, in one finding."""
    held = {account.id: [quote for quote in account.reading.quotes if _is_bare(account, quote)] for account in accounts}
    held = {article: quotes for article, quotes in held.items() if quotes}
    if not held:
        return []
    first = next(account for account in accounts if account.id in held)
    number = sum(map(len, held.values()))
    words = phrase(
        "quote.UNATTRIBUTED", a=quoted(first.words(held[first.id][0].span)), n=counted(number, "quotation has", "quotations have")
    )
    sides = tuple(
        Side(article=article, value=quotes[0].speaker_name or "nobody", evidence=tuple(_with_cue(quote) for quote in quotes[:_PLACES]))
        for article, quotes in sorted(held.items())
    )
    return [
        finding(
            "quote",
            "UNATTRIBUTED",
            gate="Origin",
            words=words,
            sides=sides,
            steps=decided("Origin", "no speaker with a name"),
            standing=(1.0, "no name stands behind the words"),
        )
    ]


def _is_bare(account: Account, quote: Quote) -> bool:
    if quote.named or account.kind_at(quote.span[0]) != "body" or quote.span[1] - quote.span[0] < _LONG_QUOTE:
        return False
    return quote.kind == "direct" or (quote.kind == "mixed" and quote.speaker is None)


def _with_cue(quote: Quote) -> Span:
    """The quote, with its speaker where that stands right after it."""
    if quote.speaker and 0 <= quote.speaker[0] - quote.span[1] < 20:
        return quote.span[0], quote.speaker[1]
    return quote.span
