"""What the page says in a browser when the tables are missing, broken, empty, built anew, or hold one source: and the way back."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path

import pyarrow.parquet as pq
import pytest
from playwright.sync_api import Browser, expect

from benchmarks.server import served
from components.messages import ANEW
from tests import shown
from tests.browser.conftest import ROOT, Reader, window
from tests.browser.test_access import faults

pytestmark = pytest.mark.browser


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A server on a story of its own, and the folder of its tables."""
    folder = shown.write(tmp_path_factory.mktemp("states"))
    with served(ROOT / "dashboard.py", data=folder) as address:
        yield address, folder


@pytest.fixture
def folder(desk: tuple[str, Path]) -> Iterator[Path]:
    """The folder as it was."""
    for path in desk[1].glob("*.parquet"):
        path.unlink()
    shown.write(desk[1])
    later(desk[1] / "claims.parquet")
    return desk[1]


@pytest.fixture
def visitor(chrome: Browser, desk: tuple[str, Path]) -> Iterator[Reader]:
    yield from window(chrome, desk[0])


def later(path: Path) -> None:
    """The file as it is, written a second later."""
    os.utime(path, ns=(path.stat().st_mtime_ns + 10**9,) * 2)


def test_broken_tables_are_said_with_what_to_do_and_found_again(visitor: Reader, folder: Path) -> None:
    path = folder / "claims.parquet"
    whole = path.read_bytes()
    path.write_bytes(whole[:100])
    later(path)
    page = visitor.open()
    expect(page.get_by_text("The tables cannot be read")).to_be_visible()
    expect(page.get_by_text("claims: the file is not readable as Parquet")).to_be_visible()
    expect(page.get_by_text("How many died?")).to_have_count(0)
    expect(page.get_by_test_id("stException")).to_have_count(0)
    assert faults(visitor) == []
    path.write_bytes(whole)
    later(path)
    later(path)
    visitor.open()
    expect(page.get_by_text("The tables cannot be read")).to_have_count(0)
    expect(page.get_by_text("How many died?").first).to_be_visible()


def test_a_column_off_contract_is_named(visitor: Reader, folder: Path) -> None:
    path = folder / "claims.parquet"
    pq.write_table(pq.ParquetFile(path).read().drop_columns(["grade"]), path)
    later(path)
    expect(visitor.open().get_by_text("column 'grade' is missing")).to_be_visible()


def test_missing_tables_are_said(visitor: Reader, folder: Path) -> None:
    for path in folder.glob("*.parquet"):
        path.unlink()
    page = visitor.open()
    expect(page.get_by_text("The tables cannot be read")).to_be_visible()
    expect(page.get_by_text("is missing").first).to_be_visible()
    assert faults(visitor) == []


def test_tables_without_a_story_offer_to_read_articles(visitor: Reader, folder: Path) -> None:
    for path in folder.glob("*.parquet"):
        pq.write_table(pq.ParquetFile(path).read().slice(0, 0), path)
        later(path)
    page = visitor.open()
    expect(page.get_by_text("There is no story in these tables")).to_be_visible()
    expect(page.get_by_text("python -m parallax build")).to_be_visible()
    expect(page.get_by_role("button", name="Read and compare")).to_be_visible()
    assert faults(visitor) == []


def test_tables_built_anew_under_an_open_page_are_said_until_the_reader_knows(visitor: Reader, folder: Path) -> None:
    page = visitor.open()
    expect(page.get_by_text(ANEW)).to_have_count(0)
    expect(page.get_by_role("checkbox")).to_have_count(3)
    path = folder / "articles.parquet"
    pq.write_table(pq.ParquetFile(path).read().slice(0, 2), path)
    later(path)
    page.get_by_role("tab", name="Numbers").click()
    expect(page.get_by_text(ANEW)).to_be_visible()
    expect(page.get_by_role("checkbox")).to_have_count(2)
    page.get_by_role("button", name="Close this note").click()
    expect(page.get_by_text(ANEW)).to_have_count(0)
    assert faults(visitor) == []


def test_one_source_is_read_and_not_compared(visitor: Reader, folder: Path) -> None:
    page = visitor.open(source_B="false", source_C="false")
    expect(page.get_by_text("One report, and nothing to compare it with")).to_be_visible()
    expect(page.locator(".three .t-contradicts")).to_have_count(0)
    page.get_by_role("tab", name="Side by side").click()
    expect(page.locator("article.text")).to_have_count(1)
    assert faults(visitor) == []


def test_a_link_made_for_other_data_opens_what_it_can_and_names_the_rest(visitor: Reader, folder: Path) -> None:
    page = visitor.open(view="Numbers", entities="Nobody", source_Z="false", source_B="false")
    expect(page.get_by_text("This link was made for other data")).to_contain_text("Nobody")
    expect(page.get_by_text("This link was made for other data")).to_contain_text("source Z")
    expect(page.get_by_role("tab", name="Numbers")).to_have_attribute("aria-selected", "true")
    expect(page.locator("[data-testid=stSidebar] input[type=checkbox]").nth(1)).not_to_be_checked()
