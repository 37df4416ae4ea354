"""Records in, Parquet out: whole rows, the contract, the same bytes."""

import random
from dataclasses import replace
from datetime import date
from hashlib import sha256
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.schema import TABLES, OffContract, check
from parallax import tables
from parallax.records import Article, Comparison, Publication, Reading
from parallax.tables import as_table, letter, rows, words_in, write_tables
from tests.made import FIRST, SECOND, comparison, first_reading, renamed, spot, story


@pytest.fixture
def made() -> tables.Rows:
    return rows(*story())


def digests(folder: Path) -> dict[str, str]:
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("*.parquet"))}


def test_the_made_story_has_a_row_for_every_table(made):
    assert [name for name in TABLES if not made[name]] == []


@pytest.mark.parametrize("name", TABLES)
def test_every_table_keeps_its_contract(made, name):
    check(name, as_table(name, made[name]))


@pytest.mark.parametrize("name", TABLES)
def test_an_empty_table_keeps_its_contract(name):
    check(name, as_table(name, []))


def test_a_null_where_none_may_be_is_refused(made):
    made["stories"][0]["title"] = None
    with pytest.raises(OffContract, match="stories: column 'title' has empty cells"):
        check("stories", as_table("stories", made["stories"]))


def test_the_row_of_a_story_adds_up_its_articles(made):
    assert made["stories"] == [{"story": "ferry", "title": "Ferry sinks", "articles": 2, "words": 16 + 10,
                                "earliest": None, "latest": None}]


def test_the_interval_of_a_story_holds_those_of_its_articles():
    told, (first, second) = story()
    days = [Publication(earliest=date(2024, 5, day), latest=date(2024, 5, day + 2)) for day in (6, 3)]
    row = rows(told, [replace(first, published=days[0]), replace(second, published=days[1])])["stories"][0]
    assert (row["earliest"], row["latest"]) == (date(2024, 5, 3), date(2024, 5, 8))


def test_an_article_takes_its_title_from_its_headline_unless_one_is_given(made):
    assert [(r["letter"], r["position"], r["title"], r["outlet"], r["hedges"]) for r in made["articles"]] == [
        ("A", 0, "Ferry sinks", "The Herald", 0), ("B", 1, "Ferry", None, 0)]


def test_a_quantity_is_flattened_with_its_spans_and_its_scene(made):
    first, second = made["quantities"]
    assert FIRST[first["start"]:first["end"]] == "At least 12"
    assert FIRST[first["event_start"]:first["event_end"]] == "died"
    assert (first["low"], first["high"], first["family"], first["setting"], first["places"], first["lead"]) == (
        12, None, "sinking", "sea", "Haven · North Sea", True)
    assert (second["event_start"], second["event_end"], second["places"], second["lead"]) == (None, None, "", False)


def test_the_number_of_an_event_is_its_place_and_that_of_a_status_points_to_it(made):
    assert [row["event"] for row in made["events"]] == [0]
    assert [(row["status"], row["event"]) for row in made["statuses"]] == [(0, 0)]


def test_a_content_in_two_pieces_is_two_rows_of_one_attribution(made):
    assert [(r["attribution"], r["piece"], r["start"], r["end"]) for r in made["attributions"]] == [(0, 0, 12, 24), (0, 1, 25, 35)]
    assert {FIRST[r["source_start"]:r["source_end"]] for r in made["attributions"]} == {"the mayor"}


def test_evidence_and_steps_say_whose_they_are(made):
    owners = [(r["owner"], r["owner_id"], r["side"], r["article"]) for r in made["evidence"]]
    assert owners == [("claim", "c0", 0, "a"), ("claim", "c1", 0, "b"), ("claim", "c1", 0, "b"),
                      ("relation", "r0", 0, "a"), ("relation", "r0", 1, "b"), ("relation", "r0", 1, "b"),
                      ("relation", "r1", 0, "a"), ("relation", "r1", 1, "b"), ("relation", "r1", 1, "b"),
                      ("relation", "r2", 0, "a"), ("relation", "r2", 1, "b"), ("relation", "r2", 1, "b"),
                      ("discrepancy", "d1", 0, "a"), ("discrepancy", "d1", 1, "b"), ("discrepancy", "d1", 1, "b")]
    assert [(r["owner"], r["owner_id"], r["position"]) for r in made["steps"]][-2:] == [("discrepancy", "d1", 0), ("discrepancy", "d1", 1)]
    assert [(r["name"], r["points"]) for r in made["parts"]] == [("impact", 50), ("gap", 34)]


def test_an_origin_has_a_row_per_credit_and_one_for_each_article_without(made):
    start, end = spot(SECOND, "Police")
    assert made["origins"] == [{"story": "ferry", "origin": "police", "kind": "credited", "article": "b", "start": start, "end": end},
                               {"story": "ferry", "origin": "police", "kind": "credited", "article": "a", "start": None, "end": None}]


def test_the_order_of_the_readings_changes_nothing():
    told, readings = story()
    shuffled = list(readings)
    random.Random(3).shuffle(shuffled)
    assert rows(told, shuffled) == rows(told, readings) == rows(told, reversed(readings))


def test_the_same_stories_give_the_same_bytes(tmp_path):
    for folder in ("one", "two"):
        write_tables([story(), renamed("second")], tmp_path / folder)
    assert digests(tmp_path / "one") == digests(tmp_path / "two")
    assert sorted(digests(tmp_path / "one")) == sorted(f"{name}.parquet" for name in TABLES)


def test_other_input_gives_other_bytes(tmp_path):
    write_tables([story()], tmp_path / "one")
    write_tables([renamed("second")], tmp_path / "two")
    same = {name for name, digest in digests(tmp_path / "one").items() if digests(tmp_path / "two")[name] == digest}
    assert same == set()


def test_a_story_is_never_cut_into_two_row_groups(tmp_path, monkeypatch):
    monkeypatch.setattr(tables, "GROUP", 3)
    write_tables([renamed(name) for name in ("s1", "s2", "s3")], tmp_path)
    file = pq.ParquetFile(tmp_path / "evidence.parquet")
    held = [set(file.read_row_group(n).column("story").to_pylist()) for n in range(file.num_row_groups)]
    assert held == [{"s1"}, {"s2"}, {"s3"}]


def test_what_is_written_is_read_back_and_keeps_the_contract(tmp_path):
    counts = write_tables([story()], tmp_path)
    for name in TABLES:
        found = pq.read_table(tmp_path / f"{name}.parquet")
        check(name, found)
        assert found.num_rows == counts[name] > 0


def test_nothing_is_replaced_when_a_story_breaks_off(tmp_path):
    write_tables([story()], tmp_path)
    (tmp_path / "notes.sqlite").write_text("a reader's own")
    before = digests(tmp_path)

    def broken():
        yield renamed("other")
        raise OSError("the disk is full")

    with pytest.raises(OSError, match="disk"):
        write_tables(broken(), tmp_path)
    assert digests(tmp_path) == before
    assert sorted(path.suffix for path in tmp_path.iterdir()) == sorted([".parquet"] * len(TABLES) + [".sqlite"])


def test_no_story_at_all_gives_whole_empty_tables(tmp_path):
    assert set(write_tables([], tmp_path).values()) == {0}
    for name in TABLES:
        check(name, pq.read_table(tmp_path / f"{name}.parquet"))


@given(st.text(st.characters()))
def test_any_text_is_written_with_its_length_kept(text):
    told = Comparison(story="s", title=text, articles=("a",))
    found = as_table("articles", rows(told, [Reading(article=Article(id="a", text=text))])["articles"])
    assert len(found.column("text")[0].as_py()) == len(text)


@pytest.mark.parametrize(("position", "expected"), [(0, "A"), (25, "Z"), (26, "AA"), (51, "AZ"), (52, "BA"), (702, "AAA")])
def test_letters_go_on_after_z(position, expected):
    assert letter(position) == expected


def test_only_words_of_the_body_are_counted():
    assert words_in(first_reading()) == 16
    assert words_in(Reading(article=Article(id="x", text="One – two, 3."))) == 3


def test_a_comparison_without_findings_has_rows_of_its_articles_alone():
    told = Comparison(story="s", title="t", articles=("a", "b"))
    found = rows(told, story()[1])
    assert not any(found[name] for name in ("claims", "relations", "discrepancies", "sides", "evidence", "steps", "parts"))
    assert len(found["articles"]) == 2 == len(comparison().articles)
