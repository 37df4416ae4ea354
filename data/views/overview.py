"""The story in one sentence, and the quiet line below it.

Every word comes from a template here or from the tables; nothing is guessed.
"""

from __future__ import annotations

import pandas as pd

from data.load import Tables
from data.views import scope, words
from data.views.scope import Filters

# kind of the gravest contradiction: what there is no agreement on
_ON = {
    "status": "whether it has happened",
    "decision": "whether it was decided",
    "count": "the figures",
    "timing": "when",
    "target": "who or what the target is",
    "actor": "who acts",
    "place": "where",
    "means": "by what means",
    "motive": "why",
    "condition": "what it depends on",
    "stance": "who stands where",
    "victims": "who the victims were",
    "name": "a name",
    "source": "where it comes from",
    "quote": "who said what",
    "framing": "how far it goes",
}
CONTRADICTING = ("CONTRADICTS", "INTERNAL", "HEADLINE_BODY")


def headline(tables: Tables, filters: Filters) -> str:
    """The story in one sentence: reports, origins, and the gravest thing there is no agreement on."""
    count = len(scope.articles(tables, filters))
    if count < 2:
        return f"{words.capital(words.counted(count, 'report'))}, and nothing to compare {'it' if count else 'them'} with"
    origins = len(origin_groups(tables, filters))
    rest = words.counted(origins, "origin")
    from_origins = f"at most {rest}" if origins < count else "each with an origin of its own"
    return f"{words.capital(words.counted(count, 'report'))}, {from_origins}, and {_disagreement(tables, filters)}"


def facts(tables: Tables, filters: Filters) -> str:
    """The quiet line below it: articles, words, dates, findings."""
    rows = scope.articles(tables, filters)
    found = scope.discrepancies(tables, filters)
    critical = int((found["severity"] == "critical").sum())
    said = [
        f"{len(rows)} {'article' if len(rows) == 1 else 'articles'}",
        f"{int(rows['words'].sum()):,} words",
        _dates(rows),
        f"{len(found)} {'finding' if len(found) == 1 else 'findings'}" + (f", {critical} critical" if critical else ""),
    ]
    return " · ".join(part for part in said if part)


def origin_groups(tables: Tables, filters: Filters) -> list[set[str]]:
    """The articles switched on, joined where they credit one origin. As many groups as there can be origins at most."""
    groups: list[set[str]] = [{str(article)} for article in scope.articles(tables, filters)["article"]]
    switched_on = set().union(*groups) if groups else set()
    for _, part in tables["origins"].groupby("origin"):
        shared = set(part["article"].astype(str)) & switched_on
        touched = [group for group in groups if group & shared]
        if len(touched) > 1:
            groups = [group for group in groups if not group & shared] + [set().union(*touched)]
    return groups


def _disagreement(tables: Tables, filters: Filters) -> str:
    rows = scope.discrepancies(tables, filters)
    open_questions = rows[rows["relation"].isin((*CONTRADICTING, "DIFFERENT_TIME")) & rows["severity"].isin(("critical", "high", "medium"))]
    if open_questions.empty:
        return "no contradiction found"
    kind = str(open_questions.iloc[0]["kind"])
    return f"no agreement on {_ON.get(kind, kind)}"


def _dates(rows: pd.DataFrame) -> str:
    """How well the articles are dated: "one dated to the day, three in part, one not at all"."""
    bounds = [
        (first if pd.notna(first) else None, last if pd.notna(last) else None)
        for first, last in zip(rows["earliest"], rows["latest"], strict=True)
    ]
    exact = sum(first is not None and first == last for first, last in bounds)
    undated = sum(first is None and last is None for first, last in bounds)
    if undated == len(bounds):
        return "undated"
    said = [(exact, "dated to the day"), (len(bounds) - exact - undated, "dated in part"), (undated, "undated")]
    return ", ".join(f"{words.number(count)} {how}" for count, how in said if count)
