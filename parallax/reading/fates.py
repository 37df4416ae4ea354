"""What befell the people that a count or a noun phrase names: killed, injured, shot, missing, detained."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token

from parallax import lexicon


@dataclass(frozen=True, slots=True)
class Fate:
    """A measure and the word that says it."""

    measure: str
    word: Token


_MEASURES = {name: entry for name, entry in lexicon.load("measures").items() if "group" in entry}
_WORDS = lexicon.load("measures")["fates"]
FATES = tuple(name for name, entry in _MEASURES.items() if "states" in entry and "objects" not in entry and entry["group"] != "strikes")


def _table(key: str) -> dict[str, str]:
    return {word: name for name in FATES for word in _MEASURES[name].get(key, ())}


NOUNS, VERBS, SUFFERS, STATES = _table("nouns"), _table("verbs"), _table("suffers"), _table("states")
PEOPLE = frozenset(_WORDS["people"])
THINGS = frozenset(_WORDS["things"])
LETHAL, HARM, HOSPITAL = frozenset(_WORDS["lethal"]), frozenset(_WORDS["harm"]), frozenset(_WORDS["hospital"])
FIRED = frozenset(_WORDS["fired"])
BROUGHT, FIRE = frozenset(_WORDS["brought"]), frozenset(_WORDS["fire"])
BODY, CAME, LIVES = frozenset(_WORDS["body"]), frozenset(_WORDS["came"]), frozenset(_WORDS["lives"])
LIFE_VERBS, SUFFER_VERBS = frozenset(_WORDS["life_verbs"]), frozenset(_WORDS["suffer_verbs"])
_BE = frozenset({"is", "are", "was", "were", "be", "been", "being", "get", "gets", "got", "'s", "’s", "remain", "remained", "remains"})
CONDITION = re.compile(
    r"in (?:very |a )?(?:critical|serious|stable|grave|fair|guarded|good|satisfactory)\b[\w\s,-]{0,20}\bcondition\b"
    r"|in (?:the |a |an )?(?:area |local )?(?:hospital|coma|intensive care|icu)\b|on life support\b",
    re.IGNORECASE,
)
_NEXT = 9  # words behind a noun phrase that may tell its fate
_HE, _THEY = frozenset({"he", "she"}), frozenset({"both", "they"})
_SKIPPED = frozenset(_WORDS["skipped"])
_OBJECT_POS = frozenset({"DET", "NUM", "PRON", "PROPN", "NOUN"})


def fate_after(doc: Doc, at: int) -> Fate | None:
    """The fate told right behind a noun phrase that ends before token ``at``: "57 [were killed]", "3 [dead]", "one [fatally]".

    Reads the words, not the parse, so that headlines work. Misses: a fate behind a prepositional phrase.
    """
    passive = False
    perfect = False
    for token in _unbracketed(doc, at):
        low = token.lower_
        if low in ("in", "on") and CONDITION.match(doc[token.i : token.i + 5].text):
            return Fate("injured", token)
        if low in LETHAL and _ends_clause(doc, token.i + 1):
            return Fate("killed", token)
        if (low in STATES or (low in SUFFERS or token.lemma_.lower() in SUFFERS)) and not (low == "found" and not passive):
            return _said(doc, token, passive=passive, perfect=perfect)
        verb = VERBS.get(token.lemma_.lower()) if token.tag_ in ("VBN", "VBD") else None
        if verb is not None:
            return _said(doc, token, passive=passive, perfect=perfect)
        if token.pos_ == "NUM" or not (low in _BE or low in _SKIPPED or token.pos_ == "ADV"):
            return None
        passive = passive or low in _BE
        perfect = low in ("have", "has", "had") or (perfect and low not in _BE)
    return None


def _unbracketed(doc: Doc, at: int) -> list[Token]:
    """The next words without an editor's note: "10 other people [not further identified] were injured"."""
    if at >= len(doc) or doc[at].text != "[":
        return list(doc[at : at + _NEXT])
    closed = next((token.i for token in doc[at : at + _NEXT] if token.text == "]"), at)
    return list(doc[closed + 1 : closed + 1 + _NEXT])


def _ends_clause(doc: Doc, at: int) -> bool:
    return at >= len(doc) or doc[at].is_punct or doc[at].is_space or doc[at].lower_ in ("and", "in", "at", "on")


def _said(doc: Doc, token: Token, *, passive: bool, perfect: bool) -> Fate | None:
    """The fate of a participle or state, unless it is an active verb with an object of its own ("two men shot a guard")."""
    low = token.lower_
    if token.lemma_.lower() in SUFFERS and low not in STATES:
        return Fate(SUFFERS[token.lemma_.lower()], token)
    verbal = token.lemma_.lower() in VERBS and low != "dead"
    if verbal and not passive and (perfect or takes_object(doc, token) or _is_deed(token)):
        return None
    measure = STATES.get(low) or VERBS[token.lemma_.lower()]
    return with_company(doc, token, measure)


def _is_deed(token: Token) -> bool:
    """ "The mother shot as he turned": a past tense with a subject and an article, which a headline leaves out."""
    subject = next((child for child in token.children if child.dep_ == "nsubj"), None)
    definite = subject is not None and any(child.lower_ == "the" for child in subject.children)
    return definite and token.tag_ == "VBD" and any(child.dep_ in ("advcl", "prep") and child.lower_ != "in" for child in token.children)


_DAYS = frozenset(
    {"today", "yesterday", "overnight", "sunday", "monday", "tuesday", "wednesday", "thursday", "friday", "saturday"}
)


def takes_object(doc: Doc, token: Token) -> bool:
    """ "shot a guard", "shot and killed a clerk", "shot to death a watchman", "executed 7-year-old Ana"; not "killed Sunday"."""
    at = _past_manner(doc, token.i + 1)
    if at + 1 < len(doc) and doc[at].lower_ == "and" and doc[at + 1].tag_ in ("VBD", "VBN"):
        at = _past_manner(doc, at + 2)
        at += 1 if at < len(doc) and doc[at].lower_ == "over" else 0
    after = doc[at] if at < len(doc) else None
    if after is None or not (after.pos_ in _OBJECT_POS or (after.pos_ == "ADJ" and after.text[0].isdigit())):
        return False
    return after.ent_type_ not in ("DATE", "TIME") and after.lower_ not in _DAYS


def _past_manner(doc: Doc, at: int) -> int:
    """The token behind "to death"."""
    return at + 2 if doc[at : at + 2].text.lower() == "to death" else at


def with_company(doc: Doc, token: Token, measure: str) -> Fate:
    """The measure once what is joined to the word is heard: "shot dead", "shot and wounded", "killed or injured", "fatally shot"."""
    if measure in ("casualties", "injured") and token.i and doc[token.i - 1].lower_ in LETHAL:
        return Fate("killed", token)
    if measure in ("casualties", "injured") and later_died(token):
        return Fate("killed", token)
    if measure == "casualties" and later_lived(token):
        return Fate("injured", token)
    following = [word for word in doc[token.i + 1 : token.i + 6] if word.pos_ != "ADV" or word.lower_ in LETHAL]
    low = [word.lower_ for word in following]
    if measure == "casualties" and (low[:1] in (["dead"], ["fatally"]) or low[:2] == ["to", "death"]):
        return Fate("killed", token)
    if measure == "injured" and low[:2] == ["to", "death"]:
        return Fate("killed", token)
    if low[:1] and low[0] in ("and", "or", "and/or", "/") and len(following) > 1:
        other = STATES.get(low[1]) or VERBS.get(following[1].lemma_.lower())
        own_object = len(following) > 2 and following[2].pos_ in ("NUM", "DET") and other is not None
        return Fate(both_fates(measure, other, low[0]), token) if other and not own_object else Fate(measure, token)
    return Fate(measure, token)


_ARGUMENTS = frozenset({"dobj", "nsubj", "nsubjpass"})


def later_died(token: Token) -> bool:
    """ "was shot several times and died at a hospital", "was taken to a hospital but died", "was wounded and later pronounced dead"."""
    for other in token.children:
        # "shot her and killed her mother": a verb with an object of its own tells of another.
        if other.dep_ == "conj" and other.pos_ == "VERB" and not any(child.dep_ in _ARGUMENTS for child in other.children):
            dead = any(STATES.get(child.lower_) == "killed" and not _has_object(child) for child in other.children)
            if dead or SUFFERS.get(other.lemma_.lower()) == "killed" or (other.dep_ == "conj" and later_died(other)):
                return True
    return False


def _has_object(token: Token) -> bool:
    return any(child.dep_ == "dobj" for child in token.children)


def later_lived(token: Token) -> bool:
    """ "was shot but survived", "was shot and is on life support", "was shot in the leg and treated": the wounded is alive."""
    for other in token.children:
        if other.dep_ != "conj" or other.pos_ not in ("VERB", "AUX") or any(child.dep_ in _ARGUMENTS for child in other.children):
            continue
        lemma = other.lemma_.lower()
        expected = other.lower_ == "expected" and any(child.lemma_.lower() in LIVES for child in other.children)
        state = CONDITION.search(other.doc[other.i : other.i + 6].text) is not None
        if expected or state or lemma in ("recover", "survive", "treat") or STATES.get(other.lower_) == "injured" or later_lived(other):
            return True
    return False


def died_of_it(doc: Doc, fate: Fate, *, one: bool) -> bool:
    """ "was taken to a hospital, where he died", "… in critical condition. He was pronounced dead": the wounded is among the dead."""
    if fate.measure == "killed":
        return False
    same = _HE if one else _THEY
    end = fate.word.sent.end
    heard = [token for token in doc[fate.word.i + 1 : end] if token.lower_ in same]
    heard += [token for token in doc[end : end + 2] if token.lower_ in same and not token.is_space]
    return any((told := fate_after(doc, token.i + 1)) is not None and told.measure == "killed" for token in heard)


def both_fates(first: str, second: str, link: str) -> str:
    """Two fates said of the same people."""
    pair = {first, second}
    if pair == {"killed", "injured"}:
        return "casualties"
    if pair == {"casualties", "killed"}:
        return "killed" if link == "and" else "casualties"
    return "injured" if pair == {"casualties", "injured"} else first
