"""How much a session may upload, and which doors are shut."""

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from serving import quota
from serving.quota import Quota


@pytest.fixture
def server(monkeypatch):
    monkeypatch.setattr(quota, "MOST_FILES", 3)
    monkeypatch.setattr(quota, "MOST_BYTES", 1000)
    monkeypatch.setattr(quota, "SESSIONS", 2)
    route = Route("/{rest:path}", lambda request: PlainTextResponse("taken"), methods=["GET", "PUT"])
    return TestClient(Starlette(routes=[route], middleware=[Middleware(Quota)]))


def put(server, session, content):
    return server.put(f"/_stcore/upload_file/{session}/file", content=content).status_code


def test_a_session_may_upload_up_to_its_share_of_bytes_and_no_more(server):
    assert [put(server, "a", b"x" * 600), put(server, "a", b"x" * 600), put(server, "a", b"x" * 400)] == [200, 413, 200]
    assert put(server, "a", b"x") == 413


def test_a_session_may_upload_so_many_files(server):
    assert [put(server, "a", b"x") for _ in range(4)] == [200, 200, 200, 413]


def test_one_sessions_uploads_are_not_anothers(server):
    put(server, "a", b"x" * 1000)
    assert put(server, "b", b"x" * 1000) == 200


def test_a_length_that_is_not_told_counts_as_all_that_is_left(server):
    assert put(server, "a", iter([b"x"])) == 200
    assert put(server, "a", b"x") == 413


def test_the_longest_unseen_session_is_forgotten(server):
    for session in "abc":
        put(server, session, b"x" * 1000)
    assert put(server, "c", b"x") == 413
    assert put(server, "a", b"x") == 200


def test_everything_else_passes_and_the_metrics_do_not(server):
    assert server.get("/_stcore/upload_file/a/file").text == "taken"
    assert server.put("/elsewhere", content=b"x" * 5000).text == "taken"
    assert server.get("/_stcore/metrics").status_code == 404
