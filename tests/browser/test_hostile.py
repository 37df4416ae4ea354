"""Text that would like to be more than text: it is shown as printed in every view, runs nothing and calls nobody."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from benchmarks.server import served
from components.state import VIEWS
from tests.browser.conftest import ROOT, Reader, window
from tests.shown import TEXTS, Row, ferry, write

pytestmark = pytest.mark.browser

PAYLOADS = (
    '<img src=x onerror="window.__pwned=1">',
    "<script>window.__pwned=2</script>",
    '<iframe srcdoc="<script>parent.__pwned=3</script>"></iframe>',
    "[press](javascript:window.__pwned=4)",
    "![seen](http://elsewhere.invalid/pixel.png)",
    "<style>@import url(http://elsewhere.invalid/s.css)</style>",
    "$x^2$ :red[loud] :material/home: **bold** `code`",
    '" onmouseover="window.__pwned=5',
)
ALL = " ".join(PAYLOADS)


def hostile() -> dict[str, list[Row]]:
    """The small story with every payload in its text, and in every name, title, value and word that an engine may give."""
    rows = ferry()
    for article in rows["articles"]:
        article |= {
            "text": f"{TEXTS[article['article']]}\n{ALL}",
            "title": ALL,
            "outlet": PAYLOADS[0],
            "author": ALL,
            "url": "javascript:window.__pwned=6",
        }
    last = {article: (len(text) + 1, len(text) + 1 + len(ALL)) for article, text in TEXTS.items()}
    rows["sentences"] += [
        {"article": article, "sentence": 90, "start": start, "end": end, "kind": "body"} for article, (start, end) in last.items()
    ]
    start, end = last["a"]
    whole = {"article": "a", "start": start, "end": end}
    rows["stories"][0]["title"] = ALL
    rows["quantities"].append(
        whole | {"low": 3.0, "high": 3.0, "hedge": "exact", "measure": "killed", "scope": "single", "chart": True, "rule": ALL, "unit": ALL}
    )
    rows["quantities"].append(whole | {"low": 3.0, "high": 9.0, "hedge": "vague", "scope": "unknown", "rule": ALL, "unit": ALL})
    rows["statuses"].append(whole | {"rung": "planned", "certainty": 1.0, "family": ALL, "setting": ALL, "rule": ALL})
    rows["entities"] += [
        {**whole, "article": article, "start": last[article][0], "end": last[article][1], "label": "PERSON", "name": ALL}
        for article in "ab"
    ]
    rows["quotes"].append(whole | {"kind": ALL, "speaker_name": ALL, "named": True})
    rows["attributions"].append(whole | {"piece": 0, "source_kind": "person", "source_start": start, "source_end": end})
    rows["roles"].append(whole | {"slot": ALL, "value": ALL, "certain": True})
    rows["stances"].append(whole | {"name": ALL, "stance": ALL})
    rows["origins"].append(whole | {"origin": ALL, "kind": "credited"})
    rows["dates"].append(whole)
    for table, columns in (
        ("claims", ("text", "slot", "source", "grade")),
        ("discrepancies", ("title", "why", "gate")),
        ("sides", ("value",)),
    ):
        rows[table] = [row | dict.fromkeys(columns, ALL) for row in rows[table]]
    return rows


WORDLESS = ("Add articles", "Self-test")  # views that show none of the story's words


@pytest.fixture(scope="module")
def hostile_address(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    folder: Path = write(tmp_path_factory.mktemp("hostile"), hostile())
    with served(ROOT / "dashboard.py", data=folder) as address:
        yield address


@pytest.fixture
def reader(chrome: Browser, hostile_address: str) -> Iterator[Reader]:
    yield from window(chrome, hostile_address)


@pytest.mark.parametrize("view", [view for view in VIEWS if view not in WORDLESS])
def test_hostile_text_is_text(reader: Reader, view: str) -> None:
    page = reader.open(view=view)
    panel = page.get_by_role("tabpanel")
    expect(page.get_by_test_id("stException")).to_have_count(0)
    expect(panel.get_by_text("onerror=", exact=False).first).to_be_attached()
    expect(panel.locator("img, iframe, script, .katex")).to_have_count(0)
    expect(panel.locator("a[href^='javascript:'], a[href*='elsewhere']")).to_have_count(0)
    for place in panel.locator("[data-open], .said").all()[:40]:
        place.dispatch_event("mouseover")
    assert page.evaluate("window.__pwned") is None


def test_hostile_evidence_is_text(reader: Reader) -> None:
    for token in ("claim:k1", "finding:d1", f"span:a:{len(TEXTS['a']) + 1}:{len(TEXTS['a']) + 60}"):
        page = reader.open(view="Numbers", open=token)
        shown = page.get_by_role("dialog")
        expect(shown).to_contain_text("onerror=")
        expect(shown.locator("img, iframe, script, .katex, a[href^='javascript:']")).to_have_count(0)
        assert page.evaluate("window.__pwned") is None


def test_a_hostile_link_opens_nothing_and_breaks_nothing(reader: Reader) -> None:
    page = reader.open(view=PAYLOADS[0], entities=PAYLOADS[1], open=f"claim:{PAYLOADS[2]}", severity="x", source_A="maybe")
    expect(page.get_by_test_id("stException")).to_have_count(0)
    assert page.evaluate("window.__pwned") is None
