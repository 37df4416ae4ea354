"""The layers of the server."""

from __future__ import annotations

from starlette.middleware import Middleware

from serving.bundles import Bundles
from serving.headers import Headers
from serving.quota import Quota


def layers() -> list[Middleware]:
    """What every request passes through before Streamlit sees it, outermost first."""
    return [Middleware(Headers), Middleware(Quota), Middleware(Bundles)]
