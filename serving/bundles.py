"""Streamlit's own scripts, styles and fonts, compressed once and answered from memory.

Streamlit sends them as they are: 2.7 MB before the first word and 4.7 MB more before the first chart, which on a slow
link is most of what a reader waits for. ``python -m serving.bundles`` compresses them, some seconds at set-up; a file
that has not been compressed is left to Streamlit.
"""

from __future__ import annotations

import gzip
import mimetypes
import re
import sys
from collections.abc import Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import streamlit
from starlette.types import ASGIApp, Message, Receive, Scope, Send

SERVED = Path(streamlit.__file__).parent / "static"
KEPT = Path(__file__).parents[1] / ".cache" / f"bundles-{streamlit.__version__}"
LEAST = 1000  # bytes; below it, compressing saves nothing
QUALITY = 9  # of brotli; the two steps above it take four times as long for 3 % less
# Content coding → ending of the compressed file, best first. Browsers take br over https and from their own machine alone.
CODINGS = {"br": ".br", "gzip": ".gz"}
# Parts of the first page that Streamlit asks for only once it has heard of them: the browser may fetch them meanwhile.
EARLY = ("Html", "BidiComponent", "Checkbox", "ButtonGroup", "Button")
_TEXT = {".js", ".css", ".svg", ".json"}
_IMPORT = re.compile(r"""(?:from|import)\s*["']\./([\w.\-]+\.js)["']""")


class Bundles:
    """Answers what lies under ``/static/`` with its compressed form, where the browser takes one."""

    def __init__(self, app: ASGIApp, kept: Path = KEPT, own: Mapping[str, bytes] | None = None) -> None:
        """``own`` are further files by their path, sent as they are."""
        self.app = app
        self.held = {(coding, place): body for coding in CODINGS for place, body in _held(kept, coding)}
        self.own = dict(own or {})
        self.early = announced([*early(SERVED), *self.own]).encode()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] != "http" or scope["method"] not in ("GET", "HEAD"):
            await self.app(scope, receive, send)
            return
        accepted = dict(scope["headers"]).get(b"accept-encoding", b"").decode("latin-1")
        coding = next((one for one in CODINGS if one in accepted and (one, scope["path"]) in self.held), None)
        body = self.held[coding, scope["path"]] if coding else self.own.get(scope["path"])
        if body is None:
            await self.app(scope, receive, self._announcing(send))
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

    def _announcing(self, send: Send) -> Send:
        """Tells of the early parts with the page itself."""

        async def announce(message: Message) -> None:
            page = dict(message.get("headers", [])).get(b"content-type", b"").startswith(b"text/html")
            await send({**message, "headers": [*message["headers"], (b"link", self.early)]} if page and self.early else message)

        return announce


def announced(paths: Iterable[str]) -> str:
    """The ``Link`` header that lets the browser fetch scripts before it is told to."""
    return ", ".join(f"<{path}>; rel=modulepreload; crossorigin" for path in paths)


def early(served: Path) -> list[str]:
    """Paths of the early parts with all that they import and the page does not name itself."""
    scripts = served / "static" / "js"
    page = (served / "index.html").read_text(encoding="utf-8")
    waiting = [path.name for name in EARLY for path in scripts.glob(f"{name}.*.js")]
    found: dict[str, None] = {}
    while waiting:
        name = waiting.pop()
        if name not in found and name not in page and (scripts / name).exists():
            found[name] = None
            waiting += _IMPORT.findall((scripts / name).read_text(encoding="utf-8"))
    return [f"/static/js/{name}" for name in sorted(found)]


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


def _compress(path: Path, goal: Path) -> None:
    import brotli

    whole = path.read_bytes()
    goal.parent.mkdir(parents=True, exist_ok=True)
    part = goal.with_name(f"{goal.name}.part")
    part.write_bytes(brotli.compress(whole, quality=QUALITY) if goal.suffix == ".br" else gzip.compress(whole, 9, mtime=0))
    part.replace(goal)  # whole or not at all, whoever starts beside us


if __name__ == "__main__":
    try:
        print(f"{compress()} files compressed in {KEPT}")
    except OSError as error:
        # a folder that cannot be written costs speed on slow links, and nothing else
        print(f"The page's files are sent uncompressed: {error}", file=sys.stderr)
