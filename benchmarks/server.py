"""A Streamlit server on a free port for as long as a block runs, and the Chromium to look at it with."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import IO
from urllib.error import URLError

FLAGS = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
    "--disable-dev-shm-usage",
]
_PATIENCE = 60.0  # seconds that a server may take to answer
_PLAIN = """import sys
sys.modules.update(dict.fromkeys(("uvloop", "httptools", "orjson")))
from streamlit.web.cli import main
main()
"""


def chromium() -> str | None:
    """The system's Chromium, or None, which leaves the choice to Playwright."""
    found = [shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")]
    return next((path for path in [*found, "/usr/bin/chromium"] if path and Path(path).exists()), None)


@contextmanager
def served(
    app: Path, *, data: Path | None = None, plain: bool = False, host: str = "127.0.0.1", prefix: Sequence[str] = ()
) -> Iterator[str]:
    """The address of the app, started as a reader starts it: ``streamlit run APP`` in the app's folder.

    ``plain`` leaves out the packages of Streamlit's ``performance`` extra, as though they were not installed. ``prefix`` goes
    before the command, and ``host`` is where it then listens.

    Raises: RuntimeError with the server's own words when it dies or does not answer.
    """
    port = free_port()
    chosen = {"PARALLAX_DATA": str(data)} if data else {}
    words = {
        "STREAMLIT_SERVER_HEADLESS": "true",
        "STREAMLIT_SERVER_PORT": str(port),
        "STREAMLIT_SERVER_ADDRESS": host,
        "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
        "STREAMLIT_SERVER_FILE_WATCHER_TYPE": "none",
    }
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(
            [*prefix, sys.executable, *(["-c", _PLAIN] if plain else ["-m", "streamlit"]), "run", str(app)],
            cwd=app.parent,
            env=os.environ | words | chosen,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _await(f"http://{host}:{port}/_stcore/health", process, log, prefix)
            yield f"http://{host}:{port}"
        finally:
            process.terminate()
            try:
                process.wait(10)
            except subprocess.TimeoutExpired:
                process.kill()
                process.wait()


def free_port() -> int:
    """A port that nobody listens on now."""
    with socket.socket() as taken:
        taken.bind(("127.0.0.1", 0))
        return int(taken.getsockname()[1])


def _await(address: str, process: subprocess.Popen[bytes], log: IO[str], prefix: Sequence[str]) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end and process.poll() is None:
        if _answers(address, prefix):
            return
        time.sleep(0.01)
    log.seek(0)
    raise RuntimeError(f"the server did not answer at {address}; it said:\n{log.read()[-2000:]}")


def _answers(address: str, prefix: Sequence[str]) -> bool:
    if prefix:  # only from there can it be seen
        asking = f"import urllib.request as u; u.urlopen({address!r}, timeout=2)"
        return subprocess.run([*prefix, sys.executable, "-c", asking], stderr=subprocess.DEVNULL).returncode == 0
    try:
        with urllib.request.urlopen(address, timeout=2) as answer:
            return bool(answer.status == 200)
    except (URLError, OSError):
        return False
