"""The panel that switches a source off: a link opens it, a choice is kept in the link, a strange one chooses nothing."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests import shown

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"


@pytest.fixture
def sources(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> AppTest:
    monkeypatch.setenv("PARALLAX_DATA", str(shown.write(tmp_path)))
    at = AppTest.from_file(str(DASHBOARD), default_timeout=30)
    at.query_params["view"] = "Sources"
    return at


def words(at: AppTest) -> str:
    assert not at.exception
    return "\n".join(json.loads(part.proto.json).get("html", "") for part in at.get("bidi_component"))


def test_a_link_opens_what_falls(sources: AppTest) -> None:
    sources.query_params["without"] = "A"
    shown_ = words(sources.run())
    assert "Without A, one of two findings falls and one range changes." in shown_
    assert "no best of 9 to open" in shown_
    assert "finding:d1" in shown_


def test_a_choice_is_kept_in_the_link_and_can_be_taken_back(sources: AppTest) -> None:
    assert "findings falls" not in words(sources.run())
    sources.selectbox(key="switched off").select("B").run()
    assert sources.query_params["without"] == "B"
    assert "Without B" in words(sources)
    sources.selectbox(key="switched off").set_value(None).run()
    assert "without" not in sources.query_params


@pytest.mark.parametrize("strange", ["Z", "origin:nobody", "<script>", ""])
def test_a_strange_link_chooses_nothing(sources: AppTest, strange: str) -> None:
    sources.query_params["without"] = strange
    assert "Without " not in words(sources.run())


def test_one_source_alone_has_no_such_panel(sources: AppTest) -> None:
    for letter in "AB":
        sources.query_params[f"source_{letter}"] = "false"
    sources.run()
    assert not sources.exception
    assert not [box for box in sources.selectbox if box.key == "switched off"]
