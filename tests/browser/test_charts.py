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
