"""The text that a Doc was made of."""

from __future__ import annotations

from spacy.tokens import Doc

_KEY = "text"


def text_of(doc: Doc) -> str:
    """The whole text, joined once per Doc: ``doc.text`` walks all tokens at every use, which counts found by the thousand cannot pay."""
    text = doc.user_data.get(_KEY)
    if not isinstance(text, str):
        text = doc.user_data[_KEY] = doc.text
    return text


# What a pattern that ignores case takes for s, i and k, and ``str.lower`` does not.
_ALIKE = str.maketrans({"ſ": "s", "ı": "i", "İ": "i", "\u212a": "k"})


def folded(word: str) -> str:
    """The word in the small letters under which a table has it, whatever a pattern that ignores case has matched: "dozenſ"."""
    return word.translate(_ALIKE).lower()
