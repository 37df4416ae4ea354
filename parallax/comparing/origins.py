"""Where articles have it from: credited outlets, copied text, one publisher; and how many origins remain."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from parallax.comparing.accounts import Account, overlap
from parallax.comparing.families import house_of
from parallax.comparing.findings import Finding, decided, finding
from parallax.comparing.joined import first_of
from parallax.comparing.shingles import Copy, find_copies
from parallax.comparing.wording import counted, phrase, series
from parallax.records import Credit, Origin, Side, Span

_PRIORITY = ("first", "broke", "breaking", "exclusive", "exclusively", "scoop")
_OPENING = 0.45  # of an article: who broke the story is said early
LARGE = 0.3  # of the shorter article: the two are one report
_RUNS = 5  # shared runs shown per article, the longest


@dataclass(frozen=True, slots=True, kw_only=True)
class Chain:
    """The origins of a story, and for each article the number of its independent origin."""

    origins: tuple[Origin, ...]
    groups: Mapping[str, int]
    copies: tuple[Copy, ...] = ()


def find_origins(accounts: Sequence[Account]) -> Chain:
    """Every credited outlet, every group of articles with copied text or of one publisher, and the articles that credit nobody."""
    credits = {account.id: credited(account) for account in accounts}
    copies = find_copies(accounts)
    by_outlet: dict[str, list[Credit]] = defaultdict(list)
    for account in accounts:
        for outlet, spans in credits[account.id].items():
            by_outlet[outlet] += [Credit(article=account.id, span=span) for span in spans]
    named = [
        Origin(name=outlet, kind="credited", articles=tuple(sorted({credit.article for credit in listed})), evidence=tuple(listed))
        for outlet, listed in sorted(by_outlet.items())
    ]
    copied = [
        Origin(name=f"copied text: {copy.one} and {copy.other}", kind="copied", articles=(copy.one, copy.other), evidence=_credits(copy))
        for copy in copies
    ]
    published = _published(accounts, by_outlet)
    own = [Origin(name=account.id, kind="own", articles=(account.id,)) for account in accounts if not credits[account.id]]
    return Chain(
        origins=(*named, *copied, *published, *own),
        groups=_joined([account.id for account in accounts], [*named, *copied], accounts),
        copies=tuple(copies),
    )


def _published(accounts: Sequence[Account], credited_by: Mapping[str, Sequence[Credit]]) -> list[Origin]:
    """The articles of a house that published several of these, or that others credit: they tell what it tells."""
    houses: dict[str, list[Account]] = defaultdict(list)
    for account in accounts:
        if account.reading.article.outlet:
            houses[house_of(account.reading.article.outlet)].append(account)
    told = {house_of(name): name for name in sorted(credited_by, reverse=True)}
    return [
        Origin(name=told.get(house) or own[0].name, kind="publisher", articles=tuple(account.id for account in own))
        for house, own in sorted(houses.items())
        if len(own) > 1 or house in told
    ]


def _credits(copy: Copy) -> tuple[Credit, ...]:
    return tuple(
        Credit(article=article, span=span) for article, runs in ((copy.one, copy.runs), (copy.other, copy.other_runs)) for span in runs
    )


def _joined(articles: Sequence[str], origins: Sequence[Origin], accounts: Sequence[Account]) -> dict[str, int]:
    """Article to its group: articles of one origin, or of one publisher, stand together."""
    houses: dict[str, set[str]] = defaultdict(set)
    for account in accounts:
        if account.reading.article.outlet:
            houses[house_of(account.reading.article.outlet)].add(account.id)
    for origin in origins:
        if origin.kind == "credited":
            houses[house_of(origin.name)] |= set(origin.articles)
    groups = [*(origin.articles for origin in origins), *houses.values()]
    first = first_of(articles, (pair for group in groups for pair in pairwise(sorted(group))))
    heads = sorted(set(first.values()))
    return {article: heads.index(first[article]) for article in articles}


def credited(account: Account) -> dict[str, tuple[Span, ...]]:
    """Outlet to the words that credit it, for outlets other than the article's own."""
    reading = account.reading
    out: dict[str, list[Span]] = defaultdict(list)
    for entity in reading.entities:
        if entity.label != "OUTLET" or account.kind_at(entity.span[0]) == "boilerplate":
            continue
        row = next((row for row in reading.attributions if row.source and overlap(row.source, entity.span)), None)
        if row is not None:
            out[entity.name].append(_credit_span(entity.span, row.cue))
    own = (reading.article.outlet or "").casefold()
    return {name: tuple(sorted(set(spans))) for name, spans in sorted(out.items()) if name.casefold() != own}


def _credit_span(source: Span, cue: Span | None) -> Span:
    """The source with its cue where they stand side by side: "The Wall Street Journal reported"."""
    if cue is None or max(source[1], cue[1]) - min(source[0], cue[0]) > source[1] - source[0] + 60:
        return source
    return min(source[0], cue[0]), max(source[1], cue[1])


def compare_origins(accounts: Sequence[Account], chain: Chain) -> list[Finding]:
    """SAME_ORIGIN for each outlet behind several articles and each shared text, and who is said to have broken the story."""
    found = [_same_origin(origin) for origin in chain.origins if origin.kind == "credited" and len(origin.articles) > 1]
    found += _copied(chain.copies, shown=True) + _copied(chain.copies, shown=False)
    return found + _broke(accounts)


def _same_origin(origin: Origin) -> Finding:
    words = phrase("source.SAME_ORIGIN", n=counted(len(origin.articles), "article"), name=origin.name)
    spans: dict[str, list[Span]] = defaultdict(list)
    for credit in origin.evidence:
        spans[credit.article].append(credit.span)
    sides = tuple(Side(article=article, value=origin.name, evidence=tuple(sorted(held))) for article, held in sorted(spans.items()))
    return finding(
        "source",
        "SAME_ORIGIN",
        gate="Origin",
        words=words,
        sides=sides,
        steps=decided("Origin", f"each credits {origin.name}"),
        standing=(1.0, f"{counted(len(origin.articles), 'article')}, one origin"),
    )


def _copied(copies: Sequence[Copy], *, shown: bool) -> list[Finding]:
    """One finding per family of articles with text in common: shown where it is a large share, told quietly where it is less."""
    wanted = [copy for copy in copies if (copy.share >= LARGE) == shown]
    first = first_of([article for copy in wanted for article in (copy.one, copy.other)], [(copy.one, copy.other) for copy in wanted])
    families: dict[str, list[Copy]] = defaultdict(list)
    for copy in wanted:
        families[first[copy.one]].append(copy)
    return [_family(rows, shown) for _, rows in sorted(families.items())]


def _family(copies: Sequence[Copy], shown: bool) -> Finding:
    runs: dict[str, set[Span]] = defaultdict(set)
    for copy in copies:
        runs[copy.one] |= set(copy.runs)
        runs[copy.other] |= set(copy.other_runs)
    share = max(copy.share for copy in copies)
    words = phrase("source.copied", n=counted(len(runs), "article"), names=series(sorted(runs)), share=f"{share:.0%}")
    sides = tuple(Side(article=article, value="shared text", evidence=_longest(tuple(spans))) for article, spans in sorted(runs.items()))
    note = f"up to {share:.0%} of the shorter article stands in the other"
    return finding(
        "source",
        "SAME_ORIGIN",
        gate="Origin",
        words=words,
        sides=sides,
        gap=min(1.0, share),
        shown=shown,
        steps=decided("Origin", note),
        standing=(0.5, "the same words in both"),
    )


def _longest(runs: tuple[Span, ...]) -> tuple[Span, ...]:
    return tuple(sorted(sorted(runs, key=lambda span: span[0] - span[1])[:_RUNS]))


def _broke(accounts: Sequence[Account]) -> list[Finding]:
    """Who is credited early in each article; a conflict where the outlets differ and one of them is said to have been first."""
    first = {account.id: early(account) for account in accounts}
    named = {article: credits for article, credits in first.items() if credits}
    outlets = [frozenset(credits) for credits in named.values()]
    if len(named) < 2 or len(set(outlets)) < 2:
        return []
    claims_first = any(_says_first(account, span) for account in accounts for spans in first[account.id].values() for span in spans)
    disjoint = any(not one & other for one, other in combinations(outlets, 2))
    relation = "CONTRADICTS" if disjoint and claims_first else "COMPATIBLE"
    silent = [account.name for account in accounts if not first[account.id]]
    nobody = f"; {series(silent)} {'credits' if len(silent) == 1 else 'credit'} nobody" if silent else ""
    words = phrase(f"source.{relation}", names=series(sorted({name for credits in named.values() for name in credits})), silent=nobody)
    camps = _sharing({article: set(credits) for article, credits in named.items()})
    sides = tuple(
        Side(
            article=article,
            value=series(sorted(credits)),
            evidence=tuple(sorted(span for spans in credits.values() for span in spans)),
            camp=camps[article],
        )
        for article, credits in sorted(named.items())
    )
    return [
        finding(
            "source",
            relation,
            gate="Origin",
            words=words,
            sides=sides,
            shown=relation == "CONTRADICTS",
            gap=0.4,
            steps=decided("Origin", "the articles credit different outlets for the story"),
            standing=(0.6, "every side is second-hand"),
        )
    ]


def _sharing(credits: Mapping[str, set[str]]) -> dict[str, str]:
    """Article to the first of the outlets that it credits, or that those credit who credit one with it."""
    groups: list[set[str]] = []
    for names in credits.values():
        touched = [group for group in groups if group & names]
        groups = [*(group for group in groups if not group & names), names.union(*touched)]
    return {article: next(min(group) for group in groups if group & names) for article, names in credits.items()}


def early(account: Account) -> dict[str, tuple[Span, ...]]:
    """Outlets that the opening rests on; a paper to which somebody spoke later on broke nothing."""
    end = len(account.reading.article.text) * _OPENING
    told = [row.source for row in account.reading.attributions if row.source and row.source_kind == "outlet"]
    kept = {
        name: tuple(span for span in spans if span[0] <= end and any(overlap(span, source) for source in told))
        for name, spans in credited(account).items()
    }
    return {name: spans for name, spans in kept.items() if spans}


def _says_first(account: Account, span: Span) -> bool:
    sentence = account.sentence_at(span[0])
    words = account.words((max(span[0] - 60, sentence.span[0]), min(span[1] + 60, sentence.span[1]))) if sentence else account.words(span)
    return any(word in words.lower().replace("-", " ").split() for word in _PRIORITY)
