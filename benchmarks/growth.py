"""Whether reading a text takes time by its length and no more: news, and the broken pages that take more elsewhere.

``python -m benchmarks.growth`` prints milliseconds of processor time per kB at 1, 10, 100 and 1,000 kB; ``--kinds`` and ``--largest``
take less.
"""

from __future__ import annotations

import argparse
import sys
import time

from benchmarks.results import machine, section, table
from benchmarks.speed import sample
from parallax.reading import read_articles
from parallax.records import Article

LENGTHS = (1, 10, 100, 1000)  # kB
HEADS = ("text", *(f"{size:,} kB" for size in LENGTHS), "longest ÷ 10 kB")
# What is written over and over; news is made of articles.
UNITS = {
    "brackets": "(",
    "curly quotes": "“",
    "straight quotes": '"',
    "letters": "a",
    "digits": "7",
    "words": "killed ",
    "counts": "13 killed ",
    "no blank": "“(killed",
    "no full stop": "it said that the strike on the port ",
    "lines": "a\n",
    "unclosed": 'He said "no and ',
}


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--kinds", nargs="*", default=["news", *UNITS])
    parser.add_argument("--largest", type=int, default=max(LENGTHS), help="kB")
    given = parser.parse_args()
    print(table(HEADS, measure(given.kinds, given.largest)))


def report(jobs: int) -> str:
    """The section of RESULTS.md."""
    about = f"milliseconds of processor time per kB of one text, as it grows ({machine()})"
    return section("growth", about, table(HEADS, measure(["news", *UNITS])), "python -m benchmarks.run growth")


def measure(kinds: list[str], largest: int = max(LENGTHS)) -> list[tuple[object, ...]]:
    """One row per kind of text."""
    once("Two people were killed on Monday.")
    sizes = [size for size in LENGTHS if size <= largest]
    rows: list[tuple[object, ...]] = []
    for kind in kinds:
        taken = [1000 * once(text_of_kind(kind, size)) / size for size in sizes]
        print(kind, *map(round, taken), file=sys.stderr, flush=True)
        ratio = round(taken[-1] / taken[min(1, len(taken) - 1)], 2)
        rows.append((kind, *map(round, taken), *[None] * (len(LENGTHS) - len(sizes)), ratio))
    return rows


def text_of_kind(kind: str, kilobytes: int) -> str:
    """That many thousand characters."""
    wanted = kilobytes * 1000
    unit = "\n".join(article.text for article in sample(500)) if kind == "news" else UNITS[kind]
    return (unit * (wanted // len(unit) + 1))[:wanted]


def once(text: str) -> float:
    """Seconds of processor time for one reading."""
    start = time.process_time()
    for _ in read_articles([Article(id="grown", text=text)]):
        pass
    return time.process_time() - start


if __name__ == "__main__":
    main()
