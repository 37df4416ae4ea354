"""Streamlit's own page, as we send it: what it leaves to be found out later is named in it from the start.

As Streamlit sends it, the browser hears of our style sheet and of the parts that the first view is made of only once the
page's scripts have run and a message has come; and the scripts ask the server two questions before they open their socket.
On a slow link each of these is a journey more. A page that is not as we know it is sent as it is.
"""

from __future__ import annotations

import gzip
import json
import re
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from serving.bundles import SERVED

# Parts of the first view that Streamlit asks for only once it has heard of them, the first first.
EARLY = ("Html", "BidiComponent", "Checkbox", "ButtonGroup", "Button")
# Streamlit lets a page tell its scripts which server they belong to, and that no other page has a say. Knowing this, they open
# the socket at once and ask their two questions beside it. They also ask for the font of signs as soon as they run: 375 kB
# that the first words wait behind on a slow link. It comes when the first sign is drawn.
_TOLD = """
window.__streamlit ??= { BACKEND_BASE_URL: location.href, HOST_CONFIG: { allowedOrigins: [location.origin], useExternalAuthToken: false } };
document.fonts.load = (font, ...text) =>
  font.includes('Material Symbols') ? Promise.resolve([]) : FontFaceSet.prototype.load.call(document.fonts, font, ...text);
"""
# What draws charts is fetched with the page where the link leads to a view that has some: behind what every view needs.
_DRAWN = """
for (const path of {views}.includes(new URLSearchParams(location.search).get('view')) ? {scripts} : []) {{
  const link = document.createElement('link');
  Object.assign(link, {{ rel: 'preload', as: 'script', crossOrigin: '', fetchPriority: 'low', href: '.' + path }});
  document.head.append(link);
}}
"""
# Before the scripts; at the end of the head, behind all that the scripts themselves import; at the very end, where a rule of
# ours goes before one of Streamlit's that weighs the same.
_PLACES = ('<script type="module"', "</head>", "</body>")
_IMPORT = re.compile(r"""(?:from|import)\s*["']\./([\w.\-]+\.js)["']""")
_OF_THE_OTHER = (b"content-length", b"etag", b"last-modified", b"accept-ranges")
_FOR_A_PART = (b"accept-encoding", b"if-none-match", b"if-modified-since", b"range")


@cache
def original() -> str:
    """The page as Streamlit has it."""
    return (SERVED / "index.html").read_text(encoding="utf-8")


def fits(page: str) -> bool:
    """Whether the page has one place for each thing that we put into it."""
    return all(page.count(place) == 1 for place in _PLACES)


def sent(
    page: str, *, sheets: Iterable[str] = (), scripts: Iterable[str] = (), drawn: Iterable[str] = (), charted: Iterable[str] = ()
) -> str:
    """The page with our style sheets, and with the scripts to be fetched early; as it is where it does not fit.

    The scripts ``drawn`` are fetched early where the link leads to one of the views ``charted``.
    """
    if not fits(page):
        return page
    told = _TOLD + _DRAWN.format(views=json.dumps([*charted]), scripts=json.dumps([*drawn]))
    added = (
        f"<script>{told}</script>",
        # fetched and not yet compiled, which would hold up what the reader sees first
        "".join(f'<link rel="preload" as="script" crossorigin href=".{path}">' for path in scripts),
        "".join(f'<link rel="stylesheet" href=".{path}">' for path in sheets),
    )
    for place, more in zip(_PLACES, added, strict=True):
        page = page.replace(place, f"{more}\n{place}")
    return page


def early(served: Path = SERVED) -> list[str]:
    """Paths of the early parts and of all that they import and the page does not name itself."""
    scripts = served / "static" / "js"
    page = (served / "index.html").read_text(encoding="utf-8")
    waiting = [path.name for name in EARLY for path in scripts.glob(f"{name}.*.js")]
    found: dict[str, None] = {}
    while waiting:
        name = waiting.pop(0)
        if name not in found and name not in page and (scripts / name).exists():
            found[name] = None
            waiting += _IMPORT.findall((scripts / name).read_text(encoding="utf-8"))
    return [f"/static/js/{name}" for name in found]


class Page:
    """Sends ``instead`` where Streamlit would send the page, at whatever address."""

    def __init__(self, app: ASGIApp, page: str, instead: str) -> None:
        self.app = app
        self.page, self.instead = page.encode(), instead.encode()
        self.short = gzip.compress(self.instead, 9, mtime=0)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        asked = dict(scope.get("headers", ()))
        if scope["type"] != "http" or scope["method"] != "GET" or b"text/html" not in asked.get(b"accept", b""):
            await self.app(scope, receive, send)
            return
        # asked for whole and as it is, so that it can be told from any other page
        headers = [pair for pair in scope["headers"] if pair[0] not in _FOR_A_PART]
        short = b"gzip" in asked.get(b"accept-encoding", b"")
        await self.app({**scope, "headers": headers}, receive, self._exchanging(send, short))

    def _exchanging(self, send: Send, short: bool) -> Send:
        """Passes an answer on, held back until it is known whether it is the page."""
        held: list[Message] = []

        async def exchange(message: Message) -> None:
            if not held or _is_html(held[0]):  # another answer passes through and is not kept
                held.append(message)
            if not _is_html(held[0]):
                await send(message)
            elif message["type"] == "http.response.body" and not message.get("more_body"):
                body = b"".join(part.get("body", b"") for part in held[1:])
                start, body = self._exchanged(held[0], short) if body == self.page else (held[0], body)
                await send(start)
                await send({"type": "http.response.body", "body": body})

        return exchange

    def _exchanged(self, start: Message, short: bool) -> tuple[Message, bytes]:
        body = self.short if short else self.instead
        kept = [pair for pair in start["headers"] if pair[0] not in (*_OF_THE_OTHER, b"vary")]
        coding = [(b"content-encoding", b"gzip")] if short else []
        length = (b"content-length", str(len(body)).encode())
        return {**start, "headers": [*kept, *coding, (b"vary", b"Accept-Encoding"), length]}, body


def _is_html(start: Message) -> bool:
    return start["status"] == 200 and dict(start["headers"]).get(b"content-type", b"").startswith(b"text/html")
