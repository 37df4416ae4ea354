"""From a folder of articles to the tables: resumed after a kill, the same bytes each time, nothing lost in silence."""

import json
import os
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterable, Iterator
from hashlib import sha256
from pathlib import Path

import pandas as pd
import pyarrow.parquet as pq
import pytest

from data.schema import TABLES, check
from parallax.build import WORK, build
from parallax.kept import Kept, comparison_key, reading_key
from parallax.reading import pool
from parallax.records import Article, Comparison, Reading
from tests.made import comparison, first_reading

ROOT = Path(__file__).parent.parent
model = pytest.mark.model


def digests(folder: Path) -> dict[str, str]:
    return {path.name: sha256(path.read_bytes()).hexdigest() for path in sorted(folder.glob("*.parquet"))}


def write_articles(path: Path, count: int) -> Path:
    rows = ({"id": f"a{n}", "text": f"Ferry sinks\nAt least {n + 2} people died when the ferry sank in Norway on Monday, police said."}
            for n in range(count))
    path.write_text("\n".join(map(json.dumps, rows)), encoding="utf-8")
    return path


@pytest.fixture
def kept(tmp_path):
    rows = Kept(tmp_path / "work" / "kept.sqlite")
    yield rows
    rows.close()


def test_what_is_kept_comes_back_as_it_was(kept):
    kept.put("r", first_reading())
    kept.put("c", comparison())
    assert kept.get(Reading, "r") == first_reading()
    assert kept.get(Comparison, "c") == comparison()
    assert kept.get(Reading, "x") is None
    assert "r" in kept
    assert "x" not in kept


def test_only_what_was_saved_outlives_a_kill(tmp_path):
    first = Kept(tmp_path / "kept.sqlite")
    first.put("saved", first_reading())
    first.save()
    first.put("lost", first_reading())
    second = Kept(tmp_path / "kept.sqlite")
    assert "saved" in second
    assert "lost" not in second
    first.close()
    second.remove()
    assert not tmp_path.exists()


def test_a_key_changes_with_every_field_of_the_article_and_with_the_order_of_readings():
    articles = [Article(id="a", text="t"), Article(id="b", text="t"), Article(id="a", text="u"), Article(id="a", text="t", outlet="o"),
                Article(id="a", text="t", title="o"), Article(id="a", text="t", published="2024")]
    assert len({reading_key(article) for article in articles}) == len(articles)
    assert reading_key(Article(id="a", text="t")) == reading_key(articles[0])
    assert len({comparison_key("s", "ab"), comparison_key("s", "ba"), comparison_key("t", "ab")}) == 3


@model
def test_a_build_writes_every_table_and_leaves_nothing_else(tmp_path, capsys):
    assert build(write_articles(tmp_path / "in.jsonl", 3), tmp_path / "out") == []
    assert sorted(path.name for path in (tmp_path / "out").iterdir()) == sorted(f"{name}.parquet" for name in TABLES)
    for name in TABLES:
        check(name, pq.read_table(tmp_path / "out" / f"{name}.parquet"))
    assert sorted(pq.read_table(tmp_path / "out" / "articles.parquet").column("article").to_pylist()) == ["a0", "a1", "a2"]
    assert "parallax: 3 articles, " in capsys.readouterr().err


@model
def test_the_same_input_gives_the_same_bytes_also_with_two_processes(tmp_path):
    source = write_articles(tmp_path / "in.jsonl", 40)
    build(source, tmp_path / "one")
    build(source, tmp_path / "two", jobs=2)
    assert digests(tmp_path / "one") == digests(tmp_path / "two")


@model
def test_what_could_not_be_read_is_told_and_counted_and_the_rest_is_built(tmp_path, capsys):
    source = tmp_path / "in"
    source.mkdir()
    (source / "good.txt").write_text("The ferry sank. Nine people died.", encoding="utf-8")
    (source / "empty.txt").write_text("", encoding="utf-8")
    (source / "junk.txt").write_bytes(bytes(range(256)) * 4)
    problems = build(source, tmp_path / "out")
    assert [Path(problem.file).name for problem in problems] == ["empty.txt", "junk.txt"]
    told = capsys.readouterr().err
    assert "the file is empty" in told
    assert "2 left out, named above" in told
    assert pq.read_table(tmp_path / "out" / "articles.parquet").num_rows == 1


@model
def test_articles_pinned_to_a_story_stay_in_it(tmp_path):
    source = tmp_path / "in"
    source.mkdir()
    for name, text in (("a", "The ferry sank in Norway. Nine people died."), ("b", "A bank was robbed in Peru. No one was hurt.")):
        (source / f"{name}.txt").write_text(text, encoding="utf-8")
    (source / "sources.csv").write_text("file,id,story\na.txt,a,mine\nb.txt,b,mine\n", encoding="utf-8")
    build(source, tmp_path / "out")
    assert pq.read_table(tmp_path / "out" / "articles.parquet").select(["story", "article"]).to_pylist() == [
        {"story": "mine", "article": "a"}, {"story": "mine", "article": "b"}]


@model
def test_a_story_named_by_hand_takes_all_articles(tmp_path):
    texts = {"a": "A ferry sank off Norway.", "b": "Parliament voted on the budget in Chile."}
    for name, text in texts.items():
        (tmp_path / f"{name}.txt").write_text(text, encoding="utf-8")
    build(tmp_path, tmp_path / "out", story="both")
    assert pq.read_table(tmp_path / "out" / "articles.parquet").column("story").to_pylist() == ["both", "both"]


@model
@pytest.mark.parametrize("name", TABLES)
def test_the_committed_tables_are_those_of_a_fresh_build(name, rebuilt):
    """After a change of the engine: make tables. The encoder rounds a little differently on another processor."""
    fresh, committed = (pq.read_table(folder / f"{name}.parquet").to_pandas() for folder in (rebuilt, ROOT / "data" / "tables"))
    if name == "passages":
        both = fresh.merge(committed, on=[column for column in fresh if column != "closeness"], suffixes=("", "_committed"))
        assert len(both) >= 0.95 * max(len(fresh), len(committed))
        assert (both["closeness"] - both["closeness_committed"]).abs().max() < 0.03
    else:
        pd.testing.assert_frame_equal(fresh, committed)


@pytest.fixture(scope="module")
def rebuilt(tmp_path_factory):
    """The tables of the seeds, built now."""
    out = tmp_path_factory.mktemp("rebuilt")
    assert build(ROOT / "seeds", out) == []
    return out


@model
def test_a_killed_build_goes_on_where_it_stopped_and_gives_the_same_bytes(tmp_path, monkeypatch):
    source = write_articles(tmp_path / "in.jsonl", 200)
    out = tmp_path / "out"
    killed = subprocess.Popen([sys.executable, "-m", "parallax", "build", str(source), "--out", str(out)], cwd=ROOT,
                              stderr=subprocess.DEVNULL)
    database = out / WORK / "kept.sqlite"
    deadline = time.monotonic() + 240  # a busy machine
    while time.monotonic() < deadline and killed.poll() is None and _kept_rows(database) < 32:
        time.sleep(0.02)
    os.kill(killed.pid, signal.SIGKILL)
    killed.wait()
    assert _kept_rows(database) >= 32
    assert digests(out) == {}
    read: list[str] = []
    plain = pool.read_articles
    monkeypatch.setattr(pool, "read_articles", lambda articles, **named: plain(_noted(articles, read), **named))
    build(source, out)
    monkeypatch.undo()
    assert 0 < len(read) <= 200 - 32
    build(source, tmp_path / "whole")
    assert digests(out) == digests(tmp_path / "whole")
    assert not (out / WORK).exists()


def _noted(articles: Iterable[Article], read: list[str]) -> Iterator[Article]:
    for article in articles:
        read.append(article.id)
        yield article


def _kept_rows(database: Path) -> int:
    if not database.exists():
        return 0
    rows = sqlite3.connect(f"file:{database}?mode=ro", uri=True)
    try:
        return int(rows.execute("SELECT count(*) FROM kept").fetchone()[0])
    except sqlite3.OperationalError:  # the table is not there yet
        return 0
    finally:
        rows.close()
