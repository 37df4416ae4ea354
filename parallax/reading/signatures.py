"""Speakers that stand beside their quotation without a verb: a transcript's label, a name under a dash."""

from __future__ import annotations

from itertools import dropwhile, takewhile

from spacy.tokens import Token

from parallax.reading.cues import is_flag, verb_class
from parallax.reading.surroundings import Place, Utterance


def labelled(place: Place) -> Utterance | None:
    """ "PENCE: Well, look ...": a transcript names its speaker inside the marks, in capitals."""
    words = [token for token in place.words if not (token.is_quote or token.is_space)]
    label = list(takewhile(lambda token: token.text.isupper() and token.is_alpha, words[:4]))
    if not label or len(words) <= len(label) or words[len(label)].text != ":" or is_flag(label[0]):
        return None
    colon, head = words[len(label)], label[-1]
    span = (label[0].idx, head.idx + len(head))
    return Utterance(quote=place.quote, how="before", cue=(colon.idx, colon.idx + 1), head=head.i, source=span)


def signed(place: Place) -> Utterance | None:
    """“It was a mistake.” ― Jane Doe, a nurse: a dash and a name under a quotation that fills the line."""
    rest = [token for token in place.after if not token.is_space] or _line_below(place)
    if place.before or len(rest) < 2 or rest[0].text not in ("―", "—", "–", "--"):
        return None
    name = list(takewhile(lambda token: token.text[0].isupper(), rest[1:6]))
    if not name or any(verb_class(token) for token in rest[1:]):
        return None
    head = name[-1]
    dash = (rest[0].idx, rest[0].idx + len(rest[0]))
    return Utterance(quote=place.quote, how="after", cue=dash, head=head.i, source=(name[0].idx, head.idx + len(head)))


def _line_below(place: Place) -> list[Token]:
    """The line under a quotation that fills its own."""
    start = place.words[-1].i + 1
    following = dropwhile(lambda token: token.is_space, place.words[-1].doc[start : start + 12])
    return list(takewhile(lambda token: not token.is_space, following)) if place.opens_line else []
