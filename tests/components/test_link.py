"""What the link says: the page's last word stands, whatever older link the browser sends with a click."""

from __future__ import annotations

from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests import shown
from tests.test_review import tell

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"


@pytest.fixture
def page(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> AppTest:
    monkeypatch.setenv("PARALLAX_DATA", str(shown.write(tmp_path)))
    at = AppTest.from_file(str(DASHBOARD), default_timeout=30)
    at.query_params["view"] = "Discrepancies"
    return at.run()


def test_a_filter_that_follows_a_choice_within_a_moment_does_not_undo_it(page: AppTest) -> None:
    before = dict(page.query_params)
    tell(page, "proof", "choose", {"token": "finding:d2", "turn": 1})
    assert page.query_params == {**before, "finding": "finding:d2"}
    page.query_params = {**before, "source_C": "false"}  # the browser has not heard of the choice
    page.checkbox(key="source_C").uncheck().run()
    assert page.query_params == {**before, "finding": "finding:d2", "source_C": "false"}


def test_what_was_shut_leaves_the_link_though_the_next_click_still_has_it(page: AppTest) -> None:
    tell(page, "evidence", "open", {"token": "finding:d1", "turn": 1})
    before = dict(page.query_params)
    assert before["open"] == "finding:d1"
    tell(page, "evidence", "shut", {"turn": 2})
    page.query_params = before
    page.checkbox(key="source_C").uncheck().run()
    assert "open" not in page.query_params
    assert page.query_params["view"] == "Discrepancies"


def test_a_filter_that_an_earlier_answer_took_out_of_the_link_is_put_back(page: AppTest) -> None:
    before = dict(page.query_params)
    page.checkbox(key="source_C").uncheck()
    page.get("button_group")[0].set_value(["high"])
    page.query_params = before
    page.run()
    assert not page.exception
    assert page.query_params == {**before, "source_C": "false", "severity": "high"}
    assert not page.checkbox(key="source_C").value
    page.query_params = {**before, "source_C": "false", "severity": "high"}
    page.checkbox(key="source_C").check().run()
    assert page.query_params == {**before, "severity": "high"}


def test_a_choice_of_columns_may_be_empty(page: AppTest) -> None:
    page.query_params = {"view": "Side by side", "columns": ""}
    del page.session_state["link"]  # the browser leads, as it does when the reader goes back
    assert not page.run().exception
    assert page.query_params == {"view": "Side by side", "columns": ""}


def test_a_page_that_is_opened_anew_is_led_by_its_link(page: AppTest) -> None:
    page.query_params = {"view": "Discrepancies", "finding": "finding:d2"}
    page.run()
    assert "finding" not in page.query_params  # nobody put it there
    page.query_params = {"view": "Discrepancies", "finding": "finding:d2"}
    del page.session_state["link"]
    assert page.run().query_params["finding"] == "finding:d2"
