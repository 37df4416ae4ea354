"""Names that must be joined, names that must be kept apart, and outlets.

``entities.joins``: every form of a gold name but its first is a join. It is found when the mentions on it and on the first form
bear one canonical name. Two gold names whose mentions bear the same canonical name are a false join.
``entities.outlets``: every form of a gold outlet whose mention is labelled OUTLET is found; every OUTLET mention of a name that
the gold knows as something else is false.
"""

from __future__ import annotations

from typing import Any

from parallax.gold.scores import Named, Score, overlap
from parallax.records import Entity, Reading

Row = dict[str, Any]


def score_entities(gold: list[Row], readings: dict[str, Reading]) -> list[Score]:
    """Joins and outlets."""
    return [_joins(gold, readings), _outlets(gold, readings)]


def _joins(gold: list[Row], readings: dict[str, Reading]) -> Score:
    found: list[str] = []
    missed: list[Named] = []
    owners: dict[str, dict[str, str]] = {}
    for row in gold:
        mentions = [(_name(row, form), _mention(form, readings)) for form in row["forms"]]
        for _, mention in mentions:
            if mention is not None:
                owners.setdefault(mention.name.casefold(), {})[row["name"]] = mention.name
        _, first = mentions[0]
        for name, mention in mentions[1:]:
            if first and mention and first.name.casefold() == mention.name.casefold():
                found.append(name)
            else:
                missed.append((name, f"{_told(mention)}, but the first is {_told(first)}"))
    false = tuple((" = ".join(sorted(names)), next(iter(names.values()))) for names in owners.values() if len(names) > 1)
    return Score(name="entities.joins", found=tuple(found), missed=tuple(missed), false=false)


def _outlets(gold: list[Row], readings: dict[str, Reading]) -> Score:
    found: list[str] = []
    missed: list[Named] = []
    false: list[Named] = []
    for row in gold:
        for form in row["forms"]:
            mention = _mention(form, readings)
            labelled = mention is not None and mention.label == "OUTLET"
            if row["label"] == "OUTLET" and labelled:
                found.append(_name(row, form))
            elif row["label"] == "OUTLET":
                missed.append((_name(row, form), mention.label if mention else "no mention"))
            elif labelled:
                false.append((_name(row, form), "OUTLET"))
    return Score(name="entities.outlets", found=tuple(found), missed=tuple(missed), false=tuple(false))


def _mention(form: Row, readings: dict[str, Reading]) -> Entity | None:
    """The mention that shares most with the form."""
    span = form["start"], form["end"]
    near = [entity for entity in readings[form["article"]].entities if overlap(entity.span, span)]
    return max(near, key=lambda entity: overlap(entity.span, span), default=None)


def _told(mention: Entity | None) -> str:
    return mention.name if mention else "no mention"


def _name(row: Row, form: Row) -> str:
    return f"{row['name']}: {form['article']} “{form['words']}” at {form['start']}"
