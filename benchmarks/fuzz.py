"""Reads arbitrary text for some minutes and says what it did not survive.

``python -m benchmarks.fuzz --minutes 10 --seed 1`` prints every failure with a text that shows it, and ends with 1 if there was one.
"""

from __future__ import annotations

import argparse
import json
import random
import time
import traceback
from collections import Counter

from benchmarks.results import section, table
from benchmarks.speed import sample
from parallax.contract import reading_json
from parallax.reading import read_articles
from parallax.records import Article

_PIECES = (
    "killed", "wounded", "13", "1.5 million", "two dozen", "at least", "up to", "between 3 and 5", "said", "The mayor",
    "he", "who", "No", "strike", "the attack in Paris", "on Monday", "in March 2019", "Reuters", "according to", "U.S.",
    "Dr.", "if", "not", "would", "million", "$", "%", "½", "٣", "²", "一", "🚨", "“", "”", '"', "'", "‘", "’", "«", "»", "(",
    ")", "[", "]", "{", "—", "-", "…", ".", ",", ":", ";", "?", "!", "\n", "\n\n", "\r", "\t", "\x00", "\x0b", "\x85",
    "\u2028", "\u200b", "\u202e", "\ufeff", "e\u0301", "İ", "ſ", "ß", "http://a.b/c", "@x", "#y", "*", "_", "|", "/",
)  # fmt: skip
MINUTES = 10.0
SLOW = 30.0  # seconds for one text of at most 30 kB


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--minutes", type=float, default=MINUTES)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args()
    count, failures = survive(given.minutes, given.seed)
    print(f"{count} texts, {failures.total()} failures of {len(failures)} kinds (seed {given.seed})")
    return 1 if failures else 0


def report(jobs: int) -> str:
    """The section of RESULTS.md, with a seed of its own every day."""
    seed = int(time.strftime("%Y%m%d"))
    count, failures = survive(MINUTES, seed)
    rows = [("texts", count), ("failures", failures.total()), ("seed", seed)]
    about = f"arbitrary text against the reading for {MINUTES:.0f} minutes"
    return section("fuzz", about, table(("what", "number"), rows), f"python -m benchmarks.fuzz --minutes {MINUTES:.0f} --seed {seed}")


def survive(minutes: float, seed: int) -> tuple[int, Counter[str]]:
    """How many texts were read, and how often each thing went wrong; the first text of each is printed."""
    chance = random.Random(seed)
    news = [article.text for article in sample(100)]
    failures: Counter[str] = Counter()
    end, count = time.monotonic() + 60 * minutes, 0
    while time.monotonic() < end:
        text = made(chance, news)
        count += 1
        if wrong := failure(text):
            if not failures[wrong]:
                print(f"{wrong}\n  in {text[:2000]!r}", flush=True)
            failures[wrong] += 1
    return count, failures


def made(chance: random.Random, news: list[str]) -> str:
    """A text: pieces of speech and marks, any characters, long runs, or news with something broken in it."""
    kind = chance.randrange(5)
    if kind == 0:
        return chance.choice(("", " ")).join(chance.choices(_PIECES, k=chance.randrange(1, 300)))
    if kind == 1:
        codes = (chance.randrange(0x11_0000) for _ in range(chance.randrange(1, 300)))
        return "".join(chr(code) for code in codes if not 0xD800 <= code < 0xE000)
    if kind == 2:
        runs = (chance.choice(_PIECES) * chance.randrange(1, 60) for _ in range(chance.randrange(1, 8)))
        return "".join(run + chance.choice(("", " ", "\n")) for run in runs)
    text = chance.choice(news)[: chance.randrange(1, 4000)]
    for _ in range(chance.randrange(1, 30)):
        place = chance.randrange(len(text) + 1)
        cut = place + chance.choice((0, 0, 1, 5, 40))
        text = text[:place] + chance.choice(_PIECES) * chance.choice((1, 1, 1, 2, 20)) + text[cut:]
    return text if kind == 3 else text.replace(chance.choice((".", "\n", " ", '"')), chance.choice(_PIECES))


def failure(text: str) -> str:
    """What went wrong with the text, or nothing."""
    start = time.process_time()
    try:
        (reading,) = read_articles([Article(id="fuzz", text=text)])
        written = json.loads(json.dumps(reading_json(reading), allow_nan=False))
    except Exception:  # noqa: BLE001 — whatever it is, it is the finding
        return " | ".join(traceback.format_exc().strip().splitlines()[-3:])
    if time.process_time() - start > SLOW:
        return f"slower than {SLOW} s"
    return next((f"out of bounds: {name}" for name, row in _rows(written, "") if not _lies_in(row, len(text))), "")


def _rows(value: object, name: str) -> list[tuple[str, dict[str, object]]]:
    """Every object of the JSON that has a start or a lower bound, under the name of its key."""
    if isinstance(value, list):
        return [row for item in value for row in _rows(item, name)]
    if not isinstance(value, dict):
        return []
    own = [(name, value)] if "start" in value or "low" in value else []
    return own + [row for key, item in value.items() for row in _rows(item, f"{name}.{key}")]


def _lies_in(row: dict[str, object], length: int) -> bool:
    start, end, low, high = row.get("start", 0), row.get("end", length), row.get("low"), row.get("high")
    inside = isinstance(start, int) and isinstance(end, int) and 0 <= start <= end <= length
    ordered = not (isinstance(low, int | float) and isinstance(high, int | float)) or low <= high
    return inside and ordered


if __name__ == "__main__":
    raise SystemExit(main())
