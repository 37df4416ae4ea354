"""When an article can have been published, with the words that prove it."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from spacy.tokens import Doc, Token

from parallax.lexicon import words
from parallax.reading import calendar as cal
from parallax.reading.anchors import anchors
from parallax.reading.calendar import NUMBERS
from parallax.reading.dates import read_dates
from parallax.reading.wholetext import text_of
from parallax.records import Article, DateMention, Proof, Publication, Sentence, Span

_REPORTING = words("outlets")["reporting_verbs"]
_LINK = re.compile(r"(?:https?://|www\.)\S+")
_LINK_TIME = re.compile(r"(?<!\d)(\d{13}|\d{10})(?!\d)")
_LINK_DAY = re.compile(r"(?<!\d)((?:19|20)\d\d)[/-]?([01]\d)[/-]?([0-3]\d)(?!\d)")
# "LIMA, 25 JAN 89 (AFP) --", "Posted: July 15, 2016", "(China Daily 07/15/2016 page1)"
_DATELINE = re.compile(r"^[^\n]{0,60}?\([^)\n]{2,60}\)\s*(?:--|–|—)", re.M)
_POSTED = re.compile(r"^\W*(?:published|posted|date|first published)\b[^\n]{0,60}$", re.I | re.M)
_UPDATED = re.compile(r"^[^\n]{0,80}?\b(?:last )?(?:updated|modified|revised)\b[^\n]{0,60}$", re.I | re.M)
# "comes a day after X met with Y"
_AFTER = re.compile(r"(?P<count>the|\d{1,2}|" + "|".join(NUMBERS) + r")\s+(?P<unit>day|week|month)s?\s+after\s+(?P<event>[^.;!?]+)", re.I)
_OPEN_BEFORE = frozenset({"before", "beginning", "by", "starting", "through", "till", "to", "until"})
_TIGHT = 31  # days within which relative words are taken at their word on both sides
_REACH = 400  # days in which "last November" can still mean that November


@dataclass(frozen=True, slots=True)
class _Bound:
    """What one passage proves: not before ``earliest``, not after ``latest``."""

    span: Span
    rule: str
    earliest: date | None = None
    latest: date | None = None


def find_publication(article: Article, doc: Doc, sentences: list[Sentence], dates: list[DateMention]) -> Publication:
    """The interval of publication: as given with the article, else as far as the text proves it.

    Rules: given, dateline, posted, updated, own_link, cited_report, past_date, date_ahead, link_time, link_date, anchor.
    Needs: the parse, to tell a past date from one ahead.
    Misses: a date proven by knowledge of the world that stands in no anchor.
    """
    if given := _given(article):
        return given
    text = text_of(doc)
    bounds = [*_printed(text), *_own_link(article), *_links(text), *_mentioned(doc, sentences, dates), *_anchored(doc, sentences)]
    exact = [bound for bound in bounds if bound.rule in ("dateline", "posted", "own_link")]
    return _joined(exact[:1] or bounds)


def _given(article: Article) -> Publication | None:
    stamp = re.match(r"\s*(\d{4})(?:-(\d\d))?(?:-(\d\d))?", article.published or "")
    if not stamp:
        return None
    year, month, day = (int(part) if part else None for part in stamp.groups())
    interval = cal.year(year or 0) if month is None else cal.month(year or 0, month) if day is None else cal.day(year or 0, month, day)
    return Publication(earliest=interval[0], latest=interval[1], proof=(Proof(span=(0, 0), rule="given"),)) if interval[0] else None


def _joined(bounds: list[_Bound]) -> Publication:
    """The tightest interval; an upper bound that contradicts a lower one is dropped, for a past date is harder proof."""
    lower = max((bound for bound in bounds if bound.earliest), key=lambda bound: bound.earliest or date.min, default=None)
    floor = lower.earliest if lower else None
    uppers = [bound for bound in bounds if bound.latest and (floor is None or bound.latest >= floor)]
    upper = min(uppers, key=lambda bound: bound.latest or date.max, default=None)
    proof = tuple(dict.fromkeys(Proof(span=bound.span, rule=bound.rule) for bound in (lower, upper) if bound))
    return Publication(earliest=floor, latest=upper.latest if upper else None, proof=proof)


def _printed(text: str) -> Iterator[_Bound]:
    """Dates that the page prints for itself, near its top or in its last line."""
    head, foot = text[:600], max(0, len(text) - 150)
    for pattern, rule in ((_DATELINE, "dateline"), (_POSTED, "posted"), (_UPDATED, "updated")):
        for match in pattern.finditer(head):
            yield from _exact(text, match.span(), rule)
    for match in re.finditer(r"\([^()\n]*\)\s*$", text[foot:]):
        yield from _exact(text, (foot + match.start(), foot + match.end()), "posted")


def _exact(text: str, within: Span, rule: str) -> Iterator[_Bound]:
    for span, (first, last) in read_dates(text, within=within):
        if first and first == last:
            yield _Bound(span, rule, first, None if rule == "updated" else last)


def _own_link(article: Article) -> Iterator[_Bound]:
    for match in _LINK_DAY.finditer(article.url or ""):
        day = cal.day(*(int(part) for part in match.groups()))[0]
        if day:
            yield _Bound((0, 0), "own_link", day, day)


def _links(text: str) -> Iterator[_Bound]:
    """What a linked page's address tells of its time: the article is not older."""
    for link in _LINK.finditer(text):
        for match in _LINK_TIME.finditer(link.group()):
            if day := _epoch_day(match[1]):
                yield _Bound((link.start() + match.start(), link.start() + match.end()), "link_time", day)
        for match in _LINK_DAY.finditer(link.group()):
            if day := cal.day(*(int(part) for part in match.groups()))[0]:
                yield _Bound((link.start() + match.start(), link.start() + match.end()), "link_date", day)


def _epoch_day(digits: str) -> date | None:
    """The day of a time in seconds or milliseconds, when that lies in the age of the web."""
    seconds = int(digits) / (1000 if len(digits) == 13 else 1)
    return datetime.fromtimestamp(seconds, UTC).date() if 946_684_800 <= seconds < 2_524_608_000 else None


def _mentioned(doc: Doc, sentences: list[Sentence], dates: list[DateMention]) -> Iterator[_Bound]:
    """Dates of the text that are over or still to come."""
    for mention in dates:
        piece = doc.char_span(*mention.span, alignment_mode="expand")
        if mention.earliest is None or piece is None:
            continue
        verbs = [above for above in (piece.root, *piece.root.ancestors) if above.pos_ in ("VERB", "AUX")]
        before = doc[piece.start - 1].lower_ if piece.start else ""
        if verbs and any(child.lower_ in ("will", "shall", "'ll", "’ll") for child in verbs[0].children):
            if mention.earliest == mention.latest:
                yield _Bound(mention.span, "date_ahead", latest=mention.latest)
        elif before not in _OPEN_BEFORE and not any(_is_open(verb) for verb in verbs) and (_belongs_to_noun(piece.root) or _is_over(verbs)):
            cited = bool(verbs) and verbs[0].lemma_.lower() in _REPORTING
            yield _Bound(mention.span, "cited_report" if cited else "past_date", mention.earliest)


def _is_open(verb: Token) -> bool:
    """Neither past nor certain: "would pledge to increase its target in 2025", "plans to vote in 2026"."""
    modal = any(child.tag_ == "MD" or (child.dep_ == "mark" and child.lower_ in ("if", "unless")) for child in verb.children)
    bare = verb.tag_ == "VB" and not any(child.lemma_ == "do" for child in verb.children)
    return modal or bare or (verb.tag_ == "VBG" and any(child.tag_ in ("VBP", "VBZ") for child in verb.children))


def _is_over(verbs: list[Token]) -> bool:
    """The nearest verb is in the past or perfect: "launched in September 2025", not "I hope in 2017 America says"."""
    return not verbs or verbs[0].tag_ in ("VBD", "VBN")


def _belongs_to_noun(token: Token) -> bool:
    """ "memos from 2024": what bears a date is not older than it, whatever the verb."""
    return token.dep_ == "pobj" and token.head.lower_ in ("from", "of") and token.head.head.pos_ in ("NOUN", "PROPN")


def _anchored(doc: Doc, sentences: list[Sentence]) -> Iterator[_Bound]:
    """What relative words about a dated public event prove."""
    text = text_of(doc)
    for sentence in (sentence for sentence in sentences if sentence.kind == "body"):
        said = text[slice(*sentence.span)]
        for anchor in (anchor for anchor in anchors() if anchor.fits(said)):
            yield from _days_after(text, sentence.span, anchor.day)
            yield from _said_of(text, sentence.span, anchor.day)


def _days_after(text: str, within: Span, day: date) -> Iterator[_Bound]:
    """ "The revelation comes a day after X met Y": published on that day; "came", on it or later."""
    for match in _AFTER.finditer(text, *within):
        count = (
            1 if match["count"].lower() == "the" else int(match["count"]) if match["count"].isdigit() else NUMBERS[match["count"].lower()]
        )
        reach = timedelta(days=count * {"day": 1, "week": 7, "month": 30}[match["unit"].lower()])
        present = re.search(r"\b(?:comes?|is|are|follows?|arrives?)\b[^,;]{0,20}$", text[within[0] : match.start()])
        exact = present and match["unit"].lower() == "day"
        yield _Bound((match.start(), match.end()), "anchor", day + reach, day + reach if exact else None)


def _said_of(text: str, within: Span, day: date) -> Iterator[_Bound]:
    """ "Reelected last November": the days on which these words mean the day of the event.

    A word that fits for months is used loosely at its far end, so it proves only that the article is not older.
    """
    for span, interval in read_dates(text, within=within):
        if interval != cal.NOTHING:
            continue
        meant = [
            today
            for today in (day + timedelta(days=shift) for shift in range(_REACH))
            for _, (first, last) in read_dates(text, today, today, span)
            if first and last and first <= day <= last
        ]
        if meant:
            yield _Bound(span, "anchor", meant[0], meant[-1] if (meant[-1] - meant[0]).days <= _TIGHT else None)
