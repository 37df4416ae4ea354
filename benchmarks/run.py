"""``make bench``: every measuring set through its scorer, the gold of the seeds, and speed; figures go to RESULTS.md.

``python -m benchmarks.run [NAME ...] [--jobs N]``. The sets lie outside the project, in ``../shared/bench`` or below the folder that
``PARALLAX_SHARED`` names; without them the parts that need them are left out, and that is said.
"""

from __future__ import annotations

import argparse
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable
from functools import partial
from importlib import import_module
from pathlib import Path
from typing import Any

from benchmarks.results import put, section, table
from benchmarks.sets import BENCH, PLANTED, PLANTED_IN, SETS, STORIES, Set

ROOT = Path(__file__).parent.parent
# What the product may see of a gold line.
ARTICLE = ("id", "title", "outlet", "author", "url", "published", "text")
LONG = ("memory", "growth", "fuzz", "models")  # ten minutes and more: each is run where it is named


def main() -> int:
    """Runs the parts that were asked for and says which could not be run."""
    parts: dict[str, Callable[[int], str]] = {"seeds": seeds, "stories": stories, "planted": planted, "same_answer": same_answer}
    parts |= {one.name: partial(read_set, one) for one in SETS} | {"speed": speed, "scale": scale}
    parts |= {name: partial(own, name) for name in LONG}
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("names", nargs="*", choices=[*parts, []], metavar="NAME", help=", ".join(parts))
    parser.add_argument("--jobs", type=int, default=os.cpu_count() or 1)
    asked = parser.parse_args()
    left = []
    for name, part in parts.items():
        if name not in (asked.names or set(parts) - set(LONG)):
            continue
        if name not in ("seeds", "speed", "scale", *LONG) and not BENCH.is_dir():
            left.append(name)
            continue
        print(f"{name} ...", file=sys.stderr, flush=True)
        put(name, part(asked.jobs))
    if left:
        print(f"Left out, for there are no measuring sets in {BENCH}: {', '.join(left)}. PARALLAX_SHARED names another folder.",
              file=sys.stderr)
    return 0


def read_set(one: Set, jobs: int) -> str:
    """The figures of a set beside those of the best peer."""
    found = scored(one, jobs)
    rows = [(f.shown, reach(found, f.path), f.peer) for f in one.figures]
    return section(one.name, one.about, table(("figure", "Parallax", "best peer"), rows),
                   f"python {one.scorer} --gold {one.gold} --run \"python -m parallax\"{''.join(f' {word}' for word in one.more)}")


def scored(one: Set, jobs: int) -> dict[str, Any]:
    """``read`` once over the set's articles, then what its scorer says."""
    with tempfile.TemporaryDirectory() as scratch:
        articles, read = Path(scratch) / "articles.jsonl", Path(scratch) / "read.jsonl"
        strip(BENCH / one.gold, articles)
        parallax("read", "--jobs", str(jobs), "--only", f"id,{one.keys}", str(articles), out=read)
        more = [str(BENCH / word) if "/" in word else word for word in one.more]
        return score(one.scorer, "--gold", str(BENCH / one.gold), "--pred", str(read), *more)


def stories(jobs: int) -> str:
    """``compare`` and ``read`` on the keyed stories, the seeds as the last column."""
    bundles = sorted((BENCH / "bundles").glob("*.key.json"))
    keyed = {"two stories": [(key, key.with_name(key.name.replace(".key.json", ".jsonl"))) for key in bundles],
             "the seeds": [(ROOT / "tests" / "gold" / "seeds.key.json", ROOT / "tests" / "gold" / "seeds.jsonl")]}
    scored = {name: _keyed(pairs, jobs) for name, pairs in keyed.items()}
    rows = [(f.shown, *(reach(one, f.path) for one in scored.values())) for f in STORIES]
    return section("stories", "findings and figures against hand-made keys", table(("figure", *scored), rows),
                   "python score_bundles.py --key KEY --articles STORY --run \"python -m parallax\" --list")


def _keyed(pairs: list[tuple[Path, Path]], jobs: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as scratch:
        folder = Path(scratch)
        for _, articles in pairs:
            strip(articles, folder / articles.name)
        parallax("compare", "--jobs", str(jobs), "--stories", scratch, "--out", f"{scratch}/compared")
        names = [articles.name for _, articles in pairs]
        for name in names:
            parallax("read", "--only", "id,quantities", f"{scratch}/{name}", out=folder / f"{name}.read")
        return score("score_bundles.py", "--key", *(str(key) for key, _ in pairs), "--read", *(f"{scratch}/{name}.read" for name in names),
                     "--pred", *(f"{scratch}/compared/{Path(name).stem}.json" for name in names))


def planted(jobs: int) -> str:
    """Changes planted in copies of articles, one set after the other: found, and nothing else."""
    sets = {name: (BENCH / path, limit) for name, (path, limit) in PLANTED_IN.items()}
    sets["the seeds"] = (ROOT / "tests" / "gold" / "seeds.jsonl", 0)
    heads = ("articles", "change", "stories", "passed", "exactly", "false contradictions per story", "other new findings per story",
             "naive peer: passed, exactly")
    rows = []
    for name, (articles, limit) in sets.items():
        for kind, found in _planted(articles, limit, jobs).items():
            peer = PLANTED.get(kind, "–") if limit else "–"
            rows.append((name, kind, found["stories"], found["passed"], found["exactly"], found["false_contradictions_per_story"],
                         found["other_new_findings_per_story"], peer))
    return section("planted", "one known change in a copy of an article", table(heads, rows),
                   "python planted.py --articles ARTICLES --limit 200 --list")


def _planted(articles: Path, limit: int, jobs: int) -> dict[str, Any]:
    """What came of each kind of change; one process reads and compares all stories of the set, so the models load once."""
    with tempfile.TemporaryDirectory() as scratch:
        subprocess.run([sys.executable, str(BENCH / "planted.py"), "--articles", str(articles), "--limit", str(limit), "--write", scratch],
                       check=True, stdout=subprocess.DEVNULL)
        parallax("compare", "--jobs", "1", "--stories", scratch, "--out", scratch)
        kinds: dict[str, Any] = score("planted.py", "--results", scratch)["summary"]["kinds"]
    return kinds


def same_answer(jobs: int) -> str:
    """The sentence encoder's cosine on pairs of answers to one question."""
    from benchmarks.answers import pair_scores

    gold = BENCH / "same_answer" / "dev.jsonl"
    with tempfile.TemporaryDirectory() as scratch:
        pred = Path(scratch) / "scores.jsonl"
        pred.write_text("\n".join(json.dumps(row) for row in pair_scores(gold)), encoding="utf-8")
        scored = score("score_same_answer.py", "--gold", str(gold), "--pred", str(pred))
    rows = [(name, found["balanced"], found["AUC"]) for name, found in scored.items()]
    return section("same_answer", "do two outlets give the same answer (1,574 pairs)?",
                   table(("question", "balanced accuracy", "AUC"), [*rows, ("best peer without an encoder, mean", 81.3, 84.5)]),
                   "python score_same_answer.py --gold same_answer/dev.jsonl --pred scores.jsonl")


def seeds(jobs: int) -> str:
    """The expert's reading of the seeds, as ``make gold`` prints it."""
    with tempfile.TemporaryDirectory() as scratch:
        saved = Path(scratch) / "gold.json"
        parallax("gold", "--save", str(saved), out=Path(scratch) / "printed")
        scores = json.loads(saved.read_text(encoding="utf-8"))
    rows = [(name, s["precision"], s["recall"], s["f1"], len(s["found"]), len(s["missed"]), len(s["false"])) for name, s in scores.items()]
    heads = ("", "precision", "recall", "F1", "found", "missed", "false")
    return section("seeds", "the five seeds against an expert's reading", table(heads, rows), "make gold")


def speed(jobs: int) -> str:
    """Time of reading against the bare language model, in one run."""
    from benchmarks.speed import measure

    found = measure()
    return section("speed", found.about, table(("figure", "value"), found.rows), "python -m benchmarks.run speed")


def scale(jobs: int) -> str:
    """Time and findings of comparing many articles on one event."""
    from benchmarks.scale import about, body

    return section("scale", about(), body(), "python -m benchmarks.run scale")


def own(name: str, jobs: int) -> str:
    """A part that has a module of its own."""
    written: str = import_module(f"benchmarks.{name}").report(jobs)
    return written


def strip(gold: Path, out: Path) -> None:
    """Writes the articles without their gold."""
    with gold.open(encoding="utf-8", newline="\n") as lines, out.open("w", encoding="utf-8") as handle:
        for row in map(json.loads, filter(str.strip, lines)):
            handle.write(json.dumps({key: row[key] for key in ARTICLE if row.get(key) is not None}, ensure_ascii=False) + "\n")


def parallax(*words: str, out: Path | None = None) -> None:
    """Runs the command line; what it prints goes to ``out``."""
    with (out or Path(os.devnull)).open("w", encoding="utf-8") as handle:
        subprocess.run([sys.executable, "-m", "parallax", *words], cwd=ROOT, stdout=handle, check=True)


def score(scorer: str, *words: str) -> dict[str, Any]:
    """What a scorer prints with ``--json``. One that found something wrong ends with another status and still prints."""
    done = subprocess.run([sys.executable, str(BENCH / scorer), *words, "--json"], stdout=subprocess.PIPE, encoding="utf-8", check=False)
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def reach(found: Any, path: tuple[str, ...]) -> Any:
    """The figure at the end of the path; ``None`` where the scorer has none."""
    for step in path:
        found = found.get(step) if isinstance(found, dict) else None
    return found


if __name__ == "__main__":
    sys.exit(main())
