"""How far to trust the reading and the comparing: both against an expert's reading of the seeds.

Each scorer states its rule in its own docstring. The gold lies in ``tests/gold``; ``start`` and ``end`` there count
characters of the seed files.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from parallax.gold.findings import score_findings
from parallax.gold.names import score_entities
from parallax.gold.numbers import score_charts, score_numbers
from parallax.gold.quotes import score_quotes
from parallax.gold.scores import Score, changes, misses, plain, table
from parallax.gold.stages import score_published, score_statuses
from parallax.records import Comparison, Reading

FILES = ("numbers", "quotes", "entities", "statuses", "published", "seeds.key")


def gold(folder: Path, seeds: Path, *, save: Path | None = None, against: Path | None = None) -> list[Score]:
    """The scores, printed with every miss by name; with ``against`` also each find gained and lost since they were saved.

    Raises: FileNotFoundError that names a gold file or seed that is not there.
    """
    wanted = {name: json.loads((folder / f"{name}.json").read_text(encoding="utf-8")) for name in FILES}
    before = json.loads(against.read_text(encoding="utf-8")) if against else None
    scores = score(wanted, *read_seeds(seeds))
    _print([*table(scores, before), *misses(scores)])
    if before is not None:
        _print(changes(scores, before))
    if save:
        save.write_text(json.dumps(plain(scores), ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
    return scores


def score(wanted: dict[str, Any], readings: dict[str, Reading], compared: Comparison) -> list[Score]:
    """Every scorer on the seeds' readings and their comparison."""
    return [*score_numbers(wanted["numbers"], readings), score_charts(wanted["seeds.key"], readings),
            *score_quotes(wanted["quotes"], readings), *score_entities(wanted["entities"], readings),
            score_statuses(wanted["statuses"], readings), score_published(wanted["published"], readings),
            *score_findings(wanted["seeds.key"], compared)]


def read_seeds(seeds: Path) -> tuple[dict[str, Reading], Comparison]:
    """Readings by article id, and what they say together as one story."""
    from parallax.comparing import compare
    from parallax.ingest import Problem, read_inputs
    from parallax.reading import read_articles

    if not seeds.is_dir():
        raise FileNotFoundError(f"{seeds}: there is no such folder of seed articles")
    articles = [item for item in read_inputs([seeds]) if not isinstance(item, Problem)]
    readings = list(read_articles(articles))
    return {reading.article.id: reading for reading in readings}, compare(readings, story="seeds")


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        sys.stdout.write(line + "\n")
