"""Security headers on every answer: the page may load from its own server alone, whatever stands in an article."""

from __future__ import annotations

import base64
import hashlib
import re

from starlette.types import ASGIApp, Message, Receive, Scope, Send

_INLINE = re.compile(r"<script>(.*?)</script>", re.DOTALL)


class Headers:
    """Adds the headers to every answer that does not carry them already."""

    def __init__(self, app: ASGIApp, page: str) -> None:
        """``page`` is the one that the browser is sent."""
        self.app = app
        self.headers = [(name.encode(), value.encode()) for name, value in security(page).items()]

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        async def guarded(message: Message) -> None:
            if message["type"] == "http.response.start":
                had = {name.lower() for name, _ in message["headers"]}
                message = {**message, "headers": [*message["headers"], *(pair for pair in self.headers if pair[0] not in had)]}
            await send(message)

        await self.app(scope, receive, guarded if scope["type"] == "http" else send)


def security(page: str) -> dict[str, str]:
    """The headers for a page: its inline scripts are let through by their hash, which changes with Streamlit's releases."""
    hashes = [base64.b64encode(hashlib.sha256(script.encode()).digest()).decode() for script in _INLINE.findall(page)]
    policy = {
        "default-src": "'self'",
        # blob: for our own components, whose scripts Streamlit hands over as one
        "script-src": " ".join(["'self'", "'wasm-unsafe-eval'", "blob:", *(f"'sha256-{one}'" for one in hashes)]),
        "style-src": "'self' 'unsafe-inline'",
        "img-src": "'self' data: blob:",
        "font-src": "'self' data:",
        "connect-src": "'self'",
        "worker-src": "'self' blob:",
        "frame-src": "'none'",
        "object-src": "'none'",
        "base-uri": "'none'",
        "form-action": "'none'",
        "frame-ancestors": "'none'",
    }
    return {
        "content-security-policy": "; ".join(f"{name} {value}" for name, value in policy.items()),
        "x-content-type-options": "nosniff",
        "referrer-policy": "no-referrer",
        "permissions-policy": "camera=(), microphone=(), geolocation=()",
        "cross-origin-opener-policy": "same-origin",
    }
