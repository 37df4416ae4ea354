"""Which outlets are one house: the same owner, the same desk, or the same outlet under another name."""

from __future__ import annotations

from functools import cache
from urllib.parse import urlsplit

from parallax.lexicon import load

_TABLE = load("families")
_HOUSE: dict[str, str] = {outlet: house for house, outlets in _TABLE["families"].items() for outlet in outlets}
_CHAINS: dict[str, str] = _TABLE["syndicated"]
_ALIASES: dict[str, str] = load("outlets")["aliases"]


@cache
def house_of(outlet: str) -> str:
    """The owner's house where the gazetteer knows it, otherwise the outlet's own name in one form.

    Source: lexicon/families.toml.
    """
    name = " ".join(outlet.casefold().split()).removeprefix("the ")
    site = name if "." in name and " " not in name else ""
    if "/" in name:
        site = urlsplit(name if "//" in name else f"//{name}").hostname or ""
    name = site.removeprefix("www.") or name
    chain = next((house for ending, house in _CHAINS.items() if name == ending or name.endswith(f".{ending}")), None)
    plain = _ALIASES.get(name, name).casefold()
    return _HOUSE.get(name) or _HOUSE.get(plain) or chain or plain
