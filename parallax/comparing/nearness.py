"""How near two sentences of a story are, looked up in the vectors that the passages were found with."""

from __future__ import annotations

from collections.abc import Sequence

from parallax.comparing.encoder import Vectors
from parallax.comparing.passages import Vectored
from parallax.records import Span


class Nearness:
    """The vectors of a story's sentences by article and span."""

    def __init__(self, articles: Sequence[Vectored]) -> None:
        self._rows: dict[tuple[str, Span], Vectors] = {
            (article.article, span): row for article in articles for span, row in zip(article.spans, article.rows, strict=True)
        }

    def of(self, article: str, span: Span, other: str, other_span: Span) -> float:
        """Cosine of the two sentences; 0 where one is too short to have a vector."""
        here, there = self._rows.get((article, span)), self._rows.get((other, other_span))
        return 0.0 if here is None or there is None else float(here @ there)
