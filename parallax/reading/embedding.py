"""The word that an event hangs on: "plan to [strike]", "refused to [leave]", "fear of an [attack]"."""

from __future__ import annotations

from dataclasses import dataclass

from spacy.tokens import Token

from parallax import lexicon

_CLASSES = lexicon.classes("modality")
_CLAUSES = frozenset({"ccomp", "csubj", "csubjpass", "xcomp"})
# Classes that say of a thing, not of a clause, whether it comes about: "the strikes were planned", "averted a war".
_OF_NOUNS = frozenset({"attempt", "claim", "consider", "deny", "doubt", "expect", "fear", "halt", "order", "permit", "plan",
                       "prevent", "promise", "want"})
_OF_ACTS = frozenset({"able", "attempt", "halt", "prevent"})
_VERBS = lexicon.words("light_verbs")
_LIGHT = _VERBS["light"] | _VERBS["occurring"]
_DEFINITE = frozenset({"both", "his", "her", "its", "my", "our", "such", "that", "the", "their", "these", "this", "those", "your"})
_THROUGH = frozenset({"about", "against", "at", "for", "from", "in", "into", "of", "on", "over", "to", "toward", "towards", "with"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Embedding:
    """``word`` governs the event, ``kind`` is its class in lexicon/modality.toml, "same" when the event is as sure as the
    word, or the name of a construction."""

    word: Token
    kind: str


def embedding_of(token: Token) -> Embedding | None:
    """What the event hangs on, or ``None`` when the sentence states it on its own."""
    dep, head = token.dep_, token.head
    if dep == "conj":
        return _through_conjunction(token)
    if dep in _CLAUSES:
        return _of_clause(token, _predicate(head))
    if dep in ("acl", "relcl"):
        return _of_modifier_clause(token, head)
    if dep == "advcl":
        return _of_adverbial(token, head)
    if dep == "pcomp":
        return _after_preposition(token, head)
    if dep == "acomp":
        return Embedding(word=head, kind="same")
    return _of_noun(token, head) if token.pos_ in ("NOUN", "PROPN") else None


def class_of(word: Token) -> str | None:
    """The class of an embedding word, ``None`` when it embeds nothing."""
    return _CLASSES.get(word.lemma_.lower())


def _predicate(head: Token) -> Token:
    """"It is likely that ...": the adjective speaks, not the copula."""
    if head.lemma_ != "be":
        return head
    return next((child for child in head.children if child.dep_ in ("acomp", "attr") and class_of(child) is not None), head)


def _of_clause(token: Token, head: Token) -> Embedding | None:
    kind = class_of(head)
    if any(child.lower_ == "yet" for child in head.children) and head.lemma_ in ("be", "have", "remain") and _has_to(token):
        return Embedding(word=head, kind="without")  # "has yet to respond"
    if head.lemma_ == "remain" and _has_to(token):
        return Embedding(word=head, kind="doubt")  # "remains to be seen"
    if head.lemma_ == "have" and _has_to(token):
        return Embedding(word=head, kind="order")  # "they have to leave"
    if any(child.lower_ in ("enough", "too") for child in head.children) and _has_to(token):
        return Embedding(word=head, kind="able")  # "not enough to stop it"
    if head.lower_ in ("going", "gon") and _has_to(token):
        return Embedding(word=head, kind="going to")
    if _inverted(token):
        return Embedding(word=token, kind="condition")  # "packages are ready should he resist"
    if any(child.dep_ == "mark" and child.lower_ in ("if", "whether") for child in token.children):
        return Embedding(word=head, kind="doubt")
    if kind in _OF_ACTS and head.pos_ == "VERB" and token.tag_ in ("VBD", "VBP", "VBZ"):
        return None  # "They were afraid, so they stopped the market": no verb of that kind takes a finite clause
    if kind is not None:
        return Embedding(word=head, kind=kind)
    if head.lemma_ == "be" and _has_to(token):
        # "troops are to leave", but "it is hard to leave"
        return Embedding(word=head, kind="able" if any(child.dep_ == "acomp" for child in head.children) else "plan")
    if token.dep_ == "xcomp" and _has_to(token):
        # "shares fell to [close] at 9,505"
        return None if _is_outcome(token, head) else Embedding(word=head, kind="to")
    return Embedding(word=head, kind="same") if token.dep_ == "xcomp" else None


def _of_modifier_clause(token: Token, head: Token) -> Embedding | None:
    if token.dep_ == "relcl" or (token.tag_ in ("VBN", "VBG") and not _has_to(token)):
        return None
    kind = class_of(head)
    if kind is not None:
        # "failed in its bid to merge": what becomes of the noun becomes of the clause.
        return Embedding(word=head, kind=kind)
    if not _has_to(token):
        return None
    passive = any(child.dep_ == "auxpass" for child in token.children)
    return Embedding(word=head, kind="plan to" if passive else "to")  # "an event to be held in May"


def _of_adverbial(token: Token, head: Token) -> Embedding | None:
    mark = next((child.lower_ for child in token.children if child.dep_ == "mark"), "")
    if mark in ("if", "unless", "lest") or (token.i < head.i and _inverted(token)):
        return Embedding(word=token, kind="condition")
    if mark == "than" and any(child.lower_ == "rather" for child in (*token.children, *head.children)):
        return Embedding(word=token, kind="without")
    if _has_to(token) and mark in ("", "for"):
        kind = class_of(head)
        if _is_outcome(token, head):
            return None
        return Embedding(word=head, kind=kind if kind in _OF_NOUNS else "purpose")
    asks_when = any(child.dep_ == "advmod" and child.lower_ in ("when", "once") for child in token.children)
    past = any(child.dep_.startswith("aux") and child.lower_ in ("had", "was", "were") for child in token.children)
    if (mark in ("after", "as", "once", "when") or asks_when) and token.tag_ in ("VBN", "VBP", "VBZ") and not past:
        return Embedding(word=head, kind="once")
    if mark in ("before", "until"):
        return Embedding(word=head, kind="before")
    return None


def _is_outcome(token: Token, head: Token) -> bool:
    return token.lemma_ in _VERBS["outcome"] and head.tag_ == "VBD"


def _inverted(token: Token) -> bool:
    """"Should the talks fail, ..." """
    first = next(iter(token.subtree))
    return first.dep_ == "aux" and first.lower_ in ("should", "had", "were")


def _after_preposition(token: Token, preposition: Token) -> Embedding | None:
    if preposition.lower_ in ("without", "rather", "instead"):
        return Embedding(word=preposition, kind="without")
    if preposition.lower_ == "of" and preposition.head.lower_ == "instead":
        return Embedding(word=preposition.head, kind="without")
    if preposition.lower_ == "by":
        return Embedding(word=preposition.head, kind="same") if preposition.head.pos_ == "VERB" else None
    kind = class_of(preposition.head)
    if kind is not None and preposition.lower_ in _THROUGH:
        return Embedding(word=preposition.head, kind=kind)
    if preposition.lower_ == "for" or preposition.lower_ == "before":
        return Embedding(word=preposition.head, kind=preposition.lower_ + "-ing")
    return None


def _of_noun(token: Token, head: Token) -> Embedding | None:
    dep = token.dep_
    if dep in ("dobj", "nsubjpass") or (dep == "nsubj" and head.lemma_ in _VERBS["occurring"]):
        return _of_argument(token, head)
    if dep == "nsubj" and _supposed(token, head):
        return Embedding(word=head, kind="supposed")
    if dep == "attr" and head.lemma_ == "be" and any(child.dep_ == "expl" for child in head.children):
        return Embedding(word=head, kind="same")  # "there were no strikes"
    if dep in ("compound", "nmod") and head.pos_ in ("NOUN", "PROPN"):
        kind = class_of(head)
        return Embedding(word=head, kind=kind) if kind in _OF_NOUNS else None
    if dep == "pobj" and head.dep_ == "prep" and head.lower_ in _THROUGH:
        return _of_prepositional(token, head.head, head)
    if dep == "pobj" and head.lower_ in ("without", "despite"):
        return Embedding(word=head, kind="without") if head.lower_ == "without" else None
    return None


def _of_argument(token: Token, verb: Token) -> Embedding | None:
    if verb.lemma_ == "announce":
        return Embedding(word=verb, kind="announced")
    kind = class_of(verb)
    if kind in ("factive", "report") or (token.dep_ == "nsubjpass" and verb.lemma_ in ("aim", "design")):
        return None  # "has not confirmed an operation" does not deny it; "the raids were aimed at depots" took place
    if kind in _OF_NOUNS and not (kind == "plan" and any(child.dep_ == "prt" for child in verb.children)):
        return Embedding(word=verb, kind=str(kind))  # but "set off landslides"
    if verb.lemma_ in _LIGHT:
        return Embedding(word=verb, kind="same")
    # "if it chooses a war", "did not order an attack": what is new in an unsure clause is no surer than the clause.
    return None if _is_definite(token) else Embedding(word=verb, kind="within")


def _is_definite(noun: Token) -> bool:
    return any(child.lower_ in _DEFINITE or child.dep_ == "poss" for child in noun.children)


def _supposed(token: Token, verb: Token) -> bool:
    """"An attack would have effects", "If authorized, the strikes would mark ...": only imagined."""
    modals = {child.lower_ for child in verb.children if child.dep_ == "aux"}
    if not modals & {"could", "may", "might", "would", "’d", "'d"}:
        return False
    return conditional_on(verb) is not None or not _is_definite(token)


def conditional_on(verb: Token) -> Token | None:
    """The verb of an if-clause that ``verb`` depends on."""
    return next((child for child in verb.children if child.dep_ == "advcl" and (
        any(inner.dep_ == "mark" and inner.lower_ in ("if", "unless") for inner in child.children) or _inverted(child))), None)


def _of_prepositional(token: Token, word: Token, preposition: Token) -> Embedding | None:
    kind = class_of(word)
    if kind in _OF_NOUNS:
        return Embedding(word=word, kind=str(kind))
    if f"{word.lemma_} {preposition.lower_}" in _VERBS["light_with_preposition"]:
        return Embedding(word=word, kind="same")
    # "a series of strikes", "the start of the war" are as sure as the phrase itself.
    if preposition.lower_ == "of" and (word.lemma_ in _VERBS["container"] or (word.pos_ == "NOUN" and not _is_definite(token))):
        return embedding_of(word)
    return None


def _through_conjunction(token: Token) -> Embedding | None:
    """"plans to sell and [close]": the second hangs where the first does, unless it has a subject or tense of its own."""
    first = token.head
    own_subject = any(child.dep_ in ("nsubj", "nsubjpass", "expl") for child in token.children)
    if own_subject and first.dep_ not in ("ccomp", "advcl"):
        return None
    if first.dep_ == "ROOT" or (first.tag_ in ("VB", "VBG") and token.tag_ in ("VBD", "VBZ", "VBP")):
        return None
    return embedding_of(first)


def _has_to(token: Token) -> bool:
    return any(child.dep_ == "aux" and child.lower_ == "to" for child in token.children)
