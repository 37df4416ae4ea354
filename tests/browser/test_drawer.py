"""The drawer stays as the reader left it, whatever is on its way between the page and the script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Held, Reader

pytestmark = pytest.mark.browser

# A busy browser: what it wants to do at once is done a moment later, and the answers come in between.
LATE = """() => {
  const plain = window.setTimeout;
  window.setTimeout = (act, wait, ...given) => plain(act, wait || 1500, ...given);
}"""


def test_what_was_shut_stays_shut_when_the_next_click_comes_before_the_answer(reader: Reader) -> None:
    held = Held(reader.page, back=True)
    page = reader.open(view="Numbers")
    drawer = page.locator("dialog[open]")
    page.get_by_role("button", name=re.compile("At least 12 people")).click()
    expect(drawer).to_contain_text("At least 12 people died")
    expect(page).to_have_url(re.compile("open="))
    reader.settled()
    held.up = True
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    page.wait_for_timeout(400)  # the script has answered, and the page has not heard of it
    page.get_by_role("tab", name="Status").click()
    page.wait_for_timeout(400)
    held.let_go()
    expect(page.get_by_role("tab", name="Status")).to_have_attribute("aria-selected", "true")
    expect(page).not_to_have_url(re.compile("open="))
    reader.settled()
    expect(drawer).to_have_count(0)
    page.go_back()
    page.go_back()
    expect(page.get_by_role("tab", name="Numbers")).to_have_attribute("aria-selected", "true")


def test_what_was_shut_leaves_the_link_when_a_filter_is_pressed_before_the_answer(reader: Reader) -> None:
    held = Held(reader.page, back=True)
    page = reader.open(view="Numbers")
    drawer = page.locator("dialog[open]")
    page.get_by_role("button", name=re.compile("At least 12 people")).click()
    expect(drawer).to_contain_text("At least 12 people died")
    expect(page).to_have_url(re.compile("open="))
    reader.settled()
    held.up = True
    page.keyboard.press("Escape")
    page.locator(".st-key-source_C label").click()
    page.wait_for_timeout(400)
    held.let_go()
    expect(page.locator(".beside .chip[title^='C,']")).to_have_count(0)
    expect(page).to_have_url(re.compile("source_C=false"))
    expect(page).not_to_have_url(re.compile("open="))
    reader.settled()
    expect(drawer).to_have_count(0)


def test_what_is_opened_and_shut_before_any_answer_is_not_in_the_link(reader: Reader) -> None:
    held = Held(reader.page, back=True)
    page = reader.open(view="Numbers")
    drawer = page.locator("dialog[open]")
    held.up = True
    page.get_by_role("button", name=re.compile("At least 12 people")).click()
    expect(drawer).to_contain_text("At least 12 people died")
    page.wait_for_timeout(400)  # the script has heard that it was opened, and the page has not heard of that
    page.keyboard.press("Escape")
    page.wait_for_timeout(400)
    held.trickle()
    reader.settled()
    expect(page).not_to_have_url(re.compile("open="))
    expect(drawer).to_have_count(0)
    page.go_back()
    expect(drawer).to_contain_text("At least 12 people died")


def test_a_filter_stays_in_the_link_when_an_earlier_answer_comes_before_it_is_sent(reader: Reader) -> None:
    held = Held(reader.page, back=True)
    page = reader.open(view="Numbers", open="claim:k1")
    expect(page.locator("dialog[open] .said").first).to_be_visible()
    held.up = True
    page.keyboard.press("Escape")
    page.wait_for_timeout(400)
    page.evaluate(LATE)
    page.locator(".st-key-source_C label").click()
    expect(page).to_have_url(re.compile("source_C=false"))
    held.let_go()
    expect(page).not_to_have_url(re.compile("open=|source_C"))
    expect(page).to_have_url(re.compile("source_C=false"))
    expect(page.locator(".beside .chip[title^='C,']")).to_have_count(0)
    reader.settled()
    expect(page.get_by_role("checkbox", name=re.compile("^C "))).not_to_be_checked()


def test_going_from_the_drawer_to_the_proof_is_one_step_of_the_back_button(reader: Reader) -> None:
    page = reader.open(view="Overview")
    drawer = page.locator("dialog[open]")
    page.locator(".stMain [data-open^='finding:']").first.click()
    expect(page).to_have_url(re.compile("open="))
    drawer.get_by_role("button", name=re.compile("See how this was decided")).click()
    expect(page.locator(".proof h1")).to_be_visible()
    expect(page).to_have_url(re.compile("view=Discrepancies"))
    expect(drawer).to_have_count(0)
    reader.settled()
    page.go_back()
    expect(page.get_by_role("tab", name="Overview")).to_have_attribute("aria-selected", "true")
    expect(drawer).to_be_visible()
    page.go_forward()
    expect(page.get_by_role("tab", name="Discrepancies")).to_have_attribute("aria-selected", "true")
    expect(drawer).to_have_count(0)


def test_what_was_shut_is_opened_again_by_the_reader_and_by_the_back_button(reader: Reader) -> None:
    page = reader.open(view="Numbers")
    drawer = page.locator("dialog[open]")
    number = page.get_by_role("button", name=re.compile("At least 12 people"))
    for _ in range(2):
        number.click()
        expect(drawer).to_contain_text("At least 12 people died")
        page.keyboard.press("Escape")
        expect(drawer).to_have_count(0)
    expect(page).not_to_have_url(re.compile("open="))
    reader.settled()
    page.go_back()
    expect(drawer).to_contain_text("At least 12 people died")
    page.keyboard.press("Escape")
    expect(drawer).to_have_count(0)
    expect(page).not_to_have_url(re.compile("open="))


def test_what_a_press_will_open_is_asked_for_as_the_button_goes_down_and_once(reader: Reader) -> None:
    asked: list[str] = []
    reader.page.on("request", lambda request: asked.append(request.url) if "/answers/evidence" in request.url else None)
    page = reader.open(view="Numbers")
    page.get_by_role("button", name=re.compile("At least 12 people")).hover()
    with page.expect_request("**/answers/evidence*"):
        page.mouse.down()
    assert page.locator("dialog[open]").count() == 0
    page.mouse.up()
    expect(page.locator("dialog[open]")).to_contain_text("At least 12 people died")
    reader.settled()
    assert len(asked) == 1
