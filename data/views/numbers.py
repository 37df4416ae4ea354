"""Counts as intervals: the panels, the figures that stay out of them, the words read as numbers, and low, best, high."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.load import Tables
from data.views import scope, words
from data.views.held import with_claim
from data.views.rows import placed, records, scene_words, silent, texts_of
from data.views.scope import Filters

# Measures that may stand in one panel, each on rows of its own; every other measure has a panel to itself.
HUMAN_TOLL = ("killed", "injured", "casualties", "missing")
SCOPES = {
    "cumulative": ("in total so far", "Running totals."),
    "single": ("single incidents", "One incident each, so none of these can be held against a total."),
    "subset": ("parts of a larger figure", "Each is a part of another figure."),
    "rate": ("rates", "So many in a given time."),
    "requirement": ("what would be needed", "Not what happened: what somebody says it would take."),
    "unknown": ("scope not stated", "The text does not say whether this is a total or one incident."),
}
# Rule of the engine → why the figure stays out of the charts.
WHY = {
    "boilerplate": "stands outside the article's own text",
    "no_measure": "counts something else",
    "one_of": "“one of” picks out, it does not count",
    "other_event": "another event",
    "other_measure": "neither people hurt nor strikes",
    "part_of_a_whole": "a part of a figure that is charted",
    "rate": "a rate",
    "requirement": "what it would take, not what happened",
    "vague_word": "a vague word",
    "victim_without_number": "victims named without a number",
    "yearly_statistic": "a statistic of another matter",
}
MANY = 40  # marks in one panel; more are no picture
_ORDER, _STRAYS = 10, 0.2  # how many times beyond most others a figure strays, and what share may
_LONGEST = 64  # characters of the article's own words beside a mark


@dataclass(frozen=True, slots=True, kw_only=True)
class Panel:
    """One chart: figures that may share an axis, and the letters of the sources that give none."""

    key: str
    title: str
    note: str
    marks: pd.DataFrame
    strays: pd.DataFrame  # figures of another order of magnitude, beside which the marks would be one line
    silent: tuple[str, ...]
    figures: int  # more than the marks where those stand for several
    speaking: frozenset[str]  # the articles that give them


def panels(tables: Tables, filters: Filters) -> list[Panel]:
    """The charts, totals before single incidents; a panel never mixes scopes or unlike measures."""
    charted = marks(tables, filters)
    found = []
    for _, rows in charted.groupby(["scope_order", "group_order", "group", "scope"], sort=True):
        group, extent = str(rows["group"].iloc[0]), str(rows["scope"].iloc[0])
        measures = [str(measure) for measure in dict.fromkeys(rows["measure"])]
        drawn, told = _drawn(rows.reset_index(drop=True))
        stray = strays(drawn)
        found.append(
            Panel(
                key=f"{group}-{extent}",
                title=_title(group, extent),
                note=f"{_note(extent, measures, rows)} {told}".strip(),
                marks=drawn[~stray].reset_index(drop=True),
                strays=drawn[stray].reset_index(drop=True),
                silent=silent(tables, filters, rows["article"]),
                figures=len(rows),
                speaking=frozenset(rows["article"]),
            )
        )
    return found


def _drawn(rows: pd.DataFrame) -> tuple[pd.DataFrame, str]:
    """The marks, and what to know of them: of very many figures those that are equal are one mark, and the commonest are drawn.

    Shape: the rows with ``more``, the number of further articles that give the same figure.
    """
    if len(rows) <= MANY:
        return rows.assign(more=0), ""
    equal = rows.groupby(["measure", "low", "high"], sort=False, dropna=False)
    each = equal.head(1).assign(more=equal["article"].transform("nunique") - 1)
    shown = each.sort_values("more", ascending=False, kind="stable").head(MANY)
    shown = shown.sort_values(["measure_order", "measure", "low"], kind="stable").reset_index(drop=True)
    left = f" The {MANY} commonest of {len(each)} are drawn; switch sources off to see others." if len(each) > MANY else ""
    return shown, f"Each mark is one figure, with the first source that gives it.{left}"


def strays(rows: pd.DataFrame) -> pd.Series:
    """Which few of the figures lie so far beyond the others that on one axis the others would be one line.

    More than ten times what three in four stay below, and so few that they are no group of their own.
    """
    most = rows[["low", "high"]].max(axis=1).fillna(0)
    beyond = most > _ORDER * max(float(most.quantile(0.75)), 1.0)
    return beyond & (beyond.sum() <= _STRAYS * len(rows))


def marks(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Shape: one row per charted figure, sorted for drawing: ``group``, ``scope``, ``measure``, ``low``, ``high``, ``hedge``,
    ``interval``, ``words``, ``article``, ``letter``, ``colour``, ``start``, ``end``, ``scene``, ``claim``, ``grade``."""
    rows = _quantities(tables, filters)
    rows = rows[rows["chart"].astype(bool) & rows["measure"].notna()].copy()
    rows["measure"], rows["scope"] = rows["measure"].astype(str), rows["scope"].astype(str)
    rows["group"] = ["human toll" if measure in HUMAN_TOLL else measure for measure in rows["measure"]]
    rows["group_order"] = [0 if group == "human toll" else 1 for group in rows["group"]]
    rows["scope_order"] = [list(SCOPES).index(extent) if extent in SCOPES else len(SCOPES) for extent in rows["scope"]]
    rows["measure_order"] = [HUMAN_TOLL.index(m) if m in HUMAN_TOLL else len(HUMAN_TOLL) for m in rows["measure"]]
    rows = rows.sort_values(["scope_order", "group_order", "group", "measure_order", "position", "start"], kind="stable")
    return with_claim(tables, rows).reset_index(drop=True)


def others(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Shape: one row per figure that enters no chart, in order of source and appearance, with ``why`` it stays out."""
    rows = _quantities(tables, filters)
    rows = rows[~rows["chart"].astype(bool)].copy()
    rows["why"] = [why(str(rule)) for rule in rows["rule"]]
    return rows.sort_values(["position", "start"], kind="stable").reset_index(drop=True)


def vague_words(tables: Tables, filters: Filters) -> pd.DataFrame:
    """Shape: one row per vague word and interval: ``words``, ``interval``, ``letters`` (who uses it), ``times``."""
    rows = _quantities(tables, filters)
    rows = rows[rows["hedge"].astype(str) == "vague"].copy()
    rows["words"] = [number.lower() for number in rows["number"]]
    listed = [
        {"words": words, "interval": interval, "letters": tuple(dict.fromkeys(group["letter"].astype(str))), "times": len(group)}
        for (words, interval), group in rows.groupby(["words", "interval"], sort=True)
    ]
    return pd.DataFrame(listed, columns=["words", "interval", "letters", "times"])


def why(rule: str) -> str:
    """Why a figure stays out of the charts, in a reader's words; a rule that is not known here keeps its name."""
    if rule.startswith("not_asserted_"):
        return f"not told as a fact: {rule.removeprefix('not_asserted_').replace('_', ' ')}"
    return WHY.get(rule, rule.replace("_", " "))


def interval(low: Any, high: Any) -> str:
    """Bounds in words: 57, 13 or more, 3 to 9, at most 30."""
    least, most = (None if pd.isna(bound) else f"{bound:,.10g}" for bound in (low, high))
    if least is None and most is None:
        return "no figure"
    if most is None:
        return f"{least} or more"
    if least is None:
        return f"at most {most}"
    return least if least == most else f"{least} to {most}"


def _quantities(tables: Tables, filters: Filters) -> pd.DataFrame:
    """The quantities let through, with ``number`` (as printed), ``words`` (with what is counted) and their bounds in words."""
    rows = placed(tables, filters, "quantities")
    rows["number"] = rows["words"]
    texts, found = texts_of(tables), records(rows)
    rows["scene"] = [scene_words(row) for row in found]
    rows["words"] = [own_words(texts[row["article"]], row) for row in found]
    # A year is a name, not a count: 2024, never 2,024.
    rows["interval"] = [
        row["number"] if str(row["unit"]) == "year" and row["number"].isdigit() else interval(row["low"], row["high"]) for row in found
    ]
    return rows


def own_words(text: str, row: Mapping[str, Any]) -> str:
    """The number with what it counts, as printed: "over 50 casualties", "killing 57 suspected traffickers"."""
    start, end = int(row["start"]), int(row["end"])
    for name in ("concept", "subject"):
        if pd.notna(row[f"{name}_start"]):
            wider = min(start, int(row[f"{name}_start"])), max(end, int(row[f"{name}_end"]))
            if wider[1] - wider[0] <= _LONGEST:
                start, end = wider
    return " ".join(text[start:end].split())


def _title(group: str, extent: str) -> str:
    return f"{str(group).replace('_', ' ').capitalize()}, {SCOPES.get(extent, (extent,))[0]}"


def _note(extent: str, measures: list[str], rows: pd.DataFrame) -> str:
    notes = [SCOPES.get(extent, ("", ""))[1]]
    if len(measures) > 1:
        notes.append(f"{' and '.join(measures).capitalize()} are different measures and are drawn apart.")
    if rows["high"].isna().any():
        notes.append("A fading bar is open upwards.")
    return " ".join(note for note in notes if note)


def headline(tables: Tables, filters: Filters, drawn: list[Panel]) -> str:
    """The view in a sentence: how many figures the panels draw from how many reports, and whether any two contradict each other."""
    reports = len(scope.articles(tables, filters))
    figures = sum(panel.figures for panel in drawn)
    if not figures:
        return (
            f"None of the {words.counted(reports, 'report')} gives a figure that can be charted"
            if reports > 1
            else "No figure that can be charted"
        )
    speaking = len({article for panel in drawn for article in panel.speaking})
    found = scope.discrepancies(tables, filters)
    against = found[(found["kind"].astype(str) == "count") & found["relation"].astype(str).isin(("CONTRADICTS", "INTERNAL"))]
    verdict = f"{words.counted(len(against), 'contradiction')} among them" if len(against) else "and no contradiction among them"
    of = f"{words.number(speaking)} of {words.counted(reports, 'report')}" if speaking < reports else words.counted(reports, "report")
    return words.capital(f"{words.counted(figures, 'figure')} from {of}, {verdict}")
