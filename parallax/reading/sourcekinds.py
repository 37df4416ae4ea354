"""What kind of party a source is."""

from __future__ import annotations

import re
from collections.abc import Sequence

from spacy.tokens import Doc, Token

from parallax.lexicon import words
from parallax.reading.naming import Names
from parallax.records import Entity, Span

_KINDS = words("sourcekinds")
# "Gazeta.ru", "civiclens.in": a source written as an address publishes.
_ADDRESS = re.compile(r"\b[\w-]+\.(?:com|net|org|info|news|tv|ru|uk|in|de|fr|ua|ir|cn|br|es|it|me|eu)\b(?!\.\w)", re.I)
_NAMING = frozenset({"amod", "compound", "poss", "det", "prep", "acl", "nmod"})
_PEOPLE = frozenset({"he", "she", "i", "his", "her", "my", "him"})


def source_kind(doc: Doc, head: int, span: Span, names: Names) -> str:
    """outlet, official, anonymous, person, organisation, document, social or other.

    Source: lexicon/sourcekinds.toml; the labels of the entities; OUTLET comes from the outlets' gazetteer.
    """
    token = doc[head]
    if token.lower_ in _PEOPLE:
        return "person"
    if token.pos_ == "PRON" and token.lower_ not in ("some", "one", "many", "others", "several"):
        return _of_pronoun(token, names)
    inside = names.inside(span)
    entity = names.entity(head)
    if is_outlet(token, span, entity, inside):
        return "outlet"
    if entity is not None and entity.label == "PERSON":
        return "person"
    return _of_noun(doc, token, span, inside) or _of_name(token, entity, inside)


def is_outlet(token: Token, span: Span, entity: Entity | None, inside: Sequence[Entity]) -> bool:
    """Whether the source is a news outlet, its paper, or a piece that it printed; not its poll and not its reporter."""
    word = token.lemma_.lower()
    if entity is not None and token.pos_ != "NOUN":
        return entity.label == "OUTLET" or bool(_ADDRESS.fullmatch(entity.name))
    if _ADDRESS.fullmatch(token.text):
        return True
    if word in _KINDS["outlet"] and (token.pos_ == "NOUN" or (token.is_sent_start and entity is None)):
        return not any(child.dep_ in ("poss", "acl", "prep") for child in token.children)
    if word in ("media", "medium") and token.pos_ == "NOUN":
        return any(child.dep_ in ("amod", "compound") and child.lower_ != "social" for child in token.children)
    if word in _KINDS["bare"] and token.pos_ == "NOUN" and token.tag_ == "NN":
        return {child.lower_ for child in token.children if child.dep_ not in ("punct", "relcl", "prep")} <= {"the", "that", "news"}
    return word in _KINDS["piece"] and any(actor.label == "OUTLET" for actor in inside)


def _of_pronoun(token: Token, names: Names) -> str:
    label = names.label(token.i)
    return {"PERSON": "person", "ORG": "organisation", "GPE": "official"}.get(label or "", "other")


def _of_noun(doc: Doc, token: Token, span: Span, inside: Sequence[Entity]) -> str | None:
    """The kind that a common noun at the head gives, or ``None``."""
    word = token.lemma_.lower()
    said = {part.lower_ for part in doc.char_span(*span, alignment_mode="expand") or ()}
    if said & _KINDS["secret"] or _is_secret(token):
        return "anonymous"
    if token.pos_ == "PROPN":
        return None
    if word in _KINDS["social"]:
        return "social"
    if word == "report" and token.tag_ == "NNS" and not any(child.dep_ in _NAMING for child in token.children):
        return "anonymous"  # "reports suggest": nobody's reports
    if word in _KINDS["document"] or word in _KINDS["piece"]:
        return "document"
    if word in _KINDS["unnamed"] or token.lower_ in ("some", "one", "many", "several", "others"):
        return "anonymous" if "former" in said and not any(actor.label == "PERSON" for actor in inside) else _of_role(inside)
    return "official" if word in _KINDS["body"] else None


def _of_role(inside: Sequence[Entity]) -> str:
    """A role with a name is a person, one of a public body speaks for it, any other withholds its name."""
    if any(actor.label == "PERSON" for actor in inside):
        return "person"
    return "official" if any(actor.label == "ORG" and _is_body(actor.name) for actor in inside) else "anonymous"


def _is_secret(token: Token) -> bool:
    """Whether a clause on the source withholds the name: "an analyst, speaking on condition of anonymity"."""
    clauses = (child for child in token.children if child.dep_ in ("acl", "relcl", "advcl", "prep"))
    if any(part.lower_ in _KINDS["secret"] for clause in clauses for part in clause.subtree):
        return True
    # The parser hangs "speaking on condition of anonymity" on the verb as often as on the noun.
    return any(child.dep_ == "advcl" and any(part.lower_ in _KINDS["secret"] for part in child.subtree) for child in token.head.children)


def _of_name(token: Token, entity: Entity | None, inside: Sequence[Entity]) -> str:
    named = entity or next(iter(inside), None)
    if named is None:
        return "official" if token.lemma_.lower() in _KINDS["body"] else "other"
    if named.label == "GPE":
        return "official"
    if named.label == "ORG":
        return "official" if _is_body(named.name) or token.lemma_.lower() in _KINDS["body"] else "organisation"
    if token.lemma_.lower() in _KINDS["body"]:
        return "official"
    return "person" if named.label == "PERSON" and entity is not None else "other"


def _is_body(name: str) -> bool:
    return any(word.strip(".,’'").lower() in _KINDS["body"] or word.lower() in _KINDS["body"] for word in name.split())
