"""Several reports of one event: what each claims, where they part, and why.

Four verbs: ``read`` articles, ``compare`` readings, ``build`` the dashboard's tables, ``report`` one story. Importing the
package loads no language model; the first article that is read does.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from parallax.build import build
from parallax.records import Article, Comparison, Reading
from parallax.report import report

if TYPE_CHECKING:
    from parallax.comparing.memory import Memory

__all__ = ["build", "compare", "read", "report"]


def read(articles: Iterable[Article], *, jobs: int = 1, memory: Memory | None = None) -> Iterator[Reading]:
    """One Reading per article, in order, as a stream.

    With a ``memory`` (``parallax.comparing.memory.Memory``) each process also makes the vectors of the sentences it reads, so that
    ``compare``, given the same memory, has only to compare.
    """
    if memory is None:
        from parallax.reading.pool import read_many

        return read_many(articles, jobs=jobs)
    from parallax.comparing.memory import read_and_encode

    return read_and_encode(articles, memory, jobs=jobs)


def compare(readings: Sequence[Reading], *, story: str = "story", memory: Memory | None = None) -> Comparison:
    """All that the readings say together, taken as one story; vectors that the memory lacks are made."""
    from parallax.comparing import compare as compare_readings
    from parallax.comparing.encoder import encode

    return compare_readings(readings, story=story, encoder=memory or encode)
