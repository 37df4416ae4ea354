"""The pipeline forgets the words of what it has read, and says the same afterwards."""

import pytest

from parallax.reading import model, read_articles
from parallax.records import Article

pytestmark = pytest.mark.model

_TEXT = "At least {} people were killed in Springfield on Monday, Mayor Anna Quimby said."
ARTICLES = [Article(id=str(number), text=_TEXT.format(number)) for number in (2, 3, 4)]


def test_is_kept_while_few_words_are_new() -> None:
    assert model.renewed_model() is model.renewed_model() is model.load_model()


def test_is_loaded_anew_and_says_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    before, said = model.load_model(), list(read_articles(ARTICLES))
    known = len(before.vocab.strings)
    monkeypatch.setattr(model, "_NEW_WORDS", 0)
    list(before.pipe(["Zyxwvutsr met Qponmlkji."]))
    assert list(read_articles(ARTICLES)) == said
    after = model.load_model()
    assert after is not before
    assert len(after.vocab.strings) < known + 3
    assert "Zyxwvutsr" not in after.vocab.strings
