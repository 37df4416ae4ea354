"""One reader's own articles: read within limits, told line by line, and never more than the process may use."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path

import pytest

from data.load import load_tables
from parallax.own import add

ROOT = Path(__file__).parents[1]
FIRST = "Ferry sinks\nAt least 12 people died when the ferry sank on Monday, the mayor said."
SECOND = "Ferry disaster\nNine people died when the ferry sank on Monday, police said."


def said(capsys) -> list[dict]:
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def folder(tmp_path: Path, **files: str) -> Path:
    place = tmp_path / "articles"
    place.mkdir()
    for name, text in files.items():
        (place / name.replace("_", ".")).write_text(text, encoding="utf-8")
    return place


@pytest.mark.model
def test_two_articles_become_one_story_told_step_by_step(tmp_path, capsys):
    add(folder(tmp_path, a_txt=FIRST, b_txt=SECOND, c_mp4="x"), tmp_path / "out", most=9, longest=999)
    lines = said(capsys)
    assert lines[0]["problem"]["file"] == "c.mp4"
    assert [(line["stage"], line["done"]) for line in lines if "stage" in line] == [("reading", 0), ("reading", 1), ("comparing", 0)]
    assert lines[-1]["made"]["articles"] == 2
    tables = load_tables(tmp_path / "out")
    assert tables["articles"]["article"].tolist() == ["a", "b"]
    assert tables["discrepancies"]["kind"].astype(str).tolist()[0] == "count"


def test_past_the_limits_an_article_is_left_out_and_told(tmp_path, capsys, monkeypatch):
    monkeypatch.setattr("parallax.own._read", lambda articles: pytest.fail("nothing is left to read") if articles else [])
    add(folder(tmp_path, a_txt="x" * 1000), tmp_path / "out", most=9, longest=999)
    problem, made = said(capsys)
    assert (problem["problem"]["file"], problem["problem"]["wrong"]) == ("a", "this article has 1,000 characters")
    assert made == {"made": {"articles": 0}}
    assert not (tmp_path / "out").exists()


def test_more_articles_than_may_be_compared_are_told_once(tmp_path, capsys, monkeypatch):
    read: list[str] = []
    monkeypatch.setattr("parallax.own._read", lambda articles: read.extend(article.id for article in articles) or [])
    monkeypatch.setattr("parallax.comparing.compare", lambda readings, story: None)
    monkeypatch.setattr("parallax.own.write_tables", lambda stories, out: {"articles": 2})
    add(folder(tmp_path, a_txt="One.", b_txt="Two.", c_txt="Three.", d_txt="Four."), tmp_path / "out", most=2, longest=999)
    assert read == ["a", "b"]
    assert [line["problem"]["wrong"] for line in said(capsys) if "problem" in line] == ["this is article 3"]


def test_the_process_bounds_itself_and_needs_no_model_to_say_that_nothing_can_be_read(tmp_path):
    place = folder(tmp_path, a_mp4="x")
    code = ("import resource, sys; from parallax import own; sys.argv = ['own', sys.argv[1], '--out', sys.argv[2]]; own.main();"
            "assert resource.getrlimit(resource.RLIMIT_CPU)[0] == own.CPU; assert 'spacy' not in sys.modules")
    call = [sys.executable, "-c", code, str(place), str(tmp_path / "out")]
    done = subprocess.run(call, cwd=ROOT, capture_output=True, text=True, check=False)
    assert done.returncode == 0, done.stderr
    assert json.loads(done.stdout.splitlines()[-1]) == {"made": {"articles": 0}}
