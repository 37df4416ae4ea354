"""The server's answers to the page's own components: the evidence behind a token, the passages near a sentence, a finding's proof."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any
from urllib.parse import unquote

from starlette.requests import Request
from starlette.responses import JSONResponse, PlainTextResponse, Response

from components import answers, evidence, ledger, near, proof, state, store
from data.ledger.records import clean_name
from data.load import Tables
from data.schema import OffContract
from data.views.scope import Filters

Drawn = dict[str, Any] | None

# What the tables alone say, so that the browser may keep it; and what the ledger says too, to the reviewer who asks.
KEPT: Mapping[str, Callable[[Tables, Filters, str], Drawn]] = {answers.EVIDENCE: evidence.drawn, answers.NEAR: near.marks}
LIVE: Mapping[str, Callable[[Tables, Filters, str, str], Drawn]] = {answers.PROOF: proof.answered}
MOST = 1000  # sources that a request may name as switched off
_KEEP, _LEAVE = {"cache-control": "private, max-age=3600"}, {"cache-control": "no-store"}


def answer(request: Request) -> Response:
    """JSON for a token that the tables hold; 404 without a body for anything else."""
    kind = str(request.path_params["kind"])
    if kind == ledger.ANSWERS:
        return PlainTextResponse(ledger.mark(), headers=_LEAVE)
    asked = request.query_params
    token, story = asked.get("token", ""), asked.get("story", "")
    tables = _open(story, asked.get("version", "")) if kind in KEPT or kind in LIVE else None
    if tables is None or not 0 < len(token) <= state.LONGEST:
        return Response(status_code=404)
    filters = Filters(story=story, off=tuple(asked.getlist("off")[:MOST]))
    if kind in KEPT:
        return _told(KEPT[kind](tables, filters, token), _KEEP)
    return _told(LIVE[kind](tables, filters, token, clean_name(unquote(request.headers.get("reviewer", "")))), _LEAVE)


def _told(drawn: Drawn, headers: dict[str, str]) -> Response:
    return Response(status_code=404) if drawn is None else JSONResponse(drawn, headers=headers)


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
