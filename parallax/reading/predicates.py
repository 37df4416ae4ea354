"""The fate that the parse ties to a noun or number."""

from __future__ import annotations

from spacy.tokens import Doc, Token

from parallax.reading.deeds import fate_of_object, fate_of_subject, goes_to, is_harm, subject_of
from parallax.reading.fates import FIRE, LETHAL, LIFE_VERBS, STATES, VERBS, Fate, fate_after, takes_object, with_company

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
        return fate_of_subject(top, top.head, passive=top.dep_ == "nsubjpass")
    if top.dep_ in ("dobj", "obj"):
        return fate_of_object(top.head, top)
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
        # "A man stabbed and ran over his wife": an object says that the verb is no participle.
        if child.dep_ == "acl" and child.tag_ == "VBN" and lemma in VERBS and not takes_object(anchor.doc, child):
            return with_company(anchor.doc, child, VERBS[lemma])
        if child.dep_ == "relcl" and (subject := subject_of(child)) is not None and subject.lower_ in ("who", "that", "which"):
            return fate_of_subject(subject, child, passive=subject.dep_ == "nsubjpass")
        if child.dep_ in ("prep", "acl") and low in ("with", "suffering") and any(is_harm(inner) for inner in child.subtree):
            return Fate("injured", child)
        if child.dep_ == "acl" and child.lower_ in ("hit", "struck") and any(goes_to(agent, FIRE) for agent in child.children):
            return Fate("casualties", child)
        if child.dep_ == "compound" and anchor.lemma_.lower() == "victim" and low in ("shooting", "gunshot", "murder", "homicide"):
            return Fate("casualties" if low in ("shooting", "gunshot") else "killed", child)
    return None


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
            fate_in_parse(whole) if whole.pos_ in ("NOUN", "NUM", "PROPN") else fate_of_subject(whole, whole, passive=True)
        )
    together = preposition.i > 0 and preposition.lower_ == "with" and preposition.doc[preposition.i - 1].lower_ in ("along", "together")
    if together:
        verb = next((step for step in preposition.ancestors if step.pos_ in ("VERB", "NOUN", "PROPN")), None)
        return fate_of_subject(verb, verb, passive=True) if verb is not None and verb.pos_ == "VERB" else None
    return None
