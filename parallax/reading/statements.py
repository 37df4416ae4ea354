"""All statements that an article hands to somebody, by verb or by phrase."""

from __future__ import annotations

from collections.abc import Sequence

from spacy.tokens import Doc

from parallax.reading.phrases import find_phrases
from parallax.reading.reports import Report, find_reports
from parallax.records import Sentence


def find_statements(doc: Doc, sentences: Sequence[Sentence]) -> list[Report]:
    """Statements outside headings and page debris, in order of their cues."""
    if not doc.has_annotation("DEP"):
        return []
    debris = [sentence.span for sentence in sentences if sentence.kind == "boilerplate"]
    found = sorted(find_reports(doc) + find_phrases(doc, sentences), key=lambda report: report.cue)
    return [report for report in found if not any(start <= report.cue[0] < end for start, end in debris)]
