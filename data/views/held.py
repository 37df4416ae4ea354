"""What the engine says of a figure: the claim it belongs to."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

import pandas as pd

from data.load import Tables
from data.views.rows import records

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


def touches(mark: Mapping[str, Any], span: Mapping[str, Any]) -> bool:
    """Whether a row and a span of evidence overlap in one article."""
    return str(mark["article"]) == str(span["article"]) and bool(span["start"] < mark["end"] and mark["start"] < span["end"])


def _claim_of(row: Mapping[str, Any], claims: list[dict[str, Any]]) -> dict[str, str]:
    """The claim on this measure with the shortest evidence around the number."""
    measure = str(row["measure"]).replace("_", " ")
    fitting = [claim for claim in claims if claim["start"] <= row["start"] and row["end"] <= claim["end"]
               and measure in str(claim["slot"]).replace("_", " ")]  # fmt: skip
    if not fitting:
        return dict.fromkeys(_CLAIM, "")
    claim = min(fitting, key=lambda one: int(one["end"] - one["start"]))
    return {column: str(claim[column]) for column in _CLAIM}
