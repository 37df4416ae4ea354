"""What an editor comes to ask of the five seeds, from the first glance to the sentence, view by view."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.conftest import Reader, window
from tests.browser.test_access import faults

pytestmark = pytest.mark.browser


@pytest.fixture
def colleague(chrome: Browser, seeds_address: str) -> Iterator[Reader]:
    """A second reader of the committed tables, who likes it dark."""
    yield from window(chrome, seeds_address, scheme="dark")


def above_the_fold(page: Page, wanted: Locator) -> bool:
    """Whether all of it is seen without scrolling."""
    box = wanted.bounding_box()
    return box is not None and box["y"] >= 0 and box["y"] + box["height"] <= page.viewport_size["height"]  # type: ignore[index]


def drawer(page: Page) -> Locator:
    return page.get_by_role("dialog")


def test_four_questions_are_answered_without_scrolling(editor: Reader) -> None:
    page = editor.open()
    columns = page.locator(".three > *")
    expect(columns).to_have_count(3)
    for column, title in zip(columns.all(), ("They contradict each other", "They agree", "Only one says"), strict=True):
        expect(column).to_contain_text(title)
        points = column.locator("button.point")
        assert points.count() >= 3
        assert all(above_the_fold(page, point) for point in points.all()[:3])
    expect(page.locator("[role=tabpanel] h1")).to_contain_text("Five reports")
    page.get_by_role("button", name=re.compile("Has it happened")).first.click()
    expect(drawer(page).locator(".said").first).to_be_visible()
    assert drawer(page).locator(".said").count() >= 2
    page.keyboard.press("Escape")
    alone = columns.nth(2).locator("button.point").first
    alone.click()
    expect(drawer(page).locator(".said")).to_have_count(1)
    assert faults(editor) == []


def test_two_windows_on_one_link_show_the_same_and_then_go_their_own_ways(editor: Reader, colleague: Reader) -> None:
    first = editor.open(view="Numbers", source_D="false")
    first.locator(".beside button").first.click()
    expect(first).to_have_url(re.compile("open="))
    sentence = drawer(first).locator(".said").first.inner_text()
    colleague.page.goto(first.url)
    second = colleague.settled()
    expect(drawer(second).locator(".said").first).to_have_text(sentence)
    expect(second.get_by_role("tab", name="Numbers")).to_have_attribute("aria-selected", "true")
    expect(second.locator("[data-testid=stSidebar] input[type=checkbox]").nth(3)).not_to_be_checked()
    second.keyboard.press("Escape")
    second.locator(".st-key-source_B label").first.click()
    expect(second).to_have_url(re.compile("source_B=false"))
    expect(second.locator(".beside .chip[title^='B,']")).to_have_count(0)
    expect(drawer(first).locator(".said").first).to_have_text(sentence)
    expect(first).not_to_have_url(re.compile("source_B"))
    assert faults(editor) == faults(colleague) == []


def test_a_sentence_chosen_marks_and_brings_up_what_the_others_say(editor: Reader) -> None:
    page = editor.open(view="Side by side")
    chosen = page.locator("article.text").first.locator(".sentence.body").first
    chosen.click()
    expect(chosen).to_have_class(re.compile("pick"))
    near = page.locator(".sentence.near")
    expect(near.first).to_be_visible()
    for one in near.all():
        assert re.fullmatch(r"0\.\d\d|1\.00", one.get_attribute("data-closeness") or "")
        seen = one.evaluate(
            """it => { const pane = it.closest('[data-pane]').getBoundingClientRect(), box = it.getBoundingClientRect();
                       return box.bottom > pane.top && box.top < pane.bottom; }"""
        )
        assert seen, one.inner_text()
    expect(page.locator(".plx-choice")).to_contain_text("nearest passages in")
    expect(page).to_have_url(re.compile("at=span"))
    there = page.url
    far = page.locator("article.text").first.locator(".sentence.body").last
    far.click()
    expect(far).to_have_class(re.compile("pick"))
    expect(page).not_to_have_url(there)  # the marks are there before the link is
    page.go_back()
    expect(chosen).to_have_class(re.compile("pick"))
    expect(far).not_to_have_class(re.compile("pick"))


def test_a_sign_in_the_margin_opens_its_finding(editor: Reader) -> None:
    page = editor.open(view="Side by side")
    sign = page.locator("button.gut").first
    told = sign.get_attribute("aria-label") or ""
    sign.click()
    expect(drawer(page)).to_be_visible()
    assert told.split(": ", 1)[1].split(", and ")[0] in drawer(page).inner_text()


def test_findings_are_sorted_filtered_and_proved(editor: Reader) -> None:
    page = editor.open(view="Discrepancies")
    rows = page.locator("button.row")
    every = rows.count()
    first = rows.first.locator(".title").inner_text()
    page.get_by_role("combobox", name="Order").click()
    page.get_by_role("option", name="by kind").click()
    expect(page).to_have_url(re.compile("order=by"))
    expect(rows.first.locator(".title")).not_to_have_text(first)
    expect(rows).to_have_count(every)
    page.get_by_test_id("stSidebar").get_by_role("button", name=re.compile("critical")).click()
    expect(page).to_have_url(re.compile("severity=critical"))
    expect(page.locator("button.row .t-critical, button.row:has-text('critical')").first).to_be_visible()
    expect(rows).not_to_have_count(every)
    page.get_by_test_id("stSidebar").get_by_role("button", name=re.compile("critical")).click()
    expect(rows).to_have_count(every)
    page.get_by_text("Also show what agrees").click()
    expect(rows).not_to_have_count(every)
    assert rows.count() > every
    expect(page.locator(".proof .gates li").first).to_be_visible()


def test_a_comparison_that_is_none_says_why(editor: Reader) -> None:
    page = editor.open(view="Discrepancies", agreeing="true")
    page.locator("button.row").filter(has_text="not the same measure").first.click()
    expect(page.locator(".proof h1")).to_contain_text("do not contradict each other")
    expect(page.locator(".proof li.decided")).to_contain_text("Measure")
    assert page.locator(".proof .said").count() >= 2


def test_a_rung_of_the_ladder_and_a_day_of_the_timeline_open_their_sentences(editor: Reader) -> None:
    page = editor.open(view="Status")
    charts = page.locator(".chart")
    assert charts.count() >= 2
    for chart in charts.all():
        chart.scroll_into_view_if_needed()
        chart.locator(".scatterlayer .trace .points path:not([display=none])").first.click(force=True)
        expect(drawer(page).locator(".said").first).to_be_visible()
        page.keyboard.press("Escape")
        expect(drawer(page)).to_have_count(0)


def test_what_falls_without_a_source_is_told_and_in_the_link(editor: Reader) -> None:
    page = editor.open(view="Sources")
    choice = page.get_by_role("combobox", name="Without")
    choice.scroll_into_view_if_needed()
    editor.settled()
    choice.press("ArrowDown")
    option = page.get_by_role("option").first
    name = option.inner_text()
    option.click()
    falls = page.locator(".st-key-switchoff")
    expect(falls).to_contain_text("fall")
    expect(page).to_have_url(re.compile("without="))
    told = falls.inner_text()
    page.reload()
    editor.settled()
    expect(page.get_by_role("combobox", name=re.compile("Without"))).to_have_value(name)
    assert falls.inner_text() == told
    falls.get_by_role("button").first.click()
    expect(drawer(page).locator(".said").first).to_be_visible()


def test_an_assumption_opens_what_it_would_settle(editor: Reader) -> None:
    page = editor.open(view="Discrepancies")
    settle = page.locator("section.settle")
    if not settle.count():
        page = editor.open()
        settle = page.locator("section.settle")
    expect(settle).to_contain_text("If one assumes")
    settled = settle.locator(".t-agrees li li button").first
    title = re.sub(r"^\W*(?:critical|high)\s+", "", settled.inner_text())
    settled.click()
    expect(drawer(page)).to_contain_text(title)


def test_the_self_test_lists_its_misses(editor: Reader) -> None:
    page = editor.open(view="Self-test")
    expect(page.get_by_role("rowheader", name="Contradictions shown")).to_be_visible()
    expect(page.get_by_role("listitem").filter(has_text="missed:").first).to_be_visible()
