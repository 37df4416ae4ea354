"""Articles sorted into stories."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np

from parallax.comparing.encoder import Vectors
from parallax.comparing.stories import group
from parallax.records import Reading
from tests.comparing.frames import entity, reading

FLOOD = "A flood hit Holt on Monday. The Ardle river rose, Mayor Anna Petrosyan said."
TRIAL = "A court in Karvan heard Omar Halim on Monday. Judge Lindholm adjourned."


def flood(article: str, day: str) -> Reading:
    return reading(article, FLOOD, day=day, entities=[entity(FLOOD, "Holt", "GPE"), entity(FLOOD, "Anna Petrosyan", "PERSON")])


def trial(article: str, day: str) -> Reading:
    return reading(article, TRIAL, day=day, entities=[entity(TRIAL, "Karvan", "GPE"), entity(TRIAL, "Omar Halim", "PERSON")])


def letters(texts: Sequence[str]) -> Vectors:
    """A vector that tells the two stories apart by one word."""
    return np.array([[1.0, 0.0] if "flood" in text else [0.0, 1.0] for text in texts], dtype=np.float32)


def ids(stories: list[tuple[str, list[Reading]]]) -> list[list[str]]:
    return [[row.article.id for row in readings] for _, readings in stories]


def test_articles_that_share_names_days_and_openings_are_one_story() -> None:
    rows = [trial("d", "2020-05-02"), flood("b", "2020-05-02"), flood("a", "2020-05-01"), trial("c", "2020-05-02")]
    assert ids(group(rows, encoder=letters)) == [["a", "b"], ["c", "d"]]


def test_reports_of_two_months_are_two_stories() -> None:
    assert ids(group([flood("a", "2020-05-01"), flood("b", "2020-07-01")], encoder=letters)) == [["a"], ["b"]]


def test_ids_stay_when_a_later_article_joins_and_do_not_hang_on_the_order() -> None:
    before = group([flood("a", "2020-05-01"), flood("b", "2020-05-02")], encoder=letters)
    after = group([flood("c", "2020-05-03"), flood("b", "2020-05-02"), flood("a", "2020-05-01")], encoder=letters)
    assert [key for key, _ in after] == [key for key, _ in before]
    assert group([], encoder=letters) == []
