"""How far a statement reaches, once its quotations are seen."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import chain, islice, pairwise, takewhile

from spacy.tokens import Token

from parallax.reading.cues import CLAUSAL, verb_class
from parallax.reading.naming import Names
from parallax.reading.reports import Report
from parallax.reading.stretches import Stretches
from parallax.reading.surroundings import Utterance
from parallax.records import Span

_STOPS = frozenset(".!?,;:…—–-")
_ENDS = frozenset(".!?;:…—–―(")
_ASIDES = frozenset({"after", "although", "as", "before", "even", "though", "when", "while"})
_BELONGING = frozenset({"because", "if", "unless", "when"})
_OPENING = frozenset({"CC", "VBG", "WDT", "WP", "WRB"})
_SETTINGS = frozenset({"after", "at", "before", "during", "on", "when", "while"})
_FURTHEST = 60  # tokens
_DASHES = frozenset({"—", "–", "--", "-"})


def extent_of(report: Report, quoted: Stretches[Utterance], own: Sequence[Utterance], names: Names) -> tuple[Span, ...]:
    """The pieces of a statement: widened to the quotations that they break into, drawn on to those that the same cue hands
    on, and cut where the writer takes over after one.
    """
    pieces = [_widened(piece, quoted) for piece in report.content]
    if not pieces:
        return ()
    first, last = pieces[-1]
    for utterance in own:
        start, end = utterance.quote.outer
        if first < last <= start and _runs_on(names, last, start):
            last = end
        if last == end and _belongs(names, end, clausal=report.family in CLAUSAL):
            last = run_on(names, quoted, utterance, on=True)
    return (*pieces[:-1], (first, _cut(first, last, quoted, names, whole=report.family in CLAUSAL or report.family == "credit")))


def _widened(piece: Span, quoted: Stretches[Utterance]) -> Span:
    around = [piece, *(utterance.quote.outer for utterance in quoted.touching(*piece))]
    return min(start for start, _ in around), max(end for _, end in around)


def _runs_on(names: Names, last: int, start: int) -> bool:
    """Whether the words between a statement and a quotation belong to both: "tax returns” because “I am poor”"."""
    between = takewhile(lambda token: token.idx < start, names.tokens_from(last))
    return not any(token.text[0] in ".!?;" or "\n" in token.text for token in between)


def _belongs(names: Names, end: int, *, clausal: bool) -> bool:
    """Whether what follows a quotation is still said: a “big difference,” when it comes to pay; to “cross-sell” or make them pay."""
    first, second = islice(chain(names.tokens_from(end), (None, None)), 2)
    if first is None or second is None:
        return False
    return (clausal and first.lower_ in _BELONGING) or (first.dep_ == "cc" and second.tag_ == "VB")


def run_on(names: Names, quoted: Stretches[Utterance], utterance: Utterance, *, on: bool = False) -> int:
    """Where the statement of a whole quotation ends: he said “budget reforms” and new taxes would pay for them.

    A sentence that goes on in its own letters goes on with what is said, up to the writer's own clause or the next quotation;
    ``on`` where it is known to go on.
    """
    end = utterance.quote.outer[1]
    if not on and names.text[max(0, end - 3) : end].rstrip("”’\"'»")[-1:] in _STOPS:
        return end
    last = end
    for before, token in pairwise(islice(names.tokens_from(end - 1), _FURTHEST)):
        if token.idx < end or (on and before.idx < end):
            continue
        if token.text[0] in _ENDS or "\n" in token.text or quoted.at(token.idx) or _leaves(before, token):
            break
        if token.is_alpha or token.like_num:
            last = token.idx + len(token)
    return last


def _leaves(before: Token, token: Token) -> bool:
    """Whether the writer's own clause begins: ", killing ten", "and called him a liar", ", who ..."."""
    if before.text == "," and (token.tag_ in _OPENING or token.pos_ in ("PROPN", "PRON") or token.lower_ in _ASIDES):
        return True
    if token.lower_ in _ASIDES and token.dep_ in ("mark", "advmod"):
        return True
    return before.dep_ == "cc" and token.tag_ in ("VBD", "VBZ", "VBP", "VBG") and verb_class(token) is not None


def _cut(first: int, last: int, quoted: Stretches[Utterance], names: Names, *, whole: bool) -> int:
    """Where the statement ends: “incognito,” sparking a firestorm; a “hug” -- an image that lasted."""
    for utterance in quoted.touching(first, last):
        end = utterance.quote.outer[1]
        if first < end < last and _takes_over(names, end, dash=not whole):
            return end
    return last


def _takes_over(names: Names, end: int, *, dash: bool) -> bool:
    """Whether the writer's own words follow a quotation: a comma and a participle, or a dash."""
    following = list(islice(names.tokens_from(end), 2))
    if not following:
        return False
    if following[0].text in _DASHES:
        return dash
    if dash and (following[0].ent_type_ == "DATE" or following[0].lower_ in _SETTINGS):
        return True  # condemned it as a “disgrace” on Friday; called it “crazy” during a visit
    comma = names.text[max(0, end - 3) : end].rstrip("”’\"'")[-1:] == ","
    return comma and _is_own(following[-1] if following[0].lower_ in ("while", "after", "before") else following[0])


def _is_own(token: Token) -> bool:
    return token.tag_ == "VBG" and verb_class(token) is None
