"""Records → the JSON of the command line: keys, spans and dates as other programs rely on them."""

from __future__ import annotations

from dataclasses import fields
from datetime import date
from typing import Any

from parallax.records import Claim, Comparison, Reading, Scene, Span

READ_KEYS = ("id", "title", "outlet", "author", "url", "published", "sentences", "entities", "quantities", "tolls", "quotes",
             "attributions", "events", "statuses", "dates", "roles", "stances")
EXTRA_KEYS = ("text", "hedges")  # printed on demand: what offsets into a web page refer to, and the words that weaken commitment
_GIVEN = ("id", "title", "outlet", "author", "url", "text")


def reading_json(reading: Reading, only: tuple[str, ...] = READ_KEYS) -> dict[str, Any]:
    """One article as ``read`` prints it, with the top-level keys asked for."""
    article = reading.article
    return {key: getattr(article, key) if key in _GIVEN else _plain(getattr(reading, key), key)
            for key in READ_KEYS + EXTRA_KEYS if key in only}
_COMPARED = ("relations", "discrepancies", "origins", "omissions", "ranges", "reconciliation")


def comparison_json(comparison: Comparison) -> dict[str, Any]:
    """One story as ``compare`` prints it."""
    return {
        "articles": list(comparison.articles),
        "claims": [_claim(claim) for claim in comparison.claims],
        **{key: _plain(getattr(comparison, key)) for key in _COMPARED},
    }


def _claim(claim: Claim) -> dict[str, Any]:
    value = claim.value
    counted = value.hedge is not None
    row: dict[str, Any] = _plain(claim)
    return row | {"value": {"low": value.low, "high": value.high, "hedge": value.hedge} if counted else value.text}


# Span fields that are printed as one object, not as the start and end of the record itself.
_SPANS = frozenset({"concept", "event", "place", "since", "as_of", "subject", "speaker", "cue", "source", "actor", "time", "via"})


def _plain(value: Any, name: str = "") -> Any:
    """Records as dicts: ``span`` becomes start and end, other spans become objects, dates become ISO text."""
    if isinstance(value, date):
        return value.isoformat()
    if name in _SPANS and _is_span(value):
        return _span(value)
    if isinstance(value, tuple):
        return [_span(item) if name in ("content", "evidence", "hedges", "reach") and _is_span(item) else _plain(item) for item in value]
    if isinstance(value, Scene):
        return {field.name: _plain(getattr(value, field.name), field.name) for field in fields(value)}
    if not hasattr(value, "__dataclass_fields__"):
        return value
    row: dict[str, Any] = {}
    for field in fields(value):
        held = getattr(value, field.name)
        if field.name == "span":
            row |= _span(held)
        else:
            row[field.name] = _plain(held, field.name)
    return row


def _is_span(value: Any) -> bool:
    return isinstance(value, tuple) and len(value) == 2 and all(type(part) is int for part in value)


def _span(span: Span) -> dict[str, int]:
    return {"start": span[0], "end": span[1]}
