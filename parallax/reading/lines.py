"""The lines of a text and what each is for: headline, heading, body or boilerplate."""

from __future__ import annotations

import re
from dataclasses import dataclass

from parallax.lexicon import words
from parallax.records import Span

_WORDS = words("boilerplate")
_OPENING = tuple(sorted(_WORDS["opening"]))
_INSIDE = tuple(sorted(_WORDS["inside"]))
_JOBS = "|".join(sorted(map(re.escape, _WORDS["newspaper_jobs"]), key=len, reverse=True))
_URL = re.compile(r"(?:https?://|www\.)\S+|\bpic\.twitter\.com/\S+|[^\s@]{1,64}@[^\s@]{1,99}")
# "Jane Doe is the Chief Editor of Defence Weekly"
_BIO = re.compile(rf"^(?:[A-Z][\w.’'-]+ ){{1,4}}is (?:an?|the|our) (?:[\w.’'-]+ ){{0,4}}?(?:{_JOBS})\b(?=[ ,.]|$)", re.I)
# "By Mike Bowersock", "BY STAFF REPORT"; "By Tuesday the toll had risen" is longer.
_BYLINE = re.compile(r"^(?:by|from)[: ]\s?[A-Z][\w.’'-]*(?:[ ,/|&]+(?:and )?[A-Z][\w.’'-]*){0,6}$", re.I)
_CREDIT = re.compile(r"^\(?(?:©|\(c\)|tm and ©|ap photo|photo[:/]|image[:/]|video[:/]|file photo)", re.I)
# "(Reporting by A; Editing by B.)"
_REPORTERS = re.compile(r"^\(?(?:reporting|writing|additional reporting|compiled|edited|editing) by\b", re.I)
_STOPPED = re.compile(r"[.!?…][\"'”’»)\]]*$")
_SMALL = frozenset(
    [
        "a",
        "an",
        "and",
        "as",
        "at",
        "but",
        "by",
        "for",
        "from",
        "if",
        "in",
        "into",
        "is",
        "nor",
        "of",
        "off",
        "on",
        "or",
        "over",
        "per",
        "says",
        "so",
        "the",
        "to",
        "up",
        "via",
        "vs",
        "with",
        "yet",
    ]
)


@dataclass(frozen=True, slots=True)
class Line:
    """One printed line without its outer white space."""

    span: Span
    kind: str


def find_lines(text: str, title: str | None = None) -> list[Line]:
    """The non-empty lines of ``text`` with their kinds, in order."""
    spans = [_trimmed(match.span(), text) for match in re.finditer(r"[^\n\r]*\S[^\n\r]*", text)]
    printed = [text[start:end] for start, end in spans]
    kinds = [_kind(number, printed, title) for number in range(len(printed))]
    return [Line(span, kind) for span, kind in zip(spans, _with_bios(kinds, printed), strict=True)]


def is_boilerplate(line: str) -> bool:
    """Whether a line or sentence belongs to the page: credits, links, forms, calls to subscribe."""
    low = " ".join(line.lower().split())
    if not any(character.isalnum() for character in low):
        return True
    bare = _URL.sub(" ", line)
    if bare != line and len(re.findall(r"\w+", bare)) <= 3:
        return True
    count = len(low.split())
    return (
        low.strip(" .:*|") in _WORDS["whole"]
        or (count <= 30 and low.startswith(_OPENING))
        or any(phrase in low for phrase in _INSIDE)
        or bool(_CREDIT.match(line) and count <= 40)
        or bool(_REPORTERS.match(line))
    )


def is_title_case(line: str, share: float = 0.75) -> bool:
    """Whether most longer words begin with a capital, as in English headlines."""
    longer = [word for word in re.findall(r"[^\W\d_][\w’'-]*", line) if word.lower() not in _SMALL]
    return len(longer) >= 2 and sum(word[0].isupper() for word in longer) >= share * len(longer)


def _kind(number: int, printed: list[str], title: str | None) -> str:
    line = printed[number]
    if number == 0 and _is_headline(printed, title):
        return "headline"
    if is_boilerplate(line) or (number < 6 and _BYLINE.match(line)):
        return "boilerplate"
    return "heading" if number and _is_heading(number, printed) else "body"


def _is_headline(printed: list[str], title: str | None) -> bool:
    line = printed[0]
    if title and line.strip(" .").casefold() == title.strip(" .").casefold():
        return True
    if len(printed) == 1 or len(line.split()) > 60:
        return False
    # "U.S. Covert Operation Targets Infrastructure, Report Says — ‘Officials confirmed the strikes.’": a pull sentence may follow.
    opening = re.split(r" [—–|] | [‘“\"]", line)[0]
    if is_title_case(opening, 0.9 if _STOPPED.search(opening) else 0.75) and 3 <= len(opening.split()) <= 30 and not _has_dateline(line):
        return True
    several = bool(re.search(r"[a-z][.!?][\"”’]? [A-Z]", line)) or bool(_URL.search(line))
    return not (several or _STOPPED.search(line)) and len(line.split()) <= 25 and not _runs_on(line, printed[1])


def _is_heading(number: int, printed: list[str]) -> bool:
    line = printed[number]
    count = len(line.split())
    if count > 12 or number == len(printed) - 1 or not (line[0].isupper() or line[0].isdigit() or line[0] in "\"“‘'[("):
        return False
    # A short question may be a heading; "He is dead." is a sentence.
    stopped = bool(_STOPPED.search(line)) and not (line.endswith("?") and is_title_case(line))
    broken = _runs_on(line, printed[number + 1]) or (not _STOPPED.search(printed[number - 1]) and line[0].islower())
    return not (stopped or broken or line.endswith((",", ";", "-"))) and (count <= 8 or is_title_case(line))


def _runs_on(line: str, following: str) -> bool:
    """A line cut by its width goes on in lower case, or stops at a title: "said Dr." / "Jane Porter"."""
    return following[:1].islower() and len(line) > 30


def _has_dateline(line: str) -> bool:
    """ "RALEIGH, N.C. (WNCN) – Three people were injured": capitals that open a story, not a headline."""
    return bool(re.match(r"^[A-Z][\w.,’' -]{2,60}(?:\([^)]{2,40}\))\s*(?:--?|–|—)", line))


def _with_bios(kinds: list[str], printed: list[str]) -> list[str]:
    """The kinds with the parts about authors marked, which stand at the end."""
    marked = list(kinds)
    for number, line in enumerate(printed):
        near_end = number >= len(printed) - 4
        if line.lower().strip(" .:") in _WORDS["about_author"] and number and len(printed) - number <= 6:
            marked[number:] = ["boilerplate"] * (len(printed) - number)
        elif near_end and number > 1 and _BIO.match(line):
            marked[number] = "boilerplate"
    return marked


def _trimmed(span: Span, text: str) -> Span:
    start, end = span
    while end > start and text[end - 1].isspace():
        end -= 1
    while start < end and text[start].isspace():
        start += 1
    return start, end
