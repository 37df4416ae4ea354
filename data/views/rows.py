"""Rows of things found in articles, with what it takes to show them: the source's letter and colour, and the words."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from data.load import Tables
from data.views import articles, scope
from data.views.scope import Filters

SETTINGS = {"sea": "at sea", "land": "on land", "air": "in the air"}


def placed(tables: Tables, filters: Filters, name: str, *, unjudged: bool = False) -> pd.DataFrame:
    """The rows of a table that the filters let through, in order of source and appearance.

    ``unjudged`` heeds only sources and entities: a date or a mention is no claim, so kinds and relations do not hide it.
    Shape: the table's rows with ``letter``, ``position`` (of the source), ``colour`` and ``words`` (the span as printed, in one line).
    """
    only = Filters(story=filters.story, off=filters.off, entities=filters.entities) if unjudged else filters
    rows = scope.kept(tables, only, tables[name]).copy()
    sources = articles.sources(tables)
    order = {article: position for position, article in enumerate(sources)}
    of_row = [sources[str(article)] for article in rows["article"]]
    rows["article"] = rows["article"].astype(str)
    rows["letter"] = [source.letter for source in of_row]
    rows["colour"] = [source.colour for source in of_row]
    rows["position"] = [order[article] for article in rows["article"]]
    rows["words"] = slices(tables, rows)
    return rows.sort_values(["position", "start"], kind="stable").reset_index(drop=True)


def slices(tables: Tables, rows: pd.DataFrame, *, start: str = "start", end: str = "end") -> list[str]:
    """The words of each row's span, in one line; empty where the row has no such span."""
    texts = texts_of(tables)
    return [
        "" if pd.isna(first) else " ".join(texts[str(article)][int(first) : int(last)].split())
        for article, first, last in zip(rows["article"], rows[start], rows[end], strict=True)
    ]


def texts_of(tables: Tables) -> dict[str, str]:
    """The text of every article by id. Nobody may change it."""
    return tables.once(_texts)


def _texts(tables: Tables) -> dict[str, str]:
    return {str(article): str(text) for article, text in zip(tables["articles"]["article"], tables["articles"]["text"], strict=True)}


def silent(tables: Tables, filters: Filters, speaking: pd.Series) -> tuple[str, ...]:
    """Letters of the sources switched on that are not among ``speaking`` (ids of articles), in the story's order."""
    said = set(speaking.astype(str))
    return tuple(
        source.letter for article, source in articles.sources(tables).items() if article not in filters.off and article not in said
    )


def records(rows: pd.DataFrame) -> list[dict[str, Any]]:
    """The rows as dicts by column."""
    names = list(rows.columns)  # to_dict does the same, ten times slower on a frame of categories
    return [dict(zip(names, values, strict=True)) for values in zip(*(rows[name].tolist() for name in names), strict=True)]


def scene_words(row: Mapping[str, Any]) -> str:
    """Where the thing took place, as far as the text says it: "at sea, Caribbean"; empty where it says nothing."""
    setting = "" if pd.isna(row["setting"]) else SETTINGS.get(str(row["setting"]), str(row["setting"]))
    places = [] if pd.isna(row["places"]) else [place for place in str(row["places"]).split(" · ") if place]
    return ", ".join(part for part in (setting, *places[:2]) if part)
