"""The evidence pack of a view: what the filters let through, the open finding first, and what was left out said."""

from __future__ import annotations

import csv
import io
import json

import pytest

from data.ledger.anchors import anchor_of
from data.ledger.records import Event
from data.ledger.standing import fold
from data.pack import FORMS, encoded
from data.views.citation import citation
from data.views.evidence import evidence
from data.views.pack import chosen, pack
from tests.shown import FILTERS, Filters, ferry, tables

ALL = tables()


def choice(**given: object) -> Filters:
    return Filters(**({"story": "ferry"} | given))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("filters", "titles"),
    [
        (FILTERS, ["How many died?", "Nordline or Nordlijn?"]),
        (choice(kinds=("count",)), ["How many died?"]),
        (choice(off=("c",)), ["How many died?"]),
        (choice(off=("a",)), ["Nordline or Nordlijn?"]),
        (choice(entities=("Nordlijn",)), ["Nordline or Nordlijn?"]),
        (choice(off=("a", "b", "c")), []),
    ],
    ids=str,
)
def test_the_pack_holds_the_findings_that_the_filters_let_through(filters, titles):
    assert [one.title for one in pack(ALL, filters).findings] == titles


def test_a_source_switched_off_leaves_the_pack_and_the_others_keep_letter_and_colour():
    made = pack(ALL, choice(off=("a",)))
    assert [(source.letter, source.position) for source in made.sources] == [("B", 1), ("C", 2)]
    assert {side.letter for one in made.findings for side in one.sides} <= {"B", "C"}
    assert [origin.name for origin in made.origins] == ["b", "c"]
    assert 'class="letter s1">B' in encoded(made, ".html").decode()


def test_what_was_left_out_is_said_and_nothing_where_nothing_was():
    assert chosen(ALL, FILTERS) == ""
    said = chosen(ALL, choice(off=("a",), kinds=("count",), relations=("DIFFERENT_TIME",), severities=("high", "low")))
    assert said == ("Made from a view with filters; switched off: A The Haven Post; only kinds: count; only relations: different time; "
                    "only severity: high and low.")
    for ending in (".html", ".md", ".json"):
        made = pack(ALL, choice(kinds=("count",)), link="https://desk.example/?view=Numbers")
        assert "only kinds: count" in encoded(made, ending).decode(), ending
        assert "desk.example" in encoded(made, ending).decode(), ending


def test_the_open_finding_stands_first_and_once_even_where_the_filters_hide_it():
    made = pack(ALL, choice(kinds=("count",)), opened="finding:d2")
    assert (made.opened.title, [one.title for one in made.findings]) == ("Nordline or Nordlijn?", ["How many died?"])
    for ending in FORMS.keys() - {".json"}:
        shown = encoded(made, ending).decode("utf-8-sig")
        assert shown.index("Two letters apart.") < shown.index("How many died?"), ending
    assert "2 findings" in encoded(made, ".md").decode()


@pytest.mark.parametrize("token", ["finding:gone", "claim:k1", "span:a:0:4", "", None])
def test_a_token_that_names_no_finding_opens_none(token):
    assert pack(ALL, FILTERS, opened=token).opened is None


def test_a_cell_that_is_empty_in_the_tables_is_null_and_not_a_number():
    held = json.loads(encoded(pack(ALL, FILTERS), ".json"))
    assert [source["outlet"] for source in held["sources"]] == ["The Haven Post", None, None]
    assert [source["earliest"] for source in held["sources"]] == ["2024-05-06", "2024-05-08", None]


def test_a_sheet_from_the_page_holds_no_formula():
    rows = ferry()
    rows["discrepancies"][0]["title"] = "=HYPERLINK(1)"
    rows["sides"][0]["value"] = "+12"
    rows["articles"][0]["outlet"] = "@Post"
    read = list(csv.DictReader(io.StringIO(encoded(pack(tables(rows), FILTERS), ".csv").decode("utf-8-sig"))))
    assert [(row["title"], row["value"], row["outlet"]) for row in read[:1]] == [("'=HYPERLINK(1)", "'+12", "'@Post")]


def test_a_citation_names_each_outlet_with_its_date_and_sentences_word_for_word():
    found = evidence(ALL, FILTERS, "finding:d1")
    assert found is not None
    lines = citation(ALL, found).split("\n")
    assert lines[0] == "How many died?"
    assert "A  The Haven Post, between 6 May 2024 and 7 May 2024" in lines
    assert "   “At least 12 people died when the ferry sank on 6 May 2024, the mayor told the Herald.”" in lines
    assert "B  Outlet not stated (b), on or after 8 May 2024" in lines
    assert "   “Police said nine people died.”" in lines
    assert lines[-1].startswith("Parallax, “Ferry sinks”, ")


def test_a_citation_is_one_line_for_each_sentence_however_the_article_breaks_its_lines():
    rows = ferry()
    rows["articles"][1]["text"] = rows["articles"][1]["text"].replace("Police said nine", "Police said\nnine")
    found = evidence(tables(rows), FILTERS, "finding:d1")
    assert found is not None
    assert "   “Police said nine people died.”" in citation(tables(rows), found)


def test_what_reviewers_say_stands_with_the_finding_in_every_form():
    found = evidence(ALL, FILTERS, "finding:d1")
    assert found is not None
    anchor = anchor_of(ALL, "ferry", "finding:d1")
    assert anchor is not None
    said = fold([Event(reviewer="Ada", act="dismiss", anchor=anchor, note="=two boats"),
                 Event(reviewer="Ben", act="edit", anchor=anchor, title="<b>Who</b> counted?")])  # fmt: skip
    made = pack(ALL, FILTERS, standings={"finding:d1": said})
    assert {(one.reviewer, one.said, one.note) for one in made.findings[0].reviews} == {
        ("Ada", "dismissed", "=two boats"), ("Ben", "reads it as", "“<b>Who</b> counted?”")}  # fmt: skip
    assert made.findings[1].reviews == ()
    for ending in FORMS:
        shown = encoded(made, ending).decode("utf-8-sig")
        assert "=two boats" in shown, ending
        assert ("<b>Who" in shown) == (ending in (".csv", ".json")), ending
