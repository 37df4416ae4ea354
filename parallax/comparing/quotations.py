"""One quotation in two wordings: words of the one replaced, added or left out inside the other."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations, pairwise

from parallax.comparing.accounts import Account
from parallax.comparing.findings import Finding, decided, finding
from parallax.comparing.names import misspelt
from parallax.comparing.wording import phrase, quoted, series
from parallax.records import Side, Span

_SHORTEST = 6  # words of a quotation that can be known again
_RUN = 3  # words in a row by which two quotations are brought together
_ALIKE = 0.7  # of the shorter one's words, in order, for the two to be one quotation
_COMMON = 40  # quotations with the same run of words beyond which the run says nothing
_ROOT = 4  # letters by which two forms of one word are known
_MOST = 3  # changed words told in a reason
_ADDED = re.compile(r"\[[^\]]*\]|\([^)]*\)")  # what an editor puts in brackets
_GAP = "_"  # stands for it, and for any words of the other
_WORD = re.compile(r"[\w’']+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Spoken:
    """A quotation of an article by its words, in lower case."""

    article: str
    span: Span
    text: str
    words: tuple[str, ...]


def compare_quotations(accounts: Sequence[Account]) -> list[Finding]:
    """COMPATIBLE for each quotation that two articles give in different words.

    Translations may differ, so this alone is no contradiction; a quotation cut at its ends is the same one.
    """
    spoken = [row for account in accounts for row in _spoken(account)]
    pairs = [(one, other, changed) for one, other in _candidates(spoken) if (changed := _changed(one, other))]
    groups: dict[int, list[tuple[Spoken, Spoken, list[str]]]] = defaultdict(list)
    found: dict[Spoken, int] = {}
    for number, pair in enumerate(pairs):
        key = found.setdefault(pair[0], found.get(pair[1], number))
        found.setdefault(pair[1], key)
        groups[key].append(pair)
    return [_finding(group) for _, group in sorted(groups.items())]


def _spoken(account: Account) -> Iterator[Spoken]:
    for quote in account.reading.quotes:
        said = _ADDED.sub(f" {_GAP} ", account.words(quote.span))
        words = tuple(word.casefold().replace("’", "'").strip("'") for word in _WORD.findall(said))
        if quote.kind in ("direct", "mixed") and len(words) >= _SHORTEST and account.kind_at(quote.span[0]) == "body":
            yield Spoken(article=account.id, span=quote.span, text=account.words(quote.span), words=words)


def _candidates(spoken: Sequence[Spoken]) -> list[tuple[Spoken, Spoken]]:
    """Pairs of different articles that share a run of words."""
    runs: dict[tuple[str, ...], list[int]] = defaultdict(list)
    for number, row in enumerate(spoken):
        for run in {row.words[start : start + _RUN] for start in range(len(row.words) - _RUN + 1)}:
            runs[run].append(number)
    pairs = {pair for numbers in runs.values() if len(numbers) <= _COMMON for pair in combinations(numbers, 2)}
    return [(spoken[one], spoken[other]) for one, other in sorted(pairs) if spoken[one].article != spoken[other].article]


def _changed(one: Spoken, other: Spoken) -> list[str]:
    """The words of weight that stand inside the one and not at that place in the other; none where it is another quotation."""
    matcher = SequenceMatcher(None, one.words, other.words, autojunk=False)
    blocks = [block for block in matcher.get_matching_blocks() if block.size]
    if sum(block.size for block in blocks) < _ALIKE * min(len(one.words), len(other.words)):
        return []
    changed: list[str] = []
    for before, after in pairwise(blocks):
        here = one.words[before.a + before.size : after.a]
        there = other.words[before.b + before.size : after.b]
        changed += _weighty(here, there) if here and there else _weighty(here or there, ()) if len(here or there) == 1 else []
    return changed


def _weighty(here: Sequence[str], there: Sequence[str]) -> list[str]:
    """Words of both that the other side has in no form and no spelling."""
    if len(here) == len(there):
        apart = [(a, b) for a, b in zip(here, there, strict=True) if not misspelt(a, b)]
        here, there = tuple(a for a, _ in apart), tuple(b for _, b in apart)
    if _GAP in (*here, *there):
        return []
    roots = {word[:_ROOT] for word in here}, {word[:_ROOT] for word in there}
    return [word for word in (*here, *there) if len(word) > _ROOT and not all(word[:_ROOT] in side for side in roots)]


def _finding(pairs: list[tuple[Spoken, Spoken, list[str]]]) -> Finding:
    one, other, _ = pairs[0]
    rows = sorted({row for pair in pairs for row in pair[:2]}, key=lambda row: (row.article, row.span))
    changed = list(dict.fromkeys(word for pair in pairs for word in pair[2]))[:_MOST]
    words = phrase("quotation.COMPATIBLE", a=quoted(one.text), b=quoted(other.text), changed=series(f"“{word}”" for word in changed))
    sides: dict[tuple[str, Span], Side] = {}
    for row in rows:
        sides.setdefault((row.article, row.span), Side(article=row.article, value=row.text, evidence=(row.span,)))
    note = "most of the words stand in the same order, and some are others"
    told = tuple(sides.values())
    return finding("quote", "COMPATIBLE", gate="Quotation", words=words, sides=told, gap=0.2, steps=decided("Quotation", note))
