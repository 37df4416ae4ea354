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
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
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


def chromium() -> str | None:
    """The system's Chromium, or None, which leaves the choice to Playwright."""
    found = [shutil.which(name) for name in ("chromium", "chromium-browser", "google-chrome")]
    return next((path for path in [*found, "/usr/bin/chromium"] if path and Path(path).exists()), None)


@contextmanager
def served(app: Path, *, data: Path | None = None) -> Iterator[str]:
    """The address of the app, started as a reader starts it: ``streamlit run APP`` in the app's folder.

    Raises: RuntimeError with the server's own words when it dies or does not answer.
    """
    port = free_port()
    chosen = {"PARALLAX_DATA": str(data)} if data else {}
    words = {
        "STREAMLIT_SERVER_HEADLESS": "true",
        "STREAMLIT_SERVER_PORT": str(port),
        "STREAMLIT_SERVER_ADDRESS": "127.0.0.1",
        "STREAMLIT_BROWSER_GATHER_USAGE_STATS": "false",
        "STREAMLIT_SERVER_FILE_WATCHER_TYPE": "none",
    }
    with tempfile.TemporaryFile("w+") as log:
        process = subprocess.Popen(
            [sys.executable, "-m", "streamlit", "run", str(app)],
            cwd=app.parent,
            env=os.environ | words | chosen,
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            _await(f"http://127.0.0.1:{port}/_stcore/health", process, log)
            yield f"http://127.0.0.1:{port}"
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


def _await(address: str, process: subprocess.Popen[bytes], log: object) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        if process.poll() is not None:
            break
        try:
            with urllib.request.urlopen(address, timeout=2) as answer:
                if answer.status == 200:
                    return
        except (URLError, OSError):
            time.sleep(0.01)
    log.seek(0)  # type: ignore[attr-defined]
    raise RuntimeError(f"the server did not answer at {address}; it said:\n{log.read()[-2000:]}")  # type: ignore[attr-defined]
