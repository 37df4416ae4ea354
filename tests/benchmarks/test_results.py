"""RESULTS.md is written section by section, and the sets are told the product without their gold."""

import json

import pytest

from benchmarks import run
from benchmarks.results import SECTIONS, figure, put, sections, table
from benchmarks.run import reach, strip
from benchmarks.sets import PLANTED, SETS, STORIES


def test_a_section_that_is_measured_again_replaces_only_itself(tmp_path):
    path = tmp_path / "RESULTS.md"
    for name, text in (("speed", "## speed\nold"), ("seeds", "## seeds\n| a |"), ("speed", "## speed\nnew")):
        put(name, text, path=path)
    assert sections(path) == {"seeds": "## seeds\n| a |\n", "speed": "## speed\nnew\n"}
    text = path.read_text(encoding="utf-8")
    assert text.startswith("# Results\n")
    assert text.index("## seeds") < text.index("## speed")


def test_a_section_without_a_place_is_refused(tmp_path):
    with pytest.raises(ValueError, match="there is no section 'gossip'"):
        put("gossip", "x", path=tmp_path / "RESULTS.md")


def test_every_set_has_a_place_in_the_results():
    assert {one.name for one in SETS} <= set(SECTIONS)
    assert all(one.figures for one in SETS)
    assert STORIES
    assert set(PLANTED) == {"identity", "number", "hedge", "digits", "name", "status"}


@pytest.mark.parametrize(("value", "shown"), [
    (0.67221, "0.672"), (1.0, "1.000"), (91.04, "91.0"), (12, "12"), (None, "–"), ("0, 0", "0, 0"),
])
def test_figures_are_shown_as_they_are_read(value, shown):
    assert figure(value) == shown


def test_a_table_has_its_head_and_its_rows():
    assert table(("figure", "value"), [("exact", 0.5)]).splitlines() == ["| figure | value |", "|---|---:|", "| exact | 0.500 |"]


def test_a_figure_that_the_scorer_does_not_have_is_none():
    assert reach({"a": {"b": 1}}, ("a", "b")) == 1
    assert reach({"a": {"b": 1}}, ("a", "c")) is None
    assert reach({"a": 1}, ("a", "b")) is None


def test_the_product_never_sees_the_gold(tmp_path):
    gold = tmp_path / "gold.jsonl"
    gold.write_text(json.dumps({"id": "a", "text": "t", "title": None, "gold": {"killed": 3}, "stated": True}) + "\n\n", encoding="utf-8")
    strip(gold, tmp_path / "articles.jsonl")
    assert (tmp_path / "articles.jsonl").read_text(encoding="utf-8") == '{"id": "a", "text": "t"}\n'


def test_without_the_sets_it_says_what_was_left_out_and_where_it_looked(tmp_path, monkeypatch, capsys):
    monkeypatch.setattr(run, "BENCH", tmp_path / "nowhere")
    monkeypatch.setattr("sys.argv", ["run", "muc", "planted"])
    assert run.main() == 0
    told = capsys.readouterr().err
    assert f"no measuring sets in {tmp_path / 'nowhere'}: planted, muc." in told
    assert "PARALLAX_SHARED" in told
