"""Which measure of the closed list an amount belongs to."""

from __future__ import annotations

import re

from spacy.tokens import Doc, Token

from parallax import lexicon
from parallax.reading.counts import Count
from parallax.reading.fates import NOUNS, PEOPLE, THINGS, Fate, died_of_it, fate_after
from parallax.reading.predicates import fate_of, own_modifiers, stands_within

_MEASURES = {name: entry for name, entry in lexicon.load("measures").items() if "group" in entry}
GROUP: dict[str, str] = {name: entry["group"] for name, entry in _MEASURES.items()}
_THINGS = {
    noun: name
    for name, entry in _MEASURES.items()
    for noun in entry["nouns"]
    if name not in ("killed", "injured", "casualties") and "states" not in entry
}
_STRIKES = frozenset(_MEASURES["strikes"]["nouns"])
_OBJECTS = {noun: name for name, entry in _MEASURES.items() for noun in entry.get("objects", ())}
_MODELS = re.compile(rf"(?:{'|'.join(_MEASURES['aircraft']['models'])})-?\d+[A-Z]?s?")
_TOLL = re.compile(
    r"\b(?P<what>death|dead|fatalit\w+|casualt\w+|injur\w+|wounded|killed|missing)?\s*\b(?P<toll>toll|count|number of (?:the |confirmed )*"
    r"(?P<of>dead|deaths|fatalities|casualties|injured|wounded|killed|missing|people killed|victims))\b"
    r"(?P<rest>[^.;]{0,90}?)(?:\bto|\bat|\bof|\bis|\bwas|\bstands at|\bstood at|\breached|\bhit|\bpassed|:|\bas)\s+(?:[^\W\d]+\s){0,2}$",
    re.IGNORECASE,
)
_NOUN_MEASURE = {
    "dead": "killed",
    "death": "killed",
    "kill": "killed",
    "fata": "killed",
    "casu": "casualties",
    "inju": "injured",
    "woun": "injured",
    "miss": "missing",
    "peop": "killed",
    "vict": "killed",
}


def measure_of(doc: Doc, text: str, count: Count) -> Fate | None:
    """The measure and the word that says it, or ``None`` where nothing on the list is counted.

    Source: lexicon/measures.toml.
    """
    if count.amount.unit is not None:
        return None
    head = count.head
    lemma = head.lemma_.lower() if head is not None else ""
    if head is not None and lemma in NOUNS and head.tag_ not in ("VBG",):
        return _counted_noun(head, lemma)
    if stands_within(count.first):
        # "one of [four] injured", "one of [six] who were shot", "five of the [six] wounded": the whole has the fate
        if head is None and _is_of_number(count.first):
            return own_modifiers(count.number) or _right_behind(doc, count) or _of_whole(doc, count)
        return own_modifiers(head) if head is not None and _person(head, lemma) else None
    if head is None or (_person(head, lemma) and not _is_odd(count, head, lemma)):
        fate = None if _is_out_of(doc, count) else fate_of(doc, count.end, count.anchor) or _toll_before(text, count)
        if fate is not None and (lemma in PEOPLE or head is None or head.pos_ == "PROPN" or fate.word.lemma_.lower() != "burn"):
            return Fate("killed", fate.word) if died_of_it(doc, fate, one=False) else fate
    return _thing(text, count, lemma) if head is not None else None


def _is_odd(count: Count, head: Token, lemma: str) -> bool:
    """ "one deal": a single thing of an unknown name is nobody."""
    return count.amount.low == 1 == count.amount.high and lemma not in PEOPLE and lemma != "life" and head.pos_ != "PROPN"


def _is_out_of(doc: Doc, count: Count) -> bool:
    """ "[one] of four injured", with nothing more said of the one: the four are counted."""
    at = count.number.i
    if count.number.lower_ != "one" or at + 3 >= len(doc) or doc[at + 1].lower_ != "of" or not doc[at + 2].like_num:
        return False
    if _who_were(doc, at + 3):
        return True
    fate = fate_after(doc, at + 3)
    return fate is not None and fate.word.i == at + 3 and fate_after(doc, at + 4) is None


def _is_of_number(first: Token) -> bool:
    """ "five of the [six]"; not "father of [six]"."""
    of = next((token for token in reversed(first.doc[max(0, first.i - 3) : first.i]) if token.lower_ == "of"), None)
    return of is not None and of.i > 0 and of.nbor(-1).like_num


def _who_were(doc: Doc, at: int) -> bool:
    return at + 1 < len(doc) and doc[at].lower_ in ("that", "who") and doc[at + 1].lower_ in ("are", "have", "were")


def _of_whole(doc: Doc, count: Count) -> Fate | None:
    """ "one of [six] who were shot", where the parse gives the clause to the one."""
    one = doc[max(0, count.first.i - 2)]
    return own_modifiers(one) if one.lower_ == "one" and _who_were(doc, count.end) else None


def _right_behind(doc: Doc, count: Count) -> Fate | None:
    fate = fate_after(doc, count.end)
    return fate if fate is not None and fate.word.i == count.end else None


def _person(head: Token, lemma: str) -> bool:
    """Whether a noun can name people; unknown plural nouns may, things that are on the list may not."""
    if lemma in PEOPLE or lemma == "life" or head.pos_ == "PROPN":
        return True
    return lemma not in THINGS and lemma not in _OBJECTS and (lemma not in _THINGS or _THINGS[lemma] == "troops") and lemma not in _STRIKES


def _counted_noun(head: Token, lemma: str) -> Fate | None:
    """ "eleven fatalities", "five bodies", "three injuries"; not "two counts of murder" or "murder charges", whose noun is another."""
    return Fate(NOUNS[lemma], head)


def _toll_before(text: str, count: Count) -> Fate | None:
    """ "the death toll rose to 57", "the number of injured stands at 200"."""
    start = count.first.sent.start_char
    match = _TOLL.search(text[max(start, count.first.idx - 160) : count.first.idx])
    if match is None:
        return None
    what = (match.group("of") or match.group("what") or "death").lower()[:4]
    if match.group("toll").lower() == "count" and not match.group("what"):
        return None
    return Fate(_NOUN_MEASURE.get(what, "killed"), count.number)


def _thing(text: str, count: Count, lemma: str) -> Fate | None:
    head = count.head
    assert head is not None
    if _MODELS.fullmatch(head.text) or (_MODELS.match(text[head.idx : head.idx + 8]) and head.text[-1:] == "s"):
        return Fate("aircraft", head)
    if lemma in _OBJECTS and (fate := _destroyed(head, _OBJECTS[lemma])) is not None:
        return fate
    raid = next((child for child in head.children if child.dep_ == "compound" and child.lower_ == "air"), None)
    if lemma in _STRIKES or (raid is not None and f"air {lemma}" in _STRIKES):
        return Fate("strikes", head)
    single = lemma[:-1] if head.pos_ == "PROPN" and lemma.endswith("s") else lemma  # "thousands of Marines": a name keeps its plural
    known = next((word for word in (lemma, single) if word in _THINGS), None)
    return Fate(_THINGS[known], head) if known else None


def _destroyed(head: Token, measure: str) -> Fate | None:
    """ "destroying several boats", "300 houses were damaged": what is done to things that are counted so."""
    entry = _MEASURES[measure]
    after = next((token for token in head.doc[head.i + 1 : head.i + 5] if token.pos_ not in ("AUX", "ADV")), None)
    if after is not None and after.lower_ in entry["states"]:
        return Fate(measure, after)
    for token in (head, *head.conjuncts):
        verb = token.head
        if token.dep_ in ("dobj", "nsubjpass") and verb.lemma_.lower() in entry["verbs"]:
            return Fate(measure, verb)
        if token.dep_ == "nsubj" and verb.lemma_.lower() in entry["suffers"]:
            return Fate(measure, verb)
    return None
