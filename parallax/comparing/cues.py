"""Where an article says one side of an opposition: the phrase, unless it is negated, asked, or of another time or person."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from parallax.comparing.accounts import Account, overlap, words_of
from parallax.lexicon import load
from parallax.records import Sentence, Span

_TOLLS = frozenset(load("impact")["tolls"]["words"])
_PERSONS: dict[str, frozenset[str]] = {name: frozenset(load("relations")[name]["words"]) for name in ("doer", "harmed")}
_COUNTED = 40  # characters after a number within which what it counts is said
_GAP = r"(?:[\w’'.-]+\s+){1,6}?"  # what a * in a phrase may stand for
_NEGATED = re.compile(
    r"""(?: \b(?:not|never|no|nor|cannot|denied|denies|deny|excluded|neither|without|ruled\ out) | n[’']t ) \s+
        (?: [\w’'-]+ \s+ ){0,3} $  # up to three words between""",
    re.I | re.X,
)
_OPEN = re.compile(r"\b(?:whether|wondered if|unclear if)\b[^.]*$", re.I)
_BEFORE = 160  # characters before a phrase in which the person it speaks of may be named
_OLD = timedelta(days=120)  # days so long before the article are of something else
_TURN = re.compile(r"\b(?:although|but|though|whereas|while)\b|;", re.I)  # behind which a date belongs to something else
_ANSWER = re.compile(r"^(?:[A-Z][A-Z .'’-]+:\s*)?[“\"]?(?P<way>no|yes)\b", re.I)
_WORD = re.compile(r"[a-z-]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrases:
    """Phrases of the lexicon as one pattern, and the words that each of them needs."""

    pattern: re.Pattern[str]
    needs: tuple[frozenset[str], ...]

    def may_stand_in(self, account: Account) -> bool:
        """Whether the article has all the words of some phrase: most articles have not, and to search for a hundred phrases takes long."""
        return any(need <= account.vocabulary for need in self.needs)


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposition:
    """Two classes of phrases of the lexicon, compiled."""

    name: str
    kind: str
    asks: str
    left: Phrases
    right: Phrases
    relation: str
    moves: bool
    flips: bool
    counted: bool
    both_counted: bool
    of: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """One place where an article takes a side."""

    article: str
    left: bool
    span: Span  # of the phrase
    sentence: Span
    about: Span  # the sentence that says what it is about: that of the phrase, or the question it answers


def find_cues(account: Account, opposition: Opposition) -> list[Cue]:
    """The sides that the article's body takes, in order; of two phrases that overlap the longer one holds."""
    found = [*_matches(account, opposition, left=True), *_matches(account, opposition, left=False)]
    return sorted((cue for cue in found if not any(_longer(other, cue) for other in found)), key=lambda cue: cue.span)


def _longer(one: Cue, other: Cue) -> bool:
    return overlap(one.span, other.span) and one.span[1] - one.span[0] > other.span[1] - other.span[0]


def _matches(account: Account, opposition: Opposition, *, left: bool) -> Iterator[Cue]:
    phrases = opposition.left if left else opposition.right
    if not phrases.may_stand_in(account):
        return
    counted = opposition.counted if left else opposition.both_counted
    for match in phrases.pattern.finditer(account.reading.article.text):
        sentence = account.sentence_at(match.start())
        if sentence is None or sentence.kind != "body" or match.end() > sentence.span[1]:
            continue
        if _asks(account, sentence):
            yield from _answered(account, opposition, sentence, left=left)
        if not _holds(account, sentence, match.span(), opposition):
            continue
        negated = bool(_NEGATED.search(account.reading.article.text[sentence.span[0] : match.start()]))
        if (negated and not opposition.flips) or (counted and not _is_counted(account, match.span())):
            continue
        yield Cue(article=account.id, left=left != negated, span=match.span(), sentence=sentence.span, about=sentence.span)


def _asks(account: Account, sentence: Sentence) -> bool:
    return account.words(sentence.span).rstrip("”’\"' ").endswith("?")


def _answered(account: Account, opposition: Opposition, question: Sentence, *, left: bool) -> Iterator[Cue]:
    """The side that a yes or no right behind the question takes: "Have officials called it terrorism?" "No, they have not"."""
    answer = account.sentence_at(question.span[1] + 1)
    if answer is None or answer.span == question.span or answer.kind != "body":
        return
    way = _ANSWER.match(account.words(answer.span))
    if way and (opposition.flips or way["way"].lower() == "yes"):
        side = left == (way["way"].lower() == "yes")
        yield Cue(article=account.id, left=side, span=answer.span, sentence=answer.span, about=question.span)


def _holds(account: Account, sentence: Sentence, span: Span, opposition: Opposition) -> bool:
    """The sentence states it, of the story's time and of the person asked about."""
    text = account.reading.article.text
    if _asks(account, sentence) or _OPEN.search(text[sentence.span[0] : span[0]]):
        return False
    return not _is_old(account, sentence, span) and (not opposition.of or _person(text, span) == opposition.of)


def _is_old(account: Account, sentence: Sentence, span: Span) -> bool:
    """The phrase goes with days long before the article was written."""
    written, text = account.published[0], account.reading.article.text
    told = [
        day.latest
        for day in account.reading.dates
        if day.latest and overlap(day.span, sentence.span) and not _TURN.search(text[min(span[1], day.span[1]) : max(span[0], day.span[0])])
    ]
    return bool(written and told) and all(written is not None and day < written - _OLD for day in told)


def _person(text: str, span: Span) -> str:
    """Which persons the phrase speaks of, by the noun of a person that stands last before it, else first after it."""
    before = _WORD.findall(text[max(0, span[0] - _BEFORE) : span[0]].lower())
    behind = _WORD.findall(text[span[0] : span[1] + _BEFORE // 4].lower())
    for word in (*reversed(before), *behind):
        for name, nouns in _PERSONS.items():
            if word in nouns or (word.endswith("s") and word[:-1] in nouns):
                return name
    return ""


def _is_counted(account: Account, span: Span) -> bool:
    """The phrase says what a toll of the article counts: it stands in the count's noun, or a few words after its number."""
    for quantity in account.reading.quantities:
        concept = quantity.subject or quantity.concept
        if quantity.measure in _TOLLS and ((concept and overlap(concept, span)) or 0 <= span[0] - quantity.span[1] <= _COUNTED):
            return True
    return any(role.slot == "victims" and overlap(role.span, span) for role in account.reading.roles)


def compiled(name: str, entry: dict[str, Any]) -> Opposition:
    """An entry of the lexicon as an opposition."""
    return Opposition(
        name=name,
        kind=entry["kind"],
        asks=entry["asks"],
        left=_phrases(entry["left"]),
        right=_phrases(entry["right"]),
        relation=entry.get("relation", "CONTRADICTS"),
        moves=entry.get("moves", False),
        flips=entry.get("flips", False),
        counted=entry.get("counted", False),
        both_counted=entry.get("both_counted", False),
        of=entry.get("of", ""),
    )


def _phrases(phrases: Sequence[str]) -> Phrases:
    """Any of the phrases, whole words, the longest first."""
    longest = sorted(phrases, key=lambda words: (-len(words), words))
    parts = [re.escape(words).replace(r"\*\ ", _GAP).replace(r"\ ", r"\s+") for words in longest]
    pattern = re.compile(r"(?<![\w-])(?:" + "|".join(parts) + r")(?![\w-])", re.I)
    return Phrases(pattern=pattern, needs=tuple(words_of(words) for words in phrases))


OPPOSITIONS = tuple(compiled(name, entry) for name, entry in load("oppositions").items())
