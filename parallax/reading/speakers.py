"""Who utters a statement, by the parse."""

from __future__ import annotations

from collections.abc import Callable, Iterator

from spacy.tokens import Span as Span_
from spacy.tokens import Token

from parallax.reading.cues import is_clausal
from parallax.reading.model import TITLES
from parallax.records import Span

_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_PASSIVE = frozenset({"auxpass", "nsubjpass"})
# A subordinate verb borrows the subject of the verb it hangs on: "Petro spoke, warning that ...".
_BORROWS = frozenset({"conj", "xcomp", "advcl", "pcomp", "prep", "dep"})
_HEADS = frozenset({"oprd", "nsubj", "dobj", "nsubjpass", "pcomp", "pobj", "dative", "appos", "attr", "ROOT", "conj"})
_VERBAL = frozenset({"VERB", "AUX"})
_OWN_DEED = frozenset(
    {"have", "use", "take", "make", "give", "hold", "issue", "promise", "get", "launch", "start", "begin", "spend", "find", "offer"}
)
_DASHES = frozenset({"—", "–", "--", "-", "―"})
_OCCASIONS = frozenset({"moment", "point", "stage", "time", "turn"})
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
    found = _subject(verb)
    return past_dateline(found, verb) if found is not None and found.i < verb.i else found


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


def _subject(verb: Token) -> Token | None:
    """The verb's own subject, or the one it shares with the verb or noun above it."""
    seen = verb
    for _ in range(5):
        own = next((child for child in seen.children if child.dep_ in _SUBJECTS and child.pos_ not in ("VERB", "AUX", "SCONJ")), None)
        if own is not None:
            return _antecedent(_past_phrase(own))
        above = joined_to(seen) or _above(seen) or _listed(seen)
        if above is None or above.pos_ not in ("VERB", "AUX"):
            return above
        if seen.dep_ == "xcomp" and (taken := _controller(above)) is not None:
            return taken
        seen = above
    return None


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
    return outer if not own and verb.tag_ == outer.tag_ and outer.i < first.i and first.tag_ != verb.tag_ else None


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


def outermost(verb: Token, *, clausal: Callable[[Token], bool]) -> Token:
    """The verb that speaks for a nested one with a pronoun: of "Clinton said she opposes" the first."""
    seen = verb
    while seen.dep_ == "ccomp" and clausal(seen.head) and (own := _subject(seen)) is not None and own.pos_ == "PRON":
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
