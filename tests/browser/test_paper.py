"""The page on paper and enlarged twofold: nothing is cut off, controls stay behind, and the foot says what was printed."""

from __future__ import annotations

import re
from collections.abc import Iterator
from io import BytesIO
from unicodedata import normalize

import pytest
from playwright.sync_api import Browser, Page, expect
from pypdf import PdfReader

from components.state import VIEWS
from tests.browser.conftest import Reader, window

pytestmark = pytest.mark.browser

# what stands out of the paper's or the window's right edge and is not in a box that scrolls by itself
BEYOND = """() => [...document.querySelectorAll('.stMain .plx :is(p, h1, h2, th, td, button), .stMain .main-svg')]
  .filter((it) => it.getClientRects().length && it.getBoundingClientRect().right > innerWidth + 1 && !it.closest('.texts, .unseen'))
  .map((it) => it.outerHTML.slice(0, 120))"""
CONTROLS = "section[data-testid=stSidebar], [role=tablist], .stMain .stSelectbox, .stMain .stButton, .gut, .modebar-container"


@pytest.fixture
def nightly(chrome: Browser, seeds_address: str) -> Iterator[Reader]:
    """A reader of the committed tables by night, whose paper is white all the same."""
    yield from window(chrome, seeds_address, scheme="dark")


@pytest.fixture
def enlarged(chrome: Browser, seeds_address: str) -> Iterator[Reader]:
    """A reader who has enlarged a window of 1440 by 1000 points twofold."""
    yield from window(chrome, seeds_address, width=720, height=500)


@pytest.mark.parametrize("view", ["Overview", "Numbers", "Discrepancies"])
def test_a_view_is_printed_black_on_white_and_whole(nightly: Reader, view: str) -> None:
    page = nightly.open(view=view)
    told = " ".join(page.get_by_role("tabpanel").locator("h1").first.inner_text().split())
    printed = PdfReader(BytesIO(page.pdf(prefer_css_page_size=True, print_background=True)))
    words = " ".join(normalize("NFKC", " ".join(sheet.extract_text() for sheet in printed.pages)).split())
    assert told in words
    assert len(printed.pages) > 1
    assert re.search(rf"Parallax · http://\S+view={view} · tables of \d+ \w+ \d{{4}} · version [0-9a-f]{{16}}$", words)
    assert not re.search("All relations|Self-test|Export", words)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1040, "height": 720})
    assert page.evaluate(BEYOND) == []
    expect(page.locator(CONTROLS).filter(visible=True)).to_have_count(0)
    assert _colours(page) == {("rgb(0, 0, 0)", "rgb(255, 255, 255)")}


def _colours(page: Page) -> set[tuple[str, str]]:
    """The ink of the headings and the ground of the page, as the paper has them."""
    script = """() => [...document.querySelectorAll('.stMain h1, .stMain h2')].filter((it) => it.getClientRects().length)
      .map((it) => getComputedStyle(it).color)"""
    ground = page.evaluate("getComputedStyle(document.querySelector('.stApp')).backgroundColor")
    return {(ink, ground) for ink in page.evaluate(script)}


def test_with_a_sentence_open_the_sentence_is_printed(nightly: Reader) -> None:
    page = nightly.open(view="Numbers")
    page.locator(".beside button").first.click()
    said = page.get_by_role("dialog").locator(".said").first
    expect(said).to_be_visible()
    page.emulate_media(media="print")
    expect(said).to_be_visible()
    expect(page.get_by_role("heading", name="Low, best and high")).to_be_hidden()


@pytest.mark.parametrize("view", VIEWS)
def test_nothing_is_cut_off_where_the_page_is_enlarged_twofold(enlarged: Reader, view: str) -> None:
    page = enlarged.open(view=view)
    expect(page.get_by_role("tabpanel").locator(".plx:visible").first).to_be_visible()
    whole, shown = page.evaluate(
        "(() => { const it = document.querySelector('[data-testid=stMain]'); return [it.scrollWidth, it.clientWidth]; })()"
    )
    assert whole <= shown
    assert page.evaluate(BEYOND) == []
    expect(page.get_by_role("tab", name=view)).to_be_in_viewport()


def test_what_is_cut_off_is_found(enlarged: Reader) -> None:
    page = enlarged.open(view="Overview")
    page.evaluate("document.querySelector('.says h2').style.marginLeft = '900px'")
    assert page.evaluate(BEYOND) != []
