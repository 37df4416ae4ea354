"""What a named group or a band of unnamed officials is said to be: of which country, and linked to whom."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from parallax.comparing.accounts import Account
from parallax.comparing.findings import Finding, decided, finding
from parallax.comparing.names import misspelt
from parallax.comparing.wording import phrase, quoted, series
from parallax.lexicon import load
from parallax.reading.gazetteer import country_of
from parallax.records import Side, Span

_LABELS = frozenset({"ORG", "NORP", "PRODUCT", "EVENT", "FAC"})
# "X, a powerful network linked to both Chilean and Peruvian authorities,"
_AFTER = re.compile(
    r"""^[”’"]? ,? [”’"]? \s+ (?:[—–-]\s+)? (?P<what>(?:an?|the)\s+[a-z][^.;()“”]{8,180}?)
        (?=[.;] | ,\s+(?:and|but|which|who|was|has|is)\b | $)""",
    re.X,
)
_UNNAMED = frozenset({"anonymous", "official"})
_OFFICIALS = re.compile(r"\bofficials?\b", re.I)
_NO_OFFICIALS = re.compile(r"\b(?:former|ex|local|police|health|hospital)\b", re.I)
_CAPITAL = re.compile(r"[A-Z][\w.’'-]*(?:\s[A-Z][\w.’'-]*)?")
_EMPTY = frozenset(load("relations")["empty"]["words"])
_MOST = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Description:
    """What one article says that something is, and the countries it names for that."""

    article: str
    name: str
    countries: frozenset[str]
    span: Span
    words: str


def compare_descriptions(accounts: Sequence[Account]) -> list[Finding]:
    """REFINES where one article ties a named group, or its unnamed officials, to more countries than another; CONTRADICTS where a
    group is tied to countries that share nothing."""
    groups: dict[str, dict[str, list[Description]]] = defaultdict(lambda: defaultdict(list))
    sources: dict[str, list[Description]] = defaultdict(list)
    for account in accounts:
        for row in _groups(account):
            groups[_known(row.name, groups)][row.article].append(row)
        for row in _officials(account):
            sources[row.article].append(row)
    found = [row for name in sorted(groups) for row in _compare("actor", name, groups[name])]
    return [*found, *_compare("source", "the unnamed officials", sources)]


def _known(name: str, groups: Mapping[str, object]) -> str:
    """The name under which the group is known already, where the two differ by spelling alone."""
    words = name.split()
    for other in groups:
        pairs = list(zip(words, other.split(), strict=False))
        apart = [(a, b) for a, b in pairs if a != b]
        if len(words) == len(other.split()) and (not apart or (len(apart) == 1 and len(words) > 1 and misspelt(*apart[0]))):
            return other
    return name


def _groups(account: Account) -> Iterator[Description]:
    text = account.reading.article.text
    for entity in account.reading.entities:
        sentence = account.sentence_at(entity.span[0])
        if entity.label not in _LABELS or sentence is None or sentence.kind == "boilerplate" or country_of(entity.name):
            continue
        told = _AFTER.match(text[entity.span[1] : sentence.span[1]].rstrip())
        if told:
            span = entity.span[0], entity.span[1] + told.end("what")
            countries = _countries(told["what"])
            yield Description(article=account.id, name=entity.name, countries=countries, span=span, words=account.words(span))


def _officials(account: Account) -> Iterator[Description]:
    """Sources that are officials without a name, in the order of the text."""
    for row in account.reading.attributions:
        if row.source is None or row.source_kind not in _UNNAMED or account.kind_at(row.source[0]) != "body":
            continue
        words = account.words(row.source)
        named = any(entity.label == "PERSON" for entity in account.entities_in(row.source))
        if _OFFICIALS.search(words) and not named and not _NO_OFFICIALS.search(words):
            yield Description(article=account.id, name="officials", countries=_countries(words), span=row.source, words=words)


def _countries(words: str) -> frozenset[str]:
    found = set()
    for match in _CAPITAL.finditer(words):
        pieces = [match.group(), *match.group().split()]
        found |= {country for piece in pieces if (country := country_of(piece.rstrip(".,") if piece.count(".") < 2 else piece))}
    return frozenset(found)


def _compare(kind: str, name: str, held: Mapping[str, list[Description]]) -> list[Finding]:
    countries = {article: frozenset[str]().union(*(row.countries for row in rows)) for article, rows in sorted(held.items())}
    if len(countries) < 2 or len(set(countries.values())) < 2:
        return []
    apart = [
        (one, other)
        for one, other in combinations(countries, 2)
        if countries[one] and countries[other] and not countries[one] & countries[other] and kind == "actor"
    ]
    relation = "CONTRADICTS" if apart else "REFINES"
    told = sorted({article for pair in apart for article in pair}) or list(countries)
    rows = [row for article in told for row in held[article][:_MOST]]
    words = phrase(f"description.{kind}.{relation}", name=name, values=series(dict.fromkeys(quoted(row.words) for row in rows), most=4))
    sides = tuple(
        Side(
            article=article,
            value=", ".join(sorted(countries[article])) or "not said",
            evidence=tuple(row.span for row in sorted(held[article], key=lambda row: (-len(row.countries), row.span))[:_MOST]),
        )
        for article in told
    )
    note = "the countries share nothing" if apart else "one names more countries than another"
    return [
        finding(
            kind,
            relation,
            gate="Description",
            words=words,
            sides=sides,
            gap=0.4,
            shown=relation == "CONTRADICTS" or (kind == "actor" and all(countries[article] for article in told)),
            steps=decided("Description", note),
        )
    ]
