"""The evidence pack in its four forms, and hostile text shown as text in each."""

import csv
import io
import json
from dataclasses import replace
from html.parser import HTMLParser

import pytest
from hypothesis import given
from hypothesis import strategies as st

from data.pack import FORMS
from data.pack.markdown import plain
from data.pack.sheet import COLUMNS, safe
from parallax.records import Article, Comparison, Discrepancy, Reading, Sentence, Side
from parallax.report import load_pack, report
from parallax.tables import write_tables
from tests.made import renamed, story

HOSTILE = '<script>alert(1)</script> =cmd|"/c calc"!A1 [x](javascript:alert(1)) **$\\frac$** | :red[no] <img src=x onerror=alert(1)>'


class Tags(HTMLParser):
    """The tags, links and running text of a page."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.links: list[str | None] = []
        self.text = ""

    def handle_starttag(self, tag, attrs):
        self.tags.append(tag)
        self.links += [value for name, value in attrs if name in ("href", "src")]

    def handle_data(self, data):
        self.text += data


@pytest.fixture
def tables(tmp_path):
    write_tables([story()], tmp_path / "tables")
    return tmp_path / "tables"


@pytest.fixture
def hostile(tmp_path):
    """A story whose every word is an attack."""
    side = Side(article="a", value=HOSTILE, evidence=((0, 10),))
    found = Discrepancy(id="d", kind="count", relation="CONTRADICTS", severity="high", score=61, title=HOSTILE, why=HOSTILE, gate=HOSTILE,
                        sides=(side, side))
    reading = Reading(article=Article(id="a", text=HOSTILE, title=HOSTILE, outlet=HOSTILE, url="javascript:alert(1)"),
                      sentences=(Sentence(span=(0, len(HOSTILE)), kind="body"),))
    write_tables([(Comparison(story="s", title=HOSTILE, articles=("a",), discrepancies=(found,)), (reading,))], tmp_path / "hostile")
    return tmp_path / "hostile"


def written(folder, ending: str) -> str:
    out = folder / f"pack{ending}"
    report(folder, None, out)
    return out.read_text(encoding="utf-8-sig")


def page(text: str) -> Tags:
    tags = Tags()
    tags.feed(text)
    return tags


def test_the_pack_holds_each_finding_with_its_sentences_and_its_gates(tables):
    pack = load_pack(tables, "ferry")
    assert [f.title for f in pack.findings] == ["How many died?"]
    first, second = pack.findings[0].sides
    assert [(e.text, e.text[slice(*e.marked)]) for e in first.excerpts] == [
        ("At least 12 people died, the mayor said on Monday.", "At least 12 people died")]
    assert [(e.text, e.text[slice(*e.marked)]) for e in second.excerpts] == [
        ("Police said nine people died.", "nine people"), ("The ferry sank on Monday.", "The ferry")]
    assert [(s.gate, s.outcome) for s in pack.findings[0].steps] == [("measure", "passed"), ("intervals", "decided")]
    assert [(p.name, p.points) for p in pack.findings[0].parts] == [("impact", 50), ("gap", 34)]


def test_what_agrees_and_what_is_kept_apart_stand_by_themselves_and_nothing_twice(tables):
    pack = load_pack(tables, None)
    assert [f.why for f in pack.agreements] == ["Both say Monday."]
    assert [f.why for f in pack.apart] == ["A part and its whole."]


def test_the_page_shows_every_part_and_marks_the_evidence(tables):
    shown = page(written(tables, ".html"))
    for words in ("Ferry sinks", "How many died?", "critical, 84 of 100", "At least 12 people died", "What they agree on",
                  "Both say Monday.", "Not contradictions, and why", "police (credited)", "does not say: the mayor's words",
                  "6 May 2024 or later"):
        assert words in " ".join(shown.text.split()), words
    assert shown.tags.count("mark") == 3 * 3
    assert shown.links == ["https://example.org/a"]


def test_the_page_fetches_and_runs_nothing(tables, hostile):
    for folder in (tables, hostile):
        shown = page(written(folder, ".html"))
        assert not {"script", "img", "iframe", "link", "object", "form"} & set(shown.tags)
        assert "default-src 'none'" in written(folder, ".html")


def test_hostile_words_are_shown_as_words_on_the_page(hostile):
    shown = page(written(hostile, ".html"))
    assert shown.text.count(HOSTILE) >= 4
    assert shown.links == []


def test_hostile_words_are_shown_as_words_in_markdown(hostile):
    text = written(hostile, ".md")
    assert text.count("<") == text.count("\\<") > 0
    assert text.count("](") == 0
    assert "\\<script\\>alert\\(1\\)" in text


def test_markdown_names_sources_findings_and_spans(tables):
    text = written(tables, ".md")
    assert "| A | Ferry sinks | The Herald | 6 May 2024 or later | 16 |" in text
    assert "### ◆ How many died?" in text
    assert "> **At least 12 people died**, the mayor said on Monday. (12–35)" in text


def test_the_sheet_has_one_row_for_each_piece_of_evidence(tables):
    rows = list(csv.DictReader(io.StringIO(written(tables, ".csv"))))
    assert tuple(rows[0]) == COLUMNS
    assert [(r["source"], r["evidence"], r["score"], r["sentence"]) for r in rows] == [
        ("A", "At least 12 people died", "84", "At least 12 people died, the mayor said on Monday."),
        ("B", "nine people", "84", "Police said nine people died."), ("B", "The ferry", "84", "The ferry sank on Monday.")]


@given(st.text())
def test_no_cell_of_text_begins_as_a_formula(text):
    assert not str(safe(text)).lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


def test_only_a_formula_gets_an_apostrophe_and_a_number_stays_a_number():
    assert [safe(cell) for cell in ("=1+1", " @x", "-5", "a=1", -5, 1.5, None)] == ["'=1+1", "' @x", "'-5", "a=1", -5, 1.5, None]


def test_json_gives_the_offsets_back(tables):
    pack = json.loads(written(tables, ".json"))
    assert [(e["start"], e["end"]) for side in pack["findings"][0]["sides"] for e in side["excerpts"]] == [(12, 35), (38, 49), (0, 9)]
    assert pack["sources"][0]["earliest"] == "2024-05-06"


@given(st.text(alphabet="a*_[]()<>`#|$:\\ -\n", max_size=40))
def test_markdown_escapes_every_sign_it_would_read(text):
    kept = " ".join(text.split())
    shown = plain(text)
    assert shown.replace("\\\\", "\0").replace("\\", "").replace("\0", "\\") == kept
    assert all(shown[n - 1] == "\\" for n, sign in enumerate(shown) if sign in "*_[]()<>`#|$")


@pytest.mark.parametrize("ending", FORMS)
def test_the_same_tables_give_the_same_bytes(tables, ending):
    assert written(tables, ending) == written(tables, ending) != ""


@pytest.mark.parametrize(("name", "story_id", "told"), [
    ("pack.pdf", "ferry", "pack.pdf has no known ending; choose one of .html, .md, .json, .csv"),
    ("pack.md", "gone", "there is no story 'gone'; choose one of: ferry"),
], ids=["unknown ending", "unknown story"])
def test_a_wrong_call_says_what_to_do(tables, name, story_id, told):
    with pytest.raises(ValueError, match=told):
        report(tables, story_id, tables / name)


def test_with_several_stories_one_must_be_named(tmp_path):
    write_tables([renamed("one"), renamed("two")], tmp_path)
    with pytest.raises(ValueError, match="name one of the 2 stories: one, two"):
        report(tmp_path, None, tmp_path / "pack.md")
    report(tmp_path, "two", tmp_path / "pack.md")


def test_a_folder_without_tables_says_how_to_write_them(tmp_path):
    with pytest.raises(ValueError, match=r"holds no table 'stories'; write the tables with: python -m parallax build"):
        report(tmp_path, None, tmp_path / "pack.md")


def test_a_story_without_findings_still_makes_a_whole_page(tmp_path):
    told, readings = story()
    write_tables([(replace(told, discrepancies=(), relations=(), omissions=(), origins=()), readings)], tmp_path)
    shown = page(written(tmp_path, ".html"))
    assert "2 articles; 0 findings" in shown.text
    assert "Findings" not in shown.text.replace("findings", "")


def test_an_article_without_a_title_is_shown_by_its_opening_words(tmp_path):
    text = "The ferry sank on Monday off the northern coast, and nobody knows why it did."
    write_tables([(Comparison(story="s", title="t", articles=("a", "b")),
                   (Reading(article=Article(id="a", text=text)), Reading(article=Article(id="b", text=" \n"))))], tmp_path)
    shown = [source.shown for source in load_pack(tmp_path, "s").sources]
    assert shown == ["“The ferry sank on Monday off the northern coast, and nobody knows …”", "b"]
