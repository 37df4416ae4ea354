"""Which words hand a statement to somebody."""

from __future__ import annotations

from spacy.tokens import Token

from parallax.lexicon import words

_CLASSES = words("speech")
_NOUNS = frozenset({"noun_of", "noun_said", "noun_that", "adverb", "preposition", "light", "quoting", "flag", "turning"})
LIGHT = _CLASSES["light"]
VERBS = {word: name for name, entry in _CLASSES.items() if name not in _NOUNS for word in entry}
# A verb that needs its preposition ("refer to", "react to") stands in no class of its own.
VERBS = {pair.split()[0]: "preposition" for pair in _CLASSES["preposition"]} | VERBS
# Verbs that the small model's lemmatiser leaves in their written form.
_LEMMAS = {"hop": "hope", "tweete": "tweet", "retweete": "retweet", "blogge": "blog", "deni": "deny", "rat": "rate"}
CLAUSAL = frozenset({"say", "think", "show", "tell"})


def lemma(token: Token) -> str:
    """The token's lemma in lower case, with the model's known slips mended."""
    word = token.lemma_.lower()
    return _LEMMAS.get(word, word)


def verb_class(token: Token) -> str | None:
    """The class of a reporting verb, or ``None`` for any other word."""
    if token.pos_ not in ("VERB", "AUX") and token.tag_[:2] != "VB":
        return None
    return VERBS.get(lemma(token))


def is_clausal(token: Token) -> bool:
    """Whether the verb hands on a whole clause: say, think, show, tell."""
    return verb_class(token) in CLAUSAL


def hands_on_quotes(token: Token) -> bool:
    """Whether the verb can stand before a quotation: also "he continued", "as one official put it"."""
    return verb_class(token) is not None or (token.pos_ == "VERB" and lemma(token) in _CLASSES["quoting"])


def is_flag(token: Token) -> bool:
    """Whether the word before a colon flags the news and names nobody: "BREAKING: ..."."""
    return len(token) < 3 or token.lower_ in _CLASSES["flag"]


def takes_preposition(token: Token, preposition: Token) -> bool:
    """Whether what follows ``preposition`` is the verb's statement: "called for an inquiry"."""
    return f"{lemma(token)} {preposition.lower_}" in _CLASSES["preposition"]


def noun_class(token: Token) -> str | None:
    """``noun_that`` or ``noun_of`` for a noun that can hold a statement."""
    if token.pos_ not in ("NOUN", "VERB"):
        return None
    word = lemma(token)
    return next((name for name in ("noun_that", "noun_of") if word in _CLASSES[name]), None)


def is_said(token: Token) -> bool:
    """Whether the noun is something told by nobody in particular: "reports", "allegations"."""
    return token.pos_ == "NOUN" and lemma(token) in _CLASSES["noun_said"]


def is_hearsay(token: Token) -> bool:
    """Whether the word reports without a source: "reportedly"."""
    return token.lower_ in _CLASSES["adverb"]
