"""What goes out comes in again whole; a broken file says where it is broken; a spreadsheet runs nothing."""

import csv
import io
import json
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.ledger.exchange import COLUMNS, BrokenFile, as_csv, as_json, from_json
from data.ledger.records import LONGEST, Event, Quote, clean_name

WORDS = st.text(st.characters(exclude_categories=["Cs"]), max_size=40)
QUOTES = st.builds(Quote, article=WORDS, start=st.integers(0, 10**6), exact=WORDS.filter(bool), prefix=WORDS, suffix=WORDS)


@given(note=WORDS, name=WORDS.map(clean_name).filter(bool), title=WORDS, quotes=st.lists(QUOTES, max_size=3))
def test_what_goes_out_comes_in_whole(deaths, note, name, title, quotes):
    event = Event(reviewer=name, act="confirm", note=note, anchor=replace(deaths, title=title, quotes=tuple(quotes)))
    assert from_json(as_json([event]).encode(), "x.json") == (event,)


def test_an_empty_ledger_goes_out_and_in():
    assert from_json(as_json([]).encode(), "x.json") == ()


def test_a_file_with_a_byte_order_mark_or_laid_out_anew_is_read(said):
    events = (said("Ada", "confirm", 1), said("Ben", "edit", 2, severity="low"))
    laid_out = json.dumps(json.loads(as_json(events)), indent=3)
    assert from_json(laid_out.encode("utf-8-sig"), "x.json") == events


def broken(change):
    """A file of three events, changed in its text."""

    def make(said):
        events = [said("Ada", "confirm", 1), said("Ben", "comment", 2, note="see above"), said("Cleo", "edit", 3, severity="low")]
        return change(as_json(events))

    return make


BROKEN = [
    # what is done to the file, the line, what is said of it
    ("cut off", broken(lambda text: text[: text.index("Cleo")]), 4, "not JSON"),
    ("no ledger", broken(lambda text: '{"format": "notes"}'), 1, "no ledger"),
    ("a list", broken(lambda text: "[1, 2]"), 1, "no ledger"),
    ("empty", broken(lambda text: ""), 1, "not JSON"),
    ("not UTF-8", broken(lambda text: "\n" + text.replace("see above", "\udcff")), 4, "not UTF-8"),
    ("of the future", broken(lambda text: text.replace('"version": 1', '"version": 2')), 1, "version 1"),
    ("an act unknown", broken(lambda text: text.replace('"comment"', '"praise"')), 3, "“act” is none of"),
    ("a moment that is none", broken(lambda text: text.replace("2026-01-31T12:00:03", "2026-02-31T12:00:03")), 4, "“at” is not a moment"),
    ("a name missing", broken(lambda text: text.replace('"reviewer": "Ben", ', "")), 3, "no “reviewer”"),
    ("a name that is a number", broken(lambda text: text.replace('"Ben"', "7")), 3, "“reviewer” of the event is not a text"),
    ("a field unknown", broken(lambda text: text.replace('"note"', '"notes"')), 3, "“notes”, which is not known here"),
    ("an empty quote", broken(lambda text: text.replace('"exact": "nine people"', '"exact": ""')), 2, "a quote is empty"),
    ("half a character", broken(lambda text: text.replace("see above", "\\ud83d")), 3, "half a character"),
    ("events that are none", broken(lambda text: '{"format": "parallax-ledger", "version": 1, "events": {}}'), 1, "not a list"),
    ("deep", broken(lambda text: "[" * 100_000), 1, "too deep"),
]  # fmt: skip


@pytest.mark.parametrize(("name", "make", "line", "words"), BROKEN, ids=[case[0] for case in BROKEN])
def test_a_broken_file_says_file_line_and_what_is_wrong(said, name, make, line, words):
    content = make(said).encode("utf-8", "surrogateescape")
    with pytest.raises(BrokenFile, match=words) as raised:
        from_json(content, "from_ben.json")
    assert str(raised.value).startswith(f"from_ben.json, line {line}: ")
    assert "Nothing was taken in" in str(raised.value)


@given(content=st.binary(max_size=200) | st.text(max_size=100).map(str.encode))
def test_any_file_is_read_or_refused(content):
    with pytest.raises(BrokenFile, match=r"^f, line \d+: "):
        from_json(content, "f")


@given(cut=st.integers(0, 2500), put=st.binary(max_size=3))
def test_a_damaged_ledger_is_read_or_refused(deaths, cut, put):
    whole = as_json([Event(reviewer="Ada", act="confirm", anchor=deaths, id="0" * 32, at="2026-01-31T12:00:00.000000Z")]).encode()
    with suppress(BrokenFile):
        assert len(from_json(whole[:cut] + put + whole[cut + len(put) :], "f")) == 1


def test_no_cell_runs_as_a_formula(said):
    risky = ["=1+1", "+1", "-1", "@SUM(A1)", "\tx", "  =HYPERLINK(1)", "＝1"]
    events = [said(f"={n}", "comment", n, note=words) for n, words in enumerate(risky)]
    rows = list(csv.reader(io.StringIO(as_csv(events))))
    assert tuple(rows[0]) == COLUMNS
    cells = [dict(zip(COLUMNS, row, strict=True)) for row in rows[1:]]
    assert [cell["note"] for cell in cells] == [f"'{words}" for words in risky]
    assert [cell["reviewer"] for cell in cells] == [f"'={n}" for n in range(len(risky))]
    assert cells[0]["quotes"] == "At least 12 | nine people"
    assert cells[0]["finding"] == "finding:d1"


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        (" Ada  Quill ", "Ada Quill"),
        ("Ada\n\tQuill", "Ada Quill"),
        ("\u202eadA", "adA"),
        ("", ""),
        ("\u200b", ""),
        ("e\u0301", "é"),
        ("x" * 99, "x" * LONGEST["reviewer"]),
    ],
)
def test_a_name_is_what_can_be_seen_of_it(typed, name):
    assert clean_name(typed) == name
