"""Where quotation marks open and close."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from parallax.records import Span

# Longest first: the New York Times archive prints a double mark as two apostrophes.
_MARK = re.compile(r"""''|``|["“”„«»‘’‹›']""")
_CLOSERS = {
    "“": ("”", '"', "“"),
    "”": ("”",),  # a slip of the keyboard: ”We go,” he said
    "„": ("“", "”"),
    "«": ("»",),
    "‘": ("’",),
    "‹": ("›",),
    '"': ('"', "”"),
    "''": ("''",),
    "``": ("''",),
    "'": ("'",),
}
_NEXT_LINE = re.compile(r"\s*(\S{0,2})")
_SINGLE = frozenset("'‘")
# Words that begin with an apostrophe, and decades: "'em", "'90s".
_CLIPPED = re.compile(r"(?:em|til|tis|twas|cause|round|bout|n|\d0s|\d\d)\b", re.I)
_LONGEST = 3000
_DEEPEST = 3  # quotations within each other


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked:
    """Words between marks: ``span`` without them, ``outer`` with them, ``depth`` 1 inside another quotation.

    ``open_end`` is true where the mark never closes because the next paragraph opens the same quotation again.
    """

    span: Span
    outer: Span
    depth: int = 0
    open_end: bool = False


def find_marked(text: str) -> list[Marked]:
    """Quotations by their marks alone, in order of appearance.

    Misses: a mark that is never closed costs the words from it to the next mark, nothing more.
    """
    marks = [match for match in _MARK.finditer(text) if not _is_apostrophe(text, match)]
    found = list(_outer(text, marks))
    inner = [nested for quote in found for nested in _nested(text, quote)]
    return sorted(found + inner, key=lambda quote: quote.span)


def _outer(text: str, marks: list[re.Match[str]]) -> Iterator[Marked]:
    position = 0
    while position < len(marks):
        start = marks[position]
        position += 1
        if not _may_open(text, start):
            continue
        close = _closing(text, marks, position, start)
        if close is not None:
            yield _marked(text, start, marks[close])
            position = close + 1
        elif (edge := _goes_on(text, start)) is not None:
            yield Marked(span=_trim(text, start.end(), edge), outer=(start.start(), edge), open_end=True)
            position = next((i for i, mark in enumerate(marks) if mark.start() >= edge), len(marks))


def _marked(text: str, start: re.Match[str], end: re.Match[str], depth: int = 0) -> Marked:
    return Marked(span=_trim(text, start.end(), end.start()), outer=(start.start(), end.end()), depth=depth)


def _closing(text: str, marks: list[re.Match[str]], position: int, start: re.Match[str]) -> int | None:
    """The index of the mark that closes ``start``; the same opening mark at a paragraph's start gives up."""
    wanted = _CLOSERS[start.group()]
    edge = _goes_on(text, start)
    weak = None
    for index, mark in _unpaired(start, ((later, marks[later]) for later in range(position, len(marks)))):
        if mark.start() - start.end() > _LONGEST or (edge is not None and mark.start() >= edge) or _breaks_off(text, start, mark):
            break
        if mark.group() in wanted and mark.start() > start.end() and _may_close(text, mark):
            if not _is_possessive(text, mark):
                return index
            weak = index if weak is None else weak
        elif mark.group() == start.group() and mark.group() not in ("'",) and _may_open(text, mark):
            return weak if weak is not None or mark.group() != "“" else _balanced(text, marks, position, start)
    return weak


def _balanced(text: str, marks: list[re.Match[str]], position: int, start: re.Match[str]) -> int | None:
    """The mark that closes ``start`` where the same pair stands inside it: “I live in what he calls “hell” every day.”"""
    open_marks = 1
    for index in range(position, len(marks)):
        mark = marks[index]
        open_marks += (mark.group() == "“") - (mark.group() == "”")
        broken = mark.start() - start.end() > _LONGEST or "\n" in text[marks[index - 1].end() : mark.start()]
        if broken or open_marks > _DEEPEST:
            return None
        if not open_marks:
            return index
    return None


def _breaks_off(text: str, start: re.Match[str], mark: re.Match[str]) -> bool:
    """Whether a second line break, or one after a straight mark, lies between: 000 closes a curly mark one line on."""
    breaks = len(re.findall(r"\n\s*", text[start.end() : mark.start()]))
    return breaks > (1 if start.group() in "“‘«„" else 0)


def _goes_on(text: str, start: re.Match[str]) -> int | None:
    """The end of the paragraph of ``start`` when the quotation is open there and the next paragraph opens it again."""
    edge = text.find("\n", start.end())
    if edge < 0:
        return None
    if not _NEXT_LINE.match(text, edge)[1].startswith(start.group()):  # type: ignore[index]  # the pattern matches anywhere
        return None
    wanted = _CLOSERS[start.group()]
    for _, mark in _unpaired(start, enumerate(_MARK.finditer(text, start.end(), edge))):
        if mark.group() in wanted and _may_close(text, mark) and not _is_apostrophe(text, mark):
            return None
    return edge


def _unpaired(start: re.Match[str], marks: Iterable[tuple[int, re.Match[str]]]) -> Iterator[tuple[int, re.Match[str]]]:
    """The marks behind a straight one without the curly pairs among them: "SMITH: This is “Shark Tank.” But ..."."""
    inside = False
    for index, mark in marks:
        if not (inside and mark.group() == "”"):
            yield index, mark
        inside = start.group() == '"' and (mark.group() == "“" or (inside and mark.group() != "”"))


def _is_apostrophe(text: str, mark: re.Match[str]) -> bool:
    """Whether a single mark stands inside a word or at the head of a clipped one."""
    if mark.group() not in ("'", "’", "‘"):
        return False
    before, after = text[mark.start() - 1 : mark.start()], text[mark.end() : mark.end() + 1]
    if before.isalnum() and after.isalnum():
        return True
    return not before.isalnum() and after.isalnum() and bool(_CLIPPED.match(text, mark.end())) and mark.group() != "‘"


def _is_possessive(text: str, mark: re.Match[str]) -> bool:
    """Whether a single closing mark can be a plural's apostrophe: "the cartels’ boats"."""
    if mark.group() not in ("'", "’"):
        return False
    before = text[mark.start() - 1 : mark.start()]
    return before in ("s", "z", "x") and bool(re.match(r" [a-z]", text[mark.end() : mark.end() + 2]))


def _may_open(text: str, mark: re.Match[str]) -> bool:
    if mark.group() in "“„«‘‹" or mark.group() == "``":
        return True
    if mark.group() in ("’", "»", "›"):
        return False
    before, after = text[max(0, mark.start() - 1) : mark.start()], text[mark.end() : mark.end() + 1]
    if mark.group() == "”":
        return not before.strip() and after.isalnum()
    return bool(after.strip()) and not (before.isalnum() or before in (".", "!", "?", "%", "="))


def _may_close(text: str, mark: re.Match[str]) -> bool:
    if mark.group() in "”»›":
        return True
    before, after = text[max(0, mark.start() - 1) : mark.start()], text[mark.end() : mark.end() + 1]
    if mark.group() == "“":
        return bool(before.strip()) and not after.isalnum()
    if mark.group() in ("'", "’"):
        return bool(before.strip()) and not after.isalnum()
    return bool(before.strip()) or not after.isalnum()


def _nested(text: str, quote: Marked) -> Iterator[Marked]:
    """Single-marked words inside a double-marked quotation, and double-marked ones inside a single-marked one."""
    start, end = quote.span
    single = text[quote.outer[0]] in _SINGLE and text[quote.outer[0] : start] != "''"
    marks = [
        mark for mark in _MARK.finditer(text, start, end) if not _is_apostrophe(text, mark) and single != (mark.group() in ("'", "‘", "’"))
    ]
    position = 0
    while position < len(marks):
        begin = marks[position]
        position += 1
        if not _may_open(text, begin):
            continue
        close = _closing(text, marks, position, begin)
        if close is not None:
            yield _marked(text, begin, marks[close], 1)
            position = close + 1


def _trim(text: str, start: int, end: int) -> Span:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
