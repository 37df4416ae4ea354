"""A chosen sentence and the passages of the other sources that speak of the same thing."""

from __future__ import annotations

from components import markup
from data.load import Tables
from data.views import evidence as exhibits
from data.views import texts
from data.views.scope import Filters
from data.views.texts import Near

Marks = dict[str, list[tuple[str, str]]]  # kind of mark to tokens with their notes


def chosen(tables: Tables, filters: Filters, token: str | None) -> tuple[str, str, list[Near]] | None:
    """Article and token of the sentence that holds a ``span:`` token, and its nearest passages; None where it names none."""
    place = exhibits.span(token, tables) if token else None
    sentence = texts.sentence_at(tables, place[0], place[1]) if place and place[0] not in filters.off else None
    if place is None or sentence is None:
        return None
    own = markup.span_token(place[0], sentence.start, sentence.end)
    return place[0], own, texts.near(tables, filters, place[0], sentence)


def marks(tables: Tables, filters: Filters, token: str | None) -> Marks | None:
    """What to mark in the columns: the sentence, and what lies near it with its closeness. None where nothing is chosen."""
    found = chosen(tables, filters, token)
    if found is None:
        return None
    _, own, near = found
    return {"near": [(_sentence_token(tables, one), f"{one.closeness:.2f}") for one in near], "pick": [(own, "")]}


def _sentence_token(tables: Tables, one: Near) -> str:
    """The token of the sentence in which a passage lies, as the column has it."""
    sentence = texts.sentence_at(tables, one.article, one.start)
    return markup.span_token(one.article, *((sentence.start, sentence.end) if sentence else (one.start, one.end)))
