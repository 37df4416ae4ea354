"""How far a count reaches, and how far the text commits itself to it."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from parallax import lexicon
from parallax.reading.certainty import judge, judge_locally
from parallax.reading.counts import Count
from parallax.reading.measures import GROUP
from parallax.records import Span

_WORDS = lexicon.words("scopes")
_MODALITY = {"possible": "possible", "conditional": "conditional", "planned": "hypothetical", "denied": "denied"}
_PLURAL_EVENTS = frozenset({"airstrike", "attack", "bombing", "clash", "killing", "operation", "raid", "shooting", "strike"})


def pattern_of(name: str) -> re.Pattern[str]:
    """The words of one class of lexicon/scopes.toml, wherever they stand."""
    return re.compile(rf"\b(?:{'|'.join(re.escape(word) for word in sorted(_WORDS[name], key=len, reverse=True))})\b", re.IGNORECASE)


_PATTERNS = {name: pattern_of(name) for name in _WORDS}
_PART_BEFORE = re.compile(rf"(?:{_PATTERNS['part_before'].pattern})\s*(?:the\s+|also\s+)?$", re.IGNORECASE)
_PART_AFTER = re.compile(rf"\s*(?:{_PATTERNS['part_after'].pattern})", re.IGNORECASE)
_RATE_AFTER = re.compile(rf"\s*(?:{_PATTERNS['rate'].pattern})", re.IGNORECASE)
_SINCE = re.compile(
    r"\bsince\s+((?:(?:early|late|mid|mid-|the|last|this|start|beginning|end|of)[\s-]+)*"
    r"[A-Z0-9]\w*(?:\s+\d{1,2}(?:,\s*\d{4})?|\s+\d{4})?)"
)
_AS_OF = re.compile(
    r"\b(?:as of|by)\s+((?:(?:early|late|mid|last)\s+)?"
    r"(?:[A-Z][a-z]+day(?:\s(?:morning|afternoon|evening|night))?|[A-Z][a-z]{2,8}\.?\s\d{1,2}(?:,\s\d{4})?|now|midday|noon))\b"
)
# "killed 70,000 Americans in 2023", "the first months of 2016"; not "the tsunami of 2004", whose year is another count's.
YEAR = re.compile(
    r"\b(?:(?:in|during|through|throughout|for)\s+(?:all of\s+)?"
    r"|(?:all|days?|end|half|months?|quarter|start|weeks?)\s+of\s+)((?:19|20)\d\d)\b",
    re.IGNORECASE,
)
# "since the end of the Cold War" modifies a superlative, no count.
_FIRST_SINCE = re.compile(r"\b(?:most|first|worst|deadliest|biggest|largest|highest|lowest|greatest)\b[^.;]*\bsince\b", re.IGNORECASE)

# "11 shot in less than 30 hours", "five were wounded in shootings across the city": several events, whatever the day.
_ROUND_UP = re.compile(
    r"\bin (?:less|under|more) than \w+ (?:hours|days)\b|\bin (?:\w+ )?shootings (?:across|around|in|throughout)\b", re.IGNORECASE
)


def scope_of(text: str, count: Count, measure: str | None, sentence: Span) -> str:
    """The scope's name: rate, requirement, subset, cumulative, single or unknown.

    Source: lexicon/scopes.toml.
    """
    before = text[max(sentence[0], count.amount.start - 30) : count.amount.start]
    behind = text[count.amount.unit_end : min(sentence[1], count.amount.unit_end + 60)]
    if _rated(text, count, sentence):
        return "rate"
    if _required(count.anchor):
        return "requirement"
    if _PART_BEFORE.search(before) or _PART_AFTER.match(behind) or (count.part and measure is not None):
        return "subset"
    if measure is None or GROUP.get(measure) not in ("casualty", "strikes", "people", "damage"):
        return "unknown"
    return "cumulative" if _adds_up(count.number.doc, text[slice(*sentence)], measure, sentence) else "single"


def _rated(text: str, count: Count, sentence: Span) -> bool:
    noun_end = count.head.idx + len(count.head.text) if count.head is not None else count.amount.unit_end
    tail = text[max(noun_end, count.amount.unit_end) : sentence[1]]
    return _RATE_AFTER.match(tail) is not None


def _required(anchor: Token) -> bool:
    """ "an invasion would require at least 100,000 troops"."""
    verb = anchor.head if anchor.dep_ in ("dobj", "pobj", "attr", "conj") else None
    return verb is not None and verb.lemma_.lower() in _WORDS["requirement"] and verb.pos_ == "VERB"


def _adds_up(doc: Doc, sentence: str, measure: str, span: Span) -> bool:
    if _PATTERNS["cumulative"].search(sentence) and not _FIRST_SINCE.search(sentence):
        return True
    if GROUP[measure] == "casualty" and _ROUND_UP.search(sentence):
        return True
    if not _PATTERNS["running"].search(sentence):
        return False
    return measure == "strikes" or _many_events(doc, span)


def _many_events(doc: Doc, span: Span) -> bool:
    """ "13 operations so far, resulting in over 50 casualties": the sentence speaks of several events."""
    piece = doc.char_span(*span, alignment_mode="expand")
    return piece is not None and any(token.lemma_.lower() in _PLURAL_EVENTS and token.tag_ == "NNS" for token in piece)


def modality_of(text: str, token: Token, scope: str, sentence: Span) -> str:
    """The contract's modality of what is said about a count, by the word that says it."""
    if scope == "requirement":
        return "hypothetical"
    word = _predicate(token)
    judged = judge_locally(word) if _taken_for_granted(word) else judge(word)
    found = _MODALITY.get(judged.modality)
    if found is None and judged.time == "future":
        found = "hypothetical"
    if found in ("possible", "hypothetical") and judged.cue is not None and judged.cue.lemma_.lower() in _WORDS["believed"]:
        found = "reported"
    return found or ("reported" if _PATTERNS["hearsay"].search(text[slice(*sentence)]) else "asserted")


def _taken_for_granted(verb: Token) -> bool:
    """ "find out [why] a man shot four people", "determine [who] shot them": asked is not whether."""
    return verb.dep_ == "ccomp" and any(child.tag_ in ("WP", "WRB") for child in verb.children)


def _predicate(token: Token) -> Token:
    """The word whose certainty the count shares: the fate word, or the verb over a counted noun."""
    if token.pos_ in ("VERB", "AUX") or (token.dep_ == "pobj" and token.head.lower_ in _PRESUMED):
        return token
    for step in token.ancestors:
        if step.pos_ in ("VERB", "AUX") and step.sent.start == token.sent.start:
            return step
    return token


# "will be on hand after the death of a pupil": what follows these has happened, whatever the verb above says.
_PRESUMED = frozenset({"after", "following", "despite", "over", "since", "amid"})


def is_statistic(text: str, span: Span, sentence: Span) -> bool:
    """Whether the count belongs to a year or longer ("killed roughly 70,000 Americans in 2023"), not to an event."""
    clause = text[span[0] : min(sentence[1], span[1] + 80)]
    return YEAR.search(clause) is not None or _PATTERNS["statistic"].search(text[slice(*sentence)]) is not None


def since_span(text: str, sentence: Span) -> Span | None:
    """The words that say from when a count runs: "since early September"."""
    match = _SINCE.search(text[slice(*sentence)])
    return (sentence[0] + match.start(1), sentence[0] + match.end(1)) if match else None


def as_of_span(text: str, sentence: Span) -> Span | None:
    """The words that say by when a count holds: "as of Friday", "by Saturday morning"."""
    match = _AS_OF.search(text[slice(*sentence)])
    return (sentence[0] + match.start(1), sentence[0] + match.end(1)) if match else None
