"""A quote is found again by its words, its surroundings and its place, and by nothing less."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.ledger.quotes import find_quote, take_quote

TEXT = "Nine people died off Haven on Monday. The mayor said nine people were missing. At least 12 people died in March, police said."
LETTERS = st.text(alphabet="abc 12.\n", max_size=80)


def quoted(words: str, text: str = TEXT):
    """The quote of these words where they stand first."""
    start = text.index(words)
    return take_quote(text, "a", (start, start + len(words)))


FOUND_AGAIN = [
    # what happened to the text, the words quoted, the text of today, the words now
    ("nothing", "At least 12", TEXT, "At least 12"),
    ("words were put before it", "At least 12", "Updated on Friday.\n" + TEXT, "At least 12"),
    ("the text before it went", "At least 12", TEXT[38:], "At least 12"),
    ("its lines were broken anew", "nine people were missing", TEXT.replace(" people", "\npeople"), "nine\npeople were missing"),
    ("the sentence behind it is another", "Nine people", TEXT.replace("The mayor said", "Ada Quill thinks"), "Nine people"),
    ("many words stand on their own", "The mayor said nine people were missing", "x. The mayor said nine people were missing", None),
]
GONE = [
    ("the words are others", "At least 12", TEXT.replace("At least 12", "Fourteen")),
    ("the same figure elsewhere is another figure", "12", "There are 12 boats in the harbour, and nothing else is known of them."),
    ("a word inside a longer one is another word", "Nine", "Nineteen people died off Haven on Monday. The mayor said"),
    ("nothing is left", "Nine people", ""),
]


@pytest.mark.parametrize(("what", "words", "today", "now"), FOUND_AGAIN, ids=lambda value: value if isinstance(value, str) else None)
def test_a_quote_is_found_again(what, words, today, now):
    found = find_quote(today, quoted(words))
    assert found
    assert today[slice(*found)] == (now or words)


@pytest.mark.parametrize(("what", "words", "today"), GONE, ids=lambda value: value)
def test_a_quote_that_is_gone_is_not_found(what, words, today):
    assert find_quote(today, quoted(words)) is None


def test_of_equal_words_those_with_the_same_surroundings_are_meant():
    first, second = "Police said nine people died. ", "The mayor said nine people left. "
    start = len(first) + second.index("nine")
    quote = take_quote(first + second, "a", (start, start + 4))
    today = second + first
    assert find_quote(today, quote) == (second.index("nine"), second.index("nine") + 4)


@given(text=LETTERS, data=st.data())
def test_in_the_same_text_a_quote_is_where_it_was(text, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    assert find_quote(text, take_quote(text, "a", (start, end))) == (start, end)


@given(text=LETTERS, before=LETTERS, behind=LETTERS, data=st.data())
def test_whatever_is_found_has_the_words_of_the_quote(text, before, behind, data):
    start = data.draw(st.integers(0, len(text)))
    end = data.draw(st.integers(start, len(text)))
    quote = take_quote(text, "a", (start, end))
    today = before + text[: start // 2] + text[start // 2 + 1 :] + behind
    found = find_quote(today, quote)
    assert found is None or today[slice(*found)].split() == quote.exact.split()


@given(before=st.text(alphabet="xyz \n", max_size=200), behind=st.text(alphabet="xyz \n", max_size=200), data=st.data())
def test_text_before_and_behind_does_not_move_a_quote_from_its_words(before, behind, data):
    start = data.draw(st.integers(0, len(TEXT) - 1))
    words = TEXT[start:].split()[:6]
    start = TEXT.index(words[0], start)
    quote = take_quote(TEXT, "a", (start, start + len(words[0])))
    today = f"{before} {TEXT} {behind}"
    found = find_quote(today, quote)
    if start == 0 or not TEXT[start - 1].isalnum():
        assert found == (start + len(before) + 1, start + len(before) + 1 + len(words[0]))


@given(text=st.text(max_size=60), today=st.text(max_size=60), data=st.data())
def test_any_text_is_survived(text, today, data):
    start = data.draw(st.integers(0, len(text)))
    find_quote(today, take_quote(text, "a", (start, len(text))))
