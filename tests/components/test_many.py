"""The page of hundreds of reports: no view sends more than a browser lays out at once, and what is folded is drawn when asked for."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from components import state
from tests import many, shown

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"
REPORTS = 240  # a third of them repeats each of the three reports of the story
NODES = 3000  # elements that a view may send as HTML


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return shown.write(tmp_path_factory.mktemp("many"), many.rows(REPORTS))


@pytest.fixture
def app(monkeypatch: pytest.MonkeyPatch, folder: Path) -> AppTest:
    monkeypatch.setenv("PARALLAX_DATA", str(folder))
    return AppTest.from_file(str(DASHBOARD), default_timeout=60)


def parts(at: AppTest) -> list[str]:
    """The HTML of the view, part by part."""
    assert not at.exception
    return [json.loads(part.proto.json).get("html", "") for part in at.get("bidi_component")]


def opened(at: AppTest, view: str) -> str:
    at.query_params["view"] = view
    return "\n".join(parts(at.run()))


def tall(at: AppTest) -> list[int]:
    """Heights of the charts."""
    return [json.loads(chart.proto.spec)["layout"]["height"] for chart in at.get("plotly_chart")]


def folds(at: AppTest) -> list[str]:
    return [fold.label for fold in at.expander]


@pytest.mark.parametrize("view", ["Overview", "Side by side", "Numbers", "Status", "Entities", "Sources"])
def test_a_view_of_hundreds_of_reports_stays_small(app: AppTest, view: str) -> None:
    html = opened(app, view)
    assert html
    assert len(re.findall(r"<[a-z]", html)) < NODES
    assert all(height < 2200 for height in tall(app))


def test_reports_that_say_the_same_share_a_row_and_stand_alone_when_asked_for(app: AppTest) -> None:
    html = opened(app, "Status")
    assert "and 67 more" in html
    assert "All 160 reports, one by one" in folds(app)
    app.session_state["fold search at sea-the act"] = True
    assert len("\n".join(parts(app.run()))) > 1.2 * len(html)


def test_a_dozen_sources_have_a_column_and_the_names_of_all_are_counted(app: AppTest) -> None:
    html = opened(app, "Entities")
    assert "The first 12 of 240 sources have a column" in html
    heat = html.split("<caption>How often each report names whom")[1].split("</thead>")[0]
    assert heat.count('scope="col"') == 2 + 12
    assert 'aria-label="ferry: 1 in A. Read the first"' in html


def test_columns_are_chosen_from_a_list(app: AppTest) -> None:
    html = opened(app, "Side by side")
    assert html.count("<article") == state.FIRST
    [columns] = [one for one in app.multiselect if one.label == "Columns"]
    columns.set_value(["B", "GR"]).run()
    assert re.findall(r'data-pane="(\d+)"', "\n".join(parts(app))) == ["001", "199"]
    assert app.query_params["columns"] in ("B,GR", ["B,GR"])


def test_a_link_cannot_ask_for_more_columns_than_can_be_read(app: AppTest) -> None:
    app.query_params["columns"] = ",".join(many.letter(number) for number in range(REPORTS))
    assert opened(app, "Side by side").count("<article") == 5


def test_the_first_rows_of_a_long_ledger_are_drawn(app: AppTest) -> None:
    html = opened(app, "Sources")
    assert html.split("<caption>Quotes</caption>")[1].split("</table>")[0].count("<tr") == 1 + 12
    assert "68 further quotes" in folds(app)
    assert "All 240 reports" in folds(app)


def test_the_first_measures_stand_open(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    rows = shown.ferry()
    rows["ranges"] = [row | {"range": f"q{number}"} for number in range(20) for row in rows["ranges"]]
    rows["candidates"] = [row | {"range": f"q{number}"} for number in range(20) for row in rows["candidates"]]
    monkeypatch.setenv("PARALLAX_DATA", str(shown.write(tmp_path, rows)))
    page = AppTest.from_file(str(DASHBOARD), default_timeout=60)
    table = opened(page, "Numbers").split("<caption>Low, best and high")[1].split("</table>")[0]
    assert table.count("<tr") == 1 + 15
    assert "Five further measures" in folds(page)
    page.session_state["fold ranges"] = True
    assert "\n".join(parts(page.run())).count("no best: two sources") == 20


def test_a_stray_figure_is_told_beside_the_chart(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    rows = shown.ferry()
    near = [row for row in rows["quantities"] if row.get("measure") == "killed" and row["scope"] == "single"]
    rows["quantities"] += [row | {"quantity": 50 + number} for number in range(4) for row in near]
    rows["quantities"] += [shown.quantity("c", "about 40 million", 4e7, 4e7, measure="killed") | {"quantity": 99}]
    monkeypatch.setenv("PARALLAX_DATA", str(shown.write(tmp_path, rows)))
    page = AppTest.from_file(str(DASHBOARD), default_timeout=60)
    assert "Of another order of magnitude, and not drawn" in opened(page, "Numbers")
    assert all(json.loads(chart.proto.spec)["layout"]["xaxis"]["range"][1] < 100 for chart in page.get("plotly_chart"))


def test_a_few_reports_have_nothing_folded_away(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PARALLAX_DATA", str(shown.write(tmp_path)))
    for view in ("Numbers", "Status", "Entities", "Sources", "Side by side"):
        page = AppTest.from_file(str(DASHBOARD), default_timeout=60)
        opened(page, view)
        assert folds(page) in ([], ["More filters"])
