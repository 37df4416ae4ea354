"""What a verb tells of its subject or object: "[were] [taken] to hospital", "[suffered] wounds", "[left] two dead"."""

from __future__ import annotations

from spacy.tokens import Token

from parallax.reading.cues import verb_class
from parallax.reading.fates import (
    BODY,
    BROUGHT,
    CAME,
    CONDITION,
    FIRE,
    HARM,
    HOSPITAL,
    LIFE_VERBS,
    LIVES,
    PEOPLE,
    STATES,
    SUFFER_VERBS,
    SUFFERS,
    VERBS,
    Fate,
    both_fates,
    fate_after,
    later_died,
    with_company,
)

_HARMED = frozenset({"casualties", "injured", "killed"})
_LET_GO = frozenset({"discharge", "release"})
_BEARING = frozenset({"for", "suffering", "with"})
_HITS = frozenset({"hit", "riddle", "strike"})


def fate_of_subject(subject: Token, verb: Token, *, passive: bool) -> Fate | None:
    """ "were [killed]", "[died]", "was [taken] to a hospital": what the verb says of its subject, or a verb joined to it."""
    lemma = verb.lemma_.lower()
    if passive and lemma in VERBS:
        return with_company(verb.doc, verb, VERBS[lemma])
    if lemma in SUFFERS and not passive:
        return Fate(SUFFERS[lemma], verb)
    if verb.lower_ in STATES and verb.dep_ in ("ccomp", "acomp", "oprd", "xcomp") and verb.head.lemma_.lower() in ("leave", "find"):
        return with_company(verb.doc, verb, STATES[verb.lower_])
    # "his grandfather rushed the boy to a hospital": who brings somebody is not brought.
    brings = not passive and lemma in BROUGHT and any(child.dep_ == "dobj" for child in verb.children)
    said = None if brings else _complement(verb, passive=passive)
    if said is not None:
        return said
    following = next(
        (child for child in verb.children if child.dep_ == "conj" and child.pos_ == "VERB" and subject_of(child) is None), None
    )
    spoken = following is None or verb_class(verb) is not None
    return None if spoken or following is None else fate_of_subject(subject, following, passive=passive)


def fate_of_object(verb: Token, noun: Token) -> Fate | None:
    """ "killing 57", "left two men dead", "claimed three lives"; a verb without an object of its own joins in ("killed and wounded 20")."""
    lemma = verb.lemma_.lower()
    if any(token.is_quote for token in verb.doc[verb.i + 1 : noun.i]):
        return None  # "He was hurting inside," his mother said: beyond the quotation there is no object
    if lemma in LIFE_VERBS and noun.lemma_.lower() == "life":
        return Fate("killed", verb)
    if lemma in ("leave", "find") or lemma in BROUGHT:
        wounded = lemma == "find" and any(
            child.lower_ in ("with", "suffering") and any(is_harm(inner) for inner in child.subtree) for child in verb.children
        )
        return _complement(verb, passive=False) or (Fate("injured", verb) if wounded else None)
    if lemma in _HITS and (_on_the_body(verb) or (is_person(noun) and _by_fire(verb))):
        return Fate("casualties", verb)  # "a bullet struck him in the arm", "gunfire struck three people"
    if lemma not in VERBS:
        return None
    if (
        verb.dep_ == "conj"
        and VERBS.get(verb.head.lemma_.lower()) in _HARMED
        and VERBS[lemma] in _HARMED
        and not any(child.dep_ in ("dobj", "nsubjpass") for child in verb.head.children)
    ):
        return Fate(both_fates(VERBS[verb.head.lemma_.lower()], VERBS[lemma], "and"), verb)
    joined = with_company(verb.doc, verb, VERBS[lemma])
    return joined if joined.measure != "casualties" or VERBS[lemma] == "casualties" else Fate(VERBS[lemma], verb)


def _complement(verb: Token, *, passive: bool) -> Fate | None:
    """ "are dead", "were found dead", "suffered wounds", "lost their lives", "was taken to hospital", "were struck by gunfire"."""
    lemma = verb.lemma_.lower()
    if is_to_live(verb) or (lemma in CAME and not passive and _with_wounds(verb)):
        return Fate("injured", verb)
    if passive and lemma in _HITS and _on_the_body(verb):
        return Fate("casualties", verb)
    for child in verb.children:
        low = child.lower_
        if child.dep_ in ("acomp", "oprd", "xcomp", "attr", "advcl", "ccomp", "dep") and low in STATES and subject_of(child) is None:
            return with_company(verb.doc, child, STATES[low])
        if child.dep_ in ("xcomp", "oprd") and child.lemma_.lower() in VERBS and child.tag_ == "VBN":
            return with_company(verb.doc, child, VERBS[child.lemma_.lower()])
        if child.dep_ == "xcomp" and child.lemma_.lower() in SUFFERS:
            return Fate(SUFFERS[child.lemma_.lower()], child)
        if lemma in SUFFER_VERBS and child.dep_ == "dobj" and is_harm(child):
            return Fate("injured", verb)
        if lemma == "lose" and child.dep_ == "dobj" and child.lemma_.lower() == "life":
            return Fate("killed", verb)
        if child.dep_ in ("agent", "prep") and (fate := _by_preposition(verb, child, passive=passive)) is not None:
            return fate
    return None


def _by_preposition(verb: Token, preposition: Token, *, passive: bool) -> Fate | None:
    lemma, low = verb.lemma_.lower(), preposition.lower_
    if passive and lemma in _HITS and goes_to(preposition, FIRE):
        return Fate("casualties", verb)
    if preposition.dep_ == "agent":
        return None
    if goes_to(preposition, HOSPITAL) and (lemma in BROUGHT or (low == "from" and lemma in _LET_GO)):
        return Fate("killed" if later_died(verb) else "injured", verb)
    if low == "among" and (fate := _among(preposition)) is not None:
        return fate
    if low in ("in", "on") and CONDITION.match(verb.doc[preposition.i : preposition.i + 5].text):
        return Fate("injured", preposition)
    return None


def _among(preposition: Token) -> Fate | None:
    """ "were among the 84 people killed", "was among the dead"."""
    noun = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    if noun is None:
        return None
    told = next((word for word in (noun, *noun.children) if word.lower_ in STATES), None)
    return fate_after(noun.doc, noun.i + 1) or (Fate(STATES[told.lower_], told) if told is not None else None)


def is_to_live(verb: Token) -> bool:
    """ "is expected to survive", "should recover", "is recovering": said of the wounded alone."""
    if verb.lemma_.lower() == "recover":
        return not any(child.dep_ in ("dobj", "nsubjpass") for child in verb.children)
    expected = verb.lower_ == "expected"
    inner = (word for child in verb.children if child.dep_ == "xcomp" for word in (child, *child.children))
    return expected and any(word.lemma_.lower() in LIVES for word in inner)


def _on_the_body(verb: Token) -> bool:
    return any(child.dep_ == "prep" and child.lower_ in ("in", "on") and goes_to(child, BODY) for child in verb.children)


def _by_fire(verb: Token) -> bool:
    subject = subject_of(verb)
    return subject is not None and subject.lemma_.lower() in FIRE


def is_person(noun: Token) -> bool:
    """Whether a noun names a person, or people: "three others", "a girl", "Roe"."""
    return noun.ent_type_ == "PERSON" or noun.lemma_.lower() in PEOPLE or noun.lower_ in ("him", "her", "them")


def _with_wounds(verb: Token) -> bool:
    """ "with a gunshot wound", "suffering from wounds", "to a hospital for treatment of a wound"."""
    places = {inner.i for child in verb.children if child.dep_ == "prep" for inner in child.children if inner.dep_ == "pobj"}
    said = (token for token in verb.subtree if token.lower_ in _BEARING and token.head.i in places | {verb.i})
    return any(is_harm(inner) for token in said for inner in token.subtree)


def is_harm(token: Token) -> bool:
    """Whether a noun is a wound or injury, or goes with one: "gunshot wounds", "cuts and burns"."""
    return token.lemma_.lower() in HARM or any(
        child.lemma_.lower() in HARM for child in token.children if child.dep_ in ("conj", "compound")
    )


def goes_to(preposition: Token, nouns: frozenset[str]) -> bool:
    """Whether a preposition leads to one of the nouns: "to a county hospital"."""
    return any(
        inner.dep_ == "pobj" and (inner.lemma_.lower() in nouns or any(part.lower_ in nouns for part in inner.children))
        for inner in preposition.children
    )


def subject_of(verb: Token) -> Token | None:
    """The subject of a verb, active or passive."""
    return next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)
