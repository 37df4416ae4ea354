"""The evidence pack as JSON: every field of the pack, dates as ISO text."""

from __future__ import annotations

import json
from dataclasses import asdict
from datetime import date

from data.pack.parts import Pack


def as_json(pack: Pack) -> str:
    """One object, indented, ending in a line break."""
    return json.dumps(asdict(pack), ensure_ascii=False, indent=1, default=_plain) + "\n"


def _plain(value: object) -> str:
    if isinstance(value, date):
        return value.isoformat()
    raise TypeError(f"{type(value).__name__} has no JSON form")
