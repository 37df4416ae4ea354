"""Parts of speech and features from the tagger's tags, found once per kind of word instead of once per word.

spaCy's attribute ruler walks its patterns over every token, which takes a tenth of the model's time. Nearly all of its patterns look
at one token, and there at no more than tag, dependency and whether a pattern names the word: a few thousand kinds of token in all.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import lru_cache
from typing import Any, cast

from spacy.attrs import DEP, IS_SPACE, LOWER, TAG
from spacy.language import Language
from spacy.matcher import Matcher
from spacy.pipeline import AttributeRuler
from spacy.tokens import Doc
from spacy.tokens._retokenize import set_token_attrs

_ASKED = frozenset({"TAG", "LOWER", "DEP", "IS_SPACE"})
_WORDS = 2**16  # words whose kind is remembered

Rules = tuple[int, ...]
Kind = tuple[int, int, int, int]


def replace_ruler(nlp: Language) -> None:
    """Lets ``KindsOfWord`` work in the attribute ruler's place, where its patterns allow it."""
    ruler = nlp.get_pipe("attribute_ruler") if "attribute_ruler" in nlp.pipe_names else None
    if isinstance(ruler, AttributeRuler) and is_simple(ruler):
        nlp.add_pipe("kinds_of_word", before="attribute_ruler")
        nlp.disable_pipe("attribute_ruler")


@Language.factory("kinds_of_word")
def make_kinds_of_word(nlp: Language, name: str) -> KindsOfWord:
    return KindsOfWord(cast(AttributeRuler, nlp.get_pipe("attribute_ruler")))


def is_simple(ruler: AttributeRuler) -> bool:
    """Whether the patterns ask for nothing but what a kind holds, and of the word only by name or expression."""
    tokens = [token for pattern in _patterns(ruler) for token in pattern]
    named = [token["LOWER"] for token in tokens if "LOWER" in token]
    return all(set(token) <= _ASKED for token in tokens) and all(isinstance(word, str) or set(word) <= {"IN", "REGEX"} for word in named)


class KindsOfWord:
    """Does what the ruler does. The state is what each kind of token was given so far; their number is bounded by the patterns."""

    def __init__(self, ruler: AttributeRuler) -> None:
        self._ruler = ruler
        self._alone, self._together = Matcher(ruler.vocab), Matcher(ruler.vocab)
        for number, patterns in enumerate(ruler.patterns):
            for matcher, chosen in ((self._alone, _of_length(patterns, one=True)), (self._together, _of_length(patterns, one=False))):
                if chosen:
                    matcher.add(str(number), chosen)
        named = [token["LOWER"] for pattern in _patterns(ruler) for token in pattern if "LOWER" in token]
        self._listed = frozenset(word for entry in named for word in ([entry] if isinstance(entry, str) else entry.get("IN", ())))
        self._written = [re.compile(entry["REGEX"]) for entry in named if not isinstance(entry, str) and "REGEX" in entry]
        self._of_word = lru_cache(maxsize=_WORDS)(self._name_of)
        self._rules: dict[Kind, Rules] = {}
        self._given: dict[Rules, dict[int, Any]] = {(): {}}

    def __call__(self, doc: Doc) -> Doc:
        rules = [self._rules_of(doc, number, row) for number, row in enumerate(doc.to_array([TAG, LOWER, DEP, IS_SPACE]).tolist())]
        for rule, start, end in self._found(self._together, doc):
            number = doc[start:end][self._ruler.indices[rule]].i
            rules[number] = tuple(sorted((*rules[number], rule)))
        for token, chosen in zip(doc, rules, strict=True):
            if chosen:
                set_token_attrs(token, self._attributes(chosen))
        return doc

    def pipe(self, docs: Iterable[Doc], *, batch_size: int = 1) -> Iterator[Doc]:
        return map(self, docs)

    def _rules_of(self, doc: Doc, number: int, row: list[int]) -> Rules:
        """The rules that a token falls under by itself, in the ruler's order."""
        kind = (row[0], self._of_word(row[1]), row[2], row[3])
        found = self._rules.get(kind)
        if found is None:
            matches = self._found(self._alone, doc[number : number + 1])
            found = self._rules[kind] = tuple(sorted({rule for rule, _, _ in matches}))
        return found

    def _name_of(self, word: int) -> int:
        """The word itself where a pattern may name it, 0 for all others."""
        written = self._ruler.vocab.strings[word]
        return word if written in self._listed or any(pattern.search(written) for pattern in self._written) else 0

    def _attributes(self, rules: Rules) -> dict[int, Any]:
        """What the rules give together: a later one overrides."""
        found = self._given.get(rules)
        if found is None:
            found = self._given[rules] = {key: value for rule in rules for key, value in self._ruler.attrs[rule].items()}
        return found

    def _found(self, matcher: Matcher, tokens: Any) -> list[tuple[int, int, int]]:
        strings = self._ruler.vocab.strings
        return [] if not len(matcher) else [(int(strings[name]), start, end) for name, start, end in matcher(tokens, allow_missing=True)]


def _patterns(ruler: AttributeRuler) -> list[list[dict[str, Any]]]:
    return [pattern for entry in cast(Any, ruler.patterns) for pattern in entry["patterns"]]


def _of_length(entry: Any, *, one: bool) -> list[list[dict[str, Any]]]:
    return [pattern for pattern in entry["patterns"] if (len(pattern) == 1) is one]
