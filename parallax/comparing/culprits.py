"""Who did it: not known, of which country, under which name."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from parallax.comparing.accounts import Account, earlier, overlap
from parallax.comparing.cues import compiled, find_cues
from parallax.comparing.findings import Finding, decided, finding
from parallax.comparing.wording import phrase, quoted, series
from parallax.lexicon import load
from parallax.reading.gazetteer import country_of
from parallax.records import Side, Span

_DOERS = frozenset(load("relations")["doer"]["words"])
_NAMED = compiled("named_or_not", load("culprits")["named_or_not"])
# Where somebody comes from: "a Tunisian-born man", "a French-Tunisian", "a Frenchman of Tunisian origin", "a native of Tunisia".
_FROM = re.compile(
    r"""\b(?P<of>[A-Z][a-z]+(?:-[A-Z][a-z]+)?)(?:[\s-]born|\s+(?:national|citizen|native|immigrant|refugee|man|woman|origin|descent))\b
        |\b(?:native|citizen|national)\s+of\s+(?P<native>[A-Z][a-z]+)
        |\b\d{1,2}-year-old\s+(?P<aged>[A-Z][a-z]+(?:-[A-Z][a-z]+)?)""",
    re.X,
)
_NEAR = 160  # characters between a word for who did it and the words on where he is from
_BESIDE = re.compile(r"^(?:,? |,? (?:as|named|called|identified as) )$")  # between "the attacker" and the name
_MOST = 2
_AROUND = 40
_WORD = re.compile(r"[a-z]+", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """One thing that an article says of who did it."""

    article: str
    what: str  # unknown, country, name
    value: str
    span: Span


def compare_culprits(accounts: Sequence[Account]) -> list[Finding]:
    """UPDATE where some do not know what others tell; for countries CONTRADICTS where they share nothing, else COMPATIBLE."""
    by_id = {account.id: account for account in accounts}
    held: dict[str, dict[str, list[Told]]] = defaultdict(lambda: defaultdict(list))
    for account in accounts:
        for row in find_told(account):
            held[row.what][row.article].append(row)
    return [*_known(held, by_id), *_from(held["country"])]


def find_told(account: Account) -> list[Told]:
    """What the body says of who did it, in order."""
    doers = [match.span() for match in _WORD.finditer(account.reading.article.text) if _is_doer(match.group())]
    found = [*_unknown(account), *_countries(account, doers), *_names(account, doers)]
    return sorted(found, key=lambda row: (row.span, row.what))


def _is_doer(word: str) -> bool:
    low = word.casefold()
    return low in _DOERS or (low.endswith("s") and low[:-1] in _DOERS)


def _unknown(account: Account) -> Iterator[Told]:
    for cue in find_cues(account, _NAMED):
        what = "unknown" if cue.left else "name"
        value = "not known" if cue.left else account.words(cue.span)
        yield Told(article=account.id, what=what, value=value, span=_widened(account, cue.span))


def _countries(account: Account, doers: Sequence[Span]) -> Iterator[Told]:
    text = account.reading.article.text
    for match in _FROM.finditer(text):
        sentence = account.sentence_at(match.start())
        words = next(group for group in match.groups() if group)
        countries = sorted({country for word in words.split("-") if (country := country_of(word))})
        near = any(abs(doer[0] - match.start()) <= _NEAR for doer in doers)
        if sentence is not None and sentence.kind == "body" and countries and near:
            for country in countries:
                yield Told(article=account.id, what="country", value=country, span=match.span())


def _names(account: Account, doers: Sequence[Span]) -> Iterator[Told]:
    """A person's name right beside the word for who did it: "the attacker, Karl Moor," and "Karl Moor, the gunman"."""
    text = account.reading.article.text
    for entity in account.reading.entities:
        if entity.label != "PERSON" or " " not in entity.name or account.kind_at(entity.span[0]) != "body":
            continue
        for doer in doers:
            between = text[doer[1] : entity.span[0]] if doer[1] <= entity.span[0] else ""
            if doer[1] <= entity.span[0] <= doer[1] + _AROUND and _BESIDE.match(between):
                yield Told(article=account.id, what="name", value=entity.name, span=(doer[0], entity.span[1]))
                break


def _widened(account: Account, span: Span) -> Span:
    sentence = account.sentence_at(span[0])
    start = max(sentence.span[0] if sentence else span[0], span[0] - _AROUND)
    text = account.reading.article.text
    return max(start, text.rfind(" ", start, span[0] - 1) + 1 if start < span[0] - 1 else start), span[1]


def _known(held: Mapping[str, Mapping[str, list[Told]]], by_id: Mapping[str, Account]) -> list[Finding]:
    """What some do not know and others tell; an article that says both belongs to neither."""
    told = {article for what in ("country", "name") for article in held[what]}
    open_ = sorted(set(held["unknown"]) - told)
    firm = sorted(told - set(held["unknown"]))
    if not open_ or not firm:
        return []
    order = [earlier(by_id[one].published, by_id[other].published) for one in open_ for other in firm]
    relation = "COMPATIBLE" if all(before is False for before in order) else "UPDATE"  # a later article may keep a name back
    rows = {article: [*held["name"].get(article, []), *held["country"].get(article, [])] for article in firm}
    return [_finding(relation, "unknown", {article: held["unknown"][article] for article in open_} | rows)]


def _from(held: Mapping[str, list[Told]]) -> list[Finding]:
    countries = {article: {row.value for row in rows} for article, rows in sorted(held.items())}
    if len(countries) < 2 or len(set().union(*countries.values())) < 2:
        return []
    apart = [(one, other) for one, other in combinations(countries, 2) if not countries[one] & countries[other]]
    if apart:
        named = sorted({article for pair in apart for article in pair})
        return [_finding("CONTRADICTS", "country", {article: held[article] for article in named})]
    return [_finding("COMPATIBLE", "country", dict(sorted(held.items())))]


def _finding(relation: str, what: str, held: Mapping[str, list[Told]]) -> Finding:
    rows = [row for article in held for row in held[article]]
    words = phrase(f"culprit.{what}.{relation}", values=series(dict.fromkeys(quoted(row.value) for row in rows), most=4))
    sides = tuple(
        Side(article=article, value=", ".join(dict.fromkeys(row.value for row in held[article])), evidence=_spans(held[article]))
        for article in held
    )
    notes = {
        "CONTRADICTS": "the answers exclude each other",
        "UPDATE": "what is not known at first is known later",
        "COMPATIBLE": "some say more than others",
    }
    return finding(
        "actor",
        relation,
        gate="Culprit",
        words=words,
        sides=sides,
        gap=0.4,
        shown=relation != "COMPATIBLE",
        steps=decided("Culprit", notes[relation]),
    )


def _spans(rows: Sequence[Told]) -> tuple[Span, ...]:
    spans: list[Span] = []
    for row in rows:
        if not any(overlap(row.span, span) for span in spans):
            spans.append(row.span)
    return tuple(spans[:_MOST])
