"""Who utters a statement, by the parse."""

from __future__ import annotations

from collections.abc import Iterator

from spacy.tokens import Token

from parallax.records import Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_PASSIVE = frozenset({"auxpass", "nsubjpass"})
# A subordinate verb borrows the subject of the verb it hangs on: "Petro spoke, warning that ...".
_BORROWS = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "ccomp", "dep"})
# What may stand in a source's name; a relative clause or a bracket may not.
_CUT = frozenset({"relcl", "advcl", "parataxis", "ccomp"})


def is_passive(verb: Token) -> bool:
    """Whether the verb's subject undergoes it: "is accused of"."""
    return any(child.dep_ in _PASSIVE for child in verb.children) or (verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl"))


def find_source(verb: Token) -> Token | None:
    """The head word of who says it; of a passive verb the agent, ``None`` where it has none."""
    if is_passive(verb):
        return _agent(verb)
    return _subject(verb)


def _agent(verb: Token) -> Token | None:
    agents = (obj for child in verb.children if child.dep_ == "agent" or (child.dep_ == "prep" and child.lower_ == "by")
              for obj in child.children if obj.dep_ == "pobj")
    return next(agents, None)


def _subject(verb: Token) -> Token | None:
    """The verb's own subject, or the one it shares with the verb or noun above it."""
    seen = verb
    for _ in range(5):
        own = next((child for child in seen.children if child.dep_ in _SUBJECTS and child.pos_ not in ("VERB", "AUX", "SCONJ")), None)
        if own is not None:
            return own if not (is_passive(seen) and seen is not verb and seen.dep_ == "acl") else None
        if seen.dep_ in ("acl", "relcl") and seen.head.pos_ in ("NOUN", "PROPN", "PRON"):
            return seen.head
        if seen.dep_ == "xcomp":
            taken = next((child for child in seen.head.children if child.dep_ in ("dobj", "dative")), None)
            if taken is not None and seen.head.lemma_ not in ("have", "use", "take", "make", "give", "hold", "issue", "promise"):
                return taken
        if seen.dep_ not in _BORROWS or seen.head is seen:
            return None
        seen = seen.head
    return None


def source_span(head: Token) -> Span:
    """The source's words: its head with what names it, up to a comma, a bracket or a relative clause."""
    kept = {token.i for token in _named(head)}
    first, last = head.i, head.i
    while first - 1 in kept:
        first -= 1
    while last + 1 in kept:
        last += 1
    doc = head.doc
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
