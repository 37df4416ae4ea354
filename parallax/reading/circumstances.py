"""When, why and on what condition an event is said to happen."""

from __future__ import annotations

import re
from collections.abc import Iterator

from spacy.tokens import Token

from parallax.lexicon import words
from parallax.reading.dates import read_dates
from parallax.reading.named import names_in
from parallax.reading.noungroups import group_value
from parallax.reading.occurrences import date_of
from parallax.reading.wholetext import text_of
from parallax.records import Span

_W = words("roles")
_LATER = re.compile(r"\b(?:coming|forthcoming|next|upcoming|within)\b", re.I)
# "as soon as this week", "just before midnight", "within days"
_LEAD = re.compile(
    r"(?:as (?:soon|early|late) as|just (?:before|after)|shortly (?:before|after)|before|after|within|in|the|early|late|by) $", re.I
)
# How long a thing lasted is not when it was.
_LENGTH = re.compile(
    r"""(?!.*\b(?:within|coming|next|last|past|forthcoming|upcoming|this|ago)\b)  # "the last two hours" is a time
    (?:[\w,.-]+\s){0,3}(?:second|minute|hour|day|week|month|year|decade|centur)(?:s|ies)?
    | .*-old | \d+""",
    re.I | re.X,
)
Found = tuple[str, Span, str]


def find_circumstances(event: Token) -> Iterator[Found]:
    """Timing, motive and condition of one event, as slot, span and value."""
    if found := _timing(event):
        yield found
    yield from _motives(event)
    yield from _conditions(event)


def _timing(event: Token) -> Found | None:
    # "The strikes, which could begin as soon as this week": the clause speaks of the event.
    clauses = [_dated(child) for child in event.children if child.dep_ in ("relcl", "acl") and child.pos_ == "VERB"]
    span = next((span for span in (date_of(event), *clauses, _period_that_shows(event)) if span), None)
    if span is None:
        return None
    text, sent = text_of(event.doc), event.sent
    within = sent.start_char, sent.end_char
    for other, _ in read_dates(text, within=within):
        if other[0] <= span[1] and span[0] <= other[1]:
            span = min(span[0], other[0]), max(span[1], other[1])
    while lead := _LEAD.search(text, within[0], span[0]):
        span = lead.start(), span[1]
    words_said = text[slice(*span)].strip()
    if re.search(r"\b(?:since|for)\s+(?:the\s+)?$", text[within[0] : span[0]], re.I) or _LENGTH.fullmatch(words_said):
        return None
    span = _without(span, text, ("in ", "the "))
    return "timing", span, text[slice(*span)].lower()


def _dated(verb: Token) -> Span | None:
    """The date that hangs on a verb by prepositions and adverbs alone: "begin as soon as this week"."""
    for ent in names_in(verb.sent):
        if ent.label_ in ("DATE", "TIME"):
            above = ent.root
            while above.dep_ in ("pobj", "prep", "advmod", "npadvmod", "pcomp") and above.head.i != above.i:
                above = above.head
            if above.i == verb.i and ent.root.i != verb.i:
                return ent.start_char, ent.end_char
    return None


def _without(span: Span, text: str, leads: tuple[str, ...]) -> Span:
    for lead in leads:
        if text[slice(*span)].lower().startswith(lead):
            span = span[0] + len(lead), span[1]
    return span


def _period_that_shows(event: Token) -> Span | None:
    """ "The forthcoming weeks may reveal whether the campaign begins": a subject that is a time to come."""
    for verb in event.ancestors:
        for child in verb.children:
            if child.dep_ == "nsubj" and child.ent_type_ == "DATE" and child.i < event.i:
                start = child.left_edge.idx
                if _LATER.search(text_of(child.doc)[start : child.idx]):
                    return start, child.idx + len(child)
    return None


def _motives(event: Token) -> Iterator[Found]:
    seen: set[int] = set()
    for verb in () if _is_conditional(event) else _purposes(event):
        objects = [child for child in verb.children if child.dep_ == "dobj"]
        if verb.i in seen or verb.lemma_.lower() in _W["light"] or not objects:
            continue
        seen.add(verb.i)
        noun = objects[0]
        end = max(token.idx + len(token) for token in noun.subtree if not token.is_space and token.dep_ not in ("relcl", "punct"))
        reach = _short(verb.idx, end, text_of(verb.doc))
        yield "motive", (verb.idx, reach), f"{verb.lemma_.lower()} {group_value(noun)}"


def _short(start: int, end: int, text: str) -> int:
    """The end of the clause: a purpose told in more than its own clause is cut at the comma."""
    comma = re.search(r"[,;—](?=\s|\w)", text[start:end])
    return start + comma.start() if comma and comma.start() > 20 else end


def _purposes(event: Token) -> Iterator[Token]:
    """Verbs that say what an event is for: "a campaign to protect", "aimed at curbing", "strikes ... to send a message"."""
    holders = [event]
    if event.dep_ in ("dobj", "nsubj", "nsubjpass") and event.head.pos_ in ("VERB", "AUX"):
        holders.append(event.head)
    for token in event.sent:
        if token.pos_ == "NOUN" and token.lemma_.lower() in _W["aims"] and token.i != event.i:
            holders.append(token)
    for holder in holders:
        for child in holder.children:
            if child.tag_ == "VB" and child.dep_ in ("acl", "advcl", "relcl") and _has_to(child):
                yield from (child, *(other for other in child.conjuncts if other.pos_ == "VERB"))
            elif child.lemma_.lower() in _W["aimed"] or (holder.lemma_.lower() in _W["aimed"] and child.dep_ in ("xcomp", "prep")):
                yield from _aimed(child)
        if holder.lemma_.lower() in _W["aimed"]:
            yield from _aimed(holder)


def _aimed(verb: Token) -> Iterator[Token]:
    """ "aimed at curbing", "intended to send"."""
    for inner in verb.children:
        if inner.dep_ == "xcomp" and _has_to(inner):
            yield inner
        elif inner.dep_ == "prep" and inner.lower_ == "at":
            yield from (leaf for leaf in inner.children if leaf.dep_ == "pcomp" and leaf.pos_ == "VERB")


def _has_to(verb: Token) -> bool:
    return any(child.lower_ == "to" and child.i < verb.i for child in verb.children)


def _marks(clause: Token) -> frozenset[str]:
    """ "the question is if it will act" is no condition; "are ready should he resist" is one, whatever the parser calls it."""
    return _W["condition_marks"] if clause.dep_ == "advcl" else frozenset({"should"})


def _is_conditional(event: Token) -> bool:
    """The event stands in an if-clause itself."""
    return any(child.dep_ == "mark" and child.lower_ in _W["condition_marks"] for above in event.ancestors for child in above.children)


def _conditions(event: Token) -> Iterator[Found]:
    """The if-clause that an event hangs on; an event inside the clause is the condition of something else."""
    verbs = [above for above in (event, *event.ancestors) if above.pos_ in ("VERB", "AUX")]
    # "The packages are ready should he resist": the clause hangs on the adjective.
    holders = [*verbs, *(child for verb in verbs for child in verb.children if child.dep_ in ("acomp", "attr"))]
    for verb in holders:
        if verb.lemma_ == "be" and any(child.dep_ == "nsubj" and child.lemma_ in ("question", "issue") for child in verb.children):
            continue
        for clause in (child for child in verb.children if child.dep_ == "advcl" or (child.dep_ == "ccomp" and child.i > verb.i)):
            tokens = [token for token in clause.subtree if not token.is_space]
            if event in tokens or not tokens or tokens[0].lower_ not in _marks(clause):
                continue
            end = tokens[-1].idx + (0 if tokens[-1].is_punct else len(tokens[-1]))
            start = tokens[0].idx
            words_said = text_of(event.doc)[start:end].strip(' ,.;—”"')
            yield "condition", (start, start + len(words_said)), re.sub(r"\s+", " ", words_said.split(None, 1)[-1].lower())
