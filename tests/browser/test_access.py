"""The page for readers without a mouse or without eyes: axe-core's rules on every view, and a journey by keys alone."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Locator, Page, expect

from components.state import VIEWS
from tests.browser.conftest import Held, Reader, window

pytestmark = pytest.mark.browser

# Counts how often the tab that has the focus loses it to nothing.
LOST = """() => {
  window.__lost = 0;
  addEventListener('focusout', (event) => { if (event.target.role === 'tab' && !event.relatedTarget) window.__lost += 1; }, true);
}"""
GRAVE = ("serious", "critical")


def faults(reader: Reader) -> list[str]:
    """What axe finds on the page as it stands: every grave fault, and headings out of order."""
    found: list[dict[str, Any]] = Axe().run(reader.page, options={"resultTypes": ["violations"]}).response["violations"]
    return [f"{one['id']}: {one['nodes'][0]['html'][:200]}" for one in found if one["impact"] in GRAVE or one["id"] == "heading-order"]


@pytest.fixture(params=["light", "dark"])
def schemed(request: pytest.FixtureRequest, chrome: Browser, seeds_address: str) -> Iterator[Reader]:
    """A reader of the committed tables, by day and by night."""
    yield from window(chrome, seeds_address, scheme=request.param)


@pytest.mark.parametrize("view", VIEWS)
def test_no_view_shuts_a_reader_out(schemed: Reader, view: str) -> None:
    schemed.open(view=view)
    assert faults(schemed) == []


@pytest.mark.parametrize("view", VIEWS)
def test_no_view_shuts_a_reader_out_on_a_phone(phone: Reader, view: str) -> None:
    phone.open(view=view)
    assert faults(phone) == []


def test_the_open_drawer_shuts_no_reader_out(schemed: Reader) -> None:
    page = schemed.open(view="Numbers")
    page.locator(".beside button").first.click()
    expect(page.get_by_role("dialog").locator(".said").first).to_be_visible()
    assert faults(schemed) == []


def test_a_fault_is_found_where_there_is_one(reader: Reader) -> None:
    page = reader.open(view="Numbers")
    page.evaluate("document.querySelector('[role=tabpanel]').insertAdjacentHTML('beforeend', '<button></button>')")
    assert any(fault.startswith("button-name") for fault in faults(reader))


def test_the_drawer_of_the_reviewers_shuts_no_reader_out(reader: Reader) -> None:
    page = reader.open(view="Discrepancies")
    page.get_by_role("button", name="Reviewers").click()
    expect(page.get_by_role("dialog").get_by_role("heading").first).to_be_visible()
    assert faults(reader) == []


def walk(page: Page, wanted: Locator, key: str = "Tab", most: int = 80) -> None:
    """Presses the key until what is wanted has the focus, and fails where it never gets it. Nobody presses it again before it moved."""
    for _ in range(most):
        if wanted.evaluate("(it) => it === document.activeElement"):
            return
        place = page.evaluate_handle("document.activeElement")
        page.keyboard.press(key)
        page.wait_for_function("(place) => document.activeElement !== place", arg=place)
    expect(wanted).to_be_focused()


@pytest.mark.parametrize(
    ("view", "mark"),
    [("Numbers", ".beside button"), ("Status", ".beside button"), ("Entities", "button.square"), ("Sources", "td button")],
)
def test_by_keys_alone_a_reader_goes_to_a_view_and_opens_its_evidence(reader: Reader, view: str, mark: str) -> None:
    page = reader.open()
    page.get_by_role("tab", name="Overview").focus()
    walk(page, page.get_by_role("tab", name=view), "ArrowRight", len(VIEWS))
    page.keyboard.press("Enter")
    reader.settled()
    found = page.locator(f".stMain {mark}").filter(visible=True).first
    expect(found).to_be_visible()
    walk(page, found)
    page.keyboard.press("Enter")
    drawer = page.get_by_role("dialog")
    expect(drawer.locator(".said").first).to_be_visible()
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    expect(page.get_by_role("tab", name=view)).to_have_attribute("aria-selected", "true")
    expect(found).to_be_focused()


def test_a_tab_keeps_the_focus_while_its_view_comes_in(reader: Reader) -> None:
    held = Held(reader.page, back=True)
    page = reader.open()
    tab = {name: page.get_by_role("tab", name=name) for name in VIEWS}
    tab["Overview"].focus()
    held.up = True
    page.keyboard.press("ArrowRight")
    expect(tab["Side by side"]).to_be_focused()
    page.wait_for_timeout(400)
    page.evaluate(LOST)
    held.trickle()
    assert page.evaluate("window.__lost") > 0  # the tabs went out of use, or this shows nothing
    expect(tab["Side by side"]).to_be_focused()
    reader.settled()
    page.keyboard.press("ArrowRight")
    expect(tab["Numbers"]).to_be_focused()
    expect(tab["Numbers"]).to_have_attribute("aria-selected", "true")


def test_what_is_pressed_while_the_tabs_are_out_of_use_is_done_when_they_are_back(reader: Reader) -> None:
    held = Held(reader.page, back=True)
    page = reader.open()
    tab = {name: page.get_by_role("tab", name=name) for name in VIEWS}
    tab["Overview"].focus()
    held.up = True
    page.keyboard.press("ArrowRight")
    page.wait_for_timeout(400)
    out = page.locator("[role=tab][aria-disabled=true]")
    while held.waiting and not out.count():
        held.waiting.pop(0)()
        page.wait_for_timeout(60)
    expect(out).to_have_count(len(VIEWS))
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    held.trickle()
    expect(tab["Discrepancies"]).to_be_focused()
    expect(tab["Discrepancies"]).to_have_attribute("aria-selected", "true")
    reader.settled()
    expect(page.locator(".proof h1")).to_be_visible()
    expect(page).to_have_url(re.compile("view=Discrepancies"))


def test_by_keys_alone_a_sentence_is_chosen(reader: Reader) -> None:
    page = reader.open(view="Side by side")
    page.get_by_role("tab", name="Side by side").focus()
    walk(page, page.locator(".text .sentence[tabindex='0'], .text .sentence").first)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".plx-choice")).to_contain_text("Chosen sentence in A")
    expect(page.locator(".sentence.pick")).to_have_count(1)


def test_by_keys_alone_an_article_is_added(reader: Reader) -> None:
    page = reader.open(view="Add articles")
    page.get_by_role("tab", name="Add articles").focus()
    walk(page, page.get_by_label("Paste one article"))
    page.keyboard.type("Ferry sinks. Two people died.")
    walk(page, page.get_by_role("button", name="Add this article"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("button", name="pasted 1")).to_be_visible()
    expect(page.get_by_text("Nothing yet.")).to_have_count(0)


def test_a_cell_is_reached_opened_and_closed_by_keys(reader: Reader) -> None:
    page = reader.open(view="Overview")
    page.get_by_role("tab", name="Overview").focus()
    cell = page.locator(".matrix .said").first
    walk(page, cell)
    page.keyboard.press("Enter")
    drawer = page.get_by_role("dialog")
    expect(drawer.locator(".said").first).to_be_visible()
    expect(page).to_have_url(re.compile("open="))
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    expect(page).not_to_have_url(re.compile("open="))
    expect(page.get_by_role("tab", name="Overview")).to_have_attribute("aria-selected", "true")


def test_a_source_is_named_plainly(editor: Reader) -> None:
    page = editor.open()
    names = page.get_by_test_id("stSidebar").get_by_role("checkbox").evaluate_all("(boxes) => boxes.map((it) => it.ariaLabel ?? '')")
    assert names
    assert not [name for name in names if re.search(r"[*\\]", name)]


def test_the_filters_are_within_reach_of_a_phone(phone: Reader) -> None:
    page = phone.open(view="Numbers")
    severity = page.get_by_role("button", name=re.compile("critical"))
    expect(severity).not_to_be_in_viewport()
    page.get_by_role("button", name="Expand sidebar").click()
    expect(severity).to_be_in_viewport()
    page.get_by_test_id("stSidebar").get_by_text(re.compile("^A ")).click()
    expect(page).to_have_url(re.compile("source_A=false"))


def test_a_phone_shows_the_tab_of_the_view_that_is_open(phone: Reader) -> None:
    page = phone.open(view="Self-test")
    expect(page.get_by_role("tab", name="Self-test")).to_be_in_viewport()
    expect(page.get_by_role("tab", name="Overview")).not_to_be_in_viewport()


def test_a_phone_reads_the_credits_as_a_list(phone: Reader) -> None:
    page = phone.open(view="Sources")
    expect(page.locator(".phone-only").get_by_role("rowheader").first).to_be_visible()
    expect(page.locator("[data-chart=origins]")).to_be_hidden()
