"""How the reading and the comparing did on five articles that an expert has read: what the page's own test shows."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

FILE = Path(__file__).with_name("selftest.json")
# Score of ``python -m parallax gold`` → what was looked for, in a reader's words. A score that is not named here keeps its name.
NAMES = {
    "numbers.value": "Numbers, as intervals",
    "numbers.value+hedge": "… with “at least”, “over”, “about”",
    "numbers.value+hedge+unit": "… and with what they count",
    "charts": "Figures that belong in the charts",
    "quotes": "Quotations",
    "quotes.kind": "… with their kind: direct, mixed, scare, in a headline",
    "quotes.speaker": "… with who speaks",
    "entities.joins": "Names that are one, and names that are not",
    "entities.outlets": "Outlets told from actors",
    "statuses": "How far each article says the event had come",
    "published": "When each article appeared",
    "findings.hit": "Findings an expert expects",
    "findings.critical+high": "… the critical and high ones, with the relation expected",
    "findings.medium": "… the medium ones, with the relation expected",
    "contradictions": "Contradictions shown",
    "traps": "Pairs that only look like contradictions",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tested:
    """One figure of the test. ``precision`` is the share of what was found that is right, ``recall`` the share of what is there that
    was found; None where the expert's reading cannot say. ``missed`` and ``false`` pair what it is with what was there instead."""

    name: str
    precision: float | None
    recall: float | None
    found: int
    missed: tuple[tuple[str, str], ...]
    false: tuple[tuple[str, str], ...]


def load_selftest(path: Path = FILE) -> list[Tested]:
    """The figures in order, as ``make tables`` wrote them; none where the file is missing."""
    if not path.exists():
        return []
    held: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))
    return [
        Tested(
            name=NAMES.get(name, name),
            precision=one["precision"],
            recall=one["recall"],
            found=len(one["found"]),
            missed=_told(one, "missed"),
            false=_told(one, "false"),
        )
        for name, one in held.items()
    ]


def _told(one: dict[str, Any], kind: str) -> tuple[tuple[str, str], ...]:
    return tuple((str(name), str(one["instead"].get(name, ""))) for name in one[kind])
