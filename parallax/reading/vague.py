"""Vague words of number: "several", "dozens", "tens of thousands", "a series of"."""

from __future__ import annotations

import re
from typing import Any

from parallax import lexicon
from parallax.reading.numbertokens import MAGNITUDES
from parallax.reading.wholetext import folded

VAGUE: dict[str, list[int]] = lexicon.load("hedges")["vague"]
_PLURALS = ("tens", "dozens", "scores", "hundreds", "thousands", "millions", "billions", "trillions")
_WORD = "|".join(re.escape(word).replace(r"\ ", r"\s+") for word in sorted(VAGUE, key=len, reverse=True))
_VAGUE = re.compile(
    rf"\b(?P<word>{_WORD})\b(?:\s+of\s+(?P<of>thousands|millions|billions|trillions)\b|\s+(?P<times>hundred|thousand|million|billion|dozen)\b)?",
    re.IGNORECASE,
)
_NOT_AFTER = re.compile(r"\b(?:as|how|too|so|that|not|very|past|last|next|coming|recent|the)\s$", re.IGNORECASE)
_TIME = re.compile(r"\s+(?:seconds?|minutes?|hours?|days?|weeks?|months?|years?|decades?|times?)\b", re.IGNORECASE)


_DURATIONS: dict[str, dict[str, Any]] = lexicon.load("hedges")["durations"]
# "by years of collapse", "could take months, if not years", "in decades": more than one of them, and no number.
_DURATION = re.compile(
    r"\b(?:in|for|by|of|takes?|took|taken|taking|(?:to|could|will|would|may|might|can) last|lasts|lasted|not|spent|spend|after)\s+"
    rf"(?P<word>{'|'.join(_DURATIONS)})\b(?!['’]|\s+(?:ago|before|after|later|earlier))",
    re.IGNORECASE,
)


def find_durations(text: str) -> list[tuple[int, int, int, str]]:
    """Start, end, low and unit of each stretch of time that is told by a bare plural: "years" are two or more.

    Source: lexicon/hedges.toml [durations].
    """
    found = [(match, _DURATIONS[folded(match.group("word"))]) for match in _DURATION.finditer(text)]
    return [(match.start("word"), match.end("word"), int(entry["low"]), str(entry["unit"])) for match, entry in found]


def find_vague(text: str) -> list[tuple[int, int, int, int | None]]:
    """Start, end, low and high of each vague word; high is ``None`` where the word leaves it open.

    Source: lexicon/hedges.toml [vague].
    """
    return [_interval(match) for match in _VAGUE.finditer(text) if _counts(text, match)]


def _interval(match: re.Match[str]) -> tuple[int, int, int, int | None]:
    bounds = VAGUE[re.sub(r"\s+", " ", folded(match.group("word")))]
    size = (
        MAGNITUDES[folded(match.group("times")) if match.group("times") else folded(match.group("of") or "").rstrip("s")]
        if match.group("of") or match.group("times")
        else 1
    )
    low, high = bounds[0] * size, bounds[1] if len(bounds) > 1 else None
    return match.start(), match.end(), low, high if high is None else high * size + size - 1


def _counts(text: str, match: re.Match[str]) -> bool:
    """Whether the word counts: not "as many as", "too many", "tens digit", the name "Scores", or a verb ("scores twice")."""
    word = re.sub(r"\s+", " ", match.group("word").lower())
    if _NOT_AFTER.search(text[max(0, match.start() - 12) : match.start()]) and word in ("many", "a few", "tens", "hundreds"):
        return False
    after = text[match.end() : match.end() + 12]
    if word in ("tens", "scores"):
        return bool(match.group("of")) or (
            word == "scores" and re.match(r"\s+(?:of|more|others|were|killed|injured|dead)\b", after) is not None
        )
    if word in ("a couple", "a couple of"):
        return word == "a couple of" or re.match(r"\s+(?:more|dozen|hundred|others)\b", after) is not None or bool(match.group("times"))
    if word in ("many", "multiple", "numerous", "countless"):
        return re.match(r"\s+(?:an?|as)\b", after) is None and not _TIME.match(text[match.end() : match.end() + 12])
    return True
