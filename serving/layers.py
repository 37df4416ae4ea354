"""The layers of the server."""

from __future__ import annotations

from collections.abc import Mapping

from starlette.middleware import Middleware

from serving.bundles import Bundles
from serving.headers import Headers
from serving.quota import Quota


def layers(own: Mapping[str, bytes]) -> list[Middleware]:
    """What every request passes through before Streamlit sees it, outermost first. ``own`` are our own scripts by their path."""
    return [Middleware(Headers), Middleware(Quota), Middleware(Bundles, own=own)]
