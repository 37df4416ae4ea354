"""Doors that Streamlit leaves open: uploads without end into memory, and its metrics."""

from __future__ import annotations

from collections import OrderedDict

from starlette.responses import PlainTextResponse
from starlette.types import ASGIApp, Receive, Scope, Send

MOST_FILES = 200  # of one session
MOST_BYTES = 60_000_000  # of one session
SESSIONS = 1000  # whose uploads are remembered; the longest unseen is forgotten first
UPLOADS = "/_stcore/upload_file/"
CLOSED = ("/_stcore/metrics",)


class Quota:
    """Counts what each session uploads, and answers 413 beyond its share; answers 404 where nobody has business."""

    def __init__(self, app: ASGIApp) -> None:
        self.app = app
        self.used: OrderedDict[str, tuple[int, int]] = OrderedDict()

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        path = str(scope.get("path", ""))
        if scope["type"] == "http" and path.startswith(CLOSED):
            await PlainTextResponse("not found", status_code=404)(scope, receive, send)
        elif scope["type"] == "http" and scope["method"] == "PUT" and path.startswith(UPLOADS) and not self._takes(scope, path):
            await PlainTextResponse("too much was uploaded in this tab; reload the page to begin anew", status_code=413)(
                scope, receive, send
            )
        else:
            await self.app(scope, receive, send)

    def _takes(self, scope: Scope, path: str) -> bool:
        """Whether the session may upload this too. A length that is not told counts as all that is left."""
        session = path.removeprefix(UPLOADS).split("/", 1)[0]
        files, size = self.used.get(session, (0, 0))
        told = dict(scope["headers"]).get(b"content-length", b"")
        more = int(told) if told.isdigit() else MOST_BYTES
        if files + 1 > MOST_FILES or size + more > MOST_BYTES:
            return False
        self.used[session] = (files + 1, size + more)
        self.used.move_to_end(session)
        while len(self.used) > SESSIONS:
            self.used.popitem(last=False)
        return True
