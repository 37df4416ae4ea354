"""The security headers: what the policy lets through, and that every answer carries it."""

import base64
import hashlib

from starlette.applications import Starlette
from starlette.middleware import Middleware
from starlette.responses import PlainTextResponse
from starlette.routing import Route
from starlette.testclient import TestClient

from serving.headers import Headers, security
from serving.page import original


def policy(page: str) -> dict[str, list[str]]:
    said = [part.split() for part in security(page)["content-security-policy"].split(";")]
    return {name: words for name, *words in said}


def test_an_inline_script_is_let_through_by_its_hash_and_no_other():
    script = "\n  let a = 1\n"
    rule = policy(f"<head><script>{script}</script></head>")["script-src"]
    digest = base64.b64encode(hashlib.sha256(script.encode()).digest()).decode()
    assert f"'sha256-{digest}'" in rule
    assert not {"'unsafe-inline'", "'unsafe-eval'", "*", "https:"} & set(rule)


def test_streamlits_page_has_the_script_that_the_policy_knows():
    assert sum(word.startswith("'sha256-") for word in policy(original())["script-src"]) == 1


def test_nothing_is_fetched_from_elsewhere():
    elsewhere = [word for words in policy("").values() for word in words if "//" in word or word in ("*", "http:", "https:")]
    assert elsewhere == []
    assert policy("")["frame-ancestors"] == ["'none'"]


def test_every_answer_carries_the_headers_and_keeps_its_own():
    def speak(request):
        return PlainTextResponse("yes", headers={"referrer-policy": "origin"})

    answer = TestClient(Starlette(routes=[Route("/", speak)], middleware=[Middleware(Headers, page="")])).get("/")
    assert answer.headers["referrer-policy"] == "origin"
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'self'" in answer.headers["content-security-policy"]
    assert "default-src" in TestClient(Starlette(middleware=[Middleware(Headers, page="")])).get("/none").headers["content-security-policy"]
