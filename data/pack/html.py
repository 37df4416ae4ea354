"""The evidence pack as one HTML file: nothing is fetched, nothing runs, and every word that is not ours is escaped."""

from __future__ import annotations

from html import escape
from importlib.resources import files
from urllib.parse import urlsplit

from data.pack.parts import Excerpt, Finding, Pack, SideOf, Source
from data.pack.words import NOTE, SIGNS, published, relation_words, summary

# Eight colours, as on the page; the ninth source begins again, its letter still its own.
COLOURS = 8


def as_html(pack: Pack) -> str:
    """A whole document, readable in light and dark and on paper."""
    style = files(__package__).joinpath("pack.css").read_text(encoding="utf-8")
    tones = {source.letter: source.position % COLOURS for source in pack.sources}
    parts = (_sources(pack.sources, tones), _findings("Open on the page", (pack.opened,) if pack.opened else (), tones),
             _findings("Findings", pack.findings, tones),
             _findings("What they agree on", pack.agreements, tones), _findings("Not contradictions, and why", pack.apart, tones),
             _origins(pack, tones), _silences(pack, tones))
    return (f'<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
            f'<meta name="viewport" content="width=device-width, initial-scale=1">\n'
            f"<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
            f"<title>{escape(pack.title)}</title>\n<style>\n{style}</style>\n</head>\n<body>\n<main>\n"
            f"<h1>{escape(pack.title)}</h1>\n<p>{escape(summary(pack))}</p>\n<p class=\"quiet\">{escape(NOTE)}</p>\n{_view(pack)}"
            f"{''.join(part for part in parts if part)}</main>\n</body>\n</html>\n")


def _sources(sources: tuple[Source, ...], tones: dict[str, int]) -> str:
    rows = "".join(
        f"<tr><td>{_letter(s.letter, tones)}</td><td>{_linked(s.url, s.shown)}</td><td>{escape(s.outlet or 'not stated')}</td>"
        f"<td>{escape(published(s))}</td><td class=\"figure\">{s.words}</td></tr>\n" for s in sources)
    return ('<section aria-labelledby="sources">\n<h2 id="sources">Sources</h2>\n<table>\n<thead><tr><th scope="col">Source</th>'
            '<th scope="col">Article</th><th scope="col">Outlet</th><th scope="col">Published</th><th scope="col" class="figure">Words</th>'
            f"</tr></thead>\n<tbody>\n{rows}</tbody>\n</table>\n</section>\n")


def _view(pack: Pack) -> str:
    """What the reader's filters left out, and the link to the view."""
    note = f"<p>{escape(pack.note)}</p>\n" if pack.note else ""
    return note + (f"<p>{_linked(pack.link, 'Open this view in Parallax')}</p>\n" if pack.link else "")


def _linked(url: str | None, words: str) -> str:
    """The words, as a link where there is a web address: no other scheme is made clickable."""
    try:
        scheme = urlsplit(url or "").scheme.lower()
    except ValueError:
        return escape(words)
    return f'<a href="{escape(url or "")}" rel="noreferrer">{escape(words)}</a>' if scheme in ("http", "https") else escape(words)


def _findings(heading: str, findings: tuple[Finding, ...], tones: dict[str, int]) -> str:
    if not findings:
        return ""
    listed = "".join(_finding(finding, tones) for finding in findings)
    return f"<section>\n<h2>{escape(heading)} <small>{len(findings)}</small></h2>\n{listed}</section>\n"


def _finding(finding: Finding, tones: dict[str, int]) -> str:
    sign = f'<span aria-hidden="true">{SIGNS.get(finding.severity, "")}</span> ' if finding.severity else ""
    weight = f"{escape(finding.severity)}, {finding.score} of 100 · " if finding.severity else ""
    why = f"<p>{escape(finding.why)}</p>\n" if finding.why != finding.title else ""
    relation = f'<strong class="r-{escape(finding.relation)}">{escape(relation_words(finding.relation))}</strong>'
    return (f'<article>\n<h3>{sign}{escape(finding.title)}</h3>\n'
            f'<p class="quiet">{weight}{escape(finding.kind)} · {relation} · rule: {escape(finding.gate)}</p>\n'
            f"{why}{''.join(_side(side, tones) for side in finding.sides)}{_reviewed(finding)}{_proof(finding)}</article>\n")


def _reviewed(finding: Finding) -> str:
    """What reviewers say of it, under their names."""
    rows = "".join(f"<li><strong>{escape(one.reviewer)}</strong> {escape(one.said)}{f': {escape(one.note)}' if one.note else ''}</li>"
                   for one in finding.reviews)
    return f'<div class="proof"><h4>Review</h4><ul>{rows}</ul></div>\n' if rows else ""


def _side(side: SideOf, tones: dict[str, int]) -> str:
    quotes = "".join(f"<blockquote>{_marked(excerpt)}</blockquote>\n" for excerpt in side.excerpts)
    return f'<div class="side">{_letter(side.letter, tones)}<div><p class="value">{escape(side.value)}</p>\n{quotes}</div></div>\n'


def _marked(excerpt: Excerpt) -> str:
    start, end = excerpt.marked
    text = excerpt.text
    return f"{escape(text[:start])}<mark>{escape(text[start:end])}</mark>{escape(text[end:])}"


def _proof(finding: Finding) -> str:
    steps = "".join(f"<li>{escape(s.gate)}: {escape(s.outcome)}{f' ({escape(s.note)})' if s.note else ''}</li>"
                    for s in finding.steps if s.outcome != "skipped")
    parts = "".join(f"<li>{escape(p.name)} {p.points:+g}: {escape(p.reason)}</li>" for p in finding.parts)
    return ((f'<div class="proof"><h4>Gates</h4><ol>{steps}</ol></div>\n' if steps else "")
            + (f'<div class="proof"><h4>Severity</h4><ul>{parts}</ul></div>\n' if parts else ""))


def _origins(pack: Pack, tones: dict[str, int]) -> str:
    rows = "".join(f"<li>{escape(o.name)} ({escape(o.kind)}) {_letters(o.letters, tones)}</li>\n" for o in pack.origins)
    return f"<section>\n<h2>Origins</h2>\n<ul>\n{rows}</ul>\n</section>\n" if rows else ""


def _silences(pack: Pack, tones: dict[str, int]) -> str:
    rows = "".join(f'<li>{_letter(s.letter, tones)} does not say: {escape(s.slot)} '
                   f'<span class="quiet">(told by {_letters(s.others, tones)})</span></li>\n' for s in pack.silences)
    return f"<section>\n<h2>Who is silent on what</h2>\n<ul>\n{rows}</ul>\n</section>\n" if rows else ""


def _letters(letters: tuple[str, ...], tones: dict[str, int]) -> str:
    return " ".join(_letter(letter, tones) for letter in letters)


def _letter(letter: str, tones: dict[str, int]) -> str:
    return f'<span class="letter s{tones.get(letter, 0)}">{escape(letter)}</span>'
