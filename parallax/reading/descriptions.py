"""What the words of one victim say of him: sex, age, name, and the side he stands on."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import takewhile

from parallax import lexicon
from parallax.records import Quantity, Span

_WORDS = lexicon.words("persons")
_AGES: dict[str, list[int]] = lexicon.load("persons")["ages"]
_ORDINALS: dict[str, int] = lexicon.load("persons")["ordinals"]
_ONE_OF: dict[str, str] = lexicon.load("persons")["plurals"]
_VICTIMS = frozenset({"patient", "person", "victim"})
_SIDES = (("male", "female"), ("elder", "younger"), ("officer", "culprit"), ("victim", "sought"), ("victim", "officer"))
_NOT_NAMES = frozenset().union(*_WORDS.values()) | frozenset(lexicon.load("measures")["fates"]["people"])
_BEFORE_NOUNS = _WORDS["owners"] | _WORDS["pointing"] | _WORDS["apart"]
_OWNERS = frozenset({"her", "his"})
_REFLEXIVE = frozenset({"herself", "himself"})
_WORD = re.compile(r"[^\W\d_][\w’'.-]*")
_OWNER = re.compile(r"['’]s?$")
_AGE_WITHIN = re.compile(r"\b(\d{1,3})[\s-](?:year|(month))s?[\s-]*(?:old)?\b", re.IGNORECASE)
_AGE_BEHIND = re.compile(r",?\s\(?(\d{1,2})\b(?=[,).;:]|\s*$)")
_DECADE = re.compile(r"\s+in (?:his|her) (early |mid[- ]|late )?([1-9])0['’]?s\b")  # "a man in his late 50s"
_PARTS = {"early": (0, 4), "mid": (3, 7), "late": (5, 9)}
# "[the 15-year-old] also shot himself": who is meant.
_DOER = re.compile(r"\b(?:the|an?) ((?:[\w-]+ )?[\w-]+) (?:(?:also|later|then|\w+ly) )?[\w-]+ $", re.IGNORECASE)
_DOER_REACH = 60
_PART_OF_NAME = r"[A-Z][\w.’'-]{0,30}"
_NAME = rf"((?:{_PART_OF_NAME} ){{0,3}}{_PART_OF_NAME})"
_AGED = re.compile(rf"\b(\d{{1,2}})-year-old {_NAME}|\b{_NAME}, (\d{{1,2}})[,.;]")
_ACCUSED = re.compile(
    rf"\b{_NAME}(?:, \d+,)? (?:is|was|has been|faces|stands) (?:being )?(?:accused|charged)\b"
    rf"|\b(?:suspect|gunman|shooter)(?:, | as | was | is | has been | named ){{1,3}}(?:identified as )?{_NAME}"
)


@dataclass(frozen=True, slots=True)
class Mention:
    """What the words of one victim say of him: the sides he stands on, his age at least and at most, his name.

    ``apart`` as in "another man", ``pointing`` as in "he" or "the man".
    """

    span: Span
    measure: str
    sides: tuple[str | None, ...]
    ages: tuple[int, int]
    names: frozenset[str]
    apart: bool
    pointing: bool
    noun: bool
    reflexive: bool

    @property
    def sought(self) -> bool:
        """Whether it is told as the one who did it."""
        return "sought" in self.sides

    @property
    def culprit(self) -> bool:
        """Whether it did something to itself, or is told as the one who did it."""
        return "culprit" in self.sides

    @property
    def officer(self) -> bool:
        """Whether it is of the police or the like."""
        return "officer" in self.sides

    @property
    def dead(self) -> bool:
        """Whether it tells a death."""
        return self.measure == "killed"


_Name = frozenset[str]  # the words of a name, in lower case


@dataclass(frozen=True, slots=True)
class Known:
    """What a text tells of those it names: who is accused, and who is how old."""

    accused: tuple[_Name, ...] = ()
    ages: tuple[tuple[_Name, int], ...] = ()

    def accuses(self, name: _Name) -> bool:
        """Whether a name, or the last word of one, is that of an accused."""
        return bool(name) and any(name <= full for full in self.accused)

    def age(self, name: _Name) -> int | None:
        """The age that is told with a name, or with one that it is the last word of."""
        return next((age for full, age in self.ages if name <= full), None) if name else None


def known_from(text: str) -> Known:
    """Those whom the text calls accused ("Robert Roe, 19, is accused"), and the ages it gives with names ("16-year-old Damien Ruiz")."""
    accused = (_name(name) for match in _ACCUSED.finditer(text) for name in match.groups() if name)
    ages = ((_name(match[2] or match[3]), int(match[1] or match[4])) for match in _AGED.finditer(text))
    return Known(tuple(dict.fromkeys(accused)), tuple(dict.fromkeys(ages)))


def describe(text: str, victim: Quantity, known: Known) -> Mention:
    """What the words of a victim, and what else the text tells of his name, say of him."""
    start, end = victim.span
    words = [word for word in _WORD.findall(text[start:end]) if not _OWNER.search(word)]
    low = [_ONE_OF.get(word.lower(), word.lower()) for word in words]
    reflexive = bool(_REFLEXIVE.intersection(low))
    doer = _DOER.search(text, max(0, start - _DOER_REACH), start) if reflexive and len(low) == 1 else None
    own = low[1:] if len(low) > 1 and low[0] in _OWNERS else low  # "her child" may be a boy
    told, said = (victim.span, own) if doer is None else (doer.span(1), doer.group(1).lower().split() + low)
    names = _names(words)
    return Mention(
        span=victim.span, measure=victim.measure or "", sides=_sides(said, accused=known.accuses(names)),
        ages=_ages(text, told, said, known.age(names)), names=names,
        apart=bool(_WORDS["apart"].intersection(low)) and low[-1:] != ["other"],
        pointing=bool(_WORDS["pointing"].intersection(low[:1])), noun=len(low) > 1, reflexive=reflexive,
    )  # fmt: skip


def ordinal_of(words: str) -> int:
    """How many victims there are at least, by "a fourth victim"; zero without such words."""
    said = words.lower().split()
    return max((_ORDINALS[word] for word in said if word in _ORDINALS), default=0) if _VICTIMS.intersection(said) else 0


def _name(words: str) -> _Name:
    return frozenset(word.rstrip(".").lower() for word in words.split())


def _names(words: list[str]) -> frozenset[str]:
    """The capitalised words at the end: "Deputy [Bill Cooper]"; none of "a Springfield man" or "Shooting Victim"."""
    if words and words[0].lower() in _BEFORE_NOUNS:
        return frozenset()
    bare = [word.rstrip(".") for word in words if word.rstrip(".") not in ("Jr", "Sr")]
    named = takewhile(lambda word: word[:1].isupper() and word.lower() not in _NOT_NAMES, reversed(bare))
    return frozenset(word.lower() for word in named)


def _sides(low: list[str], *, accused: bool) -> tuple[str | None, ...]:
    """Of each pair the last word that tells it: "her brother" is a man."""
    told = (next((side for word in reversed(low) for side in pair if word in _WORDS[side]), None) for pair in _SIDES)
    return tuple("sought" if accused and "sought" in pair else side for pair, side in zip(_SIDES, told, strict=True))


def _ages(text: str, span: Span, low: list[str], known: int | None) -> tuple[int, int]:
    """From what age to what age: by a number beside the words, by the decade, by the name, by the noun."""
    told = _AGE_WITHIN.search(text, max(0, span[0] - 12), span[1]) or _AGE_BEHIND.match(text, span[1], span[1] + 8)
    if told is not None:
        age = 0 if told.re is _AGE_WITHIN and told.group(2) else int(told.group(1))
        return age, age
    if (decade := _DECADE.match(text, span[1], span[1] + 30)) is not None:
        first, last = _PARTS.get((decade.group(1) or "").rstrip("- "), (0, 9))
        return int(decade.group(2)) * 10 + first, int(decade.group(2)) * 10 + last
    if known is not None:
        return known, known
    said = [_AGES[word] for word in low if word in _AGES]
    return (max(low for low, _ in said), min(high for _, high in said)) if said else (0, 120)
