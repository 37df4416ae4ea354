"""Two spellings of one name."""

from __future__ import annotations

import re
import unicodedata
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from itertools import combinations

from rapidfuzz.distance import DamerauLevenshtein

from parallax.comparing.accounts import Account
from parallax.comparing.findings import Finding, decided, finding
from parallax.comparing.wording import phrase, quoted
from parallax.reading.gazetteer import country_of, known
from parallax.records import Side, Span

_LABELS = frozenset({"PERSON", "ORG", "GPE", "LOC", "FAC", "NORP", "EVENT", "PRODUCT", "OUTLET", "WORK_OF_ART"})
_SPELT = frozenset({"PERSON", "GPE", "LOC"})  # names whose accents and hyphens are worth telling; shops and hospitals are not
_SHORTEST = 5  # letters of a word that may be misspelt: "Iran" and "Iraq" are two countries
_LONG = 8  # letters from which a word may be two letters apart
_SHOWN = 8  # places of a spelling in an article
_SHARED = 3  # content words that the sentences of two single names must share
_WORD = re.compile(r"\w+")
_COMPASS = frozenset({"north", "south", "east", "west", "northeast", "northwest", "southeast", "southwest"})
_SUFFIX = re.compile(r",?\s+(?:jr|sr|ii|iii|iv)\.?$", re.I)
_TITLES = re.compile(r"^(?:the|mr|mrs|ms|dr|president|sgt|lt|capt|sheriff|officer|detective|chief|mayor|gov|sen|rep)\.?\s+", re.I)


@dataclass(frozen=True, slots=True, kw_only=True)
class Spelling:
    """One way to write a name, who writes it, where, and the words around it."""

    words: tuple[str, ...]
    text: str
    label: str
    spans: dict[str, tuple[Span, ...]]
    around: frozenset[str]


def compare_names(accounts: Sequence[Account]) -> list[Finding]:
    """NAME_VARIANT for each name with two spellings; the one that more articles use is shown as probable.

    All names that differ by the same word are told at once: "Adam Laber / Adam Labar" and "Ethan Laber / Ethan Labar".
    """
    held: dict[tuple[str, str], list[tuple[Spelling, Spelling]]] = defaultdict(list)
    for one, other in _near(_spellings(accounts)):
        if _variant(one, other):
            words = _apart(one, other)
            held[words].append((one, other) if _bare(words[0]) in {_bare(word) for word in one.words} or not words[0] else (other, one))
    return [_finding(pairs) for _, pairs in sorted(held.items())]


def _apart(one: Spelling, other: Spelling) -> tuple[str, str]:
    """The two words that differ, in order of the alphabet; the whole names where only accents, hyphens or spaces do."""
    if len(one.words) != len(other.words):
        return one.text, other.text
    differing = [(a, b) for a, b in zip(one.words, other.words, strict=True) if a != b]
    if len(differing) != 1:
        return one.text, other.text
    first, second = sorted(differing[0])
    return first, second


def _spellings(accounts: Sequence[Account]) -> list[Spelling]:
    held: dict[str, dict[str, list[Span]]] = defaultdict(lambda: defaultdict(list))
    labels: dict[str, list[str]] = defaultdict(list)
    around: dict[str, set[str]] = defaultdict(set)
    for account in accounts:
        for entity in account.reading.entities:
            if entity.label not in _LABELS or account.kind_at(entity.span[0]) == "boilerplate":
                continue
            text = _clean(account.words(entity.span))
            if not text or not text[0].isupper():
                continue
            held[text][account.id].append(entity.span)
            labels[text].append(entity.label)
            around[text] |= _context(account, entity.span)
    return [
        Spelling(
            words=tuple(word.casefold() for word in _WORD.findall(_SUFFIX.sub("", text))),
            text=text,
            label=max(sorted(set(labels[text])), key=labels[text].count),
            spans={article: tuple(spans) for article, spans in sorted(places.items())},
            around=frozenset(around[text]),
        )
        for text, places in sorted(held.items())
    ]


def _clean(text: str) -> str:
    text = re.sub(r"['’]s?$", "", re.sub(r"[“”\"‘’]", "", text).strip("'., "))
    return _TITLES.sub("", text)


def _context(account: Account, span: Span) -> set[str]:
    sentence = account.sentence_at(span[0])
    if sentence is None:
        return set()
    outside = account.words((sentence.span[0], span[0])) + " " + account.words((span[1], sentence.span[1]))
    return {word.casefold() for word in _WORD.findall(outside) if len(word) > 4}


def _near(spellings: list[Spelling]) -> list[tuple[Spelling, Spelling]]:
    """Pairs worth a look: as many words, all but one of them equal; found through the words they share or the letters they begin with."""
    index: dict[tuple[object, ...], list[Spelling]] = defaultdict(list)
    for spelling in spellings:
        bare = tuple(_bare(word) for word in spelling.words)
        for place in range(len(bare)):
            key = (len(bare), place, *bare[:place], *bare[place + 1 :])
            index[key if len(bare) > 1 else (1, bare[0][:2])].append(spelling)
        index[("letters", "".join(bare))].append(spelling)
    seen: dict[tuple[str, str], tuple[Spelling, Spelling]] = {}
    for group in index.values():
        for one, other in combinations(group, 2):
            if one.text != other.text:
                seen[(one.text, other.text)] = (one, other)
    return [pair for _, pair in sorted(seen.items())]


def _variant(one: Spelling, other: Spelling) -> bool:
    alike = "".join(map(_bare, one.words)) == "".join(map(_bare, other.words))
    if set(one.spans) & set(other.spans) and not (alike and set(one.spans) != set(other.spans)):
        return False  # an article that writes both takes them for two names, or is at odds with itself alone
    if alike:
        return one.label in _SPELT and _marks(one.text) != _marks(other.text)
    if len(one.words) != len(other.words):
        return False
    differing = [(a, b) for a, b in zip(one.words, other.words, strict=True) if _bare(a) != _bare(b)]
    if len(differing) != 1 or not misspelt(*differing[0]) or _both_known(one, other) or set(differing[0]) <= _COMPASS:
        return False
    if len(one.words) > 1:
        return True
    return one.label == other.label and len(one.around & other.around) >= _SHARED


def misspelt(one: str, other: str) -> bool:
    """One or two letters apart, and not the plural or an inflection of the other."""
    one, other = _bare(one), _bare(other)
    short = min(len(one), len(other))
    if max(len(one), len(other)) < _SHORTEST or not one.isalpha() or not other.isalpha():
        return False
    if one.rstrip("s") == other.rstrip("s") or one[:-1] == other or (other[:-1] == one and one[-1] in "nsi"):
        return False
    return 0 < DamerauLevenshtein.distance(one, other) <= (2 if short >= _LONG else 1)


def _both_known(one: Spelling, other: Spelling) -> bool:
    """Two names of the gazetteer are two names: Austria and Australia."""
    return all(known(spelling.text) is not None or country_of(spelling.text) is not None for spelling in (one, other))


def _marks(text: str) -> str:
    """Spelling without case: accents and hyphens count, dots and spaces do not."""
    return re.sub(r"[.\s'’]", "", _SUFFIX.sub("", text).casefold())


@lru_cache(maxsize=65536)  # a name is looked at in many pairs
def _bare(word: str) -> str:
    return "".join(letter for letter in unicodedata.normalize("NFKD", word.casefold()) if letter.isalnum())


def _finding(pairs: list[tuple[Spelling, Spelling]]) -> Finding:
    one = _joined([pair[0] for pair in pairs])
    other = _joined([pair[1] for pair in pairs])
    rare, common = sorted((one, other), key=lambda spelling: (len(spelling.spans), sum(map(len, spelling.spans.values())), spelling.text))
    key = "name.NAME_VARIANT.equal" if len(rare.spans) == len(common.spans) else "name.NAME_VARIANT"
    words = phrase(key, a=quoted(rare.text), b=quoted(common.text))
    sides = tuple(
        Side(article=article, value=spelling.text, evidence=spans[:_SHOWN])
        for spelling in (rare, common)
        for article, spans in spelling.spans.items()
    )
    note = f"{rare.text} and {common.text} differ by spelling alone, in the same context"
    return finding("name", "NAME_VARIANT", gate="Name", words=words, sides=sides, steps=decided("Name", note), topic="name")


def _joined(spellings: list[Spelling]) -> Spelling:
    """The longest name stands for all; its places are those of all."""
    longest = max(spellings, key=lambda spelling: (len(spelling.words), spelling.text))
    spans: dict[str, set[Span]] = defaultdict(set)
    for spelling in spellings:
        for article, places in spelling.spans.items():
            spans[article] |= set(places)
    return replace(longest, spans={article: tuple(sorted(places)) for article, places in sorted(spans.items())})
