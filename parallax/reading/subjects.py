"""The subject of a verb: its own, or the one it borrows from the verb or noun that it hangs on."""

from __future__ import annotations

from spacy.tokens import Token

from parallax.reading.cues import is_clausal

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
# A subordinate verb borrows the subject of the verb it hangs on: "Petro spoke, warning that ...".
_BORROWS = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "dep"})
_OWN_DEED = frozenset(
    {"have", "use", "take", "make", "give", "hold", "issue", "promise", "get", "launch", "start", "begin", "spend", "find", "offer"}
)
_ITSELF = frozenset({"he", "it", "she", "they"})
_OCCASIONS = frozenset({"moment", "point", "stage", "time", "turn"})


def subject_of(verb: Token) -> Token | None:
    """The verb's own subject, or the one it shares with the verb or noun above it."""
    seen = verb
    for _ in range(5):
        own = next((child for child in seen.children if child.dep_ in _SUBJECTS and _is_nominal(child)), None)
        if own is not None and not _is_told_of(verb, seen, own):
            return _antecedent(_past_phrase(own))
        above = joined_to(seen) or _above(seen) or _listed(seen) or (seen.head if own is not None else None)
        if above is None or above.pos_ not in ("VERB", "AUX"):
            return above
        if seen.dep_ == "xcomp" and (taken := _controller(above)) is not None:
            return taken
        seen = above
    return None


def _is_told_of(verb: Token, seen: Token, own: Token) -> bool:
    """Whether an afterthought goes on from a nested verb: "Roe told them that she believes in it, saying ..." is Roe's saying."""
    return verb.tag_ == "VBG" and seen != verb and own.pos_ == "PRON" and seen.dep_ == "ccomp" and is_clausal(seen.head)


def _is_nominal(subject: Token) -> bool:
    """Whether a subject can be somebody; a name at the head of a sentence may be taken for a bare verb: "Trump openly admires"."""
    return subject.pos_ not in ("VERB", "AUX", "SCONJ") or (subject.tag_ == "VB" and subject.is_title)


def _past_phrase(subject: Token) -> Token:
    """The name behind a phrase that the parser took for the subject: "With ten days until the vote, Jane Doe, a mayor, called ..."."""
    before = subject.left_edge.i - 1
    if before < 0 or subject.doc[before].pos_ != "ADP" or subject.ent_type_ == "PERSON":
        return subject
    return next((child for child in subject.children if child.dep_ == "appos" and child.ent_type_ == "PERSON"), subject)


def joined_to(verb: Token) -> Token | None:
    """The reporting verb that a second one goes on from, where the parser joins it to the content of the first:
    "He says the plan failed and says he will drop it".
    """
    first = verb.head
    if verb.dep_ != "conj" or first.dep_ != "ccomp" or not (is_clausal(verb) and is_clausal(first.head)):
        return None
    outer = first.head
    own = any(child.dep_ in _SUBJECTS for child in verb.children)
    if own or verb.tag_ != outer.tag_ or outer.i > first.i:
        return None
    # "China said it was opposed and warned the North": the one who speaks of itself goes on speaking.
    itself = any(child.dep_ in _SUBJECTS and child.lower_ in _ITSELF for child in first.children)
    return outer if itself or first.tag_ != verb.tag_ else None


def _listed(verb: Token) -> Token | None:
    """The first verb of a list, where the parser hangs it on a later one: "supports the bill, opposes the tax"."""
    if is_clausal(verb) or verb.tag_ not in ("VBZ", "VBD"):
        return None
    return next((child for child in verb.children if child.dep_ == "ccomp" and child.i < verb.i and child.tag_ == verb.tag_), None)


def _above(verb: Token) -> Token | None:
    """The verb or noun that lends its subject: "Petro spoke, warning that ..."; "a poll showing ..."."""
    if verb.dep_ in ("acl", "relcl") and verb.head.pos_ in ("NOUN", "PROPN", "PRON"):
        return _clause_verb(verb.head) if _is_afterthought(verb) else verb.head
    if verb.dep_ == "conj" and verb.tag_ == "VBG" and verb.head.pos_ in ("NOUN", "PROPN"):
        return _clause_verb(verb.head)  # "by mentioning the need for a wall and adding"
    if verb.dep_ == "pcomp" and verb.head.pos_ in ("ADP", "SCONJ"):
        return _clause_verb(verb.head)
    if verb.dep_ == "xcomp" and verb.head.pos_ == "ADJ":
        return _clause_verb(verb.head)  # "was unable to say": the subject of "was"
    return verb.head if verb.dep_ in _BORROWS and verb.head != verb else None


def _is_afterthought(verb: Token) -> bool:
    """Whether a participle follows a comma and so speaks for the clause: "won the state, saying ..."; "at one point calling"."""
    if verb.tag_ == "VBG" and verb.head.dep_ == "pobj" and verb.head.lemma_ in _OCCASIONS:
        return True
    return verb.tag_ == "VBG" and verb.left_edge.i > 0 and verb.doc[verb.left_edge.i - 1].text == ","


def _clause_verb(word: Token) -> Token | None:
    return next((token for token in word.ancestors if token.pos_ in ("VERB", "AUX")), None)


def _controller(verb: Token) -> Token | None:
    """Who is made to act: "told the agency to say ..."; not "has a duty to say"."""
    if verb.lemma_ in _OWN_DEED:
        return None
    return next((child for child in verb.children if child.dep_ in ("dobj", "dative") and child.pos_ in ("NOUN", "PROPN", "PRON")), None)


def _antecedent(subject: Token) -> Token:
    """What "that" or "which" stands for; "who" and other pronouns stay."""
    clause = subject.head
    if subject.lower_ in ("that", "which") and subject.tag_ in ("WDT", "WP") and clause.dep_ == "relcl" and clause.head.i < subject.i:
        return clause.head
    return subject
