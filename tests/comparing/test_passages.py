"""Nearest sentences, on vectors made by hand; and the encoder itself."""

from __future__ import annotations

import numpy as np
import pytest

from parallax.comparing import passages
from parallax.comparing.encoder import WIDTH, encode
from parallax.comparing.passages import Vectored, find_passages


def vectored(article: str, *rows: tuple[float, float]) -> Vectored:
    matrix = np.array(rows, dtype=np.float32).reshape(len(rows), 2)
    return Vectored(article=article, spans=tuple((10 * n, 10 * n + 5) for n in range(len(rows))), rows=matrix)


def test_the_nearest_sentence_of_each_other_article_is_found() -> None:
    one = vectored("a", (1.0, 0.0), (0.0, 1.0))
    other = vectored("b", (0.0, 1.0), (0.8, 0.6))
    third = vectored("c", (0.6, 0.8))
    found = {(row.article, row.span, row.other, row.other_span, row.closeness) for row in find_passages([one, other, third], close=0.7)}
    assert ("a", (0, 5), "b", (10, 15), 0.8) in found
    assert ("a", (10, 15), "b", (0, 5), 1.0) in found
    assert ("a", (10, 15), "c", (0, 5), 0.8) in found
    assert all(row[0] != row[2] for row in found)
    assert all(row[4] >= 0.7 for row in found)


def test_articles_without_sentences_are_survived() -> None:
    assert find_passages([]) == []
    assert find_passages([vectored("a"), vectored("b", (1.0, 0.0))]) == []


@pytest.mark.model
def test_sentences_that_say_the_same_lie_nearer_than_others() -> None:
    rows = encode(
        [
            "The US is apparently preparing possible airstrikes inside Venezuela",
            "The administration is reportedly preparing air and naval strikes against military targets in Venezuela",
            "While most fentanyl enters through Mexico using precursor chemicals from China",
        ]
    )
    assert rows.shape == (3, WIDTH)
    assert np.allclose(np.linalg.norm(rows, axis=1), 1.0, atol=1e-4)
    assert rows[0] @ rows[1] > 0.6 > rows[0] @ rows[2] + 0.2


@pytest.mark.model
def test_order_and_repetition_do_not_change_a_vector() -> None:
    one, two = "Police said four people were hurt.", "Rain fell."
    assert np.allclose(encode([one, two, one])[2], encode([one, two])[0], atol=1e-6)
    assert encode([]).shape == (0, WIDTH)


def plainly(articles: list[Vectored], close: float) -> list[tuple[str, tuple[int, int], str, tuple[int, int], float]]:
    """The same by looking at every pair, one after the other."""
    found = []
    for article in articles:
        for row, span in zip(article.rows, article.spans, strict=True):
            near = [
                (max((float(row @ there), -place) for place, there in enumerate(other.rows)), other)
                for other in articles
                if other is not article and other.spans
            ]
            near = sorted((pair for pair in near if pair[0][0] >= close), key=lambda pair: (-round(pair[0][0], 5), pair[1].article))
            found += [
                (article.article, span, other.article, other.spans[-place], round(min(1.0, cosine), 3))
                for (cosine, place), other in near[:12]
            ]
    return found


@pytest.mark.parametrize("seed", range(5))
def test_block_by_block_gives_what_pair_by_pair_gives(seed: int, monkeypatch: pytest.MonkeyPatch) -> None:
    rng = np.random.default_rng(seed)
    articles = []
    for number in rng.permutation(20):
        rows = rng.normal(size=(int(rng.integers(0, 7)), 3)).astype(np.float32)
        rows /= np.linalg.norm(rows, axis=1, keepdims=True)
        spans = tuple((10 * place, 10 * place + 5) for place in range(len(rows)))
        articles.append(Vectored(article=f"a{number:02d}", spans=spans, rows=rows))
    monkeypatch.setattr(passages, "_BLOCK", 7)
    found = find_passages(articles, close=0.6)
    assert [(row.article, row.span, row.other, row.other_span, row.closeness) for row in found] == plainly(articles, 0.6)
