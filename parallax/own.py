"""One reader's own articles → tables, told step by step: what the page starts as a process of its own.

``python -m parallax.own FOLDER --out DIR`` prints one JSON object per step and line: ``{"problem": {...}}`` for what could
not be read, ``{"stage": "reading", "done": 1, "total": 3}`` as it goes, ``{"made": {...}}`` when the tables stand.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
from collections.abc import Iterable, Iterator
from dataclasses import asdict, replace
from pathlib import Path

from parallax.ingest import Problem, read_inputs
from parallax.records import Article, Reading
from parallax.tables import write_tables

# A stranger's file may ask for anything; the process ends before the machine does.
MEMORY = 6 << 30  # bytes of address space; the model, the encoder and their libraries map about two
CPU = 900  # seconds
LARGEST_OUTPUT = 400_000_000  # bytes of one file


def main() -> None:
    """Reads, compares and writes as the command line says."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--most", type=int, default=60, help="articles that are read; the others are left out and told")
    parser.add_argument("--longest", type=int, default=200_000, help="characters of one article")
    asked = parser.parse_args()
    _bound()
    add(asked.folder, asked.out, most=asked.most, longest=asked.longest)


def add(folder: Path, out: Path, *, most: int, longest: int) -> None:
    """Returns nothing; the tables of all articles in the folder, taken as one story, stand in ``out``, if there are any."""
    articles = list(_articles(folder, most, longest))
    if not articles:
        _tell(made={"articles": 0})
        return
    readings = list(_read(articles))
    from parallax.comparing import compare

    _tell(stage="comparing", done=0, total=len(articles))
    counts = write_tables([(compare(readings, story="own"), tuple(readings))], out)
    _tell(made=counts)


def _articles(folder: Path, most: int, longest: int) -> Iterator[Article]:
    """The articles that can be read, within the limits; every problem is told under the name that the reader knows."""
    count = 0
    for item in read_inputs([folder]):
        if isinstance(item, Problem):
            _problem(replace(item, file=item.file.removeprefix(f"{folder}/")))
        elif len(item.text) > longest:
            _problem(Problem(file=item.id, line=None, wrong=f"this article has {len(item.text):,} characters",
                             advice=f"give at most {longest:,}, such as the part about the event"))
        elif count == most:
            _problem(Problem(file=item.id, line=None, wrong=f"this is article {most + 1}", advice=f"compare at most {most} at once"))
            return
        else:
            count += 1
            yield replace(item, id=item.id.removeprefix(f"{folder}/"))


def _read(articles: list[Article]) -> Iterable[Reading]:
    from parallax.reading.pool import read_many

    for count, article in enumerate(articles):
        _tell(stage="reading", done=count, total=len(articles))
        yield from read_many([article])


def _problem(problem: Problem) -> None:
    _tell(problem=asdict(problem))


def _tell(**said: object) -> None:
    print(json.dumps(said, default=str), flush=True)


def _bound() -> None:
    """Sets what this process may use, and lets the page's own process go first."""
    os.nice(10)
    bounds = {resource.RLIMIT_AS: MEMORY, resource.RLIMIT_CPU: CPU, resource.RLIMIT_FSIZE: LARGEST_OUTPUT, resource.RLIMIT_CORE: 0}
    for kind, most in bounds.items():
        held = resource.getrlimit(kind)[1]
        most = most if held == resource.RLIM_INFINITY else min(most, held)
        resource.setrlimit(kind, (most, most))


if __name__ == "__main__":
    main()
