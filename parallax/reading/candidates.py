"""Places in a text that may be names: the model's own, known names, and names told by their form."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

from spacy.tokens import Doc
from spacy.tokens import Span as Piece

from parallax.reading.gazetteer import class_words, known, known_names
from parallax.reading.lines import is_title_case
from parallax.reading.wholetext import text_of
from parallax.records import Sentence, Span

NAMED = frozenset({"PERSON", "NORP", "FAC", "ORG", "GPE", "LOC", "PRODUCT", "EVENT", "WORK_OF_ART", "LAW", "LANGUAGE"})
_TITLES = class_words("titles", "honorifics") | class_words("titles", "offices")
_NOT_NAMES = class_words("titles", "not_names")
_LAST_WORDS = dict.fromkeys(class_words("organisations", "body_words"), "ORG") | dict.fromkeys(class_words("places", "street_words"), "FAC")
_ENDINGS = "|".join(sorted((re.escape(end) for end in class_words("outlets", "endings")), key=len, reverse=True))
_PLATFORMS = class_words("outlets", "platforms")
_URL = re.compile(r"(?:https?://|www\.)\S+|[^\s@]{1,64}@\S+|@\w+|#\w+|\b[\w.-]+\.\w{2,4}/\S*")
# "Gazeta.ru", "wncn.com": a name printed as a domain.
_DOMAIN = re.compile(rf"(?<![\w.@/-])(?:[A-Za-z0-9][\w-]*\.)+(?:{_ENDINGS})\b(?![\w./@-]\w)")
# "Operation Desert Fox"
_OPERATION = re.compile(r"\bOperation(?: [A-Z][\w’'-]+){1,4}")
# "S-125 Pechora", "AGM-158 Joint Air-to-Surface Standoff Missile", "B-1Bs"; not "COVID-19", not "I-95".
_MODEL = re.compile(
    r"(?<![\w-])(?!I-\d|G-\d|U-\d|F-word)[A-Z]{1,4}-\d{1,4}[A-Z]{0,2}s?(?![\w-])(?: (?!Air Force)[A-Z][a-z]+(?:-to)?(?:-[A-Z][a-z]+)*)*"
)
# "the Bush administration": a single name before it is a person's; a country's is known as such.
_RULE = re.compile(rf"(?:['’]s?)?\s+(?:{'|'.join(sorted(class_words('titles', 'rules')))})\b")
# "Jane Doe’s regime": of a longer name only these, for a party has supporters too.
_REGIME = re.compile(r"['’]s?\s+(?:[a-z-]+\s+)?(?:administration|cabinet|presidency|regime)\b")
_BEFORE_PEOPLE = class_words("titles", "honorifics") | (class_words("titles", "offices") & class_words("titles", "personal"))
_BODY_WORDS = class_words("organisations", "body_words")
_WORD = re.compile(r"\w+")
_BREAK = re.compile(r" [—–|] | [‘“\"]")
_ARTICLE = re.compile(r"^(?:the|a|an)\s+", re.I)
_CUT = re.compile(r"[\n\r\[\]()]|\.{3}")
_POSSESSIVE = re.compile(r"(?:['’]s|['’])$")


@dataclass(frozen=True, slots=True)
class Candidate:
    """A candidate: ``strength`` decides between candidates that overlap; ``name`` is given for known names."""

    span: Span
    label: str
    strength: int
    name: str = ""
    doubtful: bool = False


def find_candidates(doc: Doc, sentences: list[Sentence]) -> list[Candidate]:
    """All candidates outside boilerplate and links, overlapping ones too, in order."""
    text = text_of(doc)
    written = frozenset(_WORD.findall(text))
    links = [match.span() for match in _URL.finditer(text)]
    starts = [sentence.span[0] for sentence in sentences]
    kept = []
    for mention in (*_of_model(doc, text), *_of_gazetteer(text), *_of_form(text)):
        sentence = sentences[max(0, bisect_right(starts, mention.span[0]) - 1)] if sentences else None
        if sentence is None or sentence.kind == "boilerplate" or mention.span[0] >= sentence.span[1]:
            continue
        doubted = mention.label in NAMED and (mention.strength == 1 or mention.label == "EVENT")
        if not _in_link(links, mention.span) and not (doubted and _is_noise(text, mention.span, sentence, written)):
            kept.append(mention)
    return sorted(kept, key=lambda mention: mention.span)


def cleaned(text: str, span: Span) -> Span | None:
    """The span without articles, titles, possessives, marks and what lies beyond a line break; ``None`` if nothing is left."""
    start, end = span
    if cut := _CUT.search(text, start, end):
        end = cut.start()
    while start < end:
        piece = text[start:end]
        trimmed = piece.strip(" \t\"“”‘’'«»()[]—–-:;,*…!?•·🚨")
        trimmed = (
            trimmed[:-1]
            if trimmed.endswith(".") and not re.search(r"\b(?:[A-Z]\.|Jr\.|Sr\.|Inc\.|Co\.|Corp\.|Ltd\.)$", trimmed)
            else trimmed
        )
        trimmed = _POSSESSIVE.sub("", trimmed)
        trimmed = _without_title(_ARTICLE.sub("", trimmed))
        if not trimmed:
            return None
        start += piece.rindex(trimmed) if piece.endswith(trimmed) else piece.index(trimmed)
        end = start + len(trimmed)
        if trimmed == piece:
            return start, end
    return None


def _without_title(name: str) -> str:
    """ "President Jane Doe" → "Jane Doe"; a title alone stays."""
    tokens = name.split()
    for length in (3, 2, 1):
        if len(tokens) > length and " ".join(tokens[:length]).lower() in _TITLES and tokens[length][0].isupper():
            return name.split(None, length)[length]
    return name


def _of_model(doc: Doc, text: str) -> Iterator[Candidate]:
    for ent in doc.ents:
        label = ent.label_
        if label not in NAMED:
            yield Candidate((ent.start_char, ent.end_char), label, 0)
        elif (span := cleaned(text, (ent.start_char, ent.end_char))) and _is_name(text[slice(*span)], ent):
            yield Candidate(span, _relabelled(text, span, label), 1)


def _relabelled(text: str, span: Span, label: str) -> str:
    """The model's label, unless the words before, after, or in the name tell better."""
    words = text[slice(*span)].split()
    ends = words[-1].lower() in _LAST_WORDS
    if not ends and (_RULE.match(text, span[1]) if len(words) == 1 else len(words) <= 3 and _REGIME.match(text, span[1])):
        return "PERSON"
    # "President Jane Doe", "Col. Doe"; not "Mayor of X", not "Police Department".
    before = text[: span[0]][-40:].split()
    if (
        not ends
        and before
        and label in ("ORG", "GPE", "FAC", "PRODUCT", "WORK_OF_ART")
        and before[-1].lower() in _BEFORE_PEOPLE
        and known(words[0]) is None
    ):
        return "PERSON"
    if label == "PERSON" and len(words) > 1:
        return _LAST_WORDS.get(words[-1].lower(), label)
    # "Cartel de X", "University of Y"
    return "ORG" if label not in ("PERSON", "GPE") and words[0].lower() in _BODY_WORDS and len(words) > 1 else label


def _is_name(name: str, ent: Piece) -> bool:
    """Whether the model's words may be a name at all."""
    words = name.split()
    if not any(character.isupper() for character in name) or len(words) > 9 or name.lower() in _TITLES or name.lower() in _NOT_NAMES:
        return False
    known_as = known(name)
    # "U.S.-Mexico relations": two names, which the gazetteer finds.
    if known_as is None and any(known(part) for part in name.split("-")[:-1]):
        return False
    if ent.label_ == "NORP":
        return known_as is not None or name.endswith(("ist", "ists", "ite", "ites"))
    # "Anonymous U.S.": an ordinary word before a country.
    return not (
        len(words) > 1 and words[0].lower() in _NOT_NAMES and (rest := known(" ".join(words[1:]))) and rest.label in ("GPE", "NORP")
    )


def _of_gazetteer(text: str) -> Iterator[Candidate]:
    for span, entry in known_names(text):
        strength = 3 if entry.label in ("OUTLET", "ORG") else 2
        yield Candidate(span, entry.label, strength, entry.name, entry.doubtful)


def _of_form(text: str) -> Iterator[Candidate]:
    for match in _DOMAIN.finditer(text):
        host = match.group().lower().removeprefix("www.")
        # "said.In March": a missing blank; a domain's ending is in small letters.
        if host not in _PLATFORMS and match.group().rsplit(".", 1)[1].islower() and not host.startswith(("u.s", "e.g", "i.e")):
            yield Candidate(match.span(), "OUTLET", 4, match.group())
    for match in _OPERATION.finditer(text):
        yield Candidate(match.span(), "EVENT", 4)
    for match in _MODEL.finditer(text):
        yield Candidate(match.span(), "PRODUCT", 4)


def _in_link(links: list[Span], span: Span) -> bool:
    """Whether it overlaps one of the links, which stand in order and apart."""
    place = bisect_left(links, span[1], key=lambda link: link[0])
    return place > 0 and links[place - 1][1] > span[0]


def _is_noise(text: str, span: Span, sentence: Sentence, written: frozenset[str]) -> bool:
    """Capitals that are no name: of a title-case line, or an ordinary word, one ``written`` small, that opens a sentence."""
    name = text[slice(*span)]
    if sentence.kind in ("headline", "heading") and _in_title_case(text, span, sentence.span):
        return True
    opens = not re.search(r"\w", text[sentence.span[0] : span[0]])
    # ‘Cartels adapt.’ in a text that speaks of "drug cartels"
    return opens and (name.lower() in written if name.isalnum() else " " not in name and _stands(name.lower(), text))


def _stands(word: str, text: str) -> bool:
    """Whether a word of several parts ("x-ray") stands in the text."""
    return word in text and re.search(rf"\b{re.escape(word)}\b", text) is not None


def _in_title_case(text: str, span: Span, line: Span) -> bool:
    """Whether the part of a headline where the span stands is in title case; a pull sentence after a dash need not be."""
    breaks = [line[0], *(match.end() for match in _BREAK.finditer(text, *line)), line[1]]
    start, end = next((pair for pair in pairwise(breaks) if pair[0] <= span[0] < pair[1]), line)
    return is_title_case(text[start:end])


def _overlap(left: Span, right: Span) -> bool:
    return left[0] < right[1] and right[0] < left[1]
