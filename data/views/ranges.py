"""Low, best and high of what the figures say, question by question, as conflict researchers write them down."""

from __future__ import annotations

from typing import Any

import pandas as pd

from data.load import Tables
from data.views import held, numbers
from data.views.rows import records
from data.views.scope import Filters

COLUMNS = ["measure", "scope", "scene", "low", "best", "high", "rule", "grade", "letters", "figures"]


def ranges(tables: Tables, filters: Filters) -> pd.DataFrame:
    """One row per measure and question. Two figures answer one question only where the gates say so: the dead of two
    incidents are two rows, and no range is drawn over them.

    Shape: ``measure``, ``scope``, ``scene`` (in words), ``low``, ``best``, ``high`` (in words), ``rule`` that chose the best,
    ``grade``, ``letters``, ``figures`` (how many).
    """
    charted = numbers.marks(tables, filters)
    judged = held.judged(tables)
    charted["question"] = held.questions(judged, charted)
    groups = charted.groupby(["scope_order", "group_order", "measure_order", "measure", "question"], sort=True)
    return pd.DataFrame([_range(judged, rows) for _, rows in groups], columns=COLUMNS)


def _range(judged: held.Judged, rows: pd.DataFrame) -> dict[str, Any]:
    low, high = _bound(rows["low"], "min"), _bound(rows["high"], "max")
    best, rule = _best(rows, updated=len(rows) > 1 and held.updated(judged, rows))
    first = rows.iloc[0]
    grades = [grade for grade in dict.fromkeys(rows["grade"]) if grade]
    return {
        "measure": first["measure"],
        "scope": numbers.SCOPES.get(first["scope"], (first["scope"],))[0],
        "scene": next((scene for scene in rows["scene"] if scene), ""),
        "low": low,
        "best": best,
        "high": high,
        "rule": rule,
        "grade": ", ".join(grades) or "not graded",
        "letters": "".join(sorted(set(rows["letter"].astype(str)))),
        "figures": len(rows),
    }


def _best(rows: pd.DataFrame, *, updated: bool) -> tuple[str, str]:
    """The interval that every figure allows; nothing where two figures shut each other out."""
    if len(rows) == 1:
        return numbers.interval(rows["low"].iloc[0], rows["high"].iloc[0]), "the only figure"
    low, high = rows["low"].max(), rows["high"].min()
    if pd.notna(low) and pd.notna(high) and low > high:
        if not updated:
            return "none", "figures shut each other out, so none is called best"
        # A running total only grows, so the largest of a chain of updates is the latest.
        latest = records(rows.sort_values("low").tail(1))[0]
        return numbers.interval(latest["low"], latest["high"]), "the latest of a running total"
    same = rows["low"].nunique(dropna=False) == 1 and rows["high"].nunique(dropna=False) == 1
    return numbers.interval(low, high), "all give the same figure" if same else "what every figure allows"


def _bound(bounds: pd.Series, which: str) -> str:
    """The outermost bound in words; one open side leaves it open."""
    if bounds.isna().any():
        return "open"
    outermost = bounds.min() if which == "min" else bounds.max()
    return numbers.interval(outermost, outermost)
