"""What the server answers to the page's own components: the same as a run of the script, and nothing for strange questions."""

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from components import answering, answers, evidence, near, store
from data.views.scope import Filters
from tests.shown import write


@pytest.fixture
def server(tmp_path, monkeypatch):
    monkeypatch.setenv("PARALLAX_DATA", str(write(tmp_path)))
    return TestClient(Starlette(routes=[Route("/answers/{kind}", answering.answer)]))


def tables():
    whole = store.open_tables()
    return store.open_story(whole, whole.version, str(whole["stories"]["story"].iloc[0]))


def asked(server, kind, token, off=()):
    story = str(tables()["stories"]["story"].iloc[0])
    return server.get(f"{answers.address(kind, tables(), Filters(story=story, off=off))}&token={token}")


def test_evidence_is_what_the_script_draws(server):
    token = f"claim:{tables()['claims']['claim'].iloc[0]}"
    article = str(tables()["articles"]["article"].iloc[0])
    story = str(tables()["stories"]["story"].iloc[0])
    for off in ((), (article,)):
        answer = asked(server, "evidence", token, off)
        assert answer.status_code == 200
        assert answer.json() == evidence.drawn(tables(), Filters(story=story, off=off), token)


def test_marks_are_what_the_script_draws(server):
    article = str(tables()["articles"]["article"].iloc[0])
    token = f"span:{article}:0:3"
    story = str(tables()["stories"]["story"].iloc[0])
    found = asked(server, "near", token).json()
    assert found["pick"]
    assert {kind: [tuple(pair) for pair in pairs] for kind, pairs in found.items()} == near.marks(tables(), Filters(story=story), token)


@pytest.mark.parametrize("token", ["", "claim:nobody", "span:nobody:0:3", "<script>", "claim:" + "x" * 500, "%00"])
def test_a_strange_token_is_answered_with_nothing(server, token):
    for kind in (*answering.KEPT, *answering.LIVE):
        assert asked(server, kind, token).status_code == 404


def test_another_kind_story_or_version_is_answered_with_nothing(server):
    story, version = str(tables()["stories"]["story"].iloc[0]), tables().version
    token = f"claim:{tables()['claims']['claim'].iloc[0]}"
    good = {"version": version, "story": story, "token": token}
    assert server.get("/answers/evidence", params=good).status_code == 200
    assert server.get("/answers/secrets", params=good).status_code == 404
    assert server.get("/answers/evidence", params=good | {"story": "another"}).status_code == 404
    assert server.get("/answers/evidence", params=good | {"version": "older"}).status_code == 404
    assert server.get("/answers/evidence").status_code == 404
