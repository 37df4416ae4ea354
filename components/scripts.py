"""The scripts of our components, each a file of its own that the browser fetches once.

Streamlit sends a component's script with every message about every place that uses it: six kilobytes, a dozen times a click.
What it sends here is two lines that fetch the file.
"""

from __future__ import annotations

from functools import cache
from hashlib import sha256
from importlib.metadata import version
from importlib.util import find_spec
from pathlib import Path

PATH = "/parts/"
NAMES = ("charts", "clickable", "drawer", "form", "leaving", "tabs", "watcher")
PLOTLY = f"{PATH}plotly-{version('plotly')}.min.js"


def script(name: str, *beside: str) -> str:
    """What to give Streamlit as the script of the component ``components/NAME.js``; those ``beside`` it are for the whole page."""
    others = "".join(f"import(location.origin + {path(other)!r});\n" for other in beside)
    return f"{others}const {{ default: run }} = await import(location.origin + {path(name)!r});\nexport default run;\n"


@cache
def file_name(name: str) -> str:
    """Under which name the script is fetched; it changes with what the script says, so that the browser may keep it."""
    return f"{name}.{sha256(_read(name)).hexdigest()[:12]}.js"


def held() -> dict[str, bytes]:
    """Every script by the path it is fetched from, Plotly's among them."""
    return {path(name): _read(name) for name in NAMES} | {PLOTLY: _plotly().read_bytes()}


def path(name: str) -> str:
    """Where the script ``components/NAME.js`` is fetched from."""
    return PATH + file_name(name)


def _plotly() -> Path:
    """Plotly's own script, as its Python package carries it. The package itself is imported once a chart is built."""
    spec = find_spec("plotly")
    return Path(str(spec and spec.origin)).parent / "package_data" / "plotly.min.js"


@cache
def _read(name: str) -> bytes:
    return Path(__file__).with_name(f"{name}.js").read_bytes()
