"""The evidence pack as Markdown, with everything that is not ours escaped."""

from __future__ import annotations

import re
from collections.abc import Iterator

from data.pack.parts import Excerpt, Finding, Pack, Source
from data.pack.words import NOTE, SIGNS, published, relation_words, summary

# What reads as a sign in the middle of a line; text of others never begins one.
_SPECIAL = re.compile(r"([\\`*_{}\[\]()<>#|~$&])")


def as_markdown(pack: Pack) -> str:
    """Sources, findings with their evidence and gates, what agrees, what is kept apart, origins, silences."""
    return "\n".join(_lines(pack)) + "\n"


def plain(text: object) -> str:
    """Text that Markdown shows as it is, on one line."""
    return _SPECIAL.sub(r"\\\1", " ".join(str(text).split()))


def _lines(pack: Pack) -> Iterator[str]:
    yield from (f"# {plain(pack.title)}", "", plain(summary(pack)), "", plain(NOTE), "", *_view(pack), "## Sources", "",
                "| | article | outlet | published | words |", "|---|---|---|---|---:|")
    yield from map(_source, pack.sources)
    for heading, findings in (("Open on the page", (pack.opened,) if pack.opened else ()), ("Findings", pack.findings),
                              ("What they agree on", pack.agreements), ("Not contradictions, and why", pack.apart)):
        if findings:
            yield from ("", f"## {heading}")
            for finding in findings:
                yield from _finding(finding)
    if pack.origins:
        yield from ("", "## Origins", "")
        yield from (f"- {plain(o.name)} ({plain(o.kind)}): {', '.join(o.letters)}" for o in pack.origins)
    if pack.silences:
        yield from ("", "## Who is silent on what", "")
        yield from (f"- {s.letter} does not say: {plain(s.slot)} (told by {', '.join(s.others)})" for s in pack.silences)


def _view(pack: Pack) -> Iterator[str]:
    """What the reader's filters left out, and the link to the view, each with an empty line after it."""
    for line in (pack.note, pack.link):
        if line:
            yield from (plain(line), "")


def _source(source: Source) -> str:
    title = plain(source.shown)
    return f"| {source.letter} | {title} | {plain(source.outlet or 'not stated')} | {plain(published(source))} | {source.words} |"


def _finding(finding: Finding) -> Iterator[str]:
    sign = f"{SIGNS.get(finding.severity, '')} " if finding.severity else ""
    yield from ("", f"### {sign}{plain(finding.title)}", "")
    weight = f"{finding.severity} ({finding.score} of 100), " if finding.severity else ""
    yield f"{weight}{plain(finding.kind)}: **{plain(relation_words(finding.relation))}**. {plain(finding.why)} Rule: {plain(finding.gate)}."
    for side in finding.sides:
        yield from ("", f"- **{side.letter}** {plain(side.value)}")
        yield from (f"  > {_marked(excerpt)} ({excerpt.start}–{excerpt.end})  " for excerpt in side.excerpts)
    if finding.reviews:
        yield ""
        yield from (f"- Review, {plain(one.reviewer)} {one.said}" + (f": {plain(one.note)}" if one.note else "") for one in finding.reviews)
    if finding.parts:
        yield from ("", "Severity: " + ", ".join(f"{plain(p.name)} {p.points:+g} ({plain(p.reason)})" for p in finding.parts) + ".")
    if finding.steps:
        yield from ("", "Gates: " + "; ".join(f"{plain(s.gate)} {plain(s.outcome)}" + (f" ({plain(s.note)})" if s.note else "")
                                              for s in finding.steps if s.outcome != "skipped") + ".")


def _marked(excerpt: Excerpt) -> str:
    start, end = excerpt.marked
    before, held, after = excerpt.text[:start], excerpt.text[start:end], excerpt.text[end:]
    # Emphasis needs its marks to touch a word, so spaces at the seams stay outside.
    left, right = (" " if seam.isspace() else "" for seam in (before[-1:], after[:1]))
    return f"{plain(before)}{left}**{plain(held)}**{right}{plain(after)}".strip()
