"""How far the event has come by each article, and when each article can have been published.

``statuses``: a gold sentence is found when a status that touches it stands on one of its rungs. A status on a gold sentence and on
none of its rungs is false; statuses elsewhere count nowhere, for the gold does not list every sentence.
``published``: an article is found when both ends of its interval are among those that its text proves.
"""

from __future__ import annotations

from typing import Any

from parallax.gold.scores import Named, Score, overlap
from parallax.records import Reading, Status

Row = dict[str, Any]


def score_statuses(gold: list[Row], readings: dict[str, Reading]) -> Score:
    """The rungs of the gold's sentences."""
    found: list[str] = []
    missed: list[Named] = []
    touched: dict[tuple[str, int], tuple[Status, set[str]]] = {}
    for row in gold:
        near = {n: status for n, status in enumerate(readings[row["article"]].statuses) if overlap(status.span, (row["start"], row["end"]))}
        for n, status in near.items():
            touched.setdefault((row["article"], n), (status, set()))[1].update(row["rungs"])
        name = f"{row['article']} “{row['quote']}”"
        if any(status.rung in row["rungs"] for status in near.values()):
            found.append(name)
        else:
            missed.append((name, f"{_rungs(near) or 'nothing'}, not {' or '.join(row['rungs'])}"))
    false = tuple((_words(readings[article], status), f"{status.rung}, rule {status.rule}")
                  for (article, _), (status, accepted) in touched.items() if status.rung not in accepted)
    return Score(name="statuses", found=tuple(found), missed=tuple(missed), false=false)


def score_published(gold: list[Row], readings: dict[str, Reading]) -> Score:
    """The intervals of publication. An interval that says too much is false as well as missed."""
    found: list[str] = []
    missed: list[Named] = []
    false: list[Named] = []
    for row in gold:
        published = readings[row["article"]].published
        ends = [day.isoformat() if day else None for day in (published.earliest, published.latest)]
        if ends[0] in row["earliest"] and ends[1] in row["latest"]:
            found.append(row["article"])
            continue
        told = (row["article"], f"{ends[0] or '…'} to {ends[1] or '…'}, not {row['earliest'][-1] or '…'} to {row['latest'][-1] or '…'}")
        missed.append(told)
        if any(ends):
            false.append(told)
    return Score(name="published", found=tuple(found), missed=tuple(missed), false=tuple(false))


def _rungs(near: dict[int, Status]) -> str:
    return ", ".join(sorted({status.rung for status in near.values()}))


def _words(reading: Reading, status: Status) -> str:
    return f"{reading.article.id} “{reading.article.text[slice(*status.span)]}” at {status.span[0]}"
