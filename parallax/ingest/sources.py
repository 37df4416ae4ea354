"""``sources.csv`` beside a folder's articles: what each text says of its outlet, author and link."""

from __future__ import annotations

import csv
from dataclasses import dataclass, replace
from pathlib import Path

from parallax.ingest.problems import Problem
from parallax.records import Article

NAME = "sources.csv"
NOT_STATED = "not stated"
FIELDS = ("id", "title", "outlet", "author", "url", "published")


@dataclass(frozen=True, slots=True, kw_only=True)
class Sources:
    """File name to what is known of it; ``pins`` holds the story that a reader pinned an article to."""

    rows: dict[str, dict[str, str]]
    pins: dict[str, str]

    def complete(self, article: Article, file: str) -> Article:
        """The article with what the table knows of it; what the file itself gives wins."""
        known = self.rows.get(file, {})
        values = {key: known[key] for key in FIELDS if key in known and (key == "id" or getattr(article, key) is None)}
        return replace(article, **values)


def read_sources(folder: Path) -> tuple[Sources, list[Problem]]:
    """The table of a folder (empty when it has none) and what is wrong in it."""
    path = folder / NAME
    rows: dict[str, dict[str, str]] = {}
    problems: list[Problem] = []
    if not path.exists():
        return Sources(rows={}, pins={}), problems
    with path.open(encoding="utf-8-sig", newline="") as handle:
        reader = csv.DictReader(handle)
        if "file" not in (reader.fieldnames or ()):
            return Sources(rows={}, pins={}), [Problem(file=str(path), line=1, wrong="there is no column 'file'",
                                                       advice="head the table with: file,id,outlet,author,url,published,story,note")]
        for row in reader:
            name = (row.get("file") or "").strip()
            if not (folder / name).is_file():
                problems.append(Problem(file=str(path), line=reader.line_num, wrong=f"there is no file {name!r} in the folder",
                                        advice="correct the name or take the row out"))
                continue
            rows[name] = {key: value.strip() for key, value in row.items()
                          if key and isinstance(value, str) and value.strip() and value.strip() != NOT_STATED}
    pins = {row.get("id", Path(name).stem): row["story"] for name, row in rows.items() if "story" in row}
    return Sources(rows=rows, pins=pins), problems
