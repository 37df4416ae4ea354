"""What several articles say of one named person: the age, and the office."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from parallax.comparing.accounts import Account, earlier
from parallax.comparing.findings import Finding, decided, finding
from parallax.comparing.wording import phrase, quoted, series
from parallax.lexicon import load
from parallax.records import Side, Span

_PERSONS: dict[str, frozenset[str]] = {name: frozenset(load("relations")[name]["words"]) for name in ("doer", "harmed")}
_OFFICE = "|".join(sorted(map(re.escape, load("relations")["office"]["words"]), key=len, reverse=True))
_FORMER = r"(?P<former>former|ex|one-time|then)[\s-]+"
# The office before a name, "regional President X", and behind it, "X, the former mayor of Y,".
_BEFORE = re.compile(rf"(?:{_FORMER})?(?P<office>{_OFFICE})(?:\s+of\s+[\w\s-]{{2,30}}?)?,?\s+$", re.I)
_BEHIND = re.compile(rf"^,\s+(?:the\s+|a\s+|an\s+)?(?:{_FORMER})?(?:[\w-]+\s+){{0,2}}?(?P<office>{_OFFICE})\b", re.I)
_AGE_BEFORE = re.compile(r"\b(?P<age>\d{1,3})[- ]years?[- ]old,?\s+(?:[a-z-]+\s+){0,3}$")
_AGE_BEHIND = re.compile(
    r"""^,? (?:\s+(?:Jr|Sr)\.?)? ,\s+ (?:an?\s+|who\s+(?:is|was)\s+|aged?\s+)? (?P<age>\d{1,3})
        (?: [-\ ]years?[-\ ]old\b | (?=\s*[,.;)]|\s+and\b|\s+of\b) )""",
    re.X,
)
_REACH = 60  # characters on each side of a name in which its age and office are told
_OLDEST = 115
_GENERATION = 13  # years
_SUFFIXES = frozenset({"jr", "sr", "ii", "iii", "iv"})
_NEAR = 200  # characters around a name in which a word says what part the person plays
_WORD = re.compile(r"[a-z]+")
_START = re.compile(r"(?<![\w-])\S")
_BEGUN = 2  # letters by which a name is looked up


@dataclass(frozen=True, slots=True, kw_only=True)
class Detail:
    """One thing that one article says of a person."""

    article: str
    name: str
    what: str  # age, office
    value: str
    former: bool
    span: Span
    part: str  # doer, harmed or nothing


def compare_persons(accounts: Sequence[Account]) -> list[Finding]:
    """One finding per person and question on which two articles give answers that share nothing."""
    held: dict[tuple[str, tuple[str, str]], list[Detail]] = defaultdict(list)
    names = _names(accounts)
    begun = _by_beginning(names)
    for account in accounts:
        for name, span in _mentions(account, names, begun):
            for detail in _said(account, name, span):
                held[(detail.what, _key(name))].append(detail)
    by_id = {account.id: account for account in accounts}
    return [row for (what, _), details in sorted(held.items()) for row in (_ages if what == "age" else _offices)(details, by_id)]


def _names(accounts: Sequence[Account]) -> dict[str, str]:
    """Words that name one person of the story, by the full name: the full name itself, and the last name where nobody else has it."""
    full = {entity.name for account in accounts for entity in account.reading.entities if entity.label == "PERSON" and _key(entity.name)[0]}
    holders: dict[str, set[tuple[str, str]]] = defaultdict(set)
    for name in full:
        holders[_bare(name)[-1]].add(_key(name))
    names = {" ".join(_bare(name)): name for name in sorted(full)}
    alone = {_bare(name)[-1]: name for name in sorted(full, key=lambda name: (len(name), name)) if len(holders[_bare(name)[-1]]) == 1}
    return alone | names


def _mentions(account: Account, names: Mapping[str, str], begun: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, Span]]:
    """Where a person is named outside boilerplate, by the longest name that stands there."""
    text, done = account.reading.article.text, 0
    for start in (match.start() for match in _START.finditer(text)):
        words = next((words for words in begun.get(text[start : start + _BEGUN], ()) if _stands(words, text, start)), None)
        if start >= done and words is not None:
            done = start + len(words)
            if account.kind_at(start) != "boilerplate":
                yield names[words], (start, done)


def _by_beginning(names: Iterable[str]) -> dict[str, list[str]]:
    """The names by their first letters, so that a text is not held against each of them; the longest first."""
    held: dict[str, list[str]] = defaultdict(list)
    for name in sorted(names, key=lambda name: (-len(name), name)):
        held[name[:_BEGUN]].append(name)
    return held


def _stands(words: str, text: str, start: int) -> bool:
    """The words stand there, and no part of a longer word."""
    end = start + len(words)
    return text.startswith(words, start) and (end == len(text) or not (text[end].isalnum() or text[end] in "_-"))


def _said(account: Account, name: str, span: Span) -> Iterator[Detail]:
    """Age and office told right before or behind the name."""
    text = account.reading.article.text
    sentence = account.sentence_at(span[0])
    start, stop = sentence.span if sentence else span
    before = text[max(start, span[0] - _REACH) : span[0]]
    behind = text[span[1] : min(stop, span[1] + _REACH)]
    for what, match, offset in (
        ("age", _AGE_BEFORE.search(before), span[0] - len(before)),
        ("age", _AGE_BEHIND.search(behind), span[1]),
        ("office", _BEFORE.search(before), span[0] - len(before)),
        ("office", _BEHIND.search(behind), span[1]),
    ):
        if match is None or (what == "age" and int(match["age"]) > _OLDEST):
            continue
        whole = min(span[0], offset + match.start()), max(span[1], offset + match.end())
        former = what == "office" and bool(match["former"])
        value = match[what].casefold()
        yield Detail(article=account.id, name=name, what=what, value=value, former=former, span=whole, part=_part(text, span))


def _bare(name: str) -> list[str]:
    """The words of a name without "Jr."."""
    return [word.strip(",") for word in name.split() if word.strip(".,").casefold() not in _SUFFIXES]


def _key(name: str) -> tuple[str, str]:
    """First and last name: "Dion Lofton Jr." is Dion Lofton. A name of one word, or with an initial alone, is no key."""
    words = [word.strip(".").casefold() for word in _bare(name)]
    return (words[0], words[-1]) if len(words) > 1 and min(len(words[0]), len(words[-1])) > 1 else ("", "")


def _part(text: str, span: Span) -> str:
    """Whether the nearest word for a part that somebody plays makes the person a doer or one who was harmed."""
    near = max(0, span[0] - _NEAR)
    words = [(abs(near + match.start() - span[0]), match.group()) for match in _WORD.finditer(text[near : span[1] + _NEAR].casefold())]
    parts = [(far, part) for far, word in words for part in _PERSONS if word in _PERSONS[part] or word.rstrip("s") in _PERSONS[part]]
    return min(parts)[1] if parts else ""


def _ages(details: list[Detail], by_id: Mapping[str, Account]) -> list[Finding]:
    ages = _by_article(details)
    apart = [(one, other) for one in ages for other in ages if one < other and not ages[one] & ages[other]]
    apart = [pair for pair in apart if not _birthday(by_id, ages, *pair) and not _namesakes(ages, *pair)]
    parts = [row.part for row in details]
    return [_finding("CONTRADICTS", details, apart, "victims" if parts.count("harmed") > parts.count("doer") else "actor")] if apart else []


def _namesakes(ages: Mapping[str, set[str]], one: str, other: str) -> bool:
    """So many years apart they are father and son."""
    return min(abs(int(a) - int(b)) for a in ages[one] for b in ages[other]) >= _GENERATION


def _birthday(by_id: Mapping[str, Account], ages: Mapping[str, set[str]], one: str, other: str) -> bool:
    """The later article has the person a year older."""
    before = earlier(by_id[one].published, by_id[other].published)
    years = {abs(int(a) - int(b)) for a in ages[one] for b in ages[other]}
    return before is not None and years == {1} and _days_apart(by_id[one], by_id[other]) > 30


def _days_apart(one: Account, other: Account) -> int:
    days = one.published[0], other.published[0]
    return abs((days[0] - days[1]).days) if days[0] and days[1] else 0


def _offices(details: list[Detail], by_id: Mapping[str, Account]) -> list[Finding]:
    """UPDATE where one article has the person in an office that another has given up; else COMPATIBLE, for one may hold two."""
    left = {(row.article, row.value) for row in details if row.former}
    held = {(row.article, row.value) for row in details if not row.former}
    gone = [(one, other) for one, office in held for other, given_up in left if office == given_up and one != other]
    if gone:
        return [_finding("UPDATE", details, sorted(gone), "name")]
    offices = _by_article(details)
    apart = [(one, other) for one in offices for other in offices if one < other and not _shared(offices[one], offices[other])]
    return [_finding("COMPATIBLE", details, apart, "name")] if apart else []


def _shared(one: set[str], other: set[str]) -> bool:
    """Some office stands in both, "chief" for "police chief"."""
    return any(a.endswith(b) or b.endswith(a) for a in one for b in other)


def _by_article(details: list[Detail]) -> dict[str, set[str]]:
    held: dict[str, set[str]] = defaultdict(set)
    for row in details:
        held[row.article].add(row.value)
    return dict(sorted(held.items()))


def _finding(relation: str, details: list[Detail], apart: list[tuple[str, str]], kind: str) -> Finding:
    named = {article for pair in apart for article in pair}
    rows = sorted((row for row in details if row.article in named), key=lambda row: (row.article, row.span))
    name = max((row.name for row in rows), key=lambda name: (len(name), name))
    shown = [f"former {row.value}" if row.former else row.value for row in rows]
    words = phrase(f"person.{rows[0].what}.{relation}", name=name, values=series(sorted(set(map(quoted, shown)))))
    sides: dict[tuple[str, str], Side] = {}
    for row, value in zip(rows, shown, strict=True):
        sides.setdefault((row.article, value), Side(article=row.article, value=value, evidence=(row.span,)))
    note = {
        "CONTRADICTS": "a person has one age",
        "UPDATE": "one article has the person in the office, another out of it",
        "COMPATIBLE": "a person may hold more than one office",
    }[relation]
    return finding(
        kind, relation, gate="Person", words=words, sides=tuple(sides.values()), slot="name", topic="name", gap=0.3,
        shown=relation != "COMPATIBLE", steps=decided("Person", note),
    )
