"""The sentences of an article and their kinds."""

from __future__ import annotations

import re
from bisect import bisect_right
from itertools import pairwise

from spacy.tokens import Doc

from parallax.reading.lines import Line, find_lines, is_boilerplate
from parallax.reading.wholetext import text_of
from parallax.records import Sentence, Span

_MARKS = frozenset("\"“”‘’'«»")
_LONGEST = 2000  # characters; the rules walk whole sentences, and a list or a broken page has no full stop
_STOPPED = re.compile(r"[.!?…][\"'”’»)\]]*$")
# "U.S." / "officials have confirmed": an abbreviation is no full stop before a small letter or a bracket.
_DOTTED = re.compile(r"(?:\b(?:[A-Za-z]\.){1,4}|\b[A-Z][a-z]{1,4}\.)$")


def find_sentences(doc: Doc, title: str | None = None) -> list[Sentence]:
    """Sentences in order of appearance, without their outer white space.

    Kinds: headline (the first line, where it reads like one), heading, body, boilerplate.
    Needs: sentence starts. A sentence that the parser cut inside a line is joined again.
    Misses: a heading printed on one line with the text that follows it.
    Source: lexicon/boilerplate.toml.
    """
    text = text_of(doc)
    lines = find_lines(text, title)
    starts = [line.span[0] for line in lines]
    found = []
    for span in _joined(_pieces(doc, text, lines), text, lines, starts):
        line = _line_of(span, lines, starts)
        kind = line.kind
        if kind == "body" and is_boilerplate(text[slice(*span)]):
            kind = "boilerplate"
        found.append(Sentence(span=span, kind=kind))
    return found


def _pieces(doc: Doc, text: str, lines: list[Line]) -> list[Span]:
    """The parser's sentences, trimmed and cut where a headline or heading ends; empty ones left out."""
    ends = [line.span[1] for line in lines if line.kind in ("headline", "heading")]
    spans = []
    for sent in doc.sents if doc.has_annotation("SENT_START") else [doc[:]]:
        cuts = [sent.start_char, *(end for end in ends if sent.start_char < end < sent.end_char), sent.end_char]
        trimmed = (_trimmed(left, right, text) for left, right in pairwise(cuts))
        spans += [span for span in trimmed if span[0] < span[1]]
    return spans


def _trimmed(start: int, end: int, text: str) -> Span:
    piece = text[start:end]
    return start + len(piece) - len(piece.lstrip()), max(start, start + len(piece.rstrip()))


def _joined(pieces: list[Span], text: str, lines: list[Line], starts: list[int]) -> list[Span]:
    joined: list[Span] = []
    for piece in pieces:
        if joined and _goes_on(joined[-1], piece, text, lines, starts):
            joined[-1] = (joined[-1][0], piece[1])
        else:
            joined.append(piece)
    return joined


def _goes_on(left: Span, right: Span, text: str, lines: list[Line], starts: list[int]) -> bool:
    """Whether two pieces are one sentence: the first has not come to its end."""
    if right[1] - left[0] > _LONGEST:
        return False
    before, after = text[slice(*left)], text[slice(*right)]
    gap = text[left[1] : right[0]]
    # A lone quotation mark, which the parser took for a sentence, belongs where it touches.
    if after in _MARKS or before in _MARKS:
        return not gap or (before in _MARKS and "\n" not in gap)
    if "\n" in gap or "\r" in gap:
        return gap.count("\n") < 2 and not _STOPPED.search(before) and after[0].islower() and len(before) > 30
    if _line_of(left, lines, starts).kind == "heading":
        return True
    if not _STOPPED.search(before):
        return True
    return bool(_DOTTED.search(before)) and (after[0].islower() or after[0] in "(,–—-")


def _line_of(span: Span, lines: list[Line], starts: list[int]) -> Line:
    return lines[max(0, bisect_right(starts, span[0]) - 1)]
