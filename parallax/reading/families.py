"""Which kind of event a word denotes: the families of lexicon/events.toml."""

from __future__ import annotations

from spacy.tokens import Token

from parallax import lexicon

_WORDS = lexicon.words("events")
_NOT_FAMILIES = frozenset({"another", "elsewhere", "force", "general", "happening", "holding", "labour", "things"})
_NOUNS = {word: key for key, words in _WORDS.items() if key not in _NOT_FAMILIES and not key.endswith("_verbs") for word in words}
_VERBS = {word: key.removesuffix("_verbs") for key, words in _WORDS.items() if key.endswith("_verbs") for word in words}
_CONSEQUENCES = frozenset(lexicon.load("events")["consequence"]["families"])
_UNWILLED = frozenset(lexicon.load("events")["unwilled"]["families"])
_NEED_OBJECT = _CONSEQUENCES - {"collapse"}
_KIN = frozenset(frozenset(pair) for pair in lexicon.load("events")["kin"]["pairs"])
GENERAL = "general"
_BLOWS = frozenset({"impact", "strike"})
_SUFFIXES = ("tion", "sion", "ment", "ing", "ance")
_SHORTEST = 6  # "thing", "nation", "moment"
# "struck a deal", "shot a film", "the move sparked": the object tells that no blow was dealt.
_NO_BLOW = frozenset({"accord", "agreement", "attention", "balance", "bargain", "chaos", "chord", "compromise", "deal", "film",
                      "imagination", "moment", "mood", "movie", "photo", "pose", "tone", "video"})


def family_of(token: Token) -> str | None:
    """The family of the event that a noun or verb denotes, ``GENERAL`` for a word that needs a context, else ``None``."""
    if token.pos_ in ("NOUN", "PROPN"):
        return _noun_family(token)
    if token.pos_ == "VERB":
        return _verb_family(token)
    return None


def family_of_noun(lemma: str) -> str | None:
    """The family of a noun by its word alone, ``None`` for a word that needs a context."""
    return _NOUNS.get(lemma)


def is_event_noun(noun: Token) -> bool:
    """Whether a noun denotes something that happens, of a family or not: "strike", "sale", "redeployment"."""
    lemma = noun.lemma_.lower()
    if family_of(noun) is not None or lemma in _WORDS["happening"]:
        return True
    return noun.pos_ == "NOUN" and len(lemma) > _SHORTEST and lemma.endswith(_SUFFIXES) and lemma not in _WORDS["things"]


def kin(one: str | None, other: str | None) -> bool:
    """Whether two families can name one event."""
    return one is not None and other is not None and (one == other or frozenset((one, other)) in _KIN)


def is_consequence(family: str | None) -> bool:
    """Whether a family only tells what another event did: "vessels were destroyed in the strikes"."""
    return family in _CONSEQUENCES


def is_unwilled(family: str | None) -> bool:
    """Whether nobody does what the family names: an earthquake, a crash."""
    return family in _UNWILLED


def is_another(token: Token) -> bool:
    """Whether the words set the event apart from the one before: "previous operations", "a second strike"."""
    return any(child.lower_ in _WORDS["another"] for child in token.children if child.dep_ in ("amod", "nmod", "compound", "det"))


def is_told_apart(noun: Token) -> bool:
    """Whether a verb says that the deed was of no family: "missions have involved intercepting vessels"."""
    deeds = (child for child in noun.head.children if child.tag_ == "VBG" and child.i > noun.head.i) if noun.dep_ == "nsubj" else ()
    return noun.head.lemma_ in _WORDS["holding"] and any(child.lemma_.lower() not in _VERBS for child in deeds)


def _noun_family(token: Token) -> str | None:
    lemma = token.lemma_.lower()
    if lemma == "strike" and _beside(token) & _WORDS["labour"]:
        return "protest"
    if lemma == "fire" and token.head.dep_ == "prep" and token.head.lower_ == "under":
        return "shooting"
    found = _NOUNS.get(lemma)
    if found is not None or lemma not in _WORDS["general"]:
        return found
    beside = _beside(token)
    if beside & _WORDS["elsewhere"]:
        return None
    return "strike" if beside & _WORDS["force"] else GENERAL


def _beside(token: Token) -> set[str]:
    return {child.lemma_.lower() for child in token.subtree
            if child.i < token.i and child.dep_ in ("amod", "compound", "nmod", "conj", "npadvmod", "poss") and token.i - child.i < 6}


def _verb_family(token: Token) -> str | None:
    found = _VERBS.get(token.lemma_.lower())
    # The model takes "U.S. strikes" for a verb now and then; the noun's family is the same.
    if found is None:
        return _NOUNS.get(token.lemma_.lower()) if token.tag_ in ("VBZ", "VB") and token.dep_ in ("dobj", "pobj") else None
    objects = [child for child in token.children if child.dep_ in ("dobj", "nsubjpass")]
    if found in _BLOWS and any(family_of(_meant(child)) is not None for child in token.children if child.dep_ == "nsubj"):
        return None  # "an earthquake struck Aceh", "the strikes targeted ports": the subject is the event
    if any(child.lemma_.lower() in _NO_BLOW for child in objects) or (found in _NEED_OBJECT and not objects):
        return None  # "struck a deal"; "shares closed at 1,205", "searching for answers"
    return found


def _meant(subject: Token) -> Token:
    """"the quake, [which] struck": the noun that a relative pronoun stands for."""
    relative = subject.lower_ in ("that", "which") and subject.head.dep_ == "relcl"
    return subject.head.head if relative else subject
