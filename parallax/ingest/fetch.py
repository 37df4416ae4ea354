"""The page behind a link, fetched so that nobody can be made to ask a machine that is not public.

A name is resolved once and the connection goes to the address that was checked, so a name that changes its mind between
the check and the call gains nothing. Every redirect passes the same checks.
"""

from __future__ import annotations

import http.client
import ipaddress
import socket
import ssl
import time
from collections.abc import Callable
from dataclasses import dataclass
from urllib.parse import SplitResult, quote, urljoin, urlsplit

from parallax.ingest.limits import LARGEST_FILE, megabytes
from parallax.ingest.problems import Unreadable

PORTS = {"http": 80, "https": 443}
MOST_HOPS = 5
PATIENCE = 20.0  # seconds for all of it
BY_HAND = "open it in a browser, save the page or copy its text, and give that instead"
_CHUNK = 65_536
_TRANSLATED = ipaddress.IPv6Network("64:ff9b::/96")
_HEADERS = {"User-Agent": "Mozilla/5.0 (compatible; Parallax)", "Accept": "text/html, application/xhtml+xml, text/plain, application/pdf",
            "Accept-Encoding": "identity"}
Resolve = Callable[[str, int], list[str]]
Connect = Callable[[tuple[str, int], float], socket.socket]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fetched:
    """What came back: the bytes, their type without parameters, and the address after all redirects."""

    content: bytes
    type: str
    url: str


def fetch(url: str, *, resolve: Resolve | None = None, connect: Connect = socket.create_connection) -> Fetched:
    """The page behind a link. ``resolve`` finds the addresses of a name, ``connect`` opens a line to one of them.

    Raises: Unreadable when the link is not http(s), leads to a machine that is not public, or the page cannot be had.
    """
    end = time.monotonic() + PATIENCE
    for _ in range(MOST_HOPS):
        parts = _checked(url)
        found = _asked(parts, _line(parts, _public(parts, resolve or _resolved), end, connect), end)
        if isinstance(found, Fetched):
            return found
        url = urljoin(url, found)
    raise Unreadable(f"{url} leads on and on", BY_HAND)


def _checked(url: str) -> SplitResult:
    try:
        parts = urlsplit(url)
        port = parts.port
    except ValueError:
        raise Unreadable(f"{url!r} is not a web link", "copy it from the browser's address bar") from None
    if parts.scheme not in PORTS or not parts.hostname:
        raise Unreadable(f"{url!r} is not a web link", "begin it with https://")
    if parts.username or parts.password or port not in (None, PORTS[parts.scheme]):
        raise Unreadable(f"{url!r} carries a name, a password or a port of its own", "give the plain link of the article")
    return parts


def _public(parts: SplitResult, resolve: Resolve) -> str:
    """An address of the link's machine.

    Raises: Unreadable when it has none, or when any of them is not public.
    """
    host = parts.hostname or ""
    try:
        addresses = resolve(host, PORTS[parts.scheme])
    except (OSError, UnicodeError):
        raise Unreadable(f"the name {host!r} could not be found from here; there may be no way to the network", BY_HAND) from None
    for address in addresses:
        if not _is_public(address):
            raise Unreadable(f"{host!r} is not a public address, and only public pages are fetched", BY_HAND)
    if not addresses:
        raise Unreadable(f"the name {host!r} has no address", BY_HAND)
    return addresses[0]


def _is_public(address: str) -> bool:
    found = ipaddress.ip_address(address.split("%", 1)[0])
    inner = _carried(found) if isinstance(found, ipaddress.IPv6Address) else None
    return all(one.is_global and not one.is_multicast for one in (found, inner) if one is not None)


def _carried(found: ipaddress.IPv6Address) -> ipaddress.IPv4Address | None:
    """The old address inside a new one: a gateway would lead there."""
    if found in _TRANSLATED:
        return ipaddress.IPv4Address(int(found) & 0xFFFFFFFF)
    return found.ipv4_mapped or found.sixtofour or (found.teredo[1] if found.teredo else None)


def _resolved(host: str, port: int) -> list[str]:
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def _asked(parts: SplitResult, connection: http.client.HTTPConnection, end: float) -> Fetched | str:
    """What the machine answers: the page, or the link that it redirects to."""
    url = parts.geturl()
    try:
        path = (parts.path or "/") + (f"?{parts.query}" if parts.query else "")
        connection.request("GET", quote(path, safe="/%?&=+:,;@!$'()*~"), headers=_HEADERS)
        answer = connection.getresponse()
        if answer.status in (301, 302, 303, 307, 308) and answer.getheader("Location"):
            return str(answer.getheader("Location"))
        if answer.status != 200:
            raise Unreadable(f"{url} answers with {answer.status} {answer.reason}", BY_HAND)
        if (answer.getheader("Content-Encoding") or "identity").lower() != "identity":
            raise Unreadable(f"{url} comes packed in a way that was not asked for", BY_HAND)
        kind = (answer.getheader("Content-Type") or "text/html").split(";", 1)[0].strip().lower()
        return Fetched(content=_read(answer, connection, url, end), type=kind, url=url)
    except (OSError, http.client.HTTPException, ValueError) as error:
        if isinstance(error, Unreadable):
            raise
        raise Unreadable(f"{url} could not be fetched ({type(error).__name__})", BY_HAND) from None
    finally:
        connection.close()


def _line(parts: SplitResult, address: str, end: float, connect: Connect) -> http.client.HTTPConnection:
    """A connection to that address and no other, which asks by the link's own name."""
    host, port = parts.hostname or "", PORTS[parts.scheme]
    connection = http.client.HTTPConnection(host, port)
    try:
        wire = connect((address, port), _left(end))
        connection.sock = ssl.create_default_context().wrap_socket(wire, server_hostname=host) if parts.scheme == "https" else wire
    except OSError as error:
        raise Unreadable(f"{host!r} could not be reached ({error.strerror or type(error).__name__})", BY_HAND) from None
    return connection


def _read(answer: http.client.HTTPResponse, connection: http.client.HTTPConnection, url: str, end: float) -> bytes:
    """The page, piece by piece, so that neither a slow nor an endless one holds us up."""
    content = b""
    while True:
        left = _left(end)
        if connection.sock is not None:
            connection.sock.settimeout(left)
        piece = answer.read1(_CHUNK)
        if not piece:
            return content
        content += piece
        if len(content) > LARGEST_FILE:
            raise Unreadable(f"{url} is larger than {megabytes(LARGEST_FILE)}", BY_HAND)


def _left(end: float) -> float:
    """Seconds that are left of the patience; never none, for none means for ever."""
    left = end - time.monotonic()
    if left <= 0:
        raise TimeoutError("too slow")
    return left
