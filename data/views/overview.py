"""The first view: the story in one sentence, what contradicts, what agrees, what one source alone says, and the matrix.

Every word of a sentence comes from a template here or from the tables; nothing is guessed.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from data.load import Tables
from data.views import scope, words
from data.views.articles import day
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
# words a claim's slot needs before it reads as a row of the matrix
_ROWS = {
    "status": "Has it happened?",
    "decision": "Was it decided?",
    "toll": "Human toll",
    "timing": "When",
    "condition": "On what condition",
}
CONTRADICTING = ("CONTRADICTS", "INTERNAL", "HEADLINE_BODY")
APART = ("DIFFERENT_MEASURE", "DIFFERENT_SCOPE", "NOT_COMPARABLE")
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """What one article says in one row; ``slot`` only where the row holds several slots."""

    token: str
    value: str
    slot: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """One question: its cells by article, the gravest relation among them and what the verdict opens."""

    topic: str
    label: str
    cells: dict[str, tuple[Cell, ...]]
    relation: str | None
    token: str | None
    note: str = ""


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


def contradictions(tables: Tables, filters: Filters) -> list[Point]:
    """What the sources contradict each other in, worst first, and what differs so gravely that a reader must know."""
    rows = scope.discrepancies(tables, filters)
    grave = rows["severity"].isin(("critical", "high")) & (rows["relation"] == "DIFFERENT_TIME")
    return [_finding(tables, filters, row) for row in _records(rows[rows["relation"].isin(CONTRADICTING) | grave])]


def agreements(tables: Tables, filters: Filters) -> list[Point]:
    """What they agree in, the most widely shared first."""
    rows = scope.relations(tables, filters)
    points = [_relation(tables, filters, row) for row in _records(rows[rows["relation"] == "AGREES"])]
    return sorted(points, key=lambda point: -sum(len(saying.articles) for saying in point.sayings))


def no_conflicts(tables: Tables, filters: Filters) -> list[Point]:
    """Figures that look like a conflict and are none, with the reason."""
    named = [
        ("finding", "discrepancy", scope.discrepancies(tables, filters)),
        ("relation", "relation_id", scope.relations(tables, filters)),
    ]
    found = []
    for name, key, rows in named:
        counts = rows[(rows["kind"] == "count") & rows["relation"].isin(APART)]
        found += [(words.GRAVITY.index(str(row["relation"])), f"{name}:{row[key]}", row, key) for row in _records(counts)]
    ranked = sorted(found, key=lambda entry: (entry[0] != words.GRAVITY.index("DIFFERENT_MEASURE"), entry[0]))
    return [
        Point(
            token=token,
            title="",
            sayings=_sayings(tables, filters, "relation" if key == "relation_id" else key, str(row[key])),
            note=words.relation(str(row["relation"])),
        )
        for _, token, row, key in ranked
    ]


def alone(tables: Tables, filters: Filters) -> list[Point]:
    """What one source alone says: findings of that kind first, then claims that no other article answers."""
    rows = scope.discrepancies(tables, filters)
    points = [_finding(tables, filters, row) for row in _records(rows[rows["relation"].isin(("SINGLE_SOURCE", "UNATTRIBUTED"))])]
    claims = scope.claims(tables, filters)
    single = claims[claims.groupby("topic", observed=True)["article"].transform("nunique") == 1]
    order = single["kind"].astype(str).map({kind: number for number, kind in enumerate(_PLAIN_KINDS)}).fillna(len(_PLAIN_KINDS))
    for row in _records(single.loc[order.sort_values(kind="stable").index].drop_duplicates("topic")):
        said = Saying(value=str(row["text"]), articles=(str(row["article"]),))
        points.append(Point(token=f"claim:{row['claim']}", title="", sayings=(said,), note=words.capital(str(row["slot"]))))
    return points


def matrix(tables: Tables, filters: Filters) -> list[Row]:
    """What each source says: one row per question that two or more sources answer, the most contested first."""
    claims = scope.claims(tables, filters)
    judged = _judged(tables, filters)
    rows = [
        _row(str(topic), part, judged)
        for topic, part in claims.groupby("topic", observed=True, sort=False)
        if part["article"].nunique() > 1
    ]
    rank = {topic: number for number, topic in enumerate(judged)}
    return sorted(rows, key=lambda row: (rank.get(row.topic, len(rank)), -len(row.cells)))


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
    known = [when for column in ("earliest", "latest") for when in rows[column].dropna()]
    undated = int((rows["earliest"].isna() & rows["latest"].isna()).sum())
    if not known:
        return "none carries a date"
    first, last = min(known), max(known)
    until = f"to {day(last)}" if rows["latest"].notna().all() and first != last else "or later" if rows["latest"].isna().any() else ""
    carry = f"; {words.number(undated)} {'carries' if undated == 1 else 'carry'} no date" if undated else ""
    return f"dated {day(first)} {until}".strip() + carry


def _finding(tables: Tables, filters: Filters, row: dict[str, object]) -> Point:
    note = (
        "" if row["relation"] in ("CONTRADICTS", "SINGLE_SOURCE", "UNATTRIBUTED") else words.capital(words.relation(str(row["relation"])))
    )
    return Point(
        token=f"finding:{row['discrepancy']}",
        title=str(row["title"]),
        severity=str(row["severity"]),
        note=note,
        sayings=_sayings(tables, filters, "discrepancy", str(row["discrepancy"])),
    )


def _relation(tables: Tables, filters: Filters, row: dict[str, object]) -> Point:
    sayings = _sayings(tables, filters, "relation", str(row["relation_id"]))
    articles = {article for saying in sayings for article in saying.articles}
    origins = sum(1 for group in origin_groups(tables, filters) if group & articles)
    note = f"{words.counted(len(articles), 'article')}, {'at most ' if origins > 1 else ''}{words.counted(origins, 'origin')}"
    return Point(token=f"relation:{row['relation_id']}", title="", sayings=sayings, note=words.capital(note))


def _sayings(tables: Tables, filters: Filters, owner: str, owner_id: str) -> tuple[Saying, ...]:
    rows = tables["sides"]
    own = rows[(rows["owner"] == owner) & (rows["owner_id"] == owner_id) & ~rows["article"].isin(filters.off)].sort_values("side")
    values: dict[str, list[str]] = {}
    for value, article in zip(own["value"].astype(str), own["article"].astype(str), strict=True):
        values.setdefault(value, []).append(article)
    return tuple(Saying(value=value, articles=tuple(dict.fromkeys(articles))) for value, articles in values.items())


def _judged(tables: Tables, filters: Filters) -> dict[str, list[tuple[str, str]]]:
    """Topic to its (relation, token) pairs, worst findings first, relations after them."""
    judged: dict[str, list[tuple[str, str]]] = {}
    for row in _records(scope.discrepancies(tables, filters)):
        judged.setdefault(str(row["topic"]), []).append((str(row["relation"]), f"finding:{row['discrepancy']}"))
    for row in _records(scope.relations(tables, filters)):
        judged.setdefault(str(row["topic"]), []).append((str(row["relation"]), f"relation:{row['relation_id']}"))
    return judged


def _row(topic: str, part: pd.DataFrame, judged: dict[str, list[tuple[str, str]]]) -> Row:
    slots = part["slot"].astype(str)
    label = _ROWS.get(topic) or words.capital(slots.mode().iloc[0])
    several = slots.nunique() > 1
    cells: dict[str, list[Cell]] = {}
    for row in _records(part.drop_duplicates(["article", "slot", "text"])):
        cell = Cell(token=f"claim:{row['claim']}", value=str(row["text"]), slot=str(row["slot"]) if several else "")
        cells.setdefault(str(row["article"]), []).append(cell)
    found = judged.get(topic, [])
    relation = words.gravest([name for name, _ in found])
    token = next((token for name, token in found if name == relation), None)
    return Row(
        topic=topic,
        label=label,
        cells={article: tuple(held) for article, held in cells.items()},
        relation=relation,
        token=token,
        note=f"{int(part['origins'].max())} {'origin' if part['origins'].max() == 1 else 'origins'}" if relation == "AGREES" else "",
    )


def _records(rows: pd.DataFrame) -> list[dict[str, object]]:
    return [{str(key): value for key, value in row.items()} for row in rows.to_dict("records")]
