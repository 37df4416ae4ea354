"""The three columns of the first view: what contradicts, what agrees, what one source alone says."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import Any

import pandas as pd

from data.load import Tables
from data.views import scope, words
from data.views.overview import CONTRADICTING, origin_groups
from data.views.questions import ELSEWHERE, asked
from data.views.rows import records
from data.views.rungs import rungs
from data.views.scope import Filters

APART = ("DIFFERENT_MEASURE", "DIFFERENT_SCOPE", "NOT_COMPARABLE")
_GRAVE = 2  # claims on the dead and hurt before what rests on one weak source
_PLAIN_KINDS = (
    "count",
    "status",
    "decision",
    "timing",
    "target",
    "actor",
    "victims",
    "place",
    "means",
    "condition",
    "motive",
    "stance",
    "source",
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Saying:
    """One value and the articles that give it."""

    value: str
    articles: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One entry of a column: what it opens, its title (empty where the values say it), its values, a quiet note."""

    token: str
    title: str
    sayings: tuple[Saying, ...]
    note: str = ""
    severity: str = ""


def contradictions(tables: Tables, filters: Filters) -> list[Point]:
    """What the sources contradict each other in, worst first, and what differs so gravely that a reader must know."""
    rows = scope.discrepancies(tables, filters)
    grave = rows["severity"].isin(("critical", "high")) & (rows["relation"] == "DIFFERENT_TIME")
    return _findings(tables, filters, rows[rows["relation"].isin(CONTRADICTING) | grave])


def agreements(tables: Tables, filters: Filters) -> list[Point]:
    """What they agree in: the crispest wording first, then what most articles share."""
    rows = scope.relations(tables, filters)
    said = sayings(tables, filters, "relation")
    groups = origin_groups(tables, filters)
    points = [
        _agreement(f"relation:{row['relation_id']}", _heading(row), said.get(str(row["relation_id"]), ()), groups)
        for row in records(rows[rows["relation"] == "AGREES"])
    ]
    return sorted(
        points, key=lambda point: (len(point.sayings), -len({article for saying in point.sayings for article in saying.articles}))
    )


def no_conflicts(tables: Tables, filters: Filters) -> list[Point]:
    """Figures that look like a conflict and are none, with the reason; another measure first, for it deceives most."""
    found = []
    owners = (
        ("finding", "discrepancy", "discrepancy", scope.discrepancies(tables, filters)),
        ("relation", "relation", "relation_id", scope.plain_relations(tables, filters)),
    )
    for name, owner, key, rows in owners:
        said = sayings(tables, filters, owner)
        for row in records(rows[(rows["kind"] == "count") & rows["relation"].isin(APART)]):
            point = Point(
                token=f"{name}:{row[key]}",
                title="",
                sayings=said.get(str(row[key]), ()),
                note=words.capital(words.relation(str(row["relation"]))),
            )
            found.append((APART.index(str(row["relation"])), point))
    return [point for _, point in sorted(found, key=lambda entry: entry[0])]


def alone(tables: Tables, filters: Filters) -> list[Point]:
    """What one source alone says: the dead and who they were, then what rests on a single weak source, then the rest."""
    rows = scope.discrepancies(tables, filters)
    found = _findings(tables, filters, rows[rows["relation"] == "SINGLE_SOURCE"])
    grave, plain = _single_claims(tables, filters)
    return [*grave[:_GRAVE], *map(_sourced, found), *plain, *grave[_GRAVE:]]


def _single_claims(tables: Tables, filters: Filters) -> tuple[list[Point], list[Point]]:
    """Tolls and victims in scenes that no other article counts; one claim of each other topic that no other article answers."""
    claims = scope.claims(tables, filters)
    claims = claims[claims["topic"].astype(str) != ELSEWHERE]
    shared = claims.groupby("topic", observed=True)["article"].transform("nunique") > 1
    kinds = claims["kind"].astype(str)
    counted = set(claims["text"][shared & (kinds == "count")])
    toll = claims["topic"].astype(str).str.startswith("toll") & (claims["low"] > 0) & (claims["hedge"].astype(str) != "vague")
    grave = claims[~shared & (toll | (kinds == "victims")) & ~claims["text"].isin(counted)].drop_duplicates(["article", "text"])
    single = claims[~shared & ~claims["topic"].isin(grave["topic"])]
    order = single["kind"].astype(str).map({kind: number for number, kind in enumerate(_PLAIN_KINDS)}).fillna(len(_PLAIN_KINDS))
    plain = single.loc[order.sort_values(kind="stable").index].drop_duplicates("topic")
    return [_claimed(row) for row in records(grave)], [_claimed(row) for row in records(plain)]


def _sourced(point: Point) -> Point:
    """A finding on one source's word: what it says, and below it who says so."""
    source, found, _ = point.title.partition(": “")
    return replace(point, title="", note=source) if found else point


def _claimed(row: dict[str, Any]) -> Point:
    said = Saying(value=str(row["text"]), articles=(str(row["article"]),))
    note = asked(str(row["topic"]), [str(row["slot"])])
    return Point(token=f"claim:{row['claim']}", title="", sayings=(said,), note=note)


def sayings(tables: Tables, filters: Filters, owner: str) -> dict[str, tuple[Saying, ...]]:
    """Id of a relation or discrepancy to what its sides say, each value once with the articles that give it."""
    rows = tables["sides"]
    own = rows[(rows["owner"] == owner) & ~rows["article"].isin(filters.off)].sort_values("side", kind="stable")
    standing = rungs(tables, owner)
    values: dict[str, dict[str, dict[str, None]]] = {}
    for owner_id, side, value, article in zip(own["owner_id"], own["side"], own["value"], own["article"], strict=True):
        said = standing.get((str(owner_id), int(side)), str(value))
        values.setdefault(str(owner_id), {}).setdefault(said, {})[str(article)] = None
    return {
        owner_id: tuple(Saying(value=value, articles=tuple(articles)) for value, articles in held.items())
        for owner_id, held in values.items()
    }


def _findings(tables: Tables, filters: Filters, rows: pd.DataFrame) -> list[Point]:
    said = sayings(tables, filters, "discrepancy")
    plain = ("CONTRADICTS", "SINGLE_SOURCE")
    return [
        Point(
            token=f"finding:{row['discrepancy']}",
            title=words.lead(str(row["title"])),
            severity=str(row["severity"]),
            sayings=said.get(str(row["discrepancy"]), ()),
            note="" if row["relation"] in plain else words.capital(words.relation(str(row["relation"]))),
        )
        for row in records(rows)
    ]


def _agreement(token: str, title: str, said: tuple[Saying, ...], groups: list[set[str]]) -> Point:
    articles = {article for saying in said for article in saying.articles}
    origins = sum(1 for group in groups if group & articles)
    note = f"{words.counted(len(articles), 'article')}, {'at most ' if origins > 1 else ''}{words.counted(origins, 'origin')}"
    return Point(token=token, title=title, sayings=said, note=words.capital(note))


def _heading(row: dict[str, Any]) -> str:
    """What is agreed on; a figure with its noun says it itself."""
    return "" if str(row["kind"]) == "count" else asked(str(row["topic"]))
