"""What the server answers to the page's own components: the same as a run of the script, and nothing for strange questions."""

import pytest
from starlette.applications import Starlette
from starlette.routing import Route
from starlette.testclient import TestClient

from components import answering, answers, evidence, ledger, near, proof, store
from data.ledger.anchors import anchor_of
from data.ledger.records import Event
from data.views.scope import Filters
from tests.shown import write


@pytest.fixture
def server(tmp_path, monkeypatch):
    monkeypatch.setenv("PARALLAX_DATA", str(write(tmp_path)))
    return TestClient(Starlette(routes=[Route("/answers/{kind}", answering.answer)]))


def tables():
    whole = store.open_tables()
    return store.open_story(whole, whole.version, str(whole["stories"]["story"].iloc[0]))


def asked(server, kind, token, off=(), **headers):
    story = str(tables()["stories"]["story"].iloc[0])
    return server.get(f"{answers.address(kind, tables(), Filters(story=story, off=off))}&token={token}", headers=headers)


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


def written(token, reviewer, **given):
    """An event of a reviewer on the finding with this token, in the ledger beside the tables."""
    story = str(tables()["stories"]["story"].iloc[0])
    return ledger.book().write(Event(reviewer=reviewer, anchor=anchor_of(tables(), story, token), **given))


def test_a_proof_is_what_the_script_draws(server):
    article = str(tables()["articles"]["article"].iloc[0])
    story = str(tables()["stories"]["story"].iloc[0])
    for off in ((), (article,)):
        for row in tables()["discrepancies"].itertuples():
            filters = Filters(story=story, off=off)
            made = proof.proof(tables(), filters, f"finding:{row.discrepancy}")
            drawn = proof.shown(made, ledger.reviews(tables(), filters), "")
            found = asked(server, "proof", made.found.token, off).json()
            assert found | {"marks": {"pick": [tuple(one) for one in found["marks"]["pick"]]}} == drawn
            assert found["facts"]["token"] == made.found.token
            assert (" off" in found["html"]) == any(side.off for side in made.found.sides)


def test_a_proof_has_what_the_ledger_says_at_this_moment(server):
    assert "Nobody has reviewed this yet." in asked(server, "proof", "finding:d1").json()["html"]
    for token, note in (("finding:d1", "First."), ("finding:d1", "Second."), ("finding:d2", "Another.")):
        written(token, "Ada", act="comment", note=note)
        answer = asked(server, "proof", token)
        assert note in answer.json()["html"]
        assert answer.headers["cache-control"] == "no-store"
    assert "Another." not in asked(server, "proof", "finding:d1").json()["html"]


def test_a_proof_is_shown_to_the_reviewer_who_asks(server):
    written("finding:d1", "Zoë 100%", act="edit", title="How many were found dead?", severity="low")
    for name, own in (("Zo%C3%AB%20100%25", True), ("Zo%C3%AB", False), ("%FF%00", False), ("", False)):
        found = asked(server, "proof", "finding:d1", reviewer=name).json()
        assert "reads it as" in found["html"]
        assert ("Take back" in found["html"]) is own
        assert (found["facts"]["own"] or {}).get("severity") == ("low" if own else None)


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
