"""A finding as a citation: plain text to paste into a mail, a footnote or a ticket."""

from __future__ import annotations

from data.load import Tables
from data.views import words
from data.views.articles import Source, sources
from data.views.evidence import Evidence, Side
from data.views.rows import texts_of


def citation(tables: Tables, found: Evidence) -> str:
    """Title and reason, then each source with its date and the sentences word for word, then story, weight and rule.

    The link that opens the finding is added by whoever shows it: only the page knows its own address.
    """
    known, texts = sources(tables), texts_of(tables)
    grouped: dict[str, list[Side]] = {}
    for side in found.sides:
        grouped.setdefault(side.article, []).append(side)
    said = [_said(known[article], sides, texts[article]) for article, sides in grouped.items()]
    why = [found.why] if found.why and found.why != found.title else []
    return "\n".join([found.title, *why, "", *said, "", _weight(tables, found)])


def _said(source: Source, sides: list[Side], text: str) -> str:
    """One source: its letter, name, title, date and link, then its sentences."""
    titled = f"“{_line(source.title)}”" if source.title else ""
    head = ", ".join(part for part in (f"{source.letter}  {source.name}", titled, source.dated, source.url or "") if part)
    spans = {(passage.start, passage.end) for side in sides for passage in side.passages}
    quotes = [f"   “{_line(text[start:end])}”" for start, end in sorted(spans)]
    return "\n".join([head, *(quotes or [f"   {side.value}" for side in sides])])


def _weight(tables: Tables, found: Evidence) -> str:
    titles = tables["stories"]["title"]
    story = f"“{_line(str(titles.iloc[0]))}”" if len(titles) else ""
    severity = f"{found.severity}, {found.score} of 100" if found.severity else words.relation(found.relation)
    return ", ".join(part for part in ("Parallax", story, severity, f"rule: {found.gate}" if found.gate else "") if part)


def _line(text: str) -> str:
    return " ".join(text.split())
