"""Findings with their sides, each side with the whole sentences that its evidence stands in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from typing import Any

from data.pack.parts import Excerpt, Finding, Gate, Points, Review, SideOf

Row = dict[str, Any]


class Exhibits:
    """The rows that belong to findings, at hand by their owner. What the articles in ``off`` say is left out."""

    def __init__(self, found: dict[str, list[Row]], letters: dict[str, str], off: frozenset[str],
                 reviews: Mapping[tuple[str, str], tuple[Review, ...]]) -> None:
        self.letters = letters
        self.off = off
        self.reviews = reviews
        self.texts = {row["article"]: row["text"] for row in found["articles"]}
        self.sentences: dict[str, list[tuple[int, int]]] = defaultdict(list)
        for row in found["sentences"]:
            self.sentences[row["article"]].append((row["start"], row["end"]))
        self.owned = {name: _by_owner(found[name]) for name in ("sides", "evidence", "steps")}
        self.parts = _by_owner([row | {"owner": "discrepancy", "owner_id": row["discrepancy"]} for row in found["parts"]])

    def finding(self, owner: str, name: str, row: Row) -> Finding:
        """The discrepancy or relation with its sides, gates and points."""
        key = owner, name
        return Finding(
            id=name, kind=row["kind"], relation=row["relation"], title=row.get("title") or row["why"], why=row["why"],
            gate=row["gate"], severity=row.get("severity"), score=row.get("score"),
            sides=tuple(self._side(key, side) for side in self.owned["sides"][key] if side["article"] not in self.off),
            steps=tuple(Gate(gate=s["gate"], outcome=s["outcome"], note=s["note"]) for s in self.owned["steps"][key]),
            parts=tuple(Points(name=p["name"], points=p["points"], reason=p["reason"]) for p in self.parts[key]),
            reviews=self.reviews.get(key, ()))

    def _side(self, key: tuple[str, str], side: Row) -> SideOf:
        spans = [row for row in self.owned["evidence"][key] if row["side"] == side["side"]]
        return SideOf(letter=self.letters[side["article"]], article=side["article"], value=side["value"],
                      excerpts=tuple(self._excerpt(row["article"], row["start"], row["end"]) for row in spans))

    def _excerpt(self, article: str, start: int, end: int) -> Excerpt:
        """The whole sentences that the span lies in, and where in them it lies."""
        touched = [s for s in self.sentences[article] if s[0] < end and start < s[1]] or [(start, end)]
        first, last = min(start, touched[0][0]), max(end, touched[-1][1])
        text = self.texts[article][first:last]
        lead = min(len(text) - len(text.lstrip()), start - first)
        return Excerpt(text=text[lead:].rstrip(), marked=(start - first - lead, end - first - lead), start=start, end=end)


def _by_owner(rows: list[Row]) -> dict[tuple[str, str], list[Row]]:
    owned: dict[tuple[str, str], list[Row]] = defaultdict(list)
    for row in rows:
        owned[row["owner"], row["owner_id"]].append(row)
    return owned
