"""Reviewing in the browser: two windows on one ledger, the keyboard alone, files out and in, tables built anew."""

from __future__ import annotations

import csv
import json
import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from benchmarks.server import served
from tests import shown
from tests.browser.conftest import ROOT, Held, Reader, window
from tests.browser.test_access import faults

pytestmark = pytest.mark.browser

DEATHS = {"view": "Discrepancies", "finding": "finding:d1"}


@pytest.fixture(scope="module")
def desk(tmp_path_factory: pytest.TempPathFactory) -> Iterator[tuple[str, Path]]:
    """A server on a small story of its own, and the folder where its ledger lies."""
    folder = shown.write(tmp_path_factory.mktemp("desk"))
    with served(ROOT / "dashboard.py", data=folder) as address:
        yield address, folder


@pytest.fixture
def folder(desk: tuple[str, Path]) -> Iterator[Path]:
    """The folder as it was, without a ledger."""
    yield desk[1]
    shown.write(desk[1])
    for path in desk[1].glob("ledger.sqlite*"):
        path.unlink()


@pytest.fixture
def ada(chrome: Browser, desk: tuple[str, Path], folder: Path) -> Iterator[Reader]:
    yield from window(chrome, desk[0])


@pytest.fixture
def ben(chrome: Browser, desk: tuple[str, Path], folder: Path) -> Iterator[Reader]:
    yield from window(chrome, desk[0], scheme="dark")


def named(reader: Reader, name: str, **link: str) -> Page:
    """The page on the finding, with the reviewer's name written."""
    page = reader.open(**(link or DEATHS))
    page.get_by_label("Your name").fill(name)
    return page


def press(page: Page, label: str, note: str = "") -> None:
    if note:
        page.get_by_label("Note, or the reason").fill(note)
    page.get_by_role("button", name=label, exact=True).click()


def entries(page: Page) -> Locator:
    """What stands on the open finding."""
    return page.locator(".review .said-of").first


def shut(page: Page) -> None:
    """Shuts the drawer of the reviewers, and waits until it is gone: behind it nothing can be pressed."""
    page.get_by_role("dialog").get_by_role("button", name="Close").click()
    expect(page.get_by_role("dialog")).to_have_count(0)


def row(page: Page, title: str) -> Locator:
    return page.locator("button.row").filter(has_text=title)


def test_what_one_window_says_the_other_sees_without_being_touched(ada: Reader, ben: Reader) -> None:
    frames: list[object] = []
    ada.page.on("websocket", lambda socket: socket.on("framereceived", lambda frame: frames.append(frame)))
    first, second = named(ada, "Ada"), named(ben, "Ben")
    first.get_by_label("Note, or the reason").fill("half a thought")
    ada.settled()
    press(second, "Dismiss", "<b>Two</b> different days.")
    expect(entries(first)).to_contain_text("Ben ✕ dismissed")
    expect(entries(first)).to_contain_text("<b>Two</b> different days.")
    expect(first.locator("summary", has_text="One dismissed")).to_be_visible()
    expect(first.get_by_label("Note, or the reason")).to_have_value("half a thought")
    expect(entries(first).get_by_role("button", name="Take back")).to_have_count(0)
    ada.settled()
    frames.clear()
    with first.expect_response(re.compile("answers/ledger")):  # the ledger is asked after, and nothing is sent or drawn
        pass
    assert frames == []
    press(first, "Confirm")
    expect(entries(second)).to_contain_text("Ada ✓ confirmed")
    expect(row(second, "How many died?")).to_contain_text("confirmed by Ada")
    expect(second.locator("summary", has_text="One dismissed")).to_have_count(0)
    second.get_by_text("Correct title, severity or relation").click()
    second.get_by_label("Title").fill("How many were found dead?")
    second.get_by_role("button", name="Keep correction").click()
    expect(first.locator(".corrections")).to_contain_text("Ben reads it as “How many were found dead?”")
    expect(first.locator(".proof h1")).to_have_text("How many died?")


def tab_to(page: Page, wanted: Locator) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if wanted.evaluate("(it) => it === document.activeElement"):
            return
    expect(wanted).to_be_focused()


def test_a_finding_is_confirmed_and_taken_back_by_keys_alone(ada: Reader) -> None:
    page = ada.open(view="Discrepancies")
    page.get_by_role("tab", name="Discrepancies").focus()
    tab_to(page, page.locator("button.row").first)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.locator(".proof h1")).to_have_text("Nordline or Nordlijn?")
    tab_to(page, page.get_by_label("Your name"))
    page.keyboard.type("Ada")
    tab_to(page, page.get_by_label("Note, or the reason"))
    page.keyboard.type("One family.")
    confirm = page.get_by_role("button", name="Confirm", exact=True)
    tab_to(page, confirm)
    page.keyboard.press("Enter")
    expect(entries(page)).to_contain_text("Ada ✓ confirmed")
    expect(entries(page)).to_contain_text("One family.")
    expect(page.get_by_label("Note, or the reason")).to_have_value("")
    expect(row(page, "Nordline or Nordlijn?")).to_contain_text("confirmed by Ada")
    expect(row(page, "How many died?")).not_to_contain_text("confirmed")
    back = page.get_by_role("button", name="Take back what you confirmed")
    for _ in range(4):
        page.keyboard.press("Shift+Tab")
        if back.evaluate("(it) => it === document.activeElement"):
            break
    expect(back).to_be_focused()
    page.keyboard.press("Enter")
    expect(page.get_by_text("Nobody has reviewed this yet.")).to_be_visible()
    expect(page.locator("summary", has_text="Earlier: two entries")).to_be_visible()


def test_the_ledger_goes_out_as_files_and_comes_in_whole_or_not_at_all(ben: Reader, folder: Path, tmp_path: Path) -> None:
    page = named(ben, "Ada")
    press(page, "Confirm", "=1+1 is what the mayor says")
    expect(entries(page)).to_contain_text("confirmed")
    page.get_by_role("button", name="Reviewers").click()
    drawer = page.get_by_role("dialog")
    files = {}
    for label, ending in (("Ledger (JSON)", "json"), ("Table (CSV)", "csv")):
        with page.expect_download() as saved:
            drawer.get_by_role("button", name=label).click()
        files[ending] = tmp_path / f"out.{ending}"
        saved.value.save_as(files[ending])
    told = json.loads(files["json"].read_text(encoding="utf-8"))
    assert [(event["reviewer"], event["act"], event["note"]) for event in told["events"]] == [
        ("Ada", "confirm", "=1+1 is what the mayor says")
    ]
    assert [quote["exact"] for quote in told["events"][0]["anchor"]["quotes"]] == ["At least 12", "nine people"]
    with files["csv"].open(encoding="utf-8-sig", newline="") as table:
        assert [line["note"] for line in csv.DictReader(table)] == ["'=1+1 is what the mayor says"]

    broken = tmp_path / "from_ben.json"
    broken.write_text(files["json"].read_text(encoding="utf-8").replace('"confirm"', '"praise"'), encoding="utf-8")
    page.locator("[data-testid=stFileUploaderDropzoneInput]").set_input_files(broken)
    expect(drawer.get_by_role("alert")).to_contain_text("from_ben.json, line 2: “act” is none of")
    expect(drawer.get_by_role("alert")).to_contain_text("Nothing was taken in")
    assert faults(ben) == []
    shut(page)
    expect(entries(page)).to_contain_text("Ada ✓ confirmed")

    for path in folder.glob("ledger.sqlite*"):
        path.unlink()
    expect(page.get_by_text("Nobody has reviewed this yet.")).to_be_visible()
    page.get_by_role("button", name="Reviewers").click()
    page.locator("[data-testid=stFileUploaderDropzoneInput]").set_input_files(files["json"])
    expect(drawer).to_contain_text("one entry taken in")
    shut(page)
    expect(entries(page)).to_contain_text("Ada ✓ confirmed")


def test_tables_built_anew_keep_the_notes(ben: Reader, folder: Path) -> None:
    page = named(ben, "Ben", view="Discrepancies", finding="finding:d2")
    press(page, "Note only", "The spelling is the paper's own.")
    expect(entries(page)).to_contain_text("The spelling is the paper's own.")
    rows = shown.ferry()
    number = {"d1": "x1", "d2": "x2"}
    rows["discrepancies"] = [{**one, "discrepancy": number[one["discrepancy"]]} for one in rows["discrepancies"]]
    for name in ("sides", "evidence"):
        rows[name] = [{**one, "owner_id": number.get(one["owner_id"], one["owner_id"])} for one in rows[name]]
    shown.write(folder, rows)
    page = ben.open(view="Discrepancies", finding="finding:x2")
    expect(page.locator(".proof h1")).to_have_text("Nordline or Nordlijn?")
    expect(entries(page)).to_contain_text("The spelling is the paper's own.")
    expect(row(page, "How many died?")).not_to_contain_text("note")
    expect(page.get_by_label("Your name")).to_have_value("Ben")  # this browser knows who sits before it
    assert faults(ben) == []


def test_a_phone_reviews_too(chrome: Browser, desk: tuple[str, Path], folder: Path) -> None:
    for phone in window(chrome, desk[0], width=390, height=844):
        page = named(phone, "Ada")
        press(page, "Confirm", "a" * 200)
        expect(entries(page)).to_contain_text("Ada ✓ confirmed")
        assert page.evaluate("document.querySelector('[data-testid=stMain]').scrollWidth") <= 390
        page.get_by_role("button", name="All findings").click()
        expect(row(page, "How many died?")).to_contain_text("confirmed by Ada")


def test_quick_hands_lose_nothing(ada: Reader) -> None:
    """Typed and pressed without a pause, and typed on while the last word is on its way."""
    page = ada.open(**DEATHS)
    note = page.get_by_label("Note, or the reason")
    note.fill("One.")
    press(page, "Note only")
    expect(page.get_by_role("alert")).to_contain_text("Write your name first")
    page.get_by_label("Your name").click()
    page.keyboard.type("Ada")
    button = page.get_by_role("button", name="Note only")
    spot = button.bounding_box()
    assert spot is not None
    page.mouse.move(spot["x"] + 8, spot["y"] + 8)
    page.mouse.down()  # the name is left by this press, and sent with it
    page.wait_for_timeout(150)  # as long as a finger stays down
    page.mouse.up()
    for said in ("Two.", "Three."):
        note.fill(said)
        button.click()
    note.fill("Four, unfinished")
    expect(entries(page).locator("li")).to_have_count(3)
    assert [row.split("\n")[-1] for row in entries(page).locator("li").all_inner_texts()] == ["One.", "Two.", "Three."]
    expect(note).to_have_value("Four, unfinished")
    ada.settled()
    expect(entries(page).locator("li")).to_have_count(3)


def test_nothing_moves_under_a_pressed_button(ada: Reader, ben: Reader) -> None:
    first, second = named(ada, "Ada"), named(ben, "Ben")
    button = first.get_by_role("button", name="Confirm", exact=True)
    spot = button.bounding_box()
    assert spot is not None
    first.mouse.move(spot["x"] + 8, spot["y"] + 8)
    first.mouse.down()
    press(second, "Dismiss", "Two different days.")
    expect(entries(second)).to_contain_text("Ben ✕ dismissed")
    with first.expect_response(re.compile("answers/ledger")):
        pass
    first.wait_for_timeout(1500)  # long enough to draw it, and nothing may be drawn
    assert button.bounding_box() == spot
    expect(first.get_by_text("Nobody has reviewed this yet.")).to_be_visible()
    first.mouse.up()
    expect(entries(first)).to_contain_text("Ben ✕ dismissed")
    expect(entries(first)).to_contain_text("Ada ✓ confirmed")


def test_each_finding_keeps_its_draft_and_its_word(ada: Reader) -> None:
    page = named(ada, "Ada")
    note = page.get_by_label("Note, or the reason")
    note.fill("of the deaths")
    row(page, "Nordline or Nordlijn?").click()
    expect(page.locator(".proof h1")).to_have_text("Nordline or Nordlijn?")
    expect(note).to_have_value("")
    press(page, "Note only", "of the spelling")
    expect(entries(page)).to_contain_text("of the spelling")
    expect(note).to_have_value("")
    row(page, "How many died?").click()
    expect(note).to_have_value("of the deaths")
    expect(page.get_by_text("Nobody has reviewed this yet.")).to_be_visible()
    press(page, "Dismiss")
    expect(entries(page)).to_contain_text("of the deaths")
    expect(entries(page)).not_to_contain_text("of the spelling")


def test_a_word_said_before_the_script_has_run_is_of_the_finding_on_the_screen(ada: Reader) -> None:
    held = Held(ada.page)
    page = named(ada, "Ada")
    ada.settled()
    held.up = True
    row(page, "Nordline or Nordlijn?").click()
    expect(page.locator(".proof h1")).to_have_text("Nordline or Nordlijn?")
    expect(page.locator(".st-key-citing")).to_have_js_property("inert", True)
    press(page, "Note only", "of the spelling")
    assert held.waiting
    held.let_go()
    expect(entries(page)).to_contain_text("of the spelling")
    expect(page.locator(".st-key-citing")).to_have_js_property("inert", False)
    expect(page.get_by_role("button", name="Copy as a citation")).to_have_attribute("data-link", re.compile("finding%3Ad2"))
    expect(row(page, "Nordline or Nordlijn?")).to_contain_text("one note")
    expect(row(page, "How many died?")).not_to_contain_text("note")


def test_who_judges_apart_is_answered_by_the_script_alone(ada: Reader, ben: Reader) -> None:
    press(named(ben, "Ben"), "Dismiss", "Two different days.")
    expect(entries(ben.page)).to_contain_text("Two different days.")
    page = named(ada, "Ada", view="Discrepancies", finding="finding:d2")
    page.get_by_role("button", name="Reviewers").click()
    page.get_by_text("Hide what others say").click()
    ada.settled()
    shut(page)
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    row(page, "How many died?").click()
    expect(page.locator(".proof h1")).to_have_text("How many died?")
    expect(page.get_by_text("Nobody has reviewed this yet.")).to_be_visible()
    assert not any("answers/proof" in one for one in asked)
    press(page, "Confirm")
    expect(entries(page)).to_contain_text("Two different days.")
