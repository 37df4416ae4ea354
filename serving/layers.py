"""The layers of the server."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from starlette.middleware import Middleware

from serving import page
from serving.bundles import Bundles
from serving.headers import Headers
from serving.page import Page
from serving.quota import Quota


def layers(own: Mapping[str, bytes], *, early: Iterable[str], drawn: Iterable[str], charted: Iterable[str]) -> list[Middleware]:
    """What every request passes through before Streamlit sees it, outermost first.

    ``own`` are our scripts and style sheets by their path, ``early`` the paths of the scripts that every view needs, ``drawn``
    of those that the views ``charted`` need besides.
    """
    sheets = [path for path in own if path.endswith(".css")]
    instead = page.sent(page.original(), sheets=sheets, scripts=[*page.early(), *early], drawn=drawn, charted=charted)
    return [
        Middleware(Headers, page=instead),
        Middleware(Quota),
        Middleware(Bundles, own=own),
        Middleware(Page, page=page.original(), instead=instead),
    ]
