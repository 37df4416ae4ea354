"""The scripts of our components, each a file of its own that the browser fetches once.

Streamlit sends a component's script with every message about every place that uses it: six kilobytes, a dozen times a click.
What it sends here is two lines that fetch the file.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from pathlib import Path

PATH = "/parts/"
NAMES = ("clickable", "drawer", "form", "leaving", "watcher")


def script(name: str) -> str:
    """What to give Streamlit as the script of the component ``components/NAME.js``."""
    return f"const {{ default: run }} = await import(location.origin + {PATH + file_name(name)!r});\nexport default run;\n"


@cache
def file_name(name: str) -> str:
    """Under which name the script is fetched; it changes with what the script says, so that the browser may keep it."""
    return f"{name}.{sha256(_read(name)).hexdigest()[:12]}.js"


def held() -> dict[str, bytes]:
    """Every script by the path it is fetched from."""
    return {PATH + file_name(name): _read(name) for name in NAMES}


@cache
def _read(name: str) -> bytes:
    return Path(__file__).with_name(f"{name}.js").read_bytes()
