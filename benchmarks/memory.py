"""Whether memory stays flat while articles stream through the reading.

``python -m benchmarks.memory --articles 5000`` reads as ``python -m parallax read`` does, throws away what is printed, and says how much
memory the process holds at most in each stretch of articles, as a ratio to the first. The measuring sets are read over and over,
shuffled, and no further than 1,200 characters, lest the longest texts decide alone; in every round the words that stand in them only
once are spelt anew, for each day's news brings names that nobody has read before.
"""

from __future__ import annotations

import argparse
import json
import os
import random
import re
import sys
from collections import Counter
from collections.abc import Iterator
from itertools import count, islice
from pathlib import Path

from benchmarks.results import machine, section, table
from benchmarks.sets import BENCH
from benchmarks.speed import sample
from parallax.contract import reading_json
from parallax.reading.model import load_model
from parallax.reading.pool import read_many
from parallax.records import Article

ARTICLES = 5000
LONGEST = 1200  # characters
HEADS = ("articles read", "most memory held since the row above ÷ the first", "MB", "words known to the model")
_WORD = re.compile(r"[^\W\d_]+")
_SETS = ("casualties/dev.jsonl", "muc/dev.jsonl", "attribution/dev.jsonl", "attribution/train_sample.jsonl",
         "factuality/meantime_docs_dev.jsonl")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--articles", type=int, default=ARTICLES)
    parser.add_argument("--every", type=int, default=500)
    given = parser.parse_args()
    print(table(HEADS, measure(given.articles, given.every)))


def report(jobs: int) -> str:
    """The section of RESULTS.md."""
    about = f"what one process holds at most while it reads {ARTICLES:,} articles ({machine()})"
    return section("memory", about, table(HEADS, measure()), "python -m benchmarks.run memory")


def measure(articles: int = ARTICLES, every: int = 500) -> list[tuple[object, ...]]:
    """Articles read, the most memory held in the stretch as a ratio to the first, megabytes, and the words that the pipeline holds."""
    rows: list[tuple[object, ...]] = []
    first = most = 0.0
    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        for number, reading in enumerate(read_many(islice(stream(), articles)), 1):
            nowhere.write(json.dumps(reading_json(reading), ensure_ascii=False) + "\n")
            most = max(most, resident()) if number % 8 == 0 else most
            if number % every == 0:
                first = first or most
                print(number, round(most), file=sys.stderr, flush=True)
                rows.append((f"{number:,}", round(most / first, 3), round(most), f"{len(load_model().vocab.strings):,}"))
                most = 0.0
    return rows


def stream() -> Iterator[Article]:
    """News without end."""
    texts = _texts()
    seen = Counter(word for text in texts for word in _WORD.findall(text))
    for number in count():
        turn, place = divmod(number, len(texts))
        yield Article(id=str(number), text=_spelt_anew(texts[place], seen, turn) if turn else texts[place])


def _texts() -> list[str]:
    found = []
    for name in _SETS:
        if (BENCH / name).exists():
            with (BENCH / name).open(encoding="utf-8", newline="\n") as lines:
                found += [json.loads(line)["text"][:LONGEST] for line in lines]
    random.Random(0).shuffle(found)
    return found or [article.text for article in sample(5)]


def _spelt_anew(text: str, seen: Counter[str], turn: int) -> str:
    """The text with one letter more, by turns, in the middle of each word that the sets have once."""
    letter = "abcdefghijklmnopqrstuvwxyz"[turn % 26]

    def other(match: re.Match[str]) -> str:
        word, place = match[0], len(match[0]) // 2
        return word[:place] + letter + word[place:] if seen[word] == 1 else word

    return _WORD.sub(other, text)


def resident() -> float:
    """Megabytes that the process holds now."""
    pages = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return pages * os.sysconf("SC_PAGE_SIZE") / 1e6


if __name__ == "__main__":
    main()
