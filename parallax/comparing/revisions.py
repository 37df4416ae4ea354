"""What an outlet changed from one version of an article to the next: a figure, a name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from difflib import SequenceMatcher
from itertools import product, zip_longest

from parallax.comparing.accounts import Account, overlap
from parallax.comparing.comparability import measure_of
from parallax.comparing.facts import Fact
from parallax.comparing.findings import Finding, decided, finding
from parallax.comparing.versions import Lineage, by_version
from parallax.comparing.wording import phrase, quoted
from parallax.records import Entity, Sentence, Side, Span

_ALIKE = 0.5  # of the shorter sentence's words: the same sentence, rewritten
_NAMED = frozenset({"FAC", "GPE", "LOC", "ORG", "PERSON"})
_WORD = re.compile(r"\w+")

Pair = tuple[Sentence, Sentence]
Worded = tuple[Sentence, frozenset[str]]


def compare_versions(lineages: Iterable[Lineage], accounts: Sequence[Account], facts: Iterable[Fact]) -> list[Finding]:
    """UPDATE for each figure and name that stands otherwise in the next version, with both sentences."""
    by_id = {account.id: account for account in accounts}
    held: dict[str, list[Fact]] = {}
    for fact in facts:
        if fact.quantity is not None:
            held.setdefault(fact.article, []).append(fact)
    out = []
    for lineage, old, new in by_version(lineages, by_id):
        pairs = list(_rewritten(old, new))
        out += _figures(lineage, held.get(old.id, []), held.get(new.id, []), pairs, by_id)
        out += _names(lineage, old, new, pairs)
    return out


def _rewritten(old: Account, new: Account) -> Iterator[Pair]:
    """Sentences that were changed, each with what it became."""
    here, there = ([row for row in account.reading.sentences if row.kind != "boilerplate"] for account in (old, new))
    words = [old.words(row.span) for row in here], [new.words(row.span) for row in there]
    for tag, a, b, c, d in SequenceMatcher(None, *words, autojunk=False).get_opcodes():
        if tag == "replace":
            yield from _paired(_worded(here[a:b], words[0][a:b]), _worded(there[c:d], words[1][c:d]))


def _worded(sentences: list[Sentence], said: list[str]) -> list[Worded]:
    return [(row, frozenset(word.casefold() for word in _WORD.findall(words))) for row, words in zip(sentences, said, strict=True)]


def _paired(before: list[Worded], after: list[Worded]) -> Iterator[Pair]:
    """The sentences of a changed stretch, the most alike first, each once."""
    alike = [(_likeness(one[1], two[1]), one[0], two[0]) for one, two in product(before, after)]
    taken: set[Span] = set()
    used: set[Span] = set()
    for likeness, one, two in sorted(alike, key=lambda row: (-row[0], row[1].span, row[2].span)):
        if likeness < _ALIKE:
            return
        if one.span not in taken and two.span not in used:
            taken.add(one.span)
            used.add(two.span)
            yield one, two


def _likeness(one: frozenset[str], other: frozenset[str]) -> float:
    return len(one & other) / max(1, min(len(one), len(other)))


def _figures(lineage: Lineage, old: list[Fact], new: list[Fact], pairs: list[Pair], by_id: Mapping[str, Account]) -> list[Finding]:
    """The figures of one measure in a rewritten sentence, in order; and the article's own toll wherever it stands."""
    changed: dict[tuple[str, object, object], tuple[Fact, Fact]] = {}
    for one, two in [*_of_sentences(old, new, pairs), *_own(old, new)]:
        if one.bounds != two.bounds:
            changed.setdefault((measure_of(one), one.bounds, two.bounds), (one, two))
    return [_finding(lineage, "count", _side(one), _side(two), one.label, two.label, by_id, one) for one, two in changed.values()]


def _of_sentences(old: list[Fact], new: list[Fact], pairs: list[Pair]) -> Iterator[tuple[Fact, Fact]]:
    for before, after in pairs:
        here = [fact for fact in old if overlap(fact.spans[0], before.span)]
        there = [fact for fact in new if overlap(fact.spans[0], after.span)]
        for measure in sorted({measure_of(fact) for fact in here}):
            ours, theirs = ([fact for fact in listed if measure_of(fact) == measure] for listed in (here, there))
            if len(ours) == len(theirs):
                yield from zip(ours, theirs, strict=True)


def _own(old: list[Fact], new: list[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """The toll that each version gives as its own, by measure and scope."""
    here, there = ({(measure_of(fact), fact.slot): fact for fact in reversed(listed) if fact.main} for listed in (old, new))
    for key in sorted(here.keys() & there.keys()):
        yield here[key], there[key]


def _names(lineage: Lineage, old: Account, new: Account, pairs: list[Pair]) -> list[Finding]:
    """One name in place of another in a rewritten sentence, where the new version has the old one nowhere."""
    changed: dict[tuple[str, str], tuple[Entity, Entity]] = {}
    for before, after in pairs:
        here, there = (_named(account, sentence) for account, sentence in ((old, before), (new, after)))
        gone, come = [e for e in here if e.name not in {o.name for o in there}], [e for e in there if e.name not in {o.name for o in here}]
        for one, two in zip_longest(gone, come):
            if one and two and one.label == two.label and not any(entity.name == one.name for entity in new.reading.entities):
                changed.setdefault((one.name, two.name), (one, two))
    by_id = {old.id: old, new.id: new}
    return [
        _finding(
            lineage,
            "name",
            Side(article=old.id, value=one.name, evidence=(one.span,), camp="before"),
            Side(article=new.id, value=two.name, evidence=(two.span,), camp="after"),
            one.name,
            two.name,
            by_id,
        )
        for one, two in changed.values()
    ]


def _named(account: Account, sentence: Sentence) -> list[Entity]:
    return [entity for entity in account.entities_in(sentence.span) if entity.label in _NAMED]


def _side(fact: Fact) -> Side:
    return Side(article=fact.article, value=fact.value.text, evidence=fact.spans[:1], camp=f"{fact.bounds}")


def _finding(
    lineage: Lineage, kind: str, old: Side, new: Side, before: str, after: str, by_id: Mapping[str, Account], fact: Fact | None = None
) -> Finding:
    words = phrase("version.dated" if lineage.dated else "version.undated", who=by_id[new.article].name, a=quoted(before), b=quoted(after))
    return finding(
        kind,
        "UPDATE",
        gate="Version",
        words=words,
        sides=(old, new),
        steps=decided("Version", "both are versions of one article, so neither corroborates the other"),
        topic=fact.topic if fact else kind,
        slot=measure_of(fact) if fact else kind,
        gap=0.3,
    )
