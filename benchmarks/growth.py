"""Whether reading a text takes time by its length and no more: news, and the broken pages that take more elsewhere.

``python -m benchmarks.growth`` prints milliseconds of processor time per kB at 1, 10, 100 and
1,000 kB; ``--kinds`` and ``--largest`` take less.
"""

from __future__ import annotations

import argparse
import time

from benchmarks.speed import LENGTHS, sample
from parallax.reading import read_articles
from parallax.records import Article

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
    once("Two people were killed on Monday.")
    sizes = [size for size in LENGTHS if size <= given.largest]
    print("| text | " + " | ".join(f"{size:,} kB" for size in sizes) + " |\n|---|" + "---:|" * len(sizes))
    for kind in given.kinds:
        cells = (f"{1000 * once(text_of_kind(kind, size)) / size:.0f}" for size in sizes)
        print(f"| {kind} | " + " | ".join(cells) + " |", flush=True)


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
