"""The rung that a status or decision stands on: "carried out" is read faster than the clause that says it."""

from __future__ import annotations

from data.load import Tables
from data.views.rows import records

_DOUBTFUL = ("condition", "supposed")
_KEYS = {"claim": ("claims", "claim"), "relation": ("relations", "relation_id"), "discrepancy": ("discrepancies", "discrepancy")}


def rungs(tables: Tables, owner: str) -> dict[tuple[str, int], str]:
    """Id and side of a claim, relation or discrepancy about status or decision to its rung, where its evidence stands on one."""
    table, key = _KEYS[owner]
    rows = tables[table]
    kinds = dict(zip(rows[key].astype(str), rows["kind"].astype(str), strict=True))
    ladder = {
        (row["article"], row["start"], row["end"], bool(row["decision"])): str(row["rung"]).replace("_", " ")
        for row in records(tables["statuses"])
    }
    evidence = tables["evidence"]
    found: dict[tuple[str, int], str] = {}
    for row in records(evidence[evidence["owner"] == owner]):
        kind = kinds.get(str(row["owner_id"]))
        if kind in ("status", "decision"):
            rung = ladder.get((row["article"], row["start"], row["end"], kind == "decision"))
            if rung:
                found.setdefault((str(row["owner_id"]), int(row["side"])), rung)
    return found


def supposed(tables: Tables) -> set[str]:
    """Claims on a status that only a condition or a supposition of the writer carries: "a strike would mean war"."""
    doubtful = {
        (row["article"], row["start"], row["end"])
        for row in records(tables["statuses"])
        if any(word in str(row["rule"]) for word in _DOUBTFUL) and not row["decision"]
    }
    statuses = _of_status(tables)
    return {
        str(row["owner_id"])
        for row in records(tables["evidence"])
        if row["owner"] == "claim" and str(row["owner_id"]) in statuses and (row["article"], row["start"], row["end"]) in doubtful
    }


def _of_status(tables: Tables) -> set[str]:
    rows = tables["claims"]
    return set(rows["claim"][rows["kind"].astype(str) == "status"].astype(str))
