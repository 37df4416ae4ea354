"""The measuring sets of sets.toml as records, and where they lie."""

from __future__ import annotations

import os
import tomllib
from dataclasses import dataclass
from pathlib import Path
from typing import Any

SHARED = Path(os.environ.get("PARALLAX_SHARED", Path(__file__).parent.parent.parent / "shared"))
BENCH = SHARED / "bench"
_HELD: dict[str, Any] = tomllib.loads((Path(__file__).parent / "sets.toml").read_text(encoding="utf-8"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """One line of a result table. ``path`` leads to it in the scorer's JSON; ``peer`` is the best figure of another system."""

    shown: str
    path: tuple[str, ...]
    peer: str = "–"


@dataclass(frozen=True, slots=True, kw_only=True)
class Set:
    """A gold file, the scorer that knows it, the keys of ``read`` that it looks at, and what is shown of it."""

    name: str
    about: str
    gold: str
    scorer: str
    keys: str
    figures: tuple[Figure, ...]
    more: tuple[str, ...] = ()


def _figures(rows: list[list[str]]) -> tuple[Figure, ...]:
    return tuple(Figure(shown=shown, path=tuple(path.split("/")), peer=peer[0] if peer else "–") for shown, path, *peer in rows)


SETS = tuple(Set(**row | {"figures": _figures(row["figures"]), "more": tuple(row.get("more", ()))}) for row in _HELD["sets"])
STORIES = _figures(_HELD["stories"]["figures"])
PLANTED: dict[str, str] = _HELD["planted"]
PLANTED_IN: dict[str, tuple[str, int]] = {name: (path, limit) for name, (path, limit) in _HELD["planted_in"].items()}
