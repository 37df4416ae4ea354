"""A chart is drawn again where its data changed, and nowhere else: a browser takes longer for one than for the words around it."""

from __future__ import annotations

import re

from playwright.sync_api import Page, expect

from tests.browser.conftest import Reader

WATCH = """() => {
  window.charts = [...document.querySelectorAll('.chart')].map((chart) => {
    const seen = { name: chart.getAttribute('aria-label'), chart, drawn: 0 };
    new MutationObserver((told) => { seen.drawn += told.filter((it) => it.addedNodes.length).length; })
      .observe(chart, { subtree: true, childList: true });
    return seen;
  });
}"""
FILLED = """() => {
  const chart = document.querySelector('figure.chart');
  return chart.querySelector('.main-svg').clientWidth === chart.clientWidth;
}"""
SEEN = "() => window.charts.map((seen) => [seen.name, seen.chart.isConnected && !seen.drawn])"


def watched(reader: Reader) -> Page:
    page = reader.open(view="Numbers")
    expect(page.locator(".chart .scatterlayer")).to_have_count(2)
    page.evaluate(WATCH)
    return page


def test_a_filter_draws_no_chart_whose_data_did_not_change(reader: Reader) -> None:
    page = watched(reader)
    page.locator(".st-key-source_C label").click()
    expect(page.locator(".beside .chip[title^='C,']")).to_have_count(0)
    reader.settled()
    same = [left for name, left in page.evaluate(SEEN) if page.locator(f'.chart[aria-label="{name}"]').count()]
    assert same == [True]
    assert [left for _, left in page.evaluate(SEEN)] == [True, False]


def test_a_figures_sentence_draws_no_chart(reader: Reader) -> None:
    page = watched(reader)
    page.get_by_role("button", name=re.compile("At least 12 people")).click()
    expect(page.get_by_role("dialog")).to_contain_text("At least 12 people died")
    reader.settled()
    assert [left for _, left in page.evaluate(SEEN)] == [True, True]


def test_a_chart_is_drawn_anew_in_its_place_and_every_chart_is_drawn(editor: Reader) -> None:
    page = editor.open(view="Status")
    charts = page.locator("figure.chart")
    expect(page.locator("figure.chart .main-svg .scatterlayer")).to_have_count(charts.count())
    assert charts.count() > 2  # some of them out of sight
    page.evaluate("document.querySelectorAll('figure.chart').forEach((chart) => { chart.before_ = true; })")
    page.locator(".st-key-source_B label").click()
    expect(page.locator(".beside .chip[title^='B,']")).to_have_count(0)
    expect(page.locator("figure.chart[aria-busy]")).to_have_count(0)
    assert page.evaluate("[...document.querySelectorAll('figure.chart')].every((chart) => chart.before_)")
    expect(page.locator("figure.chart .annotation-text").filter(has_text=re.compile("^B$"))).to_have_count(0)


def test_a_chart_fills_its_place_when_the_window_changes(reader: Reader) -> None:
    page = reader.open(view="Numbers")
    chart = page.locator("figure.chart").first
    expect(chart.locator(".main-svg").first).to_be_visible()
    for width in (700, 1300):
        page.set_viewport_size({"width": width, "height": 900})
        page.wait_for_function(FILLED)
        box = chart.bounding_box()
        assert box is not None
        assert box["width"] < width


def test_a_mark_opens_its_sentence_as_often_as_it_is_pressed(reader: Reader) -> None:
    page = reader.open(view="Numbers")
    mark = page.locator("figure.chart").first.locator(".scatterlayer .trace .points path").first
    for _ in range(2):
        mark.click(force=True)
        expect(page.get_by_role("dialog").locator(".said").first).to_be_visible()
        page.keyboard.press("Escape")
        expect(page.get_by_role("dialog")).to_have_count(0)
