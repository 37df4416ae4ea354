"""The rung of the ladder that an event stands on, by the words that it hangs on."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import islice

from spacy.tokens import Token

from parallax import lexicon
from parallax.reading.certainty import Judgement, judge
from parallax.reading.embedding import class_of, conditional_on, embedding_of
from parallax.reading.families import GENERAL, family_of
from parallax.reading.tense import time_of

_CLASSES = lexicon.classes("ladder")
_RUNGS = frozenset({"authorized", "called_off", "considered", "ordered", "planned", "under_way"})
_DECIDED = frozenset({"authorized", "ordered"})
_ORDERS_AFTER = frozenset({"at", "by", "following", "on", "under"})
_ADJUNCTS = frozenset({"after", "during", "following", "in"})
# Above these the sentence speaks of telling, knowing or another time, not of bringing the event about.
_ELSEWHERE = frozenset({"appear", "before", "before-ing", "belief", "claim", "condition", "doubt", "factive", "for-ing", "once", "report",
                        "without"})
_SUFFERED = frozenset({"arrest", "destruction", "kidnapping", "killing", "seizure", "shooting"})  # "the murder of six priests"
_STEPS = 5
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Rung:
    """A rung with how sure it is, the word that says it, and the rule's name; ``decision`` when it speaks of the decision."""

    name: str
    certainty: float
    cue: Token
    rule: str
    decision: bool = False


def rungs_of(event: Token, *, headline: bool = False) -> list[Rung]:
    """Where the event stands, and what is said of the decision; nothing when the sentence only mentions it.

    Source: lexicon/ladder.toml.
    """
    judged = judge(event)
    by_cue = _by_cue(event, judged)
    if by_cue is None:
        # "no tsunami warning" is about the warning.
        by_modality = None if event.dep_ == "compound" else _by_modality(event, judged, headline)
        return [] if by_modality is None else [by_modality]
    if by_cue.cue.dep_ == "pobj" and by_cue.name == "ordered" and judged.modality == "asserted":
        # "Under the president's orders, a series of strikes targeted ...": ordered, and done.
        return [by_cue, Rung(name="carried_out", certainty=judged.certainty, cue=event, rule="on orders")]
    return [by_cue]


def ladder_class(word: Token) -> str | None:
    """The class of lexicon/ladder.toml that a word stands in; "call off" counts as one word."""
    if word.lemma_ == "call" and any(child.dep_ == "prt" and child.lower_ == "off" for child in word.children):
        return "called_off"
    return _CLASSES.get(word.lemma_.lower()) or _CLASSES.get(word.lower_)


def _by_cue(event: Token, judged: Judgement) -> Rung | None:
    for cue in _cues_above(event):
        rung = ladder_class(cue)
        if rung not in _RUNGS or (rung == "under_way" and judged.modality != "asserted"):
            continue
        said = judge(cue) if cue.pos_ in ("NOUN", "VERB") else judged
        if said.certainty < 0:
            negated = {"authorized": "not_decided", "ordered": "not_decided", "called_off": "planned"}.get(str(rung), "denied")
            return Rung(name=negated, certainty=said.certainty, cue=cue, rule=f"not {rung}", decision=rung in _DECIDED)
        if rung in _DECIDED and said.modality in ("conditional", "planned", "possible") and said.time == "future":
            return Rung(name="not_decided", certainty=said.certainty, cue=cue, rule=f"{rung}, not yet", decision=True)
        return Rung(name=str(rung), certainty=said.certainty, cue=cue, rule=str(rung), decision=rung in _DECIDED or _is_weighed(cue))
    return None


def _is_weighed(cue: Token) -> bool:
    """"The White House is considering ...": a decision that is not made."""
    return ladder_class(cue) == "considered" and cue.pos_ == "VERB"


def _cues_above(event: Token) -> list[Token]:
    """Adjectives and words that may put the event on a rung, the nearest first."""
    found = _orders(event)
    step = event
    if event.dep_ == "pobj" and event.head.dep_ == "prt":
        found.append(event.head.head)  # "called off the election"
    if event.dep_ == "compound":  # "strike packages are ready"
        found += [event.head, *_predicated(event.head)]
    for _ in range(_STEPS):
        found += [child for child in step.children if child.dep_ in ("acl", "acomp", "advmod", "amod", "oprd")]
        embedding = embedding_of(step)
        if embedding is None or embedding.word.i == step.i or embedding.kind in _ELSEWHERE:
            break
        found.append(embedding.word)
        step = embedding.word
    return found + _predicated(event)


def _predicated(event: Token) -> list[Token]:
    """"With the first strike potentially [imminent]", "a strike is [imminent]"."""
    if event.dep_ in _SUBJECTS:
        return [child for child in event.head.children if child.dep_ in ("acomp", "oprd", "advmod") and child.i > event.i]
    return [word for word in event.head.subtree if event.i < word.i <= event.i + 3 and word.pos_ == "ADJ"]


def _orders(event: Token) -> list[Token]:
    """"Under the president's direct [orders], a series of strikes targeted ...", and "the president [orders] strikes",
    where the model takes the strikes for a verb."""
    found = [child for child in event.children if child.dep_ == "nsubj" and child.i == event.i - 1 and ladder_class(child) == "ordered"]
    for holder in (event, *islice(event.ancestors, _STEPS)):
        found += [noun for child in holder.children if child.dep_ == "prep" and child.lower_ in _ORDERS_AFTER
                  for noun in child.children if noun.dep_ == "pobj" and ladder_class(noun) in _DECIDED]
        if holder.pos_ == "VERB":
            break
    return found


def _by_modality(event: Token, judged: Judgement, headline: bool) -> Rung | None:
    cue = judged.cue or event
    if judged.modality == "denied":
        prevented = judged.rule == "prevent of a thing" and cue.tag_ not in ("VBD", "VBN")
        if prevented or "halt" in judged.rule or family_of(event) == GENERAL:
            return None  # "stopped shooting" denies nothing, nor does "taken into custody without incident"
        return Rung(name="denied", certainty=judged.certainty, cue=cue, rule="denied")
    if judged.modality == "planned" or (judged.modality == "asserted" and judged.time == "future"):
        return Rung(name="planned", certainty=judged.certainty, cue=cue, rule=judged.rule)
    if judged.modality == "conditional":
        return Rung(name="considered", certainty=judged.certainty, cue=cue, rule=judged.rule)
    if judged.modality == "possible":
        return _of_possible(event, judged, cue)
    return _of_asserted(event, judged, headline)


def _of_possible(event: Token, judged: Judgement, cue: Token) -> Rung | None:
    if judged.time != "future":
        return Rung(name="carried_out", certainty=judged.certainty, cue=cue, rule=judged.rule) if _told(event) else None
    if judged.rule.startswith("expect"):
        return Rung(name="planned", certainty=judged.certainty, cue=cue, rule=judged.rule)
    embedding = embedding_of(event)
    if embedding is not None and embedding.kind == "same" and event.dep_ in _SUBJECTS and _definite(event):
        # "the strikes could begin within days"
        return Rung(name="planned", certainty=judged.certainty, cue=cue, rule="may begin")
    if (embedding is not None and embedding.kind == "supposed") or (event.pos_ == "VERB" and "modal" in judged.rule):
        return Rung(name="considered", certainty=judged.certainty, cue=cue, rule=judged.rule)
    return None


def _of_asserted(event: Token, judged: Judgement, headline: bool) -> Rung | None:
    if not _told(event):
        return None
    confirmer = _confirmer(event)
    embedding = embedding_of(event)
    doing = embedding.word if embedding is not None and embedding.kind == "same" else None
    verb = event if event.pos_ == "VERB" else doing or _clause_verb(event)
    if confirmer is not None and (verb is None or time_of(verb) == "past"):
        return Rung(name="confirmed", certainty=judged.certainty, cue=confirmer, rule="confirmed")
    if verb is not None and _is_progressive(verb) and (verb.i == event.i or doing is not None or event.dep_ in _SUBJECTS):
        return Rung(name="under_way", certainty=judged.certainty, cue=verb, rule="progressive")
    # "The operation falls under ..." may speak of one still to come; in a headline the present tells the past.
    if headline or (time_of(verb) if verb is not None else judged.time) == "past" or (event.pos_ != "VERB" and _taken_as_known(event)):
        return Rung(name="carried_out", certainty=judged.certainty, cue=verb or _adjunct_verb(event) or event, rule=judged.rule)
    return None


def _told(event: Token) -> bool:
    """Whether the sentence tells that it happened, rather than only mention it."""
    if event.pos_ == "VERB":
        if event.dep_ in ("acl", "amod", "compound"):
            return event.dep_ == "acl" and event.tag_ == "VBN"  # "a citizen kidnapped last Tuesday"
        return event.tag_ not in ("VB", "VBG") or _has_subject(event)
    embedding = embedding_of(event)
    if embedding is not None and embedding.kind == "same":
        return True
    verb = _clause_verb(event)
    if verb is not None and event.dep_ in _SUBJECTS and verb.pos_ == "VERB" and conditional_on(verb) is None:
        return True
    return _taken_as_known(event)


def _taken_as_known(event: Token) -> bool:
    """"died in an [attack]", "condemned the [murder] of six priests": nobody needs to be told that it happened."""
    head = event.head
    if event.dep_ == "pobj" and head.lower_ in _ADJUNCTS and head.head.pos_ == "VERB" and head.head.dep_ not in ("acl", "amod"):
        return judge(head.head).modality == "asserted" and time_of(head.head) == "past"
    if event.dep_ == "dobj" and class_of(head) == "factive":
        return judge(head).modality == "asserted"
    suffered = family_of(event) in _SUFFERED and any(child.dep_ == "prep" and child.lower_ == "of" for child in event.children)
    return suffered and _definite(event)


def _adjunct_verb(event: Token) -> Token | None:
    """"[died] in an attack"."""
    verb = event.head.head
    return verb if event.dep_ == "pobj" and event.head.dep_ == "prep" and verb.pos_ == "VERB" else None


def _clause_verb(event: Token) -> Token | None:
    """The verb whose argument the event is, also through "a series of strikes"."""
    head = event.head
    if event.dep_ == "pobj" and head.lower_ == "of" and head.head.pos_ == "NOUN":
        return _clause_verb(head.head)
    return head if head.pos_ in ("AUX", "VERB") else None


def _confirmer(event: Token) -> Token | None:
    """The verb by which somebody named or in office confirms the event."""
    for up in event.ancestors:
        if ladder_class(up) == "confirmed" and up.pos_ == "VERB" and judge(up).modality == "asserted":
            subject = next((child for child in up.children if child.dep_ == "nsubj"), None)
            return up if subject is not None and ladder_class(subject) != "hearsay" and subject.pos_ != "PRON" else None
    return None


def _is_progressive(verb: Token) -> bool:
    return verb.tag_ == "VBG" and any(child.lower_ in ("are", "is", "’re", "'re", "’s", "'s") for child in verb.children
                                      if child.dep_ in ("aux", "auxpass"))


def _has_subject(verb: Token) -> bool:
    return any(child.dep_ in _SUBJECTS for child in verb.children)


def _definite(noun: Token) -> bool:
    return any(child.dep_ == "poss" or child.lower_ in ("the", "these", "this", "those") for child in noun.children)
