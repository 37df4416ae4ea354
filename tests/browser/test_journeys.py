"""What a reader does on the page, from the link to the sentence; each journey also holds something that must not happen."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from components.state import VIEWS
from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser


def drawer(page: Page):  # type: ignore[no-untyped-def]
    """The drawer with the evidence."""
    return page.get_by_role("dialog")


def test_the_page_opens_on_the_overview(reader: Reader) -> None:
    page = reader.open()
    expect(page.get_by_role("tab", name="Overview")).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("tabpanel").get_by_role("heading").first).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)


@pytest.mark.parametrize("view", VIEWS)
def test_every_view_of_the_seeds_is_drawn(editor: Reader, view: str) -> None:
    page = editor.open(view=view)
    expect(page.get_by_role("tab", name=view)).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("tabpanel").locator(".plx:visible").first).to_be_visible()
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(page.get_by_test_id("stAlert")).to_have_count(0)


def test_a_source_switched_off_leaves_the_view_and_stays_off_in_the_link(reader: Reader) -> None:
    page = reader.open(view="Numbers")
    fourteen, twelve = (
        page.get_by_role("button", name=re.compile("Fourteen deaths")),
        page.get_by_role("button", name=re.compile("At least 12 people")).first,  # while a list is drawn anew, the old one still stands
    )
    expect(fourteen).to_be_visible()
    page.get_by_test_id("stSidebar").get_by_text("Outlet not stated (b)").click()
    expect(fourteen).to_have_count(0)
    expect(page).to_have_url(re.compile("source_B=false"))
    expect(twelve).to_be_visible()
    page.reload()
    reader.settled()
    expect(page.get_by_role("checkbox", name=re.compile("Outlet not stated .*b"))).not_to_be_checked()
    expect(page.get_by_role("checkbox", name=re.compile("The Haven Post"))).to_be_checked()
    expect(fourteen).to_have_count(0)
    expect(twelve).to_be_visible()


def test_a_name_chosen_among_the_filters_acts_on_every_view(reader: Reader) -> None:
    page = reader.open(view="Numbers")
    page.get_by_test_id("stSidebar").get_by_text("More filters").click()
    page.get_by_role("combobox", name="Names").click()
    page.get_by_role("option", name="Herald").click()
    expect(page).to_have_url(re.compile("entities=Herald"))
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name=re.compile("At least 12 people"))).to_be_visible()
    expect(page.get_by_role("button", name=re.compile("Fourteen deaths"))).to_have_count(0)
    page.get_by_role("tab", name="Sources").click()
    reader.settled()
    expect(page).to_have_url(re.compile("entities=Herald"))
    expect(page.get_by_text("We are in mourning")).to_have_count(0)


def test_pressing_a_name_sees_every_view_through_it(reader: Reader) -> None:
    page = reader.open(view="Entities")
    page.get_by_role("button", name="Nordline: show every view through this name").click()
    expect(page).to_have_url(re.compile("entities=Nordline"))
    expect(page.get_by_role("button", name=re.compile("^Haven: show"))).to_have_count(0)


def test_a_figure_opens_its_sentence_and_the_link_opens_it_again(reader: Reader) -> None:
    page = reader.open(view="Numbers")
    page.get_by_role("button", name=re.compile("At least 12 people")).click()
    expect(drawer(page)).to_contain_text("At least 12 people died when the ferry sank on 6 May 2024")
    expect(drawer(page)).not_to_contain_text("Fourteen deaths")
    expect(page).to_have_url(re.compile("open=claim"))
    page.reload()
    reader.settled()
    expect(drawer(page)).to_contain_text("At least 12 people died")
    page.keyboard.press("Escape")
    expect(drawer(page)).to_have_count(0)
    expect(page).not_to_have_url(re.compile("open="))


def test_a_mark_of_the_chart_opens_its_sentence(reader: Reader) -> None:
    page = reader.open(view="Numbers")
    page.locator(".chart").first.locator(".scatterlayer .trace .points path").first.click(force=True)
    expect(drawer(page)).to_contain_text("Fourteen deaths have been recorded since March")
    expect(drawer(page)).not_to_contain_text("At least 12")


def test_the_keyboard_opens_what_the_mouse_opens(reader: Reader) -> None:
    page = reader.open(view="Status")
    page.get_by_role("button", name=re.compile("^B, called off")).focus()
    page.keyboard.press("Enter")
    expect(drawer(page)).to_contain_text("The search is planned for Friday and was called off")
    expect(drawer(page)).not_to_contain_text("Nordlijn")


def test_a_finding_opens_with_the_sentences_of_both_sides(reader: Reader) -> None:
    page = reader.open(view="Numbers")
    page.get_by_role("button", name=re.compile("How many died?")).click()
    expect(drawer(page)).to_contain_text("At least 12 people died when")
    expect(drawer(page)).to_contain_text("Police said nine people died")
    expect(drawer(page)).not_to_contain_text("casualties have been counted")


def test_a_link_to_evidence_that_does_not_exist_says_so(reader: Reader) -> None:
    page = reader.open(view="Numbers", open="claim:nobody")
    expect(drawer(page)).to_contain_text("do not hold")
    expect(page.get_by_test_id("stException")).to_have_count(0)


@pytest.mark.parametrize("view", ["Numbers", "Status", "Entities", "Sources"])
def test_a_view_that_the_filters_empty_says_why_and_offers_the_way_back(reader: Reader, view: str) -> None:
    page = reader.open(view=view, source_A="false", source_B="false", source_C="false")
    back = page.get_by_role("button", name="Take all filters back")
    expect(back).to_be_visible()
    expect(page.locator(".chart")).to_have_count(0)
    back.click()
    expect(back).to_have_count(0)
    expect(page).not_to_have_url(re.compile("source_"))
    expect(page.get_by_test_id("stException")).to_have_count(0)


@pytest.mark.parametrize("view", VIEWS)
def test_a_phone_scrolls_in_one_direction_only(phone: Reader, view: str) -> None:
    page = phone.open(view=view)
    expect(page.get_by_role("tabpanel").locator(".plx:visible").first).to_be_visible()
    sizes = page.evaluate(
        """() => [document.documentElement, document.querySelector('[data-testid=stMain]')].map((it) => [it.scrollWidth, it.clientWidth])"""
    )
    assert all(whole <= shown for whole, shown in sizes), sizes
    expect(page.get_by_test_id("stException")).to_have_count(0)


def test_opening_a_sentence_draws_the_drawer_and_not_the_view(reader: Reader) -> None:
    sent: list[bytes] = []
    reader.page.on(
        "websocket",
        lambda socket: socket.on("framereceived", lambda frame: sent.append(bytes(frame, "utf-8") if isinstance(frame, str) else frame)),
    )
    page = reader.open(view="Numbers")
    assert any(b"Low, best and high" in frame for frame in sent)
    sent.clear()
    page.get_by_role("button", name=re.compile("At least 12 people")).click()
    expect(drawer(page)).to_contain_text("At least 12 people died")
    reader.settled()
    assert any(b"At least 12 people died" in frame for frame in sent)
    assert not any(b"Low, best and high" in frame for frame in sent)


def test_back_and_forward_walk_through_what_was_open(reader: Reader) -> None:
    page = reader.open(view="Numbers")
    page.get_by_role("button", name=re.compile("At least 12 people")).click()
    expect(drawer(page)).to_contain_text("At least 12 people died")
    expect(page).to_have_url(re.compile("open="))  # the sentence is there before the link is
    page.go_back()
    expect(drawer(page)).to_have_count(0)
    page.go_forward()
    expect(drawer(page)).to_contain_text("At least 12 people died")


def test_a_finding_chosen_shows_its_proof_and_its_sentence_leads_to_the_article(reader: Reader) -> None:
    page = reader.open(view="Discrepancies")
    row = page.locator("button.row").nth(1)
    title = row.locator(".title").inner_text()
    row.click()
    expect(page.locator(".proof h1")).to_have_text(title)
    expect(row).to_have_class(re.compile("pick"))
    expect(page).to_have_url(re.compile("finding="))
    page.locator(".proof").get_by_role("button", name="Read in the article").first.click()
    expect(page.get_by_role("tab", name="Side by side")).to_have_attribute("aria-selected", "true")
    expect(page.locator(".sentence.pick")).to_be_visible()
    expect(page.locator(".sentence.pick")).to_have_count(1)


def test_a_sentence_chosen_is_marked_and_said(reader: Reader) -> None:
    page = reader.open(view="Side by side")
    expect(page.locator(".plx-choice")).to_contain_text("Choose a sentence")
    page.locator(".sentence").nth(1).click()
    expect(page.locator(".plx-choice")).to_contain_text("Chosen sentence in")
    expect(page.locator(".sentence.pick")).to_have_count(1)
    expect(page).to_have_url(re.compile("at=span"))


def test_the_last_layer_can_be_switched_off(reader: Reader) -> None:
    page = reader.open(view="Side by side")
    texts = page.locator(".texts")
    expect(texts).to_have_attribute("data-layers", "number status")
    for name in ("Numbers", "Status"):
        page.locator(".st-key-layers").get_by_role("button", name=name).click()
    expect(texts).to_have_attribute("data-layers", "")
    reader.settled()
    expect(texts).to_have_attribute("data-layers", "")
