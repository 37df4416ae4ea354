"""The evidence pack as CSV: one row per piece of evidence, for a spreadsheet."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterator

from data.pack.parts import Excerpt, Finding, Pack, Review, SideOf

COLUMNS = ("finding", "severity", "score", "kind", "relation", "title", "why", "gate", "source", "article", "outlet", "url",
           "value", "evidence", "sentence", "start", "end", "review")
# A spreadsheet runs a cell that begins so as a formula; article text is not ours, so it must not.
_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠")


def as_csv(pack: Pack) -> str:
    """The findings, worst first, one row for each span of evidence; a side without evidence has one row."""
    held = io.StringIO(newline="")
    writer = csv.writer(held, lineterminator="\r\n")
    writer.writerow(COLUMNS)
    for row in _rows(pack):
        writer.writerow([safe(cell) for cell in row])
    return held.getvalue()


def safe(cell: object) -> object:
    """The cell as a spreadsheet may hold it: text that would run as a formula gets an apostrophe before it."""
    if isinstance(cell, str) and cell.lstrip(" ").startswith(_FORMULA):
        return f"'{cell}"
    return cell


def _rows(pack: Pack) -> Iterator[tuple[object, ...]]:
    about = {source.article: (source.outlet or "", source.url or "") for source in pack.sources}
    for finding in ((pack.opened,) if pack.opened else ()) + pack.findings:
        for side in finding.sides:
            for excerpt in side.excerpts or (None,):
                yield _row(finding, side, excerpt, about[side.article])


def _row(finding: Finding, side: SideOf, excerpt: Excerpt | None, about: tuple[str, str]) -> tuple[object, ...]:
    shown = (excerpt.text[slice(*excerpt.marked)], excerpt.text, excerpt.start, excerpt.end) if excerpt else ("", "", "", "")
    return (finding.id, finding.severity, finding.score, finding.kind, finding.relation, finding.title, finding.why, finding.gate,
            side.letter, side.article, *about, side.value, *shown, "; ".join(_said(one) for one in finding.reviews))


def _said(review: Review) -> str:
    return f"{review.reviewer} {review.said}" + (f": {review.note}" if review.note else "")
