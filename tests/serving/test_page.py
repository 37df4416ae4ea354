"""The page as we send it: what is named in it, and that any other page is left as it is."""

import gzip

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import HTMLResponse, PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from serving.bundles import SERVED
from serving.headers import security
from serving.page import EARLY, Page, early, fits, original, sent

PAGE = '<html><head><script type="module" src="./a.js"></script></head><body><div id="root"></div></body></html>'
OURS = sent(PAGE, sheets=["/parts/page.css"], scripts=["/static/js/Html.js"])
ASKED = {"accept": "text/html", "accept-encoding": "gzip"}


@pytest.fixture
def server():
    """A server of the page at any address but one, where there is another."""

    def page(request):
        held = "if-none-match" in request.headers
        return HTMLResponse(PAGE, headers={"etag": '"1"', "cache-control": "no-cache"}, status_code=304 if held else 200)

    routes = [
        Route("/other", lambda request: HTMLResponse("<p>other</p>")),
        Route("/text", lambda request: PlainTextResponse(PAGE)),
        Route("/{rest:path}", page),
    ]
    return TestClient(Starlette(routes=routes, middleware=[Middleware(Page, page=PAGE, instead=OURS)]))


def test_the_page_names_the_sheet_last_and_what_is_fetched_early_after_its_own_scripts():
    assert OURS.index("window.__streamlit") < OURS.index('type="module"') < OURS.index("./static/js/Html.js") < OURS.index("</head>")
    assert OURS.index('id="root"') < OURS.index("./parts/page.css") < OURS.index("</body>")


def test_the_page_names_what_draws_charts_for_the_views_that_have_some():
    found = sent(PAGE, drawn=["/parts/charts.js"], charted=["Numbers"])
    assert '["Numbers"].includes' in found
    assert '["/parts/charts.js"]' in found
    assert "{{" not in found


@pytest.mark.parametrize("path", ["/", "/anything"])
def test_our_page_is_sent_at_every_address(server, path):
    answer = server.get(path, headers=ASKED)
    assert answer.text == OURS
    assert answer.headers["content-encoding"] == "gzip"
    assert answer.headers["cache-control"] == "no-cache"
    assert server.get(path, headers={**ASKED, "accept-encoding": "identity"}).text == OURS


def test_a_browser_that_holds_streamlits_page_of_before_is_sent_ours_anew(server):
    answer = server.get("/", headers={**ASKED, "if-none-match": '"1"'})
    assert (answer.status_code, answer.text) == (200, OURS)
    assert "etag" not in answer.headers


@pytest.mark.parametrize(("path", "accepted"), [("/other", "text/html"), ("/text", "text/html"), ("/", "application/json")])
def test_everything_else_is_left_as_it_is(server, path, accepted):
    with server.stream("GET", path, headers={"accept": accepted, "accept-encoding": "gzip"}) as answer:
        body = b"".join(answer.iter_raw())
    assert body.decode() == ("<p>other</p>" if path == "/other" else PAGE)
    assert "content-encoding" not in answer.headers


@pytest.mark.parametrize(
    "page",
    ["<p>page</p>", PAGE.replace("</body>", ""), PAGE.replace('type="module" ', ""), PAGE.replace("</head>", "</head></head>")],
)
def test_a_page_that_is_not_as_we_know_it_is_sent_as_it_is(page):
    assert not fits(page)
    assert sent(page, sheets=["/parts/page.css"], scripts=["/static/js/Html.js"]) == page


def test_streamlits_page_takes_what_we_put_into_it_and_keeps_all_it_has():
    assert fits(original())
    found = sent(original(), sheets=["/parts/page.css"], scripts=early())
    assert [line for line in original().splitlines() if line.strip() not in found] == []
    assert len(gzip.compress(found.encode())) < 4000


def test_the_policy_lets_our_words_to_streamlit_through_by_their_hash():
    before, after = (security(page)["content-security-policy"].replace(";", " ").split() for page in (PAGE, OURS))
    assert [word.partition("-")[0] for word in after if word not in before] == ["'sha256"]


def test_the_early_parts_are_streamlits_and_not_those_of_the_page_itself():
    found = early()
    assert all(any(path.startswith(f"/static/js/{name}.") for path in found) for name in EARLY)
    assert all((SERVED / path.removeprefix("/")).exists() for path in found)
    assert not [path for path in found if path.rsplit("/", 1)[-1] in original()]
