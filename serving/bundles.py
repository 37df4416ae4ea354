"""Streamlit's own scripts, styles and fonts, compressed once and answered from memory.

Streamlit sends them as they are: 2.7 MB before the first word and 4.7 MB more before the first chart, which on a slow
link is most of what a reader waits for. ``python -m serving.bundles`` compresses them, some seconds at set-up; a file
that has not been compressed is left to Streamlit.
"""

from __future__ import annotations

import gzip
import hashlib
import mimetypes
import os
import sys
from collections.abc import Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from pathlib import Path

import streamlit
from starlette.types import ASGIApp, Receive, Scope, Send

SERVED = Path(streamlit.__file__).parent / "static"
KEPT = Path(__file__).parents[1] / ".cache" / f"bundles-{streamlit.__version__}"
LEAST = 1000  # bytes; below it, compressing saves nothing
LONG = 100_000  # bytes from which on compressing takes longer than reading what was compressed before
QUALITY = 9  # of brotli; the two steps above it take four times as long for 3 % less
# Content coding → ending of the compressed file, best first. Browsers take br over https and from their own machine alone.
CODINGS = {"br": ".br", "gzip": ".gz"}
_TEXT = {".js", ".css", ".svg", ".json"}


class Bundles:
    """Answers what lies under ``/static/``, and files of our own, compressed where the browser takes that."""

    def __init__(self, app: ASGIApp, kept: Path = KEPT, own: Mapping[str, bytes] | None = None) -> None:
        """``own`` are further files by their path; they go before Streamlit's. What is long is compressed once for all starts."""
        self.app = app
        self.held = {(coding, place): body for coding in CODINGS for place, body in _held(kept, coding)}
        self.own = dict(own or {})
        long = {place: body for place, body in self.own.items() if len(body) >= LEAST}
        packs = kept.with_name("packed")
        self.held |= {(coding, place): _packed_once(body, coding, packs) for coding in CODINGS for place, body in long.items()}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        accepted = dict(scope["headers"]).get(b"accept-encoding", b"").decode("latin-1")
        coding = next((one for one in CODINGS if one in accepted and (one, scope["path"]) in self.held), None)
        body = self.held[coding, scope["path"]] if coding else self.own.get(scope["path"])
        if body is None:
            await self.app(scope, receive, send)
            return
        kind = mimetypes.guess_type(scope["path"])[0] or "application/octet-stream"
        headers = [
            (b"content-type", kind.encode()),
            *([(b"content-encoding", coding.encode())] if coding else []),
            (b"content-length", str(len(body)).encode()),
            (b"cache-control", b"public, immutable, max-age=31536000"),
            (b"vary", b"Accept-Encoding"),
        ]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": b"" if scope["method"] == "HEAD" else body})


def compress(served: Path = SERVED, kept: Path = KEPT) -> int:
    """Compresses what is not yet compressed; returns how many compressed files that gave."""
    paths = [path for path in (served / "static").rglob("*") if path.suffix in _TEXT and path.stat().st_size >= LEAST]
    wanted = [(path, kept / f"{path.relative_to(served / 'static').as_posix()}{ending}") for path in paths for ending in CODINGS.values()]
    missing = [(path, goal) for path, goal in wanted if not goal.exists()]
    with ThreadPoolExecutor() as pool:
        for _ in pool.map(lambda pair: _compress(*pair), missing):
            pass
    return len(missing)


def _held(kept: Path, coding: str) -> Iterator[tuple[str, bytes]]:
    """Every file compressed that way, by the path it is asked for."""
    for path in kept.rglob(f"*{CODINGS[coding]}"):
        yield f"/static/{path.relative_to(kept).as_posix().removesuffix(CODINGS[coding])}", path.read_bytes()


def _packed_once(body: bytes, coding: str, kept: Path) -> bytes:
    """The body in that coding; a long one from the folder where it is kept, or kept there now."""
    if len(body) < LONG:
        return packed(body, coding)
    goal = kept / f"{hashlib.sha256(body).hexdigest()[:16]}{CODINGS[coding]}"
    if goal.exists():
        return goal.read_bytes()
    short = packed(body, coding)
    with suppress(OSError):  # a folder that cannot be written costs a second at each start, and nothing else
        _keep(short, goal)
    return short


def packed(body: bytes, coding: str) -> bytes:
    """The body in that coding."""
    import brotli

    return brotli.compress(body, quality=QUALITY) if coding == "br" else gzip.compress(body, 9, mtime=0)


def _compress(path: Path, goal: Path) -> None:
    _keep(packed(path.read_bytes(), "br" if goal.suffix == ".br" else "gzip"), goal)


def _keep(body: bytes, goal: Path) -> None:
    """Writes the file whole or not at all, whoever starts beside us."""
    goal.parent.mkdir(parents=True, exist_ok=True)
    part = goal.with_name(f"{goal.name}.{os.getpid()}.part")
    part.write_bytes(body)
    part.replace(goal)


if __name__ == "__main__":
    try:
        print(f"{compress()} files compressed in {KEPT}")
    except OSError as error:
        # a folder that cannot be written costs speed on slow links, and nothing else
        print(f"The page's files are sent uncompressed: {error}", file=sys.stderr)
