"""The page as a script: every view draws, every filter acts, a link opens what it says, every state is said."""

import json
import os
import re
import subprocess
import sys
from datetime import date
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from streamlit.testing.v1 import AppTest

from components.messages import ANEW
from components.state import VIEWS
from data.views.words import GRAVITY
from tests.told import A, spot, write_story

ROOT = Path(__file__).parent.parent
HEAVY = ("spacy", "onnxruntime", "trafilatura", "dask", "parallax", "tokenizers", "thinc", "torch", "altair")


@pytest.fixture(scope="session")
def told(tmp_path_factory):
    return write_story(tmp_path_factory.mktemp("told"))


@pytest.fixture(scope="session")
def two(tmp_path_factory):
    return write_story(tmp_path_factory.mktemp("two"), "north", "south")


@pytest.fixture
def opened(monkeypatch, told):
    """Opens the page on the told story with a link's parameters."""

    def go(folder=told, **link):
        monkeypatch.setenv("PARALLAX_DATA", str(folder))
        at = AppTest.from_file(str(ROOT / "dashboard.py"), default_timeout=30)
        for key, value in link.items():
            at.query_params[key] = value
        at.run()
        assert not at.exception, at.exception
        return at

    return go


def said(at):
    """All words on the page: titles, what is drawn plainly and what can be clicked."""
    plain = [*(element.value for element in (*at.title, *at.caption)), *(element.proto.body for element in at.get("html"))]
    parts = [json.loads(element.proto.json).get("html", "") for element in at.get("bidi_component")]
    return "\n".join([*plain, *parts])


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_draws(opened, view):
    assert said(opened(view=view))


@pytest.mark.parametrize("view", VIEWS)
@pytest.mark.parametrize(
    "link",
    [
        {"source_A": "false"},
        {"source_A": "false", "source_B": "false"},
        {"source_A": "false", "source_B": "false", "source_C": "false"},
        {"entities": "Haven"},
        {"kinds": "status"},
        {"relations": "contradict"},
        {"severity": "critical"},
        {"severity": "info"},
    ],
    ids=str,
)
def test_every_filter_acts_on_every_view_without_a_fault(opened, view, link):
    opened(view=view, **link)


@pytest.mark.parametrize(
    ("link", "there", "gone"),
    [
        ({}, ["How many died?", "Has it sunk?"], []),
        ({"source_A": "false"}, ["Has it sunk?"], ["How many died?"]),
        ({"entities": "Haven"}, ["How many died?"], ["Has it sunk?"]),
        ({"kinds": "status"}, ["Has it sunk?"], ["How many died?"]),
        ({"relations": "different time"}, ["Has it sunk?"], ["How many died?"]),
        ({"severity": "critical"}, ["How many died?"], ["Has it sunk?"]),
        ({"agreeing": "true"}, ["How many died?", "Ana Lindt”: agree"], []),
    ],
    ids=str,
)
def test_a_link_restores_its_filters(opened, link, there, gone):
    shown = said(opened(view="Discrepancies", **link))
    assert [title for title in there if title not in shown] == []
    assert [title for title in gone if title in shown] == []


def test_switching_a_source_off_keeps_the_letters_of_the_others(opened):
    at = opened()
    at.checkbox(key="source_A").uncheck().run()
    assert at.checkbox(key="source_B").label.startswith("B ")
    assert "Two reports" in said(at)


def test_filters_are_taken_back_with_one_button(opened):
    at = opened(view="Discrepancies", severity="info")
    assert "No finding passes" in said(at)
    at.button(key="clear_filters").click().run()
    assert "How many died?" in said(at)


def test_the_open_finding_is_in_the_link_and_shows_its_proof(opened):
    shown = said(opened(view="Discrepancies", finding="finding:d2"))
    assert "They are dated apart." in shown
    shown = said(opened(view="Discrepancies", finding="relation:r1"))
    assert "Both name her." in shown


@pytest.mark.parametrize(
    ("token", "words"),
    [("finding:d1", "No number fits both."), ("claim:p0", "off Haven"), ("span:a:13:24", "At least 12"), ("finding:gone", "do not hold")],
)
def test_the_drawer_opens_what_the_link_names(opened, token, words):
    assert words in said(opened(open=token))


def test_a_chosen_sentence_brings_its_article_and_what_lies_near(opened):
    start, end = spot("a", "The ferry has sunk.")
    at = opened(view="Side by side", at=f"span:a:{start}:{end}")
    assert "Chosen sentence in A; nearest passages in B (0.81)" in said(at)
    assert "names a sentence that these articles do not hold" in said(opened(view="Side by side", at=f"span:a:0:{len(A) + 9}"))


def test_a_name_chosen_is_marked_in_the_texts_whatever_the_layers(opened):
    assert '<mark class="asked name" title="Ana Lindt">Ana Lindt</mark>' in said(opened(view="Side by side", entities="Ana Lindt"))
    assert 'class="asked' not in said(opened(view="Side by side", entities="Haven", source_B="false"))


def test_columns_are_what_the_link_says_and_three_where_it_does_not(opened):
    def panes(**link):
        return [letter for letter in "abc" if f'data-pane="{letter}"' in said(opened(view="Side by side", **link))]

    assert panes() == ["a", "b", "c"]
    assert panes(columns="C,A,Z") == ["a", "c"]
    assert panes(columns="A,B", source_A="false") == ["b"]
    assert "Choose the sources to read" in said(opened(view="Side by side", columns="Z"))


def test_a_link_made_for_other_data_says_so(opened):
    at = opened(view="Gallery", entities="Nobody", source_Z="false", severity="critical")
    shown = said(at)
    assert "made for other data" in shown
    assert all(part in shown for part in ("Gallery", "Nobody", "source Z"))
    assert "three_reports" not in shown
    assert "reports" in shown
    assert "made for other data" not in said(opened(severity="critical"))


def test_with_one_source_left_the_page_says_that_nothing_can_be_compared(opened):
    shown = said(opened(source_A="false", source_B="false"))
    assert "One report, and nothing to compare it with" in shown
    assert "cannot" in shown or "not compared" in shown


def test_a_table_off_contract_is_said_with_its_column(opened, tmp_path):
    folder = write_story(tmp_path)
    path = folder / "claims.parquet"
    pq.write_table(pq.ParquetFile(path).read().drop_columns(["grade"]), path)
    assert "column &#x27;grade&#x27; is missing" in said(opened(folder=folder))


def test_a_folder_without_tables_is_said(opened, tmp_path):
    assert "is missing" in said(opened(folder=tmp_path))


def test_tables_without_a_story_are_said(opened, tmp_path):
    folder = write_story(tmp_path)
    for path in folder.glob("*.parquet"):
        pq.write_table(pq.ParquetFile(path).read().slice(0, 0), path)
    assert "no story in these tables" in said(opened(folder=folder))


def test_tables_built_anew_are_opened_anew(opened, tmp_path):
    folder = write_story(tmp_path)
    at = opened(folder=folder)
    path = folder / "articles.parquet"
    pq.write_table(pq.ParquetFile(path).read().slice(0, 2), path)
    os.utime(path, ns=(path.stat().st_mtime_ns + 10**9,) * 2)
    assert "Two reports" in said(at.run())


def test_another_story_takes_the_filters_of_the_last_one_back(opened, two):
    at = opened(folder=two, view="Discrepancies", finding="finding:d2")
    at.checkbox(key="source_A").uncheck().run()
    at.selectbox(key="story").select_index(1).run()
    assert not at.exception
    assert at.checkbox(key="source_A").value
    assert "finding" not in at.query_params


def test_a_link_names_its_story(opened, two):
    assert opened(folder=two, story="Ferry sinks south").selectbox(key="story").value == "south"


def test_hostile_text_stays_text_on_every_view(opened):
    for view in VIEWS:
        at = opened(view=view)
        shown = said(at)
        assert "<script" not in shown, view
        assert "<b>Evil" not in shown, view
        assert not any("<b>" in element.value for element in at.markdown), view
    label = opened().checkbox(key="source_C").label
    assert label == "C " + r"\<b\>Evil\</b\> \*Times\*"


def test_no_view_imports_the_engine_or_a_model(told):
    """Every view is drawn in a fresh process, and its modules are counted afterwards."""
    script = f"""
import sys
from streamlit.testing.v1 import AppTest
from components.messages import ANEW
from components.state import VIEWS
for view in VIEWS:
    at = AppTest.from_file({str(ROOT / "dashboard.py")!r}, default_timeout=30)
    at.query_params["view"] = view
    at.run()
    assert not at.exception, view
print([name for name in {HEAVY!r} if name in sys.modules])
"""
    assert _alone(script, told) == "[]"


def test_the_first_view_does_not_import_the_others(told):
    """Charts are drawn by modules of their own, which the first reader does not wait for."""
    script = f"""
import sys
from streamlit.testing.v1 import AppTest
at = AppTest.from_file({str(ROOT / "dashboard.py")!r}, default_timeout=30).run()
assert not at.exception
print([name for name in ("components.charts", "components.numbers", "components.figures") if name in sys.modules])
"""
    assert _alone(script, told) == "[]"


def _alone(script, folder):
    env = {**os.environ, "PARALLAX_DATA": str(folder), "PYTHONPATH": str(ROOT)}
    ran = subprocess.run([sys.executable, "-c", script], capture_output=True, text=True, env=env, cwd=ROOT, timeout=120, check=False)
    assert ran.returncode == 0, ran.stderr[-3000:]
    return ran.stdout.strip().splitlines()[-1]


@pytest.mark.parametrize(
    ("chosen", "off"),
    [
        ((date(2025, 1, 1), date(2025, 10, 30)), {"001", "002"}),  # of the 31st, and on or after the 31st
        ((date(2025, 10, 31), date(2025, 10, 31)), set()),  # what is dated "on or after" an earlier day may have appeared then
        ((date(2025, 10, 31),), set()),  # the second day is not chosen yet
    ],
    ids=str,
)
def test_days_switch_off_what_cannot_have_appeared_in_them(opened, chosen, off):
    at = opened(ROOT / "data" / "tables", view="Overview", published="2025-10-31")
    at.date_input(key="published").set_value(chosen).run()
    assert not at.exception
    assert f"{5 - len(off)} articles" in said(at)
    assert ("of other days" in said(at)) == bool(off)


def test_one_known_day_gives_nothing_to_choose(opened):
    assert not opened(view="Overview", kinds="status").date_input


def test_filters_that_are_folded_away_and_not_in_use_are_not_drawn(opened):
    assert not opened(view="Overview").multiselect
    used = opened(view="Overview", kinds="status")
    assert used.multiselect(key="kinds").value == ["status"]
    assert used.expander[0].label == "More filters: one in use"


def test_tables_built_anew_under_an_open_page_are_said_until_the_reader_knows(opened, tmp_path):
    folder = write_story(tmp_path)
    at = opened(folder=folder)
    assert ANEW not in said(at)
    path = folder / "articles.parquet"
    pq.write_table(pq.ParquetFile(path).read().slice(0, 2), path)
    os.utime(path, ns=(path.stat().st_mtime_ns + 10**9,) * 2)
    assert ANEW in said(at.run())
    assert ANEW in said(at.run())
    assert ANEW not in said(at.button(key="anew_known").click().run())
    assert ANEW not in said(at.run())


def test_tables_that_break_while_the_page_is_open_are_said_and_found_again(opened, tmp_path):
    folder = write_story(tmp_path)
    at = opened(folder=folder)
    path = folder / "claims.parquet"
    whole = path.read_bytes()
    path.write_bytes(whole[:100])
    os.utime(path, ns=(path.stat().st_mtime_ns + 10**9,) * 2)
    shown = said(at.run())
    assert not at.exception
    assert "claims: the file is not readable as Parquet" in shown
    assert "How many died?" not in shown
    path.write_bytes(whole)
    os.utime(path, ns=(path.stat().st_mtime_ns + 2 * 10**9,) * 2)
    assert "How many died?" in said(at.run())


def test_paper_names_the_link_and_the_tables(opened):
    shown = said(opened(view="Numbers"))
    assert re.search(r'<footer class="plx printed">Parallax · .* · tables of \d+ \w+ \d{4} · version [0-9a-f]{16}</footer>', shown)


def test_the_self_test_calls_relations_as_the_other_views_do(opened):
    shown = said(opened(view="Self-test"))
    assert "“contradict”" in shown
    assert [name for name in GRAVITY if re.search(rf"\b{name}\b", shown)] == []
