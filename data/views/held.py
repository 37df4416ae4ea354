"""What the engine says of a figure: the claim it belongs to, and the figures that the gates held against it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from data.load import Tables
from data.views.rows import records

# Relations of figures that answer one question; any other relation says that they answer different ones.
ONE_QUESTION = frozenset({"AGREES", "COMPATIBLE", "CONTRADICTS", "INTERNAL", "REFINES", "SAME_ORIGIN", "UPDATE"})
Judged = Mapping[tuple[str, str], list[dict[str, Any]]]
_CLAIM = ("claim", "grade")


def with_claim(tables: Tables, rows: pd.DataFrame) -> pd.DataFrame:
    """The rows with ``claim`` and ``grade`` of the claim whose evidence holds them; empty where no claim does."""
    spans = tables["evidence"]
    spans = spans[spans["owner"].astype(str) == "claim"]
    claims = tables["claims"]
    claims = claims[claims["kind"].astype(str) == "count"]
    joined = spans.merge(claims[["claim", "grade", "slot"]], left_on="owner_id", right_on="claim")
    by_article = {str(article): records(group) for article, group in joined.groupby(joined["article"].astype(str))}
    found = [_claim_of(row, by_article.get(str(row["article"]), [])) for row in records(rows)]
    return rows.assign(**{column: [claim[column] for claim in found] for column in _CLAIM})


def questions(spans_of: Judged, rows: pd.DataFrame) -> list[int]:
    """A number per row: rows with one number answer one question, by the gates; a row that no gate joined stands alone."""
    marks = records(rows)
    question = list(range(len(marks)))
    for spans in spans_of.values():
        joined = [question[place] for place, mark in enumerate(marks) if any(touches(mark, span) for span in spans)]
        question = [min(joined) if number in joined else number for number in question]
    return question


def updated(spans_of: Judged, rows: pd.DataFrame) -> bool:
    """Whether the gates call one of these figures an update of another, and none a contradiction."""
    held = {
        relation for (relation, _), spans in spans_of.items() if sum(any(touches(row, span) for span in spans) for row in records(rows)) > 1
    }
    return "UPDATE" in held and not held & {"CONTRADICTS", "INTERNAL"}


def touches(mark: Mapping[str, Any], span: Mapping[str, Any]) -> bool:
    """Whether a row and a span of evidence overlap in one article."""
    return str(mark["article"]) == str(span["article"]) and bool(span["start"] < mark["end"] and mark["start"] < span["end"])


def judged(tables: Tables) -> Judged:
    """The spans of every relation and finding about counts that answer one question, by relation and id."""
    kinds: dict[tuple[str, str], str] = {}
    for name, key, owner in (("relations", "relation_id", "relation"), ("discrepancies", "discrepancy", "discrepancy")):
        for row in records(tables[name]):
            if str(row["kind"]) == "count" and str(row["relation"]) in ONE_QUESTION:
                kinds[(owner, str(row[key]))] = str(row["relation"])
    found: dict[tuple[str, str], list[dict[str, Any]]] = {}
    for span in records(tables["evidence"]):
        owned = (str(span["owner"]), str(span["owner_id"]))
        if owned in kinds:
            found.setdefault((kinds[owned], "/".join(owned)), []).append(span)
    return found


def _claim_of(row: Mapping[str, Any], claims: list[dict[str, Any]]) -> dict[str, str]:
    """The claim on this measure with the shortest evidence around the number."""
    measure = str(row["measure"]).replace("_", " ")
    fitting = [claim for claim in claims if claim["start"] <= row["start"] and row["end"] <= claim["end"]
               and measure in str(claim["slot"]).replace("_", " ")]  # fmt: skip
    if not fitting:
        return dict.fromkeys(_CLAIM, "")
    claim = min(fitting, key=lambda one: int(one["end"] - one["start"]))
    return {column: str(claim[column]) for column in _CLAIM}
