"""The panel that says what would settle the contradictions."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from streamlit.testing.v1 import AppTest

from tests import shown

DASHBOARD = Path(__file__).parents[2] / "dashboard.py"


def words(folder: Path, monkeypatch: pytest.MonkeyPatch, **link: str) -> str:
    monkeypatch.setenv("PARALLAX_DATA", str(folder))
    at = AppTest.from_file(str(DASHBOARD), default_timeout=30)
    for key, value in link.items():
        at.query_params[key] = value
    at.run()
    assert not at.exception
    return "\n".join(json.loads(part.proto.json).get("html", "") for part in at.get("bidi_component"))


def test_each_assumption_opens_the_findings_that_it_settles(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    said = words(shown.write(tmp_path), monkeypatch)
    settle = said[said.index("What would settle it") :]
    assert "One assumption would settle the one contradiction." in settle
    assert "B is later than the reports it differs from" in settle
    assert 'data-open="finding:d1"' in settle


def test_what_nothing_settles_is_listed_and_hostile_words_are_escaped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    rows = shown.ferry()
    rows["discrepancies"][1] |= {"settled": "core", "title": "<script>alert(1)</script>"}
    rows["assumptions"][0]["text"] = "<b>b</b> is later"
    said = words(shown.write(tmp_path, rows), monkeypatch)
    remains = said[said.index("What remains") :]
    assert 'data-open="finding:d2"' in remains
    assert "<script>" not in said
    assert "<b>b</b>" not in said


def test_without_a_contradiction_there_is_no_panel(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    assert "What would settle it" not in words(shown.write(tmp_path), monkeypatch, source_A="false")
