"""What a token opens: a finding, relation, claim or range, its sides, and the sentences behind each side.

A token comes from a link and is not trusted: one that names nothing in these tables opens nothing.
"""

from __future__ import annotations

from dataclasses import dataclass

import pandas as pd

from data.load import Tables
from data.views import words
from data.views.backing import backing
from data.views.rows import records
from data.views.rungs import rungs
from data.views.scope import Filters

Span = tuple[int, int]
_OWNERS = {
    "finding": ("discrepancies", "discrepancy", "discrepancy"),
    "relation": ("relations", "relation_id", "relation"),
    "claim": ("claims", "claim", "claim"),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Sentences that stand together: their range in the article and the ranges that are evidence in it."""

    start: int
    end: int
    spans: tuple[Span, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What one article says, and where. ``off`` says that its source is switched off."""

    article: str
    value: str
    passages: tuple[Passage, ...]
    off: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """All that the page shows of one token. ``severity`` is empty where there is none."""

    token: str
    owner: str  # discrepancy, relation, claim, span
    id: str
    title: str
    why: str
    sides: tuple[Side, ...]
    kind: str = ""
    relation: str = ""
    gate: str = ""
    severity: str = ""
    score: int = 0
    source: str = ""
    grade: str = ""
    backing: str = ""  # of a claim: "three articles say so, from two independent origins"


def evidence(tables: Tables, filters: Filters, token: str) -> Evidence | None:
    """What the token opens in this story, or None when it names nothing here."""
    name, _, rest = token.partition(":")
    if name == "span":
        return _of_span(tables, filters, token, rest)
    if name not in _OWNERS:
        return None
    table, key, owner = _OWNERS[name]
    rows = tables[table]
    found = rows[rows[key] == rest]
    return None if found.empty else _of_row(tables, filters, token, owner, found.iloc[0])


def span(token: str, tables: Tables) -> tuple[str, int, int] | None:
    """Article, start and end of a ``span:`` token when they lie in one of these articles."""
    parts = token.removeprefix("span:").rsplit(":", 2)
    if len(parts) != 3 or not all(part.isascii() and part.isdigit() and len(part) < 10 for part in parts[1:]):
        return None
    article, start, end = parts[0], int(parts[1]), int(parts[2])
    rows = tables["articles"]
    texts = rows["text"][rows["article"] == article]
    return (article, start, end) if len(texts) and start < end <= len(texts.iloc[0]) else None


def passages(tables: Tables, article: str, spans: list[Span]) -> tuple[Passage, ...]:
    """The sentences that hold the spans, joined where one follows the other, each with its spans."""
    rows = tables["sentences"]
    own = rows[rows["article"] == article].sort_values("start")
    bounds = list(zip(own["start"].tolist(), own["end"].tolist(), strict=True))
    found: list[Passage] = []
    for start, end in sorted(set(spans)):
        held = [(a, b) for a, b in bounds if a < end and b > start]
        left, right = min([start, *(a for a, _ in held)]), max([end, *(b for _, b in held)])
        if found and left <= found[-1].end + 1:
            last = found.pop()
            found.append(Passage(start=last.start, end=max(right, last.end), spans=(*last.spans, (start, end))))
        else:
            found.append(Passage(start=left, end=right, spans=((start, end),)))
    return tuple(found)


def around(tables: Tables, article: str, passage: Passage) -> Passage:
    """The passage with the sentence before and the sentence after it."""
    rows = tables["sentences"]
    own = rows[rows["article"] == article]
    before = own["start"][own["end"] <= passage.start]
    after = own["end"][own["start"] >= passage.end]
    return Passage(
        start=int(before.max()) if len(before) else passage.start, end=int(after.min()) if len(after) else passage.end, spans=passage.spans
    )


def steps(tables: Tables, found: Evidence) -> pd.DataFrame:
    """The gates on the way to it, in order. **Shape**: rows of ``steps``."""
    rows = tables["steps"]
    return rows[(rows["owner"] == found.owner) & (rows["owner_id"] == found.id)].sort_values("position")


def parts(tables: Tables, found: Evidence) -> pd.DataFrame:
    """The addends of its score, in order. **Shape**: rows of ``parts``."""
    rows = tables["parts"]
    return rows[rows["discrepancy"] == found.id].sort_values("position") if found.owner == "discrepancy" else rows.iloc[:0]


def sides(tables: Tables, filters: Filters, owner: str, owner_id: str) -> tuple[Side, ...]:
    """The sides of a relation or discrepancy with their passages; those of switched-off sources come last."""
    rows, spans = tables["sides"], tables["evidence"]
    own = rows[(rows["owner"] == owner) & (rows["owner_id"] == owner_id)].sort_values("side")
    held = spans[(spans["owner"] == owner) & (spans["owner_id"] == owner_id)]
    standing = rungs(tables, owner)
    made = []
    for row in records(own):
        mine = held[held["side"] == row["side"]]
        found = list(zip(mine["start"].tolist(), mine["end"].tolist(), strict=True))
        article = str(row["article"])
        value = standing.get((owner_id, int(row["side"])), str(row["value"]))
        made.append(Side(article=article, value=value, passages=passages(tables, article, found), off=article in filters.off))
    return tuple(sorted(made, key=lambda side: side.off))


def relation_title(relation: str, values: list[str]) -> str:
    """What a reader should take away from a relation, from its sides' own words."""
    said = words.listed([f"“{value}”" for value in dict.fromkeys(values)])
    ending = {
        "AGREES": "agree",
        "COMPATIBLE": "can both hold",
        "REFINES": "fit: one is more precise than the other",
        "SAME_ORIGIN": "go back to one origin",
        "NAME_VARIANT": "are probably one name",
        "CONTRADICTS": "contradict each other",
        "INTERNAL": "contradict each other in one article",
    }.get(relation, "do not contradict each other")
    if len(set(values)) == 1:
        return f"{said}: {words.relation(relation)}"
    return f"{said} {ending}"


def _of_row(tables: Tables, filters: Filters, token: str, owner: str, row: pd.Series) -> Evidence:
    if owner == "claim":
        return _of_claim(tables, filters, token, row)
    owner_id = str(row["discrepancy" if owner == "discrepancy" else "relation_id"])
    found = sides(tables, filters, owner, owner_id)
    title = str(row["title"]) if owner == "discrepancy" else relation_title(str(row["relation"]), [side.value for side in found])
    return Evidence(
        token=token,
        owner=owner,
        id=owner_id,
        title=title,
        why=str(row["why"]),
        sides=found,
        kind=str(row["kind"]),
        relation=str(row["relation"]),
        gate=str(row["gate"]),
        severity=str(row.get("severity", "")),
        score=int(row.get("score", 0)),
    )


def _of_claim(tables: Tables, filters: Filters, token: str, row: pd.Series) -> Evidence:
    rows = tables["evidence"]
    held = rows[(rows["owner"] == "claim") & (rows["owner_id"] == row["claim"])]
    article = str(row["article"])
    found = passages(tables, article, list(zip(held["start"].tolist(), held["end"].tolist(), strict=True)))
    source = row["source"] if isinstance(row["source"], str) else ""
    return Evidence(
        token=token,
        owner="claim",
        id=str(row["claim"]),
        title=words.capital(str(row["slot"])),
        why=str(row["text"]),
        kind=str(row["kind"]),
        source=source,
        grade=str(row["grade"]),
        backing=backing(tables, filters, str(row["answer"])),
        sides=(Side(article=article, value=str(row["text"]), passages=found, off=article in filters.off),),
    )


def _of_span(tables: Tables, filters: Filters, token: str, rest: str) -> Evidence | None:
    place = span(rest, tables)
    if place is None:
        return None
    article, start, end = place
    side = Side(article=article, value="", passages=passages(tables, article, [(start, end)]), off=article in filters.off)
    return Evidence(token=token, owner="span", id=rest, title="In the article", why="", sides=(side,))
