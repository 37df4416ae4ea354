"""A sentence is encoded once: in the process that read it, or when it is first asked for."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
import pytest

from parallax.comparing.accounts import prepare
from parallax.comparing.encoder import WIDTH, Vectors, encode
from parallax.comparing.memory import Memory, read_and_encode
from parallax.comparing.passages import find_passages, full_sentences, vectors
from parallax.kept import Kept
from parallax.records import Article
from tests.made import first_reading

TEXTS = {
    "a": "Ferry sinks\nAt least nine people died when the ferry sank off Norway.\nDivers went on looking through the night.",
    "b": "Ferry disaster\nNine people died when a ferry sank near Norway on Monday.\nThe company said that it would help.",
}


class Counting:
    """An encoder that notes what it was asked for; a sentence's length makes its vector."""

    def __init__(self) -> None:
        self.asked: list[str] = []

    def __call__(self, sentences: Sequence[str]) -> Vectors:
        self.asked += sentences
        rows = [[len(sentence) % (place + 2) for place in range(WIDTH)] for sentence in sentences]
        return np.array(rows, dtype=np.float32).reshape(-1, WIDTH)


def refuse(sentences: Sequence[str]) -> Vectors:
    """An encoder that must not be needed."""
    assert not sentences, f"encoded again: {sentences}"
    return np.zeros((0, WIDTH), dtype=np.float32)


def test_no_sentence_is_encoded_twice() -> None:
    encoder = Counting()
    memory = Memory(encoder=encoder)
    first = memory(["It sank.", "Nine died.", "It sank."])
    second = memory(["Nine died.", "Who knows?"])
    assert encoder.asked == ["It sank.", "Nine died.", "Who knows?"]
    assert np.array_equal(first[0], first[2])
    assert np.array_equal(first[1], second[0])
    assert memory([]).shape == (0, WIDTH)


def test_what_lies_on_the_shelf_is_not_encoded_again(tmp_path) -> None:
    kept = Kept(tmp_path / "kept.sqlite")
    rows = Memory(kept.vectors, encoder=Counting())(["It sank.", "\ud800 half a character"])
    kept.save()
    again = Kept(tmp_path / "kept.sqlite")
    assert np.array_equal(Memory(again.vectors, encoder=refuse)(["\ud800 half a character", "It sank."]), rows[::-1])
    assert len(again.vectors) == len(list(again.vectors)) == 2
    kept.close()
    again.remove()


def test_headlines_and_scraps_have_no_vector() -> None:
    (account,) = prepare([first_reading()])
    kinds = {sentence.kind for sentence in full_sentences(account)}
    assert kinds <= {"body"}
    assert all(end - start >= 25 for start, end in (sentence.span for sentence in full_sentences(account)))


@pytest.mark.model
@pytest.mark.parametrize("jobs", [1, 2])
def test_what_was_encoded_while_reading_is_all_that_comparing_needs(jobs: int) -> None:
    memory = Memory()
    readings = list(read_and_encode((Article(id=name, text=text) for name, text in TEXTS.items()), memory, jobs=jobs))
    accounts = prepare(readings)
    kept = vectors(accounts, Memory(memory._shelf, encoder=refuse))
    fresh = vectors(accounts, encode)
    assert [article.spans for article in kept] == [article.spans for article in fresh]
    assert all(np.allclose(one.rows, other.rows, atol=1e-6) for one, other in zip(kept, fresh, strict=True))
    assert find_passages(kept)
