"""RESULTS.md: one section per measurement, each replaced by itself, so that a part can be measured again alone."""

from __future__ import annotations

import os
import platform
import re
from collections.abc import Iterable, Sequence
from importlib.metadata import version
from pathlib import Path

RESULTS = Path(__file__).parent / "RESULTS.md"
SECTIONS = ("seeds", "stories", "planted", "casualties", "muc", "quantities", "numbers", "attribution", "uw", "meantime", "meantime_docs",
            "same_answer", "speed", "memory", "growth", "fuzz", "models", "scale", "page", "far", "readers")
_HEAD = """# Results

Written by `make bench`; one part alone: `python -m benchmarks.run NAME`. Good or bad, these are the figures of the code beside them.
Peers are other systems measured with the same scorer on the same set; benchmarks/README.md says where the sets come from.
"""
_SECTION = re.compile(r"<!-- (\w+) -->\n(.*?)(?=<!-- \w+ -->\n|\Z)", re.DOTALL)


def put(name: str, text: str, *, path: Path = RESULTS) -> None:
    """Writes or replaces one section; the others stay as they are."""
    if name not in SECTIONS:
        raise ValueError(f"there is no section {name!r}; choose one of {', '.join(SECTIONS)}")
    held = sections(path) | {name: text.strip() + "\n"}
    body = "".join(f"\n<!-- {key} -->\n{held[key]}" for key in SECTIONS if key in held)
    path.write_text(_HEAD + body, encoding="utf-8")


def sections(path: Path = RESULTS) -> dict[str, str]:
    """Section name to its text."""
    if not path.exists():
        return {}
    return {name: text.strip() + "\n" for name, text in _SECTION.findall(path.read_text(encoding="utf-8"))}


def section(name: str, about: str, body: str, command: str) -> str:
    """A heading, the table and the command that gives the same figures."""
    return f"## {name.replace('_', ' ')}: {about}\n\n{body}\n\n`{command}`\n"


def table(heads: Sequence[str], rows: Iterable[Sequence[object]]) -> str:
    """A Markdown table; the first column is words, the others figures."""
    lines = [f"| {' | '.join(heads)} |", "|---|" + "---:|" * (len(heads) - 1)]
    return "\n".join([*lines, *(f"| {' | '.join(map(figure, row))} |" for row in rows)])


def figure(value: object) -> str:
    """A number as it is read: three places for a share, one for a percentage, a dash where there is none."""
    if value is None:
        return "–"
    if isinstance(value, float):
        return f"{value:.3f}" if abs(value) <= 1.5 else f"{value:.1f}"
    return str(value)


def machine() -> str:
    """What the figures of time depend on."""
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, spaCy {version('spacy')}"
