"""What a reader waits for first: the words they came for, without a detour."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, WebSocket, expect
from streamlit.proto.ForwardMsg_pb2 import ForwardMsg

from tests.browser.conftest import Reader

pytestmark = pytest.mark.browser


def kinds(page: Page) -> list[str]:
    """The kinds of elements that the page hears of, in that order, filled as they come."""
    heard: list[str] = []

    def hear(frame: str | bytes) -> None:
        message = ForwardMsg.FromString(frame if isinstance(frame, bytes) else frame.encode())
        if message.WhichOneof("type") == "delta" and message.delta.WhichOneof("type") == "new_element":
            heard.append(str(message.delta.new_element.WhichOneof("type")))

    def listen(socket: WebSocket) -> None:
        socket.on("framereceived", hear)

    page.on("websocket", listen)
    return heard


@pytest.fixture
def asked(reader: Reader) -> list[str]:
    """The paths that the page asks for, in that order."""
    paths: list[str] = []
    reader.page.on("request", lambda request: paths.append(request.url.removeprefix(reader.address).partition("?")[0]))
    return paths


def test_the_heading_is_sent_before_the_filters(reader: Reader) -> None:
    heard = kinds(reader.page)
    page = reader.open(view="Overview")
    expect(page.get_by_role("checkbox").first).to_be_attached()
    assert heard.index("heading") < heard.index("checkbox")
    assert heard.count("heading") == 1


def test_a_link_with_a_filter_is_shown_as_filtered_from_the_start(reader: Reader) -> None:
    heard = kinds(reader.page)
    page = reader.open(view="Overview", source_B="false")
    expect(page.get_by_role("tabpanel").get_by_role("heading", level=1)).to_contain_text("Two reports")
    assert heard.index("checkbox") < heard.index("heading")
    assert heard.count("heading") == 1


def test_the_style_sheet_and_the_parts_of_the_page_are_asked_for_before_the_first_word_from_the_server(
    reader: Reader, asked: list[str]
) -> None:
    page = reader.open(view="Overview")
    sheet = next(path for path in asked if path.startswith("/parts/page."))
    parts = [path for path in asked if "BidiComponent." in path or "/clickable." in path]
    first = asked.index("/_stcore/health")
    assert asked.index(sheet) < first
    assert len(parts) == 2  # and neither a second time
    assert all(asked.index(path) < first for path in parts)
    # a rule that weighs the same as one of Streamlit's goes before it
    expect(page.locator(".stMainBlockContainer")).to_have_css("max-width", "1400px")


@pytest.mark.parametrize(("view", "times"), [("Numbers", 1), ("Overview", 0)])
def test_what_draws_charts_is_asked_for_with_the_page_of_a_view_that_has_some(
    reader: Reader, asked: list[str], view: str, times: int
) -> None:
    page = reader.open(view=view)
    if times:
        expect(page.locator(".chart .main-svg").first).to_be_visible()
    drawing = [path for path in asked if "/plotly-" in path or "/charts." in path]
    assert len(drawing) == 2 * times  # and neither a second time
    assert all(asked.index(path) < asked.index("/_stcore/health") for path in drawing)


def test_signs_are_drawn_with_their_font_though_nothing_waits_for_it(reader: Reader) -> None:
    page = reader.open(view="Overview")
    sign = page.get_by_test_id("stIconMaterial").first
    expect(sign).to_be_attached()
    page.wait_for_function("() => [...document.fonts].some((it) => it.family.includes('Material Symbols') && it.status === 'loaded')")


def test_a_page_at_another_address_finds_its_server(reader: Reader) -> None:
    reader.page.goto(f"{reader.address}/elsewhere?view=Sources")
    reader.settled()
    expect(reader.page.get_by_role("tab", name="Sources")).to_have_attribute("aria-selected", "true")
