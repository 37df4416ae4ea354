"""What one would have to assume for the sources not to contradict each other, and what stands whatever one assumes."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

import pandas as pd

from data.load import Tables
from data.views import articles, scope, words
from data.views.rows import records
from data.views.scope import Filters


@dataclass(frozen=True, slots=True, kw_only=True)
class Settled:
    """A finding that an assumption settles, or that none does."""

    token: str
    title: str
    severity: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Assumption:
    """One assumption in words, the article that it speaks of (empty where it is none), and what it settles, worst first."""

    text: str
    article: str
    settles: tuple[Settled, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Reconciliation:
    """All of it: a sentence, the fewest assumptions, the findings that none settles, and a note on how it was found."""

    sentence: str
    chosen: tuple[Assumption, ...]
    core: tuple[Settled, ...]
    note: str


def reconciliation(tables: Tables, filters: Filters) -> Reconciliation:
    """The fewest assumptions under which no finding let through contradicts; empty where none contradicts."""
    found = scope.discrepancies(tables, filters)
    rows = tables["assumptions"].sort_values("position")
    chosen = _assumptions(tables, rows[rows["chosen"].astype(bool)], found)
    core = tuple(_settled(row) for row in records(found[found["settled"].astype(str) == "core"]))
    settled = {one.token for assumption in chosen for one in assumption.settles}
    exact = bool(rows["exact"].all()) if len(rows) else True
    note = "No smaller set settles as much." if exact else "There are too many to try all sets: a smaller one may settle as much."
    return Reconciliation(sentence=_sentence(len(chosen), len(settled), len(core)), chosen=chosen, core=core, note=note if chosen else "")


def _assumptions(tables: Tables, rows: pd.DataFrame, found: pd.DataFrame) -> tuple[Assumption, ...]:
    known = articles.sources(tables)
    by_id = {str(row["discrepancy"]): _settled(row) for row in records(found)}
    held: dict[str, list[str]] = {}
    for row in records(tables["settlements"]):
        held.setdefault(str(row["assumption"]), []).append(str(row["discrepancy"]))
    made = []
    for row in records(rows):
        settles = set(held.get(str(row["assumption"]), [])) & by_id.keys()
        if settles:
            inside = tuple(one for key, one in by_id.items() if key in settles)
            made.append(Assumption(text=_worded(row, known), article=_article(row), settles=inside))
    return tuple(made)


def _worded(row: dict[str, Any], known: dict[str, articles.Source]) -> str:
    """The sentence with the report's letter in place of the name that the engine gives it."""
    source = known.get(_article(row))
    if source is None:
        return str(row["text"])
    name = next((name for name in (source.name.removesuffix(f" ({source.article})"), source.article) if name in str(row["text"])), None)
    return str(row["text"]).replace(name, source.letter, 1) if name else str(row["text"])


def _article(row: dict[str, Any]) -> str:
    return str(row["article"]) if isinstance(row["article"], str) else ""


def _settled(row: dict[str, Any]) -> Settled:
    return Settled(token=f"finding:{row['discrepancy']}", title=words.lead(str(row["title"])), severity=str(row["severity"]))


def _sentence(chosen: int, settled: int, core: int) -> str:
    """ "Three assumptions would settle nine of twelve contradictions; three remain." """
    total = words.counted(settled + core, "contradiction")
    if not settled + core:
        return ""
    if not chosen:
        return f"{words.capital(total)}, and nothing that one could assume settles {'it' if core == 1 else 'them'}."
    made = f"{words.capital(words.counted(chosen, 'assumption'))} would settle"
    if not core:
        return f"{made} {'the one contradiction' if settled == 1 else f'all {total}'}."
    return f"{made} {words.number(settled)} of {total}; {words.number(core)} {'remains' if core == 1 else 'remain'}."
