"""The page's own test: the committed figures are those of today's rules, and every miss is told."""

import json
from pathlib import Path

import pytest

from data.selftest import FILE, NAMES, load_selftest
from parallax.gold import FILES, score
from parallax.gold.scores import plain
from tests.components.test_markup import Shown


@pytest.mark.model
def test_the_committed_figures_are_those_of_todays_rules():
    from parallax.gold import read_seeds

    root = Path(__file__).parent.parent
    wanted = {name: json.loads((root / "tests" / "gold" / f"{name}.json").read_text(encoding="utf-8")) for name in FILES}
    today = plain(score(wanted, *read_seeds(root / "seeds")))
    assert json.loads(FILE.read_text(encoding="utf-8")) == today, "run make tables"


def test_every_score_has_a_readers_words():
    assert set(json.loads(FILE.read_text(encoding="utf-8"))) == set(NAMES)


def test_no_file_is_no_figures(tmp_path):
    assert load_selftest(tmp_path / "none.json") == []


def test_a_miss_comes_with_what_was_there_instead(tmp_path):
    path = tmp_path / "selftest.json"
    one = {"precision": 0.5, "recall": None, "f1": None, "found": ["a"], "missed": [], "false": ["b <i>"], "instead": {"b <i>": "c"}}
    path.write_text(json.dumps({"charts": one, "a score that is new": one | {"false": []}}))
    charts, new = load_selftest(path)
    assert (charts.found, charts.false, charts.recall) == (1, (("b <i>", "c"),), None)
    assert (new.name, new.false) == ("a score that is new", ())


def test_the_view_tells_each_miss_and_escapes_it(tmp_path, monkeypatch):
    from components import selftest
    from data.selftest import Tested

    tested = Tested(name="Quotations", precision=0.5, recall=1.0, found=1, missed=(), false=(("<b>no quote</b>", ""),))
    shown = Shown(selftest._misses(tested))
    assert "<b>no quote</b>" in shown.said
    assert "b" not in shown.tags
    assert selftest._misses(Tested(name="x", precision=1.0, recall=1.0, found=1, missed=(), false=())) is None
