"""How far an attribution that opens a paragraph may reach: the sentences after it that no source of their own claims."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import takewhile

from parallax.lexicon import words
from parallax.reading.stretches import Stretches
from parallax.records import Attribution, Sentence, Span

_TURNS = words("speech")["turning"]
_LEAD = 2  # words before the source or its cue: "On Monday,"


def with_reach(text: str, sentences: Sequence[Sentence], attributions: Sequence[Attribution]) -> list[Attribution]:
    """The same attributions; one that opens its paragraph tells which of the next sentences may rest on it.

    Whether they do stays open: they are no content. The reach ends where another source is named, at a quotation mark, and where
    the writer turns ("But ...").
    """
    cues = Stretches((entry.cue, entry) for entry in attributions if entry.cue is not None)
    claimed = Stretches((span, entry) for entry in attributions for span in (*entry.content, *filter(None, [entry.cue])))
    reaches: dict[int, tuple[Span, ...]] = {}
    for first, *rest in _paragraphs(text, sentences):
        opening = next((entry for entry in cues.touching(*first.span) if _opens(text, first, entry)), None)
        if opening is not None:
            free = takewhile(lambda sentence: _is_free(text, sentence, claimed), rest)
            reaches[id(opening)] = tuple(sentence.span for sentence in free)
    return [replace(entry, reach=reaches[id(entry)]) if reaches.get(id(entry)) else entry for entry in attributions]


def _paragraphs(text: str, sentences: Sequence[Sentence]) -> Iterator[list[Sentence]]:
    """The body sentences line by line."""
    held: list[Sentence] = []
    for sentence in sentences:
        if held and (sentence.kind != "body" or "\n" in text[held[-1].span[1] : sentence.span[0]]):
            yield held
            held = []
        if sentence.kind == "body":
            held.append(sentence)
    if held:
        yield held


def _opens(text: str, sentence: Sentence, entry: Attribution) -> bool:
    """Whether a source and its cue stand at the head of the sentence, before what is said."""
    if entry.source is None or entry.cue is None or entry.source[1] > sentence.span[1]:
        return False
    start = min(entry.source[0], entry.cue[0])
    before = all(piece[0] > max(entry.source[1], entry.cue[1]) - 1 for piece in entry.content)
    return before and len(text[sentence.span[0] : start].split()) <= _LEAD


def _is_free(text: str, sentence: Sentence, claimed: Stretches[Attribution]) -> bool:
    """Whether the sentence names no source, quotes nobody and goes on in the same vein."""
    said = text[slice(*sentence.span)]
    first = said.split(None, 1)[0].strip(",").lower() if said.strip() else ""
    return first not in _TURNS and not claimed.touching(*sentence.span) and not any(mark in said for mark in '“"«„')
