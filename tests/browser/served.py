"""The real dashboard on a free port and a headless Chromium: for pictures and browser tests."""

import os
import shutil
import socket
import subprocess
import sys
import time
import urllib.request
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

from dashboard.views.frame.streamlit_parts import expand
from tests.serving import witness

ROOT = Path(__file__).resolve().parents[2]
START_S = 60
"""Seconds the server has to answer; it takes about five."""

CHROMIUM_NAMES = ("chromium", "chromium-browser", "google-chrome")
CHROMIUM_FLAGS = (
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--no-first-run",
)


@contextmanager
def dashboard(
    log: Path,
    paths: Sequence[Path | str] = (),
    port: int = 0,
    *,
    tree: Path = ROOT,
    home: Path | None = None,
) -> Iterator[str]:
    """Serve the dashboard while the block runs; yield its address, write its output to ``log``.

    It answers on ``port``, by default on any that is free.  ``tree`` is the checkout that is
    served; in ``home`` it remembers things, instead of in the user's own folders.

    Raises:
        RuntimeError: The server ended or did not answer in time, and the message holds its output;
            or it asked something of the network, which it was refused.
    """
    with socket.socket() as free:
        free.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)  # as of a server that has ended
        free.bind(("localhost", port))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "streamlit", "run", "dashboard/app.py"]
    options = ["--server.port", str(port), "--server.headless", "true", "--", *map(str, paths)]
    with log.open("a") as output:
        process = subprocess.Popen(
            command + options,
            cwd=tree,
            env={**os.environ, **witness.called(log.parent), **_folders(home)},
            stdout=output,
            stderr=subprocess.STDOUT,
        )
        try:
            if not _answers(f"http://localhost:{port}/_stcore/health", process):
                raise RuntimeError(f"the server did not start: {log.read_text()}")
            yield f"http://localhost:{port}"
        finally:
            process.terminate()
            process.wait(10)
    asked = witness.asked_outside(log.parent)
    if asked:
        raise RuntimeError(f"the server asked outside of this machine: {asked}")


def _folders(home: Path | None) -> dict[str, str]:
    """The variables that say where a user's files are kept, all in ``home``."""
    kinds = () if home is None else ("CONFIG", "CACHE", "DATA")
    return {f"XDG_{kind}_HOME": str(home) for kind in kinds}


def _answers(address: str, process: "subprocess.Popen[bytes]") -> bool:
    end = time.monotonic() + START_S
    while time.monotonic() < end and process.poll() is None:
        try:
            with urllib.request.urlopen(address, timeout=1):  # noqa: S310 (the loopback)
                return True
        except OSError:
            time.sleep(0.2)
    return False


@contextmanager
def chromium() -> Iterator[Browser]:
    """The system's Chromium, headless, while the block runs.

    Raises:
        RuntimeError: There is none; the message says how to get one.
    """
    names = (os.environ.get("CHROMIUM", ""), *CHROMIUM_NAMES)
    path = next((found for name in names if name and (found := shutil.which(name))), None)
    if path is None:
        raise RuntimeError("no Chromium found: install it, or set CHROMIUM to its path")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=list(CHROMIUM_FLAGS))
        yield browser
        browser.close()


def settled(page: Page) -> None:
    """Wait until the script of the page has ended and every figure is drawn."""
    page.wait_for_selector(expand(':--app[data-test-script-state="notRunning"]'))
    page.wait_for_selector("#page-end", state="attached")
    page.wait_for_function(
        """([skeleton, chart]) => !document.querySelector(skeleton)
              && [...document.querySelectorAll(chart)]
              .every(figure => figure.querySelector('canvas, svg'))""",
        arg=[expand(":--skeleton"), expand(":--chart")],
    )
