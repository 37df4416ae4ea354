"""How many articles and independent origins say what a claim says."""

from __future__ import annotations

import pandas as pd

from data.independence import origins
from data.load import Tables
from data.views import words
from data.views.ranges import upstream
from data.views.scope import Filters


def backing(tables: Tables, filters: Filters, answer: str) -> str:
    """Of the sources switched on: "three articles say so, from two independent origins"; empty where none of them does."""
    rows = tables["claims"]
    rows = rows[(rows["answer"] == answer) & ~rows["article"].isin(filters.off)]
    articles = int(rows["article"].nunique())
    if articles < 2:
        return "no other article says so" if articles else ""
    return f"{words.counted(articles, 'article')} say so, from {words.counted(independent(rows), 'independent origin')}"


def independent(rows: pd.DataFrame) -> int:
    """Independent origins of claims that say the same."""
    return origins(sorted({(str(article), upstream(cell)) for article, cell in zip(rows["article"], rows["upstream"], strict=True)}))
