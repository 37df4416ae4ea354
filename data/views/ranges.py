"""Low, best and high of what the figures say, question by question, as casualty recorders write them down.

The engine has chosen; where a filter takes figures away, the same rule is asked again about those that are left.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from datetime import date
from typing import Any

import pandas as pd

from data.best import Best, Figure, choose
from data.load import Tables
from data.views import articles, numbers, scope
from data.views.rows import records
from data.views.scope import Filters

COLUMNS = ["range", "measure", "scope", "scene", "low", "best", "high", "rule", "rule_name", "grade", "letters", "figures"]


def ranges(tables: Tables, filters: Filters) -> pd.DataFrame:
    """One row per measure and question that some figure let through answers, totals before single incidents.

    Shape: ``range`` (id), ``measure``, ``scope``, ``scene`` (in words), ``low``, ``best``, ``high`` (in words), ``rule`` that chose the
    best in words and ``rule_name``, ``grade``, ``letters``, ``figures`` (how many).
    """
    kept = set(scope.claims(tables, filters)["claim"])
    grades = dict(zip(tables["claims"]["claim"], tables["claims"]["grade"].astype(str), strict=True))
    letters = {article: source.letter for article, source in articles.sources(tables).items()}
    own = {str(name): records(rows) for name, rows in tables["candidates"].groupby("range", sort=False)}
    found = []
    for row in sorted(records(tables["ranges"]), key=_order):
        whole = own.get(str(row["range"]), [])
        left = [candidate for candidate in whole if candidate["claim"] in kept]
        if left:
            said = _stored(row) if len(left) == len(whole) else _chosen(row, left, grades)
            lettered = tuple(sorted({letters[str(candidate["article"])] for candidate in left}, key=lambda letter: (len(letter), letter)))
            found.append(_labels(row) | said | {"letters": lettered, "figures": len(left)})
    return pd.DataFrame(found, columns=COLUMNS)


def figures(rows: Iterable[dict[str, Any]]) -> list[Figure]:
    """Rows of ``candidates`` as the rule that chooses reads them."""
    return [
        Figure(
            claim=str(row["claim"]),
            article=str(row["article"]),
            low=_number(row["low"]),
            high=_number(row["high"]),
            earliest=_day(row["earliest"]),
            latest=_day(row["latest"]),
            on_record=bool(row["on_record"]),
            upstream=upstream(row["upstream"]),
        )
        for row in rows
    ]


def upstream(cell: Any) -> tuple[str, ...]:
    """What a claim goes back to, from its cell."""
    return tuple(str(cell).split(" · ")) if cell else ()


def _order(row: dict[str, Any]) -> tuple[object, ...]:
    extent, measure = str(row["scope"]), str(row["measure"])
    listed = list(numbers.SCOPES)
    toll = numbers.HUMAN_TOLL.index(measure) if measure in numbers.HUMAN_TOLL else len(numbers.HUMAN_TOLL)
    return listed.index(extent) if extent in listed else len(listed), toll, measure, str(row["topic"])


def _labels(row: dict[str, Any]) -> dict[str, Any]:
    extent = str(row["scope"])
    return {"range": row["range"], "measure": str(row["measure"]), "scope": numbers.SCOPES.get(extent, (extent,))[0], "scene": row["scene"]}


def _stored(row: dict[str, Any]) -> dict[str, Any]:
    """What the engine chose, in words."""
    best = "none" if str(row["rule"]) == "none" else numbers.interval(row["best_low"], row["best_high"])
    return _said(row["low"], best, row["high"], str(row["rule"]), str(row["why"]), str(row["grade"]))


def _chosen(row: dict[str, Any], left: list[dict[str, Any]], grades: dict[str, str]) -> dict[str, Any]:
    """What the same rule chooses of the figures that are left."""
    found = choose(figures(left), growing=bool(row["growing"]))
    best = "none" if found.best is None else numbers.interval(*found.best)
    return _said(found.low, best, found.high, found.rule, found.why, _grade(found, left, grades))


def _grade(found: Best, left: list[dict[str, Any]], grades: dict[str, str]) -> str:
    counted = Counter(grades[row["claim"]] for row in left if row["claim"] in found.claims or not found.claims)
    return min(counted, key=lambda grade: (-counted[grade], grade))


def _said(low: Any, best: str, high: Any, rule: str, why: str, grade: str) -> dict[str, Any]:
    return {"low": _end(low), "best": best, "high": _end(high), "rule": why, "rule_name": rule, "grade": grade}


def _end(bound: Any) -> str:
    return "open" if pd.isna(bound) else numbers.interval(bound, bound)


def _number(value: Any) -> float | None:
    return None if pd.isna(value) else float(value)


def _day(value: Any) -> date | None:
    return None if pd.isna(value) else value
