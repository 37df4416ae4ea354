"""Where the named bodies of a story stand: who condemns, warns, denies, confirms, keeps silent."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import takewhile

from spacy.tokens import Doc, Token

from parallax.lexicon import classes, load
from parallax.reading.families import is_event_noun
from parallax.reading.noungroups import Named, all_joined
from parallax.reading.parties import BODIES, country_behind, party_of
from parallax.records import Entity, Sentence, Span, Stance

_VERBS = classes("stances")
_TABLE = load("stances")
_NOUNS: dict[str, str] = _TABLE["nouns"]
_LIGHT = frozenset(_TABLE["light"]["verbs"])
_QUIET = frozenset(_TABLE["quiet"]["adjectives"])
_ANSWER = frozenset(_TABLE["quiet"]["verbs"])
_REFUSE = frozenset(_TABLE["quiet"]["refusals"])
_BONDS: dict[str, str] = _TABLE["bonds"]
_NEGATED = {
    "confirms": "not_confirmed",
    "denies": "not_denied",
    "supports": "opposes",
    "opposes": "not_opposed",
    "acknowledges": "not_confirmed",
}
_ABOUT = frozenset({"condemns", "opposes", "supports", "denies"})
_NAMES = frozenset({"PERSON", "ORG", "GPE", "NORP", "EVENT"})


def find_stances(doc: Doc, sentences: Sequence[Sentence], entities: Sequence[Entity]) -> list[Stance]:
    """Stances of named bodies in running text, in order of appearance.

    Kinds: the classes of the lexicon, and not_confirmed, not_denied, silent, ally, adversary. ``party`` is the country that the
    body stands for, where its own words tell: "Russian Foreign Ministry officials" for Russia, "the White House" for the United States.
    Needs: the parse and lemmas.
    Misses: stances told by tone, or by a pronoun whose noun is in another sentence.
    Source: lexicon/stances.toml.
    """
    named = Named(entities)
    body = [sentence.span for sentence in sentences if sentence.kind == "body"]
    found = [stance for span in body for token in doc.char_span(*span, alignment_mode="expand") or () for stance in _of_token(token, named)]
    return _once(found)


def _once(stances: list[Stance]) -> list[Stance]:
    """Each stance of a body once per clause: "echoed these concerns, warning the U.S." warns once."""
    kept: list[Stance] = []
    for stance in sorted(dict.fromkeys(stances), key=lambda stance: (stance.span[0], -stance.span[1], stance.actor)):
        told = (other for other in kept if (other.name, other.stance) == (stance.name, stance.stance))
        if not any(other.span[0] < stance.span[1] and stance.span[0] < other.span[1] for other in told):
            kept.append(stance)
    return sorted(kept, key=lambda stance: (stance.span, stance.actor))


def _of_token(token: Token, named: Named) -> Iterator[Stance]:
    if told := _stance_of(token):
        stance, cue = told
        for noun in _subjects(token):
            for each in all_joined(noun):
                if body := party_of(each, named):
                    yield Stance(
                        span=_clause(token), actor=body[0], name=body[1], stance=stance, cue=(cue.idx, cue.idx + len(cue)), party=body[2]
                    )
    elif token.lemma_.lower() in _BONDS and token.pos_ == "NOUN":
        yield from _bonds(token, named)


def _stance_of(token: Token) -> tuple[str, Token] | None:
    """The stance that a verb takes, with the word that says so; ``None`` where it is no act of the subject."""
    if token.pos_ not in ("VERB", "AUX", "ADJ"):
        return None
    lemma = token.lemma_.lower()
    negated = any(child.dep_ == "neg" for child in token.children)
    if quiet := _silence(token, lemma, negated=negated):
        return "silent", quiet
    if _is_unreal(token):
        return None
    held = next((child for child in token.children if child.dep_ == "dobj" and child.lemma_.lower() in _NOUNS), None)
    if lemma in _LIGHT and held is not None and not negated:
        return _NOUNS[held.lemma_.lower()], held
    stance = _VERBS.get(lemma)
    if stance is None or not _fits(token, lemma) or (stance in _ABOUT and not _is_about(token)):
        return None
    return (_NEGATED.get(stance, ""), token) if negated and stance in _NEGATED else None if negated else (stance, token)


def _is_about(token: Token) -> bool:
    """Whether the object speaks of an event, a name, or something told before; "praised his economic policies" does not."""
    objects = [child for child in token.children if child.dep_ in ("dobj", "ccomp", "prep", "xcomp")]
    return not objects or any(
        leaf.ent_type_ in _NAMES or is_event_noun(leaf) or leaf.lower_ in ("this", "these", "that", "it", "such")
        for child in objects
        for leaf in takewhile(lambda leaf: leaf.text not in "—–", child.subtree)
        if leaf.dep_ not in ("appos", "conj")
    )


def _fits(token: Token, lemma: str) -> bool:
    """Pseudo-cues: "called it a gamble", "defended the goal line", "charged with murder"."""
    if lemma == "call":
        return any(child.dep_ in ("prep", "prt") and child.lower_ in ("for", "on", "upon") for child in token.children)
    if lemma in ("claim", "maintain"):
        return any(child.dep_ in ("ccomp",) or child.lemma_ == "responsibility" for child in token.children)
    if lemma in ("back", "charge", "embrace", "protest", "reject", "dismiss"):
        return any(child.dep_ in ("dobj", "ccomp", "prep") for child in token.children)
    return True


def _silence(token: Token, lemma: str, *, negated: bool) -> Token | None:
    """ "remains silent", "has yet to respond", "did not respond", "declined to comment"."""
    if lemma in ("remain", "be", "stay", "keep"):
        quiet = next(
            (child for child in token.children if child.lemma_.lower() in _QUIET and child.dep_ in ("acomp", "oprd", "attr")), None
        )
        return None if negated else quiet
    if lemma in _ANSWER and token.pos_ == "VERB":
        above = token.head
        unanswered = negated or (token.dep_ == "xcomp" and (above.lemma_.lower() in _REFUSE or _is_yet(above)))
        return token if unanswered else None
    if lemma == "have" and _is_yet(token):
        return None
    return None


def _is_yet(token: Token) -> bool:
    return token.lemma_ == "have" and any(
        child.lower_ == "yet" for child in (*token.children, *(leaf for child in token.children for leaf in child.children))
    )


def _is_unreal(token: Token) -> bool:
    """ "could condemn", "if X denies": no stance taken."""
    # "Asked about the blast, he said": a participle without "has" is done to its subject.
    passive = token.tag_ == "VBN" and not any(child.lemma_ == "have" or child.dep_ == "nsubj" for child in token.children)
    # "called on others to resist", "plans to support": wished or planned.
    wished = token.tag_ == "VB" and any(child.lower_ == "to" and child.dep_ == "aux" for child in token.children)
    raised = token.lemma_ == "raise" and token.dep_ == "advcl"  # "..., raising concerns": the matter does, not the speaker
    if passive or wished or raised:
        return True
    return any(child.tag_ == "MD" or (child.dep_ == "mark" and child.lower_ in ("if", "unless", "whether")) for child in token.children)


def _subjects(token: Token) -> list[Token]:
    """Who does it: its subject, or that of the verb whose participle it is ("Russia echoed these concerns, warning the U.S.")."""
    step = token
    for _ in range(4):
        found = [child for child in step.children if child.dep_ == "nsubj"]
        if found:
            return _antecedents(found)
        if step.dep_ == "relcl" or (step.i != token.i and step.tag_ == "VB" and any(child.lower_ == "to" for child in step.children)):
            return []
        if step.dep_ == "pcomp" and step.head.lower_ == "by":
            step = step.head.head  # "has responded by accusing"
        elif step.dep_ in ("advcl", "xcomp", "conj") and step.head.i != step.i and step.pos_ in ("VERB", "AUX"):
            step = step.head
        else:
            return []
    return []


def _antecedents(subjects: list[Token]) -> list[Token]:
    """The noun that a relative pronoun stands for; other pronouns are left out."""
    found = []
    for noun in subjects:
        if noun.tag_ in ("WDT", "WP") and noun.head.dep_ == "relcl":
            found.append(noun.head.head)
        elif noun.pos_ in ("NOUN", "PROPN"):
            found.append(noun)
    return found


def _bonds(token: Token, named: Named) -> Iterator[Stance]:
    """ "China is an ally of X"; "the United States and its allies, including Colombia"."""
    verb = token.head
    subjects = [child for child in verb.children if child.dep_ == "nsubj"] if token.dep_ == "attr" and verb.lemma_ == "be" else []
    negated = any(child.dep_ == "neg" for child in verb.children)
    listed = [
        noun
        for child in token.children
        if child.dep_ == "prep" and child.lower_ in ("including", "like")
        for noun in child.children
        if noun.dep_ == "pobj"
    ]
    for noun in [*([] if negated else subjects), *listed]:
        for each in all_joined(noun):
            entity = named.at(each)
            if entity is not None and entity.label in BODIES:
                yield Stance(
                    span=_clause(token),
                    actor=entity.span,
                    name=entity.name,
                    stance=_BONDS[token.lemma_.lower()],
                    cue=(token.idx, token.idx + len(token)),
                    party=country_behind(each, entity),
                )


def _clause(token: Token) -> Span:
    """From the verb's subject to its last complement: the words that a reader checks."""
    verb = token if token.pos_ in ("VERB", "AUX") else token.head
    while verb.dep_ in ("xcomp", "pcomp", "prep") and verb.head.i != verb.i:
        verb = verb.head
    inside = [leaf for leaf in verb.subtree if not leaf.is_space]
    last = inside[-1] if not inside[-1].is_punct or len(inside) < 2 else inside[-2]
    return inside[0].idx, max(last.idx + len(last), token.idx + len(token))
