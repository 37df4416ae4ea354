"""Who utters a statement, by the parse."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Span as Span_
from spacy.tokens import Token

from parallax.lexicon import words
from parallax.reading.model import TITLES
from parallax.reading.subjects import subject_of
from parallax.records import Span

_KINDS = words("sourcekinds")
_PASSIVE = frozenset({"auxpass", "nsubjpass"})
_HEADS = frozenset({"oprd", "nsubj", "dobj", "nsubjpass", "pcomp", "pobj", "dative", "appos", "attr", "ROOT", "conj"})
_VERBAL = frozenset({"VERB", "AUX"})
_DASHES = frozenset({"—", "–", "--", "-", "―"})
# What may stand in a source's name; a relative clause or a bracket may not.
_CUT = frozenset({"relcl", "advcl", "parataxis", "ccomp"})


def root_of(words: Span_) -> Token:
    """The word that the others of a span hang on. ``Span.root`` walks the whole article at every call."""
    first, last = words.start, words.end
    return next((token for token in words if not first <= token.head.i < last or token.head == token), words[-1])


def is_noun_head(token: Token) -> bool:
    """Whether the word heads a noun phrase: of "the Post’s Jane Doe" the surname."""
    return token.pos_ in ("NOUN", "PROPN", "PRON") and token.dep_ in _HEADS


def is_passive(verb: Token) -> bool:
    """Whether the verb's subject undergoes it: "is accused of"."""
    if verb.lemma_ == "say" and any(child.dep_ == "xcomp" and _is_to(child, verb.i + 1) for child in verb.children):
        return True  # "a network said to be linked to the state": the tagger takes it for a past tense
    if verb.lemma_ == "say" and any(child.dep_ == "auxpass" and child.lower_ in ("'s", "’s") for child in verb.children):
        return False  # "he's said the same thing"
    return any(child.dep_ in _PASSIVE for child in verb.children) or (
        verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl") and not any(child.lemma_ == "have" for child in verb.children)
    )


def _is_to(verb: Token, place: int) -> bool:
    """Whether the verb's "to" is the token at a place."""
    return verb.left_edge.i == place and verb.left_edge.lower_ == "to"


def find_source(verb: Token) -> Token | None:
    """The head word of who says it; of a passive verb the agent, ``None`` where it has none."""
    if is_passive(verb):
        return _agent(verb)
    found = subject_of(verb)
    if found is None or found.i > verb.i:
        return found
    return _beside(verb, found) or _issuer(past_dateline(found, verb))


def _beside(verb: Token, found: Token) -> Token | None:
    """The person right before the verb, behind a dash that the parser read over: "was made public ― Roe boasted"."""
    near = verb.nbor(-1)
    if near.ent_type_ != "PERSON" or near.tag_ != "NNP" or near == found:
        return None
    return near if any(token.text in _DASHES for token in verb.doc[found.i : near.left_edge.i]) else None


def _issuer(head: Token) -> Token:
    """Who hands out the paper that speaks: "the council issued a statement calling the test a breach"."""
    verb = head.head
    if head.dep_ != "dobj" or head.lemma_ not in _KINDS["document"] or verb.lemma_ not in _KINDS["issued"]:
        return head
    return subject_of(verb) or head


def past_dateline(head: Token, verb: Token) -> Token:
    """The source behind a dateline: WASHINGTON, Aug. 24 (UPI) — A spokesman said."""
    if not head.text.isupper() or len(head) < 4:
        return head
    start = head
    while start.i > 0 and head.i - start.i < 4 and not start.nbor(-1).is_space:
        start = start.nbor(-1)
    if start.i and not start.nbor(-1).is_space:
        return head
    dash = next((token for token in head.doc[head.i + 1 : min(verb.i, head.i + 14)] if token.text in _DASHES), None)
    if dash is None:
        return head
    return next((token for token in head.doc[dash.i + 1 : verb.i] if is_noun_head(token) and token.dep_ != "pobj"), head)


def _agent(verb: Token) -> Token | None:
    """The one who did it, also where the parser hung the phrase lower: "has been labeled ‘bullying’ by global leaders"."""
    phrases = [token for token in verb.subtree if token.i > verb.i and token.lower_ == "by" and token.dep_ in ("agent", "prep")]
    near = [phrase for phrase in phrases if phrase.head == verb or phrase.head.dep_ == "oprd" or phrase.head.pos_ not in _VERBAL]
    return next((obj for phrase in near for obj in phrase.children if obj.dep_ == "pobj" and obj.ent_type_ not in ("DATE", "TIME")), None)


def outermost(verb: Token, *, clausal: Callable[[Token], bool]) -> Token:
    """The verb that speaks for a nested one with a pronoun: of "Clinton said she opposes" the first."""
    seen = verb
    while seen.dep_ == "ccomp" and clausal(seen.head) and (own := subject_of(seen)) is not None and own.pos_ == "PRON":
        seen = seen.head
    return seen


def past_title(head: Token) -> Token:
    """The surname behind a title that ends its line: "said Dr." / "Jane Porter"."""
    if head.lower_ not in TITLES and f"{head.lower_}." not in TITLES:
        return head
    named = head
    for token in head.doc[head.i + 1 : head.i + 7]:
        if token.pos_ == "PROPN":
            named = token
        elif not (token.is_space or token.text == "."):
            break
    return named


def source_span(head: Token) -> Span:
    """The source's words: its head with what names it, up to a comma, a bracket or a relative clause."""
    kept = {token.i for token in _named(head)}
    first, last = head.i, head.i
    doc = head.doc
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    while first < head.i and (doc[first].is_punct or doc[first].is_space):
        first += 1
    while last > head.i and (doc[last].is_punct or doc[last].is_space):
        last -= 1
    return doc[first].idx, doc[last].idx + len(doc[last])


def _named(head: Token) -> Iterator[Token]:
    """The head and its modifiers, without clauses and what comes after a comma or bracket."""
    yield head
    for child in head.children:
        if child.dep_ in _CUT or (child.dep_ == "appos" and _set_off(head, child)):
            continue
        if child.i > head.i and (child.is_punct and child.text not in ("-", "’", "'", ".", "&")):
            return
        if child.dep_ == "acl" and child.i > head.i + 1 and child.doc[child.i - 1].text == ",":
            return
        yield from _named(child)


def _set_off(head: Token, child: Token) -> bool:
    between = head.doc[head.i + 1 : child.left_edge.i + 1]
    return child.i > head.i and any(token.text in (",", "(", "–", "—", "-") or token.is_space for token in between)
