"""What an article says of the decision itself: made, awaited, not made, or only supposed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from spacy.tokens import Doc, Token

from parallax import lexicon
from parallax.reading.certainty import judge, judge_locally
from parallax.reading.families import family_of
from parallax.reading.ladder import Rung, ladder_class

_DECIDERS = lexicon.words("ladder")["deciders"]
_COMPLEMENTS = frozenset({"acl", "ccomp", "prep", "relcl", "xcomp"})
_AHEAD = frozenset({"authorized", "considered", "not_decided", "ordered", "planned"})


def find_decisions(doc: Doc, known: Sequence[tuple[str, bool]]) -> Iterator[tuple[Token, Rung]]:
    """The event (or the cue itself) and the rung, wherever words speak of the decision and not of the act.

    ``known`` are the rungs already found, each with whether it is of a decision: a bare "decision" is taken as the
    story's only where the story is about something still ahead or ordered.
    Misses: decisions of other things, told without their object, in an article of this kind.
    Source: lexicon/ladder.toml.
    """
    ahead = any(rung in _AHEAD for rung, _ in known)
    for token in doc:
        kind = ladder_class(token)
        found = None
        if kind == "decision":
            found = _of_decision(token, ahead)
        elif kind == "authorized":
            found = _of_condition(token) or _of_awaited(token)
        elif kind == "considered":
            found = _of_weighing(token)
        if found is not None:
            yield found


def _of_decision(word: Token, ahead: bool) -> tuple[Token, Rung] | None:
    """"no decision has been made on strikes", "has yet to decide", "awaiting a decision", "the administration's decision"."""
    about = _object(word)
    if about is None and (not ahead or _names_another_object(word)):
        return None
    awaited = _of_awaited(word)
    if awaited is not None:
        return awaited
    judged = judge(word)
    negated = judged.certainty < 0 or any(child.lower_ == "no" for child in word.children)
    if negated:
        return about or word, Rung(name="not_decided", certainty=3.0, cue=word, rule="no decision", decision=True)
    if judged.modality != "asserted":
        return about or word, Rung(name="not_decided", certainty=judged.certainty, cue=word, rule="decision ahead", decision=True)
    if about is not None or _is_owned(word):
        return about or word, Rung(name="authorized", certainty=2.0, cue=word, rule="decision presupposed", decision=True)
    return None


def _of_condition(word: Token) -> tuple[Token, Rung] | None:
    """"If authorized, the strikes would mark ...\": whether they are is open."""
    if word.pos_ != "VERB" or word.dep_ != "advcl" or not any(
            child.dep_ == "mark" and child.lower_ in ("if", "once", "unless") for child in word.children):
        return None
    subjects = [child for verb in (word, word.head) for child in verb.children if child.dep_ in ("nsubj", "nsubjpass", "dobj")]
    about = next((child for child in subjects if family_of(child) is not None), None)
    if about is None:
        return None
    return about, Rung(name="not_decided", certainty=0.0, cue=word, rule="if authorized", decision=True)


def _of_weighing(verb: Token) -> tuple[Token, Rung] | None:
    """"The White House is considering a phased approach to military [escalation]": the event lies deeper than the object."""
    if verb.pos_ != "VERB" or judge_locally(verb).modality != "asserted":
        return None
    goal = next((child for child in verb.children if child.dep_ == "dobj"), None)
    if goal is None or family_of(goal) is not None:
        return None
    about = next((inner for child in goal.children if child.dep_ == "prep" for inner in child.children
                  if inner.dep_ == "pobj" and family_of(inner) is not None), None)
    if about is None:
        return None
    return about, Rung(name="considered", certainty=judge(verb).certainty, cue=verb, rule="considered", decision=True)


def _of_awaited(word: Token) -> tuple[Token, Rung] | None:
    """"a plan awaiting the president's approval", "pending a decision"."""
    holder = word.head if word.dep_ in ("dobj", "pobj") else None
    if holder is not None and holder.lower_ == "for" and holder.head.lemma_ == "wait":
        holder = holder.head
    elif holder is None or ladder_class(holder) != "pending":
        return None
    about = _object(word) or next((found for up in holder.ancestors if (found := _event_in(up, holder)) is not None), None)
    if about is None:
        return None
    return about, Rung(name="not_decided", certainty=3.0, cue=word, rule="awaited", decision=True)


def _object(word: Token) -> Token | None:
    """The event that a decision is about: "decision [to strike]", "decision has been made [on strikes]"."""
    holders = [word] if word.dep_ not in ("nsubj", "nsubjpass", "dobj") or word.pos_ == "VERB" else [word, word.head]
    for holder in holders:
        for child in holder.children:
            if child.dep_ in ("acl", "xcomp") and family_of(child) is not None:
                return child
            if child.dep_ in ("acl", "xcomp", "prep") and (found := _event_in(child, word)) is not None:
                return found
    return None


def _event_in(word: Token, avoid: Token) -> Token | None:
    """The first event word right under ``word``."""
    if family_of(word) is not None:
        return word
    return next((child for child in word.children if child.i != avoid.i and child.dep_ in ("compound", "dobj", "pobj", "nsubj", "nsubjpass")
                 and family_of(child) is not None), None)


def _names_another_object(word: Token) -> bool:
    """"a decision to ban the carriers" in a story about something else; "this decision" points at what was just told."""
    return any(child.dep_ in _COMPLEMENTS or child.lower_ in ("a", "an", "that", "this") for child in word.children)


def _is_owned(word: Token) -> bool:
    """"The administration's decision"."""
    owner = next((child for child in word.children if child.dep_ == "poss"), None)
    return owner is not None and word.pos_ == "NOUN" and (owner.lemma_.lower() in _DECIDERS or owner.ent_type_ in ("GPE", "ORG", "PERSON"))
