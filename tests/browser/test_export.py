"""What a reader takes away from the page: every file is downloaded, opened and checked."""

from __future__ import annotations

import json
import re
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from pathlib import Path

import pandas as pd
import pytest
from PIL import Image
from playwright.sync_api import Browser, Locator, Page, expect

from benchmarks.server import served
from tests.browser.conftest import ROOT, Reader, window
from tests.browser.test_access import faults
from tests.shown import ferry, write
from tests.test_report import page as parsed

pytestmark = pytest.mark.browser
SVG = "{http://www.w3.org/2000/svg}"
QUOTES = ("At least 12 people died when the ferry sank on 6 May 2024, the mayor told the Herald.", "Police said nine people died.")


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """A server on the small story, with words in it that a spreadsheet would run and a browser would read."""
    rows = ferry()
    rows["discrepancies"][0] |= {"title": "=1+1 <script>alert(1)</script>", "severity": "critical"}
    rows["sides"][0]["value"] = "+12"
    rows["articles"][0]["outlet"] = "@Post"
    with served(ROOT / "dashboard.py", data=write(tmp_path_factory.mktemp("export"), rows)) as started:
        yield started


@pytest.fixture
def taker(chrome: Browser, address: str) -> Iterator[Reader]:
    yield from window(chrome, address)


def export(page: Page) -> Locator:
    """The drawer, opened."""
    page.get_by_role("button", name="Export", exact=True).click()
    drawer = page.get_by_role("dialog", name="Export this view")
    expect(drawer.get_by_role("heading", name="Charts as pictures")).to_be_visible()
    return drawer


def taken(page: Page, button: Locator, folder: Path) -> Path:
    """The file that the button gives."""
    with page.expect_download() as waiting:
        button.click()
    target = folder / waiting.value.suggested_filename
    waiting.value.save_as(target)
    return target


def test_the_evidence_pack_of_a_view_opens_in_all_four_forms(taker: Reader, tmp_path: Path) -> None:
    page = taker.open(view="Discrepancies", source_C="false")
    drawer = export(page)
    expect(drawer).to_contain_text("switched off: C")
    files = {path.suffix: path for path in (taken(page, drawer.get_by_role("button", name=name), tmp_path)
             for name in ("Page (HTML)", "Text (Markdown)", "Table (CSV)", "Data (JSON)"))}  # fmt: skip
    assert {path.name for path in files.values()} == {f"parallax-ferry-sinks{ending}" for ending in (".html", ".md", ".csv", ".json")}
    shown = parsed(files[".html"].read_text(encoding="utf-8"))
    assert all(quote in " ".join(shown.text.split()) for quote in QUOTES)
    assert "=1+1 <script>alert(1)</script>" in shown.text
    assert not {"script", "img", "iframe", "link", "object"} & set(shown.tags)
    assert [link for link in shown.links if link and "view=Discrepancies" in link and "source_C=false" in link]
    assert "Nordlijn" not in shown.text
    text = files[".md"].read_text(encoding="utf-8")
    assert r"\<script\>alert\(1\)" in text
    assert text.count("<") == text.count("\\<")
    sheet = pd.read_csv(files[".csv"])
    assert (sheet["title"][0], sheet["value"][0], sheet["outlet"][0]) == ("'=1+1 <script>alert(1)</script>", "'+12", "'@Post")
    assert not any(str(cell).startswith(("=", "+", "-", "@")) for column in sheet.select_dtypes("str") for cell in sheet[column].dropna())
    assert set(sheet["sentence"]) >= set(QUOTES)
    held = json.loads(files[".json"].read_text(encoding="utf-8"))
    assert [source["letter"] for source in held["sources"]] == ["A", "B"]
    assert [excerpt["start"] for side in held["opened"]["sides"] for excerpt in side["excerpts"]]


def test_charts_become_pictures_that_say_what_they_show(taker: Reader, tmp_path: Path) -> None:
    page = taker.open(view="Numbers")
    drawer = export(page)
    shown = drawer.locator("ul.charts li")
    expect(shown).to_have_count(page.locator(".chart").count())
    drawn = taken(page, shown.first.get_by_role("button", name=re.compile("as SVG")), tmp_path)
    assert drawn.suffix == ".svg"
    root = ET.fromstring(drawn.read_text(encoding="utf-8"))
    words = [" ".join("".join(it.itertext()).split()) for it in root.iter(f"{SVG}text")]
    assert {"Fourteen deaths", "B"} <= set(words), words
    assert any(line.startswith("Ferry sinks. Running totals") for line in words), words
    assert all(it.get("textLength") for it in root.iter(f"{SVG}text") if it.text)
    assert any("A @Post · B Outlet not stated (b)" in line for line in words)
    assert len(list(root.iter(f"{SVG}path"))) > 3
    assert not {"script", "image", "foreignObject", "a"} & {it.tag.removeprefix(SVG) for it in root.iter()}
    assert not re.search(r"url\((?!&quot;#|#|\"#)|href=", drawn.read_text(encoding="utf-8"))
    painted = taken(page, shown.first.get_by_role("button", name=re.compile("as PNG")), tmp_path)
    with Image.open(painted) as image:
        assert image.format == "PNG"
        assert image.width == 2 * float(root.attrib["width"])
        assert len(image.convert("RGB").getcolors(1 << 20)) > 20  # ground, ink, letters and marks, with soft edges


def test_the_drawer_shuts_no_reader_out(taker: Reader) -> None:
    export(taker.open(view="Discrepancies", finding="finding:d1"))
    assert faults(taker) == []


def test_a_view_without_a_chart_says_so(taker: Reader) -> None:
    drawer = export(taker.open())
    expect(drawer.get_by_text("This view draws no chart.")).to_be_visible()
    expect(drawer.locator("ul.charts li")).to_have_count(0)


def test_a_finding_is_copied_as_a_citation_whose_link_opens_it(taker: Reader) -> None:
    taker.page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=taker.address)
    page = taker.open(view="Discrepancies", finding="finding:d1", kinds="count")
    drawer = export(page)
    expect(drawer.locator("pre.citation")).to_contain_text(QUOTES[1])
    drawer.get_by_role("button", name="Copy as a citation").click()
    expect(drawer.get_by_role("status")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    *lines, link = copied.split("\n")
    assert lines[0] == "=1+1 <script>alert(1)</script>"
    assert f"   “{QUOTES[1]}”" in lines
    assert "kinds" not in link
    page.goto(link)
    taker.settled()
    expect(page.locator(".proof h1")).to_contain_text("=1+1")
