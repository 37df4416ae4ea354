"""Every place where an article names an event, with what its own words say of it."""

from __future__ import annotations

import re
from dataclasses import dataclass

from spacy.tokens import Doc, Token
from spacy.tokens import Span as DocSpan

from parallax import records
from parallax.reading.families import family_of, is_another, is_unwilled
from parallax.reading.gazetteer import capital_country, country_of, known
from parallax.reading.named import names_in
from parallax.reading.settings import PLACE_PREPOSITIONS, is_site, setting_of

_POINTING = frozenset({"both", "such", "that", "the", "these", "this", "those"})
_INDEFINITE = frozenset({"a", "an", "any", "each", "every", "no", "one"})
_ARGUMENTS = frozenset({"attr", "dobj", "nsubj", "nsubjpass"})
_CALENDAR = re.compile(r"""
    \b(?: january|february|march|april|may|june|july|august|september|october|november|december
      | (?:jan|feb|aug|sept|oct|nov|dec)(?=\.)
      | (?:mon|tues|wednes|thurs|fri|satur|sun)day | (?:1[5-9]|20)\d\d | last\ (?:year|month|week) | ago )\b""", re.VERBOSE)
_DAY = re.compile(r"""\b(?: (?:mon|tues|wednes|thurs|fri|satur|sun)day | \d{1,2}(?:st|nd|rd|th)? )\b""", re.VERBOSE)
_HAPPENED_IN = frozenset({"by", "during", "from", "in"})
_POSSESSIVES = ("'s", "’s", "'", "’")


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A noun or verb that denotes an event; ``pointing`` as in "this strike", ``another`` as in "a second strike"."""

    token: int
    sentence: int
    paragraph: int
    scene: records.Scene
    pointing: bool
    indefinite: bool
    another: bool
    plural: bool


def find_mentions(doc: Doc) -> list[Mention]:
    """The event nouns and verbs of an article, in order of appearance.

    Needs: sentences, the dependency parse, lemmas and names.
    Source: lexicon/events.toml, lexicon/settings.toml.
    """
    found: list[Mention] = []
    paragraph = 0
    number = 0
    for sent in doc.sents:
        number += not all(token.is_space for token in sent)  # blank lines are sentences of their own
        for token in sent:
            paragraph += token.is_space and "\n" in token.text
            if family_of(token) is not None and not _names_a_kind(token):
                found.append(_mention(token, number, paragraph))
    return found


def _mention(token: Token, sentence: int, paragraph: int) -> Mention:
    return Mention(
        token=token.i, sentence=sentence, paragraph=paragraph, scene=own_scene(token), pointing=_is_pointing(token),
        indefinite=_has(token, _INDEFINITE), another=is_another(token), plural=token.tag_ in ("NNS", "NNPS"),
    )


def own_scene(token: Token) -> records.Scene:
    """What the event's own phrase and clause say; nothing is borrowed."""
    phrases = _phrases(token)
    return records.Scene(
        family=family_of(token),
        setting=setting_of(phrases, None if token.pos_ == "VERB" else token),
        places=_places(phrases) or _named_after(token),
        time=date_of(token),
    )


def date_of(token: Token) -> records.Span | None:
    """The date expression in the event's phrase, or in the clause whose argument or verb it is."""
    dates = [ent for ent in names_in(token.sent) if ent.label_ in ("DATE", "TIME")]
    for ent in dates:
        preposition = ent.root.head if ent.root.dep_ == "pobj" else None
        holder = preposition.head if preposition is not None else ent.root.head
        lasts = preposition is not None and preposition.lower_ == "for"
        if not lasts and (holder.i == token.i or holder in token.conjuncts or _dates_clause(holder, token)):
            return _joined(dates, ent)
    return None


def apart(own: records.Scene, other: records.Scene, text: str) -> bool:
    """Whether an event's own words set it apart from another: another setting, no common place, another date."""
    if own.setting and other.setting and own.setting != other.setting:
        return True
    if own.places and other.places and not _around(own.places) & _around(other.places):
        return True
    if own.time is None or own.time == other.time:
        return False
    mine = set(_CALENDAR.findall(text[slice(*own.time)].lower()))
    if other.time is None:
        # "a strike in September", "70,000 deaths in 2023": a whole month or year is not the day that news is about.
        return bool(mine) and not _DAY.search(text[slice(*own.time)].lower())
    return bool(mine) and not mine & set(_CALENDAR.findall(text[slice(*other.time)].lower()))


def _around(places: tuple[str, ...]) -> set[str]:
    """The places, and the countries that they are the capitals of."""
    return {*places, *(country for place in places if (country := capital_country(place)) is not None)}


def _phrases(token: Token) -> list[Token]:
    """Prepositions and objects that say where the event strikes, the closest first."""
    found = [child for child in token.children if _says_where(child)]
    if token.pos_ == "VERB" and any(child.dep_ == "nsubjpass" for child in token.children):
        found += [child for child in token.children if child.dep_ == "nsubjpass"]
    verb = token.head
    if token.dep_ not in _ARGUMENTS or verb.pos_ not in ("VERB", "AUX"):
        return found
    found += [child for child in verb.children if child.i != token.i and _says_where(child) and family_of(child) is None]
    # "The planned strikes are said to focus on facilities": the complement speaks of the subject.
    return found + [inner for child in verb.children if child.dep_ == "xcomp" for inner in child.children if _says_where(inner)]


def _says_where(child: Token) -> bool:
    return child.dep_ == "dobj" or (child.dep_ == "prep" and child.lower_ in PLACE_PREPOSITIONS)


def _places(phrases: list[Token]) -> tuple[str, ...]:
    if not phrases:
        return ()
    within = {inner.i for phrase in phrases for inner in phrase.subtree}
    names = [place for ent in names_in(phrases[0].sent) if ent.root.i in within and (place := _place(ent)) is not None]
    return tuple(dict.fromkeys(names))


def _named_after(token: Token) -> tuple[str, ...]:
    """"the Paris attacks" were in Paris; but "the U.S. strikes" are those of a country."""
    before = [ent for ent in names_in(token.sent) if ent.label_ == "GPE" and ent.root.dep_ == "compound" and ent.root.head.i == token.i]
    return tuple(name for ent in before if country_of(name := _canonical(ent)) != name or is_unwilled(family_of(token)))


def places_in(sent: DocSpan) -> tuple[str, ...]:
    """The places that a sentence puts something in: "in Nice", "in the city of Nice"."""
    return tuple(dict.fromkeys(_canonical(ent) for ent in names_in(sent) if ent.label_ == "GPE" and ent.root.dep_ == "pobj"
                               and (ent.root.head.lower_ in ("at", "in", "inside", "near")
                                    or (ent.root.head.lower_ == "of" and is_site(ent.root.head.head)))))


def clause_date(token: Token) -> records.Span | None:
    """The date that any clause above the token gives: "[Four months ago] militants killed 32 people"."""
    above = {token.i, *(step.i for step in token.ancestors)}
    dates = [ent for ent in names_in(token.sent) if ent.label_ == "DATE"]
    for ent in dates:
        holder = ent.root.head
        while holder.i not in above and holder.dep_ in ("advmod", "pobj", "prep") and holder.head.i != holder.i:
            holder = holder.head
        if holder.i in above and not (ent.root.head.lower_ == "for" and ent.root.dep_ == "pobj"):
            return _joined(dates, ent)
    return None


def _place(ent: DocSpan) -> str | None:
    if ent.label_ in ("GPE", "LOC"):
        return _canonical(ent) if _stands_as_place(ent) else None
    # "on Libyan soil" is in Libya; "on Russian soldiers" may be anywhere.
    owned = ent.label_ == "NORP" and ent.root.dep_ in ("amod", "compound") and is_site(ent.root.head)
    return country_of(ent.text) if owned else None


def _stands_as_place(ent: DocSpan) -> bool:
    """Not "with the U.S. Navy" nor "by Russia": a place follows a preposition of place, is hit, or owns what is hit."""
    root = ent.root
    if root.dep_ == "pobj":
        return root.head.lower_ in PLACE_PREPOSITIONS
    return root.dep_ in ("appos", "conj", "dobj", "nsubjpass", "poss")


def _canonical(ent: DocSpan) -> str:
    """"the Caribbean" and "Aceh province" without the words that are no name."""
    name = ent.text.strip()
    for ending in _POSSESSIVES:
        name = name.removesuffix(ending)
    parts = name.split()
    named = [part for part in parts if not part.islower()]
    kept = named[1:] if len(named) > 1 and named[0].lower() == "the" else named
    place = known(" ".join(kept))
    return (place.name if place is not None else "") or " ".join(kept) or name


def _dates_clause(holder: Token, token: Token) -> bool:
    """Whether a date that hangs on ``holder`` dates the event: on its verb, or on a participle ("Launched in May, ...")."""
    if token.dep_ == "pobj" and token.head.lower_ in _HAPPENED_IN:
        return holder.i == token.head.head.i  # "killed by a quake in 2004"
    if token.dep_ not in _ARGUMENTS:
        return False
    if holder.i == token.head.i:
        return True
    return holder.dep_ == "advcl" and holder.head.i == token.head.i and token.dep_.startswith("nsubj") and holder.tag_ == "VBN"


def _joined(dates: list[DocSpan], ent: DocSpan) -> records.Span:
    """"Thursday night" comes as two names; they are one date."""
    start, end = ent.start, ent.end
    for other in dates:
        start = other.start if other.end == start else start
        end = other.end if other.start == end else end
    return ent.doc[start:end].start_char, ent.doc[start:end].end_char


def _is_pointing(token: Token) -> bool:
    """"the strike", and "this series of strikes", which points as "these strikes" does."""
    if _has(token, _POINTING):
        return True
    head = token.head.head if token.dep_ == "pobj" and token.head.lower_ == "of" else None
    return head is not None and head.lemma_.lower() in ("series", "string", "wave", "spate") and any(
        child.lower_ in ("the", "these", "this", "those") for child in head.children)


def _has(token: Token, determiners: frozenset[str]) -> bool:
    """Also through a modifier, where the model hangs the article on it: "[the] U.S. strikes"."""
    modifiers = [child for child in token.children if child.dep_ in ("compound", "nmod", "nsubj")]
    near = [*token.children, *(inner for child in modifiers for inner in child.children)]
    return any(child.i < token.i and child.dep_ in ("det", "nummod") and child.lower_ in determiners for child in near)


def _names_a_kind(token: Token) -> bool:
    """The first word of "bomb attack": one event, named by its head."""
    return token.dep_ in ("compound", "nmod") and family_of(token.head) is not None
