"""Long texts are read in portions, and what is read is the same."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from parallax.reading.model import load_model, make_docs
from parallax.reading.portions import portions, together

_PARAGRAPH = "Two people were killed in Springfield on Monday, Mayor Anna Quimby said. “We mourn them,” she added.\n"


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("", [""]),
        ("Ten chars.", ["Ten chars."]),
        ("One. Two.\nThree four five", ["One. Two.\n", "Three ", "four five"]),
        ("He went. She stays there", ["He went. ", "She stays ", "there"]),
        ("one two three", ["one two ", "three"]),
        ("abcdefghijklm", ["abcdefghij", "klm"]),
    ],
)
def test_a_text_is_cut_at_the_best_place(text: str, pieces: list[str]) -> None:
    assert portions(text, most=10) == pieces


@given(st.text(), st.integers(1, 20))
def test_nothing_is_lost_and_no_piece_is_too_long(text: str, most: int) -> None:
    pieces = portions(text, most)
    assert "".join(pieces) == text
    assert all(0 < len(piece) <= most for piece in pieces) or not text


@given(st.lists(st.text()), st.integers(1, 5), st.integers(1, 20))
def test_texts_keep_their_order_and_stay_few(texts: list[str], count: int, most: int) -> None:
    groups = list(together(texts, count=count, most=most))
    assert [text for group in groups for text in group] == texts
    assert all(len(group) == 1 or (len(group) <= count and sum(map(len, group)) <= most) for group in groups)


@pytest.mark.model
def test_a_long_text_is_the_doc_that_it_would_be_in_one_piece() -> None:
    text = _PARAGRAPH * 300
    assert len(portions(text)) > 1
    whole = load_model()(text)
    (joined,) = make_docs([text])
    assert joined.text == whole.text == text
    for name in ("idx", "tag_", "pos_", "dep_", "lemma_", "ent_type_", "ent_iob_", "is_sent_start", "whitespace_"):
        assert [getattr(token, name) for token in joined] == [getattr(token, name) for token in whole], name
    assert [token.head.i for token in joined] == [token.head.i for token in whole]
