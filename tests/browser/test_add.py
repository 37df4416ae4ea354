"""A reader compares articles of their own: pasted, uploaded, shown to nobody else, saved, removed."""

from __future__ import annotations

import io
import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, expect

from components.tab import VIEW
from tests.browser.conftest import Reader, window

pytestmark = [pytest.mark.browser, pytest.mark.model]
FIRST = "Ferry sinks off Haven\nAt least 12 people died when the ferry sank on 6 May 2024, the mayor told reporters."
SECOND = "Ferry disaster\nNine people died when the ferry sank on 6 May 2024, police said. <b>Nobody</b> was arrested."
PATIENCE = 120_000  # the language model is loaded, on a machine that may have much else to do


@pytest.fixture
def other(chrome: Browser, ferry_address: str) -> Iterator[Reader]:
    yield from window(chrome, ferry_address)


def paste(page: Page, text: str, outlet: str = "") -> None:
    page.get_by_label("Paste one article").fill(text)
    page.get_by_label("Outlet (optional)").fill(outlet)
    page.get_by_role("button", name="Add this article").click()
    expect(page.get_by_label("Paste one article")).to_have_value("")


def compare(page: Page) -> None:
    page.get_by_role("button", name="Read and compare").click()
    expect(page.get_by_role("progressbar").or_(page.get_by_text("only in this tab")).first).to_be_visible(timeout=PATIENCE)
    expect(page.get_by_text("only in this tab").first).to_be_visible(timeout=PATIENCE)
    expect(page).to_have_url(re.compile("own="))
    expect(page.get_by_role("progressbar")).to_have_count(0)


def test_two_pasted_articles_are_compared_and_seen_by_nobody_else(reader: Reader, other: Reader) -> None:
    page = reader.open(view=VIEW)
    paste(page, FIRST, "The Post")
    paste(page, SECOND)
    expect(page.locator("[class*='st-key-own_drop_']")).to_have_text([re.compile("The Post"), re.compile("pasted 2")])
    compare(page)
    reader.settled()
    expect(page.get_by_role("tab", name="Overview")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("heading", name=re.compile("They contradict each other"))).to_be_visible()
    page.get_by_role("button", name=re.compile("At least 12 people")).first.click()
    expect(page.get_by_role("dialog")).to_contain_text("At least 12 people died when the ferry sank")
    page.keyboard.press("Escape")
    expect(page.get_by_role("dialog")).to_have_count(0)
    page.get_by_role("tab", name="Side by side").click()
    reader.settled()
    expect(page.get_by_text("<b>Nobody</b> was arrested").first).to_be_visible()
    expect(page).to_have_url(re.compile("view=Side"))
    guest = other.page
    guest.goto(page.url)
    other.settled()
    expect(guest.get_by_text("open only in the tab where they were added")).to_be_visible()
    expect(guest.get_by_text("Nobody</b> was arrested")).to_have_count(0)
    expect(guest).not_to_have_url(re.compile("own="))
    page.get_by_role("button", name="Back to the shared stories").click()
    reader.settled()
    expect(page.get_by_text("only in this tab")).to_have_count(0)
    page.go_back()
    expect(page.get_by_text("only in this tab").first).to_be_visible()


def test_an_archive_with_one_broken_file_is_read_saved_and_removed(reader: Reader, tmp_path: Path) -> None:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as packed:
        for name, raw in (("a.txt", FIRST.encode()), ("b.txt", SECOND.encode()), ("c.txt", "Café".encode("latin-1"))):
            packed.writestr(name, raw)
    page = reader.open(view=VIEW)
    page.locator("input[type=file]").set_input_files([{"name": "reports.zip", "mimeType": "application/zip", "buffer": held.getvalue()}])
    expect(page.get_by_text("One uploaded file")).to_be_visible()
    compare(page)
    expect(page.get_by_text("one file or row could not be read")).to_be_visible()
    page.get_by_role("tab", name=VIEW).click()
    expect(page.get_by_text("reports.zip/c.txt")).to_be_visible()
    expect(page.get_by_text(re.compile("is not UTF-8"))).to_be_visible()
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save the articles (JSONL)").click()
    waiting.value.save_as(tmp_path / "saved.jsonl")
    rows = [json.loads(line) for line in (tmp_path / "saved.jsonl").read_text(encoding="utf-8").splitlines()]
    assert [(row["id"], row["text"]) for row in rows] == [("a", FIRST), ("b", SECOND)]
    with page.expect_download() as waiting:
        page.get_by_role("button", name="Save the tables (zip)").click()
    waiting.value.save_as(tmp_path / "tables.zip")
    with zipfile.ZipFile(tmp_path / "tables.zip") as packed:
        assert {"stories.parquet", "articles.parquet", "discrepancies.parquet"} <= set(packed.namelist())
    page.get_by_role("button", name="Remove them").click()
    reader.settled()
    expect(page.get_by_text("only in this tab")).to_have_count(0)
    expect(page.get_by_text("reports.zip/c.txt")).to_have_count(0)
    expect(page).not_to_have_url(re.compile("own="))
