"""The server's answers to the page's own components: the evidence behind a token, the passages near a sentence."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from components import evidence, ledger, near, state, store
from data.load import Tables
from data.schema import OffContract
from data.views.scope import Filters

KINDS: Mapping[str, Callable[[Tables, Filters, str], dict[str, Any] | None]] = {"evidence": evidence.drawn, "near": near.marks}
MOST = 1000  # sources that a request may name as switched off


def answer(request: Request) -> Response:
    """JSON for a token that the tables hold; 404 without a body for anything else."""
    if request.path_params["kind"] == ledger.ANSWERS:
        return PlainTextResponse(ledger.mark(), headers={"cache-control": "no-store"})
    asked = request.query_params
    draw, token, story = KINDS.get(str(request.path_params["kind"])), asked.get("token", ""), asked.get("story", "")
    tables = _open(story, asked.get("version", ""))
    if draw is None or tables is None or not 0 < len(token) <= state.LONGEST:
        return Response(status_code=404)
    shown = draw(tables, Filters(story=story, off=tuple(asked.getlist("off")[:MOST])), token)
    return Response(status_code=404) if shown is None else JSONResponse(shown, headers={"cache-control": "private, max-age=3600"})


def _open(story: str, version: str) -> Tables | None:
    """The tables of the story as the page that asks has them; None when they were built anew since."""
    try:
        tables = store.open_tables()
    except OffContract:
        return None
    if story not in set(map(str, tables["stories"]["story"])):
        return None
    found = store.open_story(tables, tables.version, story)
    return found if found.version == version else None
