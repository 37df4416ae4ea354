"""The articles on one event that the scale is measured with."""

import random
from pathlib import Path

import pytest

from benchmarks import crowd as made
from benchmarks.crowd import DAY, TOLL, crowd
from parallax.records import Article

ORIGINAL = Article(id="x", text="2 killed in Ravenna shooting\n\nRAVENNA, Va. - Two men were killed and three others wounded on Tuesday, "
                                "Ravenna police said. John Q. Mulligan, 31, was arrested on March 3, 2015. Mulligan was charged.")


@pytest.fixture
def without_sets(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(made, "BENCH", tmp_path)


@pytest.mark.usefixtures("without_sets")
def test_without_the_sets_the_seeds_are_retold():
    rows = crowd(30)
    assert made.source() == "the seeds"
    assert len({row.id for row in rows}) == len({row.outlet for row in rows}) == 30
    assert len({row.text for row in rows}) > 25
    assert all(row.text.strip() and row.published for row in rows)


@pytest.mark.usefixtures("without_sets")
def test_more_articles_are_the_same_and_more():
    assert crowd(40)[:20] == crowd(20)


def test_an_article_is_moved_to_the_town_the_day_the_people_and_the_toll(monkeypatch):
    class Even:
        """Never the one in so many."""

        def randrange(self, _: int) -> int:
            return 1

    moved = made._move(ORIGINAL, DAY, Even())
    killed, injured = TOLL[0]
    assert moved.title == f"{killed} killed in Millbrook shooting"
    assert f"Three men were killed and {made._WORDS[injured]} others wounded on Saturday, Millbrook police said." in moved.text
    assert "John Q. Hartnell, 31, was arrested on May 14, 2016. Hartnell was charged." in moved.text


def test_a_copy_keeps_the_words_and_takes_the_toll_of_the_next_day():
    first = Article(id="a", text="Shooting\n3 killed in town.\nThe end.", published=DAY.isoformat())
    copy = made._copy(first, random.Random(2))
    assert copy.published == "2016-05-15"
    assert copy.text.startswith(f"Shooting\n{TOLL[1][0]} killed in town.")
