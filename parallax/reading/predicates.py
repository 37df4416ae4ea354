"""The fate that the parse ties to a noun or number."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from parallax.reading.cues import verb_class
from parallax.reading.fates import (
    BROUGHT,
    CONDITION,
    FIRE,
    HARM,
    HOSPITAL,
    LETHAL,
    LIFE_VERBS,
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

DEATHS = frozenset(
    {"assassination", "beheading", "death", "drowning", "execution", "killing", "massacre", "murder", "slaughter", "slaying"}
)
HURTS = {
    "abduction": "abducted",
    "arrest": "detained",
    "detention": "detained",
    "disappearance": "missing",
    "displacement": "displaced",
    "evacuation": "displaced",
    "injury": "injured",
    "kidnapping": "abducted",
    "shooting": "casualties",
    "stabbing": "injured",
    "wounding": "injured",
}
_HARMED = frozenset({"casualties", "injured", "killed"})
_LET_GO = frozenset({"discharge", "release"})
_PARENTS = frozenset({"dad", "father", "grandfather", "grandmother", "mom", "mother", "parent"})


def stands_within(first: Token) -> bool:
    """Whether the number only says out of how many: "one of [three] people shot has died", "father of [five]"."""
    doc, at = first.doc, first.i - 1
    while at > 0 and doc[at].lower_ in ("the", "these", "those", "his", "her", "their", "at", "least", "about"):
        at -= 1
    if at < 1 or doc[at].lower_ != "of":
        return False
    before = doc[at - 1]
    return (
        before.like_num
        or before.lower_ in ("some", "many", "most", "several", "none", "each", "all", "dozens")
        or before.lemma_.lower() in _PARENTS
    )


def fate_of(doc: Doc, at: int, anchor: Token) -> Fate | None:
    """The fate of a noun phrase that ends before token ``at``: by the words behind it, then by the parse.

    Of the wounds and the death of one victim the death counts: "a woman who was wounded on Sunday has died".
    """
    near = fate_after(doc, at)
    if near is not None and near.measure not in ("casualties", "injured"):
        return near
    parsed = fate_in_parse(anchor)
    if near is not None and near.word.i == at and parsed is not None and parsed.word.i < anchor.i:
        return near  # "one killed, a woman injured": what is said right behind stands before what the parse joins
    return parsed if near is None or (parsed is not None and parsed.measure == "killed") else near


def fate_in_parse(anchor: Token) -> Fate | None:
    """The fate that the parse ties to a noun or number: as subject, object, complement of "death of", or modifier.

    Needs: the dependency parse. Misses: subjects of the next clause.
    """
    own = own_modifiers(anchor)
    if own is not None and own.measure not in ("casualties", "injured"):
        return own
    told = _by_place(_top(anchor), anchor)
    if own is None:
        return told
    # "a woman wounded in a shooting has died"
    return told if told is not None and told.measure == "killed" else own


def _by_place(top: Token, anchor: Token) -> Fate | None:
    if top.dep_ in ("nsubjpass", "nsubj"):
        return _as_subject(top, top.head, passive=top.dep_ == "nsubjpass")
    if top.dep_ in ("dobj", "obj"):
        return _as_object(top.head, top)
    if top.dep_ == "pobj":
        return _as_complement(top)
    if top.dep_ == "poss" and top.head.lemma_.lower() in DEATHS:
        return Fate("killed", top.head)  # "the six priests' murder"
    return own_modifiers(top) if top.i != anchor.i and top.dep_ == "ROOT" else None


def _top(anchor: Token) -> Token:
    """Up through "two soldiers and three civilians" and "57 people, all civilians" to the first of them."""
    token = anchor
    for _ in range(6):
        if token.dep_ not in ("conj", "appos") or token.head.pos_ not in ("NOUN", "PROPN", "NUM", "PRON"):
            break
        token = token.head
    return token


def own_modifiers(anchor: Token) -> Fate | None:
    """ "two wounded soldiers", "four people killed in", "people who died", "people with injuries", "three shooting victims"."""
    for child in anchor.children:
        low, lemma = child.lower_, child.lemma_.lower()
        if child.dep_ in ("amod", "acl") and low in STATES and child.tag_ != "VBG":
            return with_company(anchor.doc, child, STATES[low])
        if child.dep_ == "acl" and child.tag_ == "VBN" and lemma in VERBS:
            return with_company(anchor.doc, child, VERBS[lemma])
        if child.dep_ == "relcl" and (subject := _subject(child)) is not None and subject.lower_ in ("who", "that", "which"):
            return _as_subject(subject, child, passive=subject.dep_ == "nsubjpass")
        if child.dep_ in ("prep", "acl") and low in ("with", "suffering") and any(_harm(inner) for inner in child.subtree):
            return Fate("injured", child)
        if child.dep_ == "acl" and child.lower_ in ("hit", "struck") and any(_goes_to(agent, FIRE) for agent in child.children):
            return Fate("casualties", child)
        if child.dep_ == "compound" and anchor.lemma_.lower() == "victim" and low in ("shooting", "gunshot", "murder", "homicide"):
            return Fate("casualties" if low in ("shooting", "gunshot") else "killed", child)
    return None


def _subject(verb: Token) -> Token | None:
    return next((child for child in verb.children if child.dep_ in ("nsubj", "nsubjpass")), None)


def _harm(token: Token) -> bool:
    return token.lemma_.lower() in HARM or any(
        child.lemma_.lower() in HARM for child in token.children if child.dep_ in ("conj", "compound")
    )


def _as_subject(subject: Token, verb: Token, *, passive: bool) -> Fate | None:
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
    following = next((child for child in verb.children if child.dep_ == "conj" and child.pos_ == "VERB" and _subject(child) is None), None)
    spoken = following is None or verb_class(verb) is not None
    return None if spoken or following is None else _as_subject(subject, following, passive=passive)


def _complement(verb: Token, *, passive: bool) -> Fate | None:
    """ "are dead", "were found dead", "suffered wounds", "lost their lives", "was taken to hospital", "were struck by gunfire"."""
    lemma = verb.lemma_.lower()
    for child in verb.children:
        low = child.lower_
        if child.dep_ in ("acomp", "oprd", "xcomp", "attr", "advcl", "ccomp", "dep") and low in STATES and _subject(child) is None:
            return with_company(verb.doc, child, STATES[low])
        if child.dep_ in ("xcomp", "oprd") and child.lemma_.lower() in VERBS and child.tag_ == "VBN":
            return with_company(verb.doc, child, VERBS[child.lemma_.lower()])
        if child.dep_ == "xcomp" and child.lemma_.lower() in SUFFERS:
            return Fate(SUFFERS[child.lemma_.lower()], child)
        if lemma in SUFFER_VERBS and child.dep_ == "dobj" and _harm(child):
            return Fate("injured", verb)
        if lemma == "lose" and child.dep_ == "dobj" and child.lemma_.lower() == "life":
            return Fate("killed", verb)
        if child.dep_ == "prep" and _goes_to(child, HOSPITAL) and (lemma in BROUGHT or (child.lower_ == "from" and lemma in _LET_GO)):
            return Fate("killed" if later_died(verb) else "injured", verb)
        if passive and lemma in ("hit", "strike", "riddle") and child.dep_ in ("agent", "prep") and _goes_to(child, FIRE):
            return Fate("casualties", verb)
        if child.dep_ == "prep" and child.lower_ == "among" and (fate := _among(child)) is not None:
            return fate
        if child.dep_ == "prep" and child.lower_ in ("in", "on") and CONDITION.match(verb.doc[child.i : child.i + 5].text):
            return Fate("injured", child)
    return None


def _among(preposition: Token) -> Fate | None:
    """ "were among the 84 people killed", "was among the dead"."""
    noun = next((child for child in preposition.children if child.dep_ == "pobj"), None)
    if noun is None:
        return None
    low = noun.lower_
    return Fate(STATES[low], noun) if low in STATES else fate_after(noun.doc, noun.i + 1) or own_modifiers(noun)


def _goes_to(preposition: Token, nouns: frozenset[str]) -> bool:
    return any(
        inner.dep_ == "pobj" and (inner.lemma_.lower() in nouns or any(part.lower_ in nouns for part in inner.children))
        for inner in preposition.children
    )


def _as_object(verb: Token, noun: Token) -> Fate | None:
    """ "killing 57", "left two men dead", "claimed three lives"; a verb without an object of its own joins in ("killed and wounded 20")."""
    lemma = verb.lemma_.lower()
    if lemma in LIFE_VERBS and noun.lemma_.lower() == "life":
        return Fate("killed", verb)
    if lemma in ("leave", "find") or lemma in BROUGHT:
        wounded = lemma == "find" and any(
            child.lower_ in ("with", "suffering") and any(_harm(inner) for inner in child.subtree) for child in verb.children
        )
        return _complement(verb, passive=False) or (Fate("injured", verb) if wounded else None)
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


def _as_complement(noun: Token) -> Fate | None:
    """ "the death of two people", "the loss of 57 lives", "wounds to three people"."""
    preposition = noun.head
    governor = preposition.head.lemma_.lower()
    if preposition.lower_ in ("of", "to"):
        bodies = governor in ("body", "corpse") and preposition.lower_ == "of"
        if governor in DEATHS or bodies or (governor == "loss" and noun.lemma_.lower() == "life"):
            return Fate("killed", preposition.head)
        if (
            governor == "shooting"
            and preposition.lower_ == "of"
            and any(child.lower_ in LETHAL or child.lower_ == "deadly" for child in preposition.head.children)
        ):
            return Fate("killed", preposition.head)
        if governor in HURTS and (preposition.lower_ == "of" or governor == "injury"):
            return Fate(HURTS[governor], preposition.head)
        if governor == "life" and preposition.head.head.lemma_.lower() in LIFE_VERBS:
            return Fate("killed", preposition.head)
    if preposition.lower_ == "including" and preposition.head.i < preposition.i:
        whole = preposition.head
        return fate_after(whole.doc, whole.i + 1) or (
            fate_in_parse(whole) if whole.pos_ in ("NOUN", "NUM", "PROPN") else _as_subject(whole, whole, passive=True)
        )
    together = preposition.i > 0 and preposition.lower_ == "with" and preposition.doc[preposition.i - 1].lower_ in ("along", "together")
    if together:
        verb = next((step for step in preposition.ancestors if step.pos_ in ("VERB", "NOUN", "PROPN")), None)
        return _as_subject(verb, verb, passive=True) if verb is not None and verb.pos_ == "VERB" else None
    return None
