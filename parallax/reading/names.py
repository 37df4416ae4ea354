"""Canonical names: which mentions of one article bear the same name, and what label it has."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable

from parallax.reading.candidates import Candidate
from parallax.reading.gazetteer import class_words, known

_LAW_WORDS = class_words("organisations", "law_words")
# "Central Intelligence Agency (CIA)", "National revolutionary movement, MNR,"
_SMALL = "of|for|and|the|de|del|la|los|las|y|on|in"
_EXPANSION = re.compile(rf"([A-Z][\w’']*(?:[ -](?:[A-Z][\w’']*|{_SMALL}|[a-z]{{4,}})){{1,9}}) ?\(([A-Z][A-Z.&]{{1,9}}s?)\)")
_STRENGTH = {"ORG": 3, "PERSON": 2, "GPE": 2, "PRODUCT": 2, "EVENT": 2, "LOC": 1, "FAC": 1}


def find_names(text: str, mentions: list[Candidate]) -> list[tuple[str, str]]:
    """Label and name of each mention, so that one name has one label and all its forms one name."""
    printed = [" ".join(text[slice(*mention.span)].split()) for mention in mentions]
    named = [name for name, mention in zip(printed, mentions, strict=True) if mention.label == "PERSON" and not mention.name]
    single = [name for name, mention in zip(printed, mentions, strict=True) if " " not in name and mention.strength <= 1]
    people = _people(named, single)
    expansions = find_expansions(text)
    names = []
    for form, mention in zip(printed, mentions, strict=True):
        name = _given(form, mention) or _person(form, mention, people) or expansions.get(form.replace(".", "")) or _plain(form, mention)
        names.append(name)
    names = _one_form(names)
    labels = _labels(mentions, names, people)
    return [(labels.get(name, mention.label), name) for mention, name in zip(mentions, names, strict=True)]


def _one_form(names: list[str]) -> list[str]:
    """Names that differ in case, accents or hyphens alone ("BFM-TV", "BFMTV") in their most frequent form."""
    forms: dict[str, Counter[str]] = {}
    for name in names:
        forms.setdefault(_bare(name), Counter())[name] += 1
    best = {key: max(found, key=lambda name: (found[name], not name.isupper())) for key, found in forms.items()}
    return [best[_bare(name)] for name in names]


def _bare(name: str) -> str:
    return "".join(character for character in fold(name) if character.isalnum()) or name


def find_expansions(text: str) -> dict[str, str]:
    """Acronym → the words it stands for, where the text itself says so."""
    found = {}
    for match in _EXPANSION.finditer(text):
        words, acronym = re.split(r"[ -]", match[1]), match[2].replace(".", "")
        for first in range(len(words)):
            run = words[first:]
            initials = "".join(word[0] for word in run if word.lower() not in ("of", "for", "and", "the", "on", "in"))
            if acronym.lower() in (initials.lower(), "".join(word[0] for word in run).lower()) and run[0][0].isupper():
                found[acronym] = " ".join(run)
                break
    return found


def fold(name: str) -> str:
    """Lower case without accents, for comparing."""
    return "".join(part for part in unicodedata.normalize("NFKD", name.casefold()) if not unicodedata.combining(part))


def surname(name: str) -> str:
    """The last word that is no "Jr."."""
    words = [word for word in name.split() if word.rstrip(".,").lower() not in ("jr", "sr", "ii", "iii", "iv")]
    return words[-1].rstrip(",") if words else name


def _people(named: list[str], single: list[str]) -> dict[str, str]:
    """Folded form → full name: full names by first and last word, single words by the one person they can mean."""
    called = frozenset(named)
    counts = Counter([*named, *(name for name in single if name not in called)])
    full: dict[tuple[str, str], str] = {}
    for name in (name for name in counts if " " in name):
        key = fold(name.split()[0]), fold(surname(name))
        if key not in full or counts[name] > counts[full[key]]:
            full[key] = name
    table = {fold(name): full[fold(name.split()[0]), fold(surname(name))] for name in counts if " " in name}
    by_surname, by_word = _by_words(full.values())
    for name in (name for name in counts if " " not in name):
        bearers = by_surname.get(fold(name)) or (by_word.get(fold(name)) if name in called else None) or set()
        if chosen := _dominant(bearers, counts):
            table[fold(name)] = chosen
    return table


def _by_words(people: Iterable[str]) -> tuple[dict[str, set[str]], dict[str, set[str]]]:
    """The full names under the folded surname, and under each folded word."""
    by_surname: dict[str, set[str]] = defaultdict(set)
    by_word: dict[str, set[str]] = defaultdict(set)
    for person in people:
        by_surname[fold(surname(person))].add(person)
        for word in fold(person).split():
            by_word[word].add(person)
    return by_surname, by_word


def _dominant(bearers: set[str], counts: Counter[str]) -> str | None:
    """The person a surname means: the only bearer, or the one named in full twice as often as any other."""
    ranked = sorted(bearers, key=lambda person: (-counts[person], person))
    if len(ranked) == 1 or (len(ranked) > 1 and counts[ranked[0]] >= 2 * counts[ranked[1]]):
        return ranked[0]
    return None


def _given(form: str, mention: Candidate) -> str:
    if mention.name or mention.label != "OUTLET":
        return mention.name
    entry = known(form)
    # "ASSOCIATED PRESS", "REUTERS" in capitals; "WSVN" is written so.
    form = form.title() if entry and form.isupper() and len(form) > 6 else form
    return entry.name if entry and entry.name else re.sub(r"^[Tt]he (?=\w+ )", "", form)


def _person(form: str, mention: Candidate, people: dict[str, str]) -> str:
    """A surname that the model took for a body ("Castro’s regime": ORG) is still the person."""
    if mention.strength > 1:
        return ""
    return people.get(fold(form), "") if mention.label == "PERSON" or " " not in form else ""


def _plain(form: str, mention: Candidate) -> str:
    if mention.label == "PRODUCT":
        # "B-1Bs" are B-1B bombers.
        return re.sub(r"^([A-Z]+-\d+[A-Z]*)s\b", r"\1", form)
    if mention.label == "LOC" and (bare := re.sub(r"(?i) (?:sea|ocean|basin|region)$", "", form)) != form and known(bare):
        return bare
    if entry := known(form):
        return entry.name or (form.title() if form.isupper() and len(form) > 4 and mention.label != "OUTLET" else form)
    form = re.sub(r"^(?:U\.N\.|UN) (?=[A-Z])", "United Nations ", form)
    return re.sub(r"^(?:US|U\.S|United States) (?=[A-Z])", "U.S. ", form)


def _labels(mentions: list[Candidate], names: list[str], people: dict[str, str]) -> dict[str, str]:
    """One label per name: the strongest find decides, then the most frequent."""
    votes: dict[str, Counter[str]] = {}
    for mention, name in zip(mentions, names, strict=True):
        weight = 1000 if mention.strength > 1 else 10
        label = "LAW" if name.lower().split()[-1] in _LAW_WORDS and " " in name and mention.label != "PERSON" else mention.label
        votes.setdefault(name, Counter())[label] += weight
    for name in set(people.values()) & votes.keys():
        votes[name]["PERSON"] += 500
    return {name: max(found, key=lambda label: (found[label], _STRENGTH.get(label, 0))) for name, found in votes.items()}
