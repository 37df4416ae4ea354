"""The drawer stays as the reader left it, whatever is on its way between the page and the script."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Held, Reader

pytestmark = pytest.mark.browser


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
    reader.settled()
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
