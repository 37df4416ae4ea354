"""Counts that an article gives in passing: of another event, of an earlier time, or taken back."""

from __future__ import annotations

import re
from collections.abc import Sequence

from parallax import lexicon
from parallax.reading.fates import LETHAL, NOUNS, STATES, SUFFERS, VERBS
from parallax.reading.scopes import YEAR, pattern_of
from parallax.records import Sentence, Span

_PATTERNS = {name: pattern_of(name) for name in ("apart", "earlier", "taken_back")}
_MONTHS = "|".join(lexicon.load("calendar")["months"]).title()
# "In December, a woman drove onto the sidewalk", "in March 2015", "the tsunami of 2004", "1993: a doctor is shot": not the day of the news.
_LONG_AGO = re.compile(
    rf"(?i:\b(?:in|during|of))\s+(?:(?:early|late|mid)[\s-]+)?(?:(?:{_MONTHS})\b(?!\s+\d{{1,2}}\b)|(?:19|20)\d\d\b)"
    r"|^\W*(?:19|20)\d\d:"
)
# "The incident came hours before three officers were shot dead": the clause tells another event; "two others" belong to this one.
_BESIDE = re.compile(r"\b(?:hours?|days?|weeks?|months?)\s+(?:before|after)\s+$", re.IGNORECASE)
_OPENING = 2  # sentences that tell the article's own event, however long ago
_LATE = 8  # sentences by which the dead of the article's own event are told


def is_elsewhere(text: str, span: Span, sentence: Span, *, opening: bool = False) -> bool:
    """Whether the count is of an event before or beside the article's own, or is taken back in its own sentence.

    In the ``opening`` of a text an earlier time is that of its own event: "two were shot dead last month".
    """
    told = text[slice(*sentence)]
    if any(_PATTERNS[name].search(told) for name in ("apart", "taken_back")):
        return True
    if not opening and (_PATTERNS["earlier"].search(told) or _LONG_AGO.search(told) or YEAR.search(told)):
        return True
    beside = _BESIDE.search(text[sentence[0] : span[0]]) is not None
    return beside and re.match(r"\w+\s+(?:more|other)\b", text[span[0] : sentence[1]]) is None


def is_past(text: str, time: Span) -> bool:
    """Whether an event's date is of an earlier month or year: "In April last year a quake struck. Five people died"."""
    told = text[max(0, time[0] - 4) : time[1]].strip()
    return any(pattern.search(told) is not None for pattern in (_PATTERNS["earlier"], _LONG_AGO, YEAR))


def opening_end(sentences: Sequence[Sentence], *, most: int = _OPENING) -> int:
    """Where the first ``most`` sentences end that are no boilerplate."""
    told = [sentence.span[1] for sentence in sentences if sentence.kind != "boilerplate"][:most]
    return told[-1] if told else 0


def first_death(text: str, sentences: Sequence[Sentence]) -> int | None:
    """How far into a text a death of its own event may be told; ``None`` without a limit.

    News tells the dead first: where the first sentences have no word of death, those told further down died elsewhere.
    """
    end = opening_end(sentences, most=_LATE)
    return None if _DEATH.search(text, 0, end) else end


def _forms(word: str) -> set[str]:
    stem = word[:-1] if word[-1] in "ey" else word
    return {word, f"{word}s", f"{stem}ed", f"{stem}ing", f"{stem}ies", f"{stem}ied", f"{word}ly"}


_DEADLY = {word for table in (NOUNS, VERBS, SUFFERS, STATES) for word, measure in table.items() if measure == "killed"} | LETHAL
_DEATH = re.compile(
    rf"\b(?:{'|'.join(sorted({re.escape(form) for word in _DEADLY for form in _forms(word)}))}|dying)\b", re.IGNORECASE
)
