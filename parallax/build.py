"""A folder, file or list of articles → the tables that the dashboard opens.

Two passes, both resumable: each article is read once and its reading put aside, with the vectors of its sentences; then each story's
readings are fetched, compared and written. No more is in memory than a batch of articles, one story, and what grouping needs of
each article.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator
from pathlib import Path

from parallax.ingest import Problem, read_inputs, read_pins
from parallax.kept import Kept, comparison_key, reading_key
from parallax.progress import progress
from parallax.records import Article, Comparison, Reading
from parallax.tables import Story, write_tables

# A kill costs at most this many readings, and a commit costs less than reading them.
BATCH = 32
WORK = ".work"

# Article id to the key of its reading, in input order.
Keys = dict[str, str]
# Story id and its articles.
Stories = list[tuple[str, tuple[str, ...]]]


def build(source: Path, out: Path, *, jobs: int = 1, story: str | None = None) -> list[Problem]:
    """What could not be read; the tables of everything else stand in ``out``.

    With ``story`` all articles are taken as one story of that id; otherwise they are grouped, pinned ones first.

    Interrupted, it resumes: what was read and compared lies in ``OUT/.work`` until the tables are whole. The same input gives
    the same bytes.
    """
    problems: list[Problem] = []
    kept = Kept(out / WORK / "kept.sqlite")
    try:
        keys = _read(source, kept, jobs, problems)
        stories = _group(keys, kept, dict.fromkeys(keys, story) if story else read_pins(source))
        counts = write_tables(progress(_compared(stories, keys, kept), "comparing stories", len(stories)), out)
    except BaseException:
        kept.close()
        raise
    kept.remove()
    _tell(counts, problems)
    return problems


def _read(source: Path, kept: Kept, jobs: int, problems: list[Problem]) -> Keys:
    """Every article's key; afterwards the reading of each is kept."""
    from parallax.comparing.memory import Memory, read_and_encode

    keys: Keys = {}
    new: list[str] = []
    fresh = _unread(source, kept, keys, new, problems)
    for count, reading in enumerate(progress(read_and_encode(fresh, Memory(kept.vectors), jobs=jobs), "reading articles"), 1):
        kept.put(new[count - 1], reading)
        if count % BATCH == 0:
            kept.save()
    kept.save()
    return keys


def _unread(source: Path, kept: Kept, keys: Keys, new: list[str], problems: list[Problem]) -> Iterator[Article]:
    """The articles whose readings are not kept yet; all are noted in ``keys``, these also in ``new``."""
    for item in read_inputs([source]):
        if isinstance(item, Problem):
            problems.append(item)
            print(f"parallax: {item}", file=sys.stderr)
            continue
        keys[item.id] = key = reading_key(item)
        if key not in kept:
            new.append(key)
            yield item


def _group(keys: Keys, kept: Kept, pins: dict[str, str]) -> Stories:
    """Story id to its articles, in the order of the ids. A pinned article is in no other story."""
    from parallax.comparing.memory import Memory
    from parallax.comparing.stories import group

    pinned: dict[str, list[str]] = {}
    free: list[Reading] = []
    for article, key in keys.items():
        if article in pins:
            pinned.setdefault(pins[article], []).append(article)
        else:
            free.append(_thin(_kept_reading(kept, key)))
    found = {story: [reading.article.id for reading in members] for story, members in group(free, encoder=Memory(kept.vectors))}
    return sorted({story: tuple(members) for story, members in (found | pinned).items()}.items())


def _thin(reading: Reading) -> Reading:
    """What grouping needs of an article: when it was published, how it opens, whom it names."""
    return Reading(article=reading.article, published=reading.published, sentences=reading.sentences, entities=reading.entities)


def _compared(stories: Stories, keys: Keys, kept: Kept) -> Iterator[Story]:
    for story, articles in stories:
        wanted = [keys[article] for article in articles]
        readings = tuple(_kept_reading(kept, key) for key in wanted)
        yield _comparison(story, readings, comparison_key(story, wanted), kept), readings


def _comparison(story: str, readings: tuple[Reading, ...], key: str, kept: Kept) -> Comparison:
    from parallax.comparing import compare
    from parallax.comparing.memory import Memory

    found = kept.get(Comparison, key)
    if found is None:
        found = compare(list(readings), story=story, encoder=Memory(kept.vectors))
        kept.put(key, found)
        kept.save()
    return found


def _kept_reading(kept: Kept, key: str) -> Reading:
    reading = kept.get(Reading, key)
    if reading is None:
        raise RuntimeError(f"{kept.path}: a reading is gone; delete the folder {kept.path.parent} and build again")
    return reading


def _tell(counts: dict[str, int], problems: list[Problem]) -> None:
    """One line at the end: what went in, what came out, what was left out."""
    nouns = {"articles": ("article", "articles"), "stories": ("story", "stories"), "claims": ("claim", "claims"),
             "discrepancies": ("finding", "findings")}
    told = ", ".join(f"{counts[name]} {one if counts[name] == 1 else several}" for name, (one, several) in nouns.items())
    print(f"parallax: {told}" + (f"; {len(problems)} left out, named above" if problems else ""), file=sys.stderr)
