"""Several reports of one event: what each claims, where they part, and why.

Four verbs: ``read`` articles, ``compare`` readings, ``build`` the dashboard's tables, ``report`` one story. Importing the
package loads no language model; the first article that is read does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from parallax.build import build
from parallax.records import Article, Comparison, Reading
from parallax.report import report

__all__ = ["build", "compare", "read", "report"]


def read(articles: Iterable[Article], *, jobs: int = 1) -> Iterator[Reading]:
    """One Reading per article, in order, as a stream."""
    from parallax.reading.pool import read_many

    return read_many(articles, jobs=jobs)


def compare(readings: Sequence[Reading], *, story: str = "story") -> Comparison:
    """All that the readings say together, taken as one story."""
    from parallax.comparing import compare as compare_readings

    return compare_readings(readings, story=story)
