"""Choosing a finding: its proof is there before the script has run, and the run says the same again."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, Route, expect

from tests.browser.conftest import Held, Reader

pytestmark = pytest.mark.browser

LIST = {"view": "Discrepancies"}
# Notes every title of a proof that is ever shown, and how often something is put in its place.
TITLES = """() => {
  const place = document.querySelector('.proof').parentElement;
  window.__titles = [];
  new MutationObserver((told) => {
    if (told.some((it) => it.target === place && it.addedNodes.length)) window.__titles.push(place.querySelector('h1').textContent);
  }).observe(place, { childList: true });
}"""


def rows(page: Page) -> Locator:
    return page.locator("button.row")


def title(page: Page, number: int) -> str:
    return rows(page).nth(number).locator(".title").inner_text()


def shows(page: Page, number: int) -> None:
    """Waits until the proof of this row is shown and the row marked, and no other is."""
    expect(page.locator(".proof h1")).to_have_text(title(page, number))
    expect(rows(page).nth(number)).to_have_attribute("aria-current", "true")
    expect(page.locator("button.row[aria-current], button.row.pick")).to_have_count(1)


def asked(page: Page, number: int) -> re.Pattern[str]:
    """The address at which the browser asks for the proof of this row."""
    token = str(rows(page).nth(number).get_attribute("data-open"))
    return re.compile("answers/proof.*token=" + re.escape(token.replace(":", "%3A")))


def test_the_proof_is_there_before_the_script_has_heard_of_it_and_drawn_once(editor: Reader) -> None:
    held = Held(editor.page)
    page = editor.open(**LIST)
    page.evaluate(TITLES)
    held.up = True
    rows(page).nth(2).click()
    shows(page, 2)
    assert held.waiting  # the script has not heard of it
    held.let_go()
    expect(page).to_have_url(re.compile("finding="))
    expect(page.locator(".st-key-citing")).to_have_js_property("inert", False)
    editor.settled()
    shows(page, 2)
    assert page.evaluate("window.__titles") == [title(page, 2)]


def test_where_no_answer_comes_the_script_answers(editor: Reader) -> None:
    page = editor.open(**LIST)
    page.route(re.compile("answers/proof"), lambda route: route.abort())
    rows(page).nth(1).click()
    shows(page, 1)
    page.route(re.compile("answers/proof"), lambda route: route.fulfill(status=404))
    rows(page).nth(2).click()
    shows(page, 2)
    editor.settled()
    shows(page, 2)


def test_an_answer_that_comes_late_does_not_take_the_place_of_a_newer_choice(editor: Reader) -> None:
    slow: list[Route] = []
    page = editor.open(**LIST)
    page.route(asked(page, 1), lambda route: slow.append(route))
    page.evaluate(TITLES)
    with page.expect_request(asked(page, 1)):
        rows(page).nth(1).click()
    rows(page).nth(2).click()
    shows(page, 2)
    expect(page).to_have_url(re.compile("finding="))
    for route in slow:
        route.continue_()
    editor.settled()
    shows(page, 2)
    assert page.evaluate("window.__titles") == [title(page, 2)]
    page.go_back()  # what was passed over is no step of its own
    shows(page, 0)


def test_a_run_that_began_before_the_last_choice_does_not_take_its_place(editor: Reader) -> None:
    held = Held(editor.page, back=True)
    page = editor.open(**LIST)
    page.evaluate(TITLES)
    held.up = True
    rows(page).nth(1).click()
    shows(page, 1)
    page.wait_for_timeout(400)  # the run's answer is on its way
    assert held.waiting
    rows(page).nth(2).click()
    shows(page, 2)
    held.let_go()
    expect(page.locator(".st-key-citing")).to_have_js_property("inert", False)
    editor.settled()
    shows(page, 2)
    assert page.evaluate("window.__titles") == [title(page, 1), title(page, 2)]


def test_a_filter_pressed_before_the_answer_does_not_undo_the_choice(editor: Reader) -> None:
    held = Held(editor.page, back=True)
    page = editor.open(**LIST)
    source = page.get_by_test_id("stSidebar").locator("[class*='st-key-source_']").last
    held.up = True
    rows(page).nth(1).click()
    shows(page, 1)
    chosen = page.locator(".proof h1").inner_text()
    page.wait_for_timeout(400)  # the script has heard of the choice, and the page has not heard of that
    source.locator("label").click()
    page.wait_for_timeout(400)
    held.let_go()
    expect(source.get_by_role("checkbox")).not_to_be_checked()
    expect(page).to_have_url(re.compile("finding=.*source_.=false|source_.=false.*finding="))
    editor.settled()
    expect(page.locator(".proof h1")).to_have_text(chosen)


def test_a_choice_that_is_not_shown_yet_is_taken_back_by_the_back_button(editor: Reader) -> None:
    slow: list[Route] = []
    page = editor.open(**LIST)
    rows(page).nth(1).click()
    expect(page).to_have_url(re.compile("finding="))
    page.route(asked(page, 2), lambda route: slow.append(route))
    with page.expect_request(asked(page, 2)):
        rows(page).nth(2).click()
    page.go_back()
    shows(page, 0)
    for route in slow:
        route.continue_()
    editor.settled()
    shows(page, 0)
    page.go_forward()
    shows(page, 1)


def test_keys_choose_and_the_focus_stays_in_the_list(editor: Reader) -> None:
    page = editor.open(**LIST)
    rows(page).first.focus()
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    shows(page, 1)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Space")
    shows(page, 2)
    expect(page).to_have_url(re.compile("finding="))
    editor.settled()
    expect(rows(page).nth(2)).to_be_focused()
    page.keyboard.press("ArrowUp")
    expect(rows(page).nth(1)).to_be_focused()


def test_back_and_forward_walk_through_the_findings(editor: Reader) -> None:
    page = editor.open(**LIST)
    for number in (1, 2):
        rows(page).nth(number).click()
        expect(page).to_have_url(re.compile(re.escape(str(rows(page).nth(number).get_attribute("data-open")).replace(":", "%3A"))))
        editor.settled()
    page.go_back()
    shows(page, 1)
    page.go_back()
    shows(page, 0)
    expect(page).not_to_have_url(re.compile("finding="))
    page.go_forward()
    shows(page, 1)
    page.reload()
    editor.settled()
    shows(page, 1)


def test_on_a_phone_the_list_gives_way_at_once_and_comes_back(phone: Reader) -> None:
    held = Held(phone.page)
    page = phone.open(**LIST)
    expect(page.get_by_role("button", name="All findings")).to_be_hidden()
    held.up = True
    name = title(page, 2)
    rows(page).nth(2).click()
    expect(page.locator(".proof h1")).to_have_text(name)
    expect(page.locator(".proof h1")).to_be_in_viewport()
    expect(rows(page).first).to_be_hidden()
    expect(page.locator(".st-key-findings_order")).to_be_hidden()
    back = page.get_by_role("button", name="All findings")
    expect(back).to_be_focused()
    held.let_go()
    expect(page).to_have_url(re.compile("finding="))
    phone.settled()
    expect(back).to_be_focused()
    held.up = True
    page.keyboard.press("Enter")
    expect(rows(page).nth(2)).to_be_focused()
    expect(rows(page).nth(2)).to_be_in_viewport()
    held.let_go()
    expect(page).not_to_have_url(re.compile("finding="))
    shows(page, 0)
    page.go_back()
    expect(page.locator(".proof h1")).to_have_text(name)
    expect(rows(page).first).to_be_hidden()


def test_a_note_about_the_link_goes_when_another_finding_is_chosen(editor: Reader) -> None:
    page = editor.open(**LIST)
    token = str(rows(page).nth(0).get_attribute("data-open"))
    page = editor.open(severity="low", finding=token, **LIST)
    expect(page.get_by_text("does not pass the filters")).to_be_visible()
    rows(page).nth(1).click()
    shows(page, 1)
    expect(page.get_by_text("does not pass the filters")).to_have_count(0)
    page = editor.open(view="Discrepancies", finding="finding:gone")
    expect(page.get_by_text("do not hold; the first of the list is shown")).to_be_visible()
    expect(rows(page).nth(0)).to_have_attribute("aria-current", "true")
    rows(page).nth(1).click()
    shows(page, 1)
    expect(page.get_by_text("do not hold")).to_have_count(0)


def test_a_source_switched_off_is_said_in_the_proof_at_once(editor: Reader) -> None:
    page = editor.open(source_C="false", **LIST)
    held = page.locator(".proof .side.off")
    rows(page).nth(0).click()
    shows(page, 0)
    before = held.count()
    editor.settled()
    assert held.count() == before
