"""Draw the page of a growing folder again and again: ``python -m tests.attacks.many_refreshes``.

A training writes a line before each refresh; the page is asked for by a session as a browser asks.
Told is the memory of the server: it may go up with the points, and must not with the refreshes.
With ``--browser`` the page is open in Chromium, which draws every refresh; told is its memory too.
"""

import argparse
import sys
import tempfile
import time
from pathlib import Path

import numpy as np
import psutil

from benchmarks.page_session import PageSession
from tests.browser.served import chromium, settled
from tests.serving import served

MEGABYTE = 1 << 20
TOLERANCE = 0.10
WARM = 0.1  # share of the refreshes after which all is loaded that will be


def main() -> int:
    """Follow the arguments; the exit code is 1 where memory is not flat."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=2_000)
    parser.add_argument("--page", default="curves")
    parser.add_argument("--browser", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), served.free_port()
        logs = folder / "logs"
        for run in range(4):
            (logs / f"lr{run + 1}").mkdir(parents=True)
            _write(logs / f"lr{run + 1}" / "log.csv", "epoch,train_loss,val_loss\n")
            for epoch in range(50):
                _add(logs, run, epoch)
        words = [*served.command(port), "--", str(logs)]
        with served.server(folder, folder, words, port) as running:
            refresh = _in_browser if asked.browser else _in_session
            seen = refresh(running, logs, asked.times, asked.page)
    return int(not all(map(_told, seen.items())))


def _told(named: tuple[str, list[float]]) -> bool:
    """Print how the memory of a process went; whether it is flat."""
    name, held = named
    held = held[int(WARM * len(held)) :]
    part = max(len(held) // 10, 1)
    first, last = float(np.median(held[:part])), float(np.median(held[-part:]))
    print(
        f"{name}: {first:.0f} MiB, {last:.0f} MiB at the end, {last / first - 1:+.1%}", flush=True
    )
    return last <= (1 + TOLERANCE) * first


def _in_session(
    running: served.Served, logs: Path, times: int, page: str
) -> dict[str, list[float]]:
    server, held = psutil.Process(running.process.pid), []
    session = PageSession(running.address, page, "source=given")
    for number in range(times):
        _add(logs, number % 4, 50 + number // 4)
        drawn = session.open()
        if not drawn.elements:
            raise RuntimeError(f"refresh {number} drew nothing")
        held.append(_memory(server))
        if number % 200 == 0:
            print(f"{number}: {held[-1]:.0f} MiB", flush=True)
    session.close()
    return {"server": held}


def _in_browser(
    running: served.Served, logs: Path, times: int, page: str
) -> dict[str, list[float]]:
    server = psutil.Process(running.process.pid)
    of_server, of_browser = [], []
    with chromium() as browser:
        shown = browser.new_context(locale="en-US").new_page()
        shown.set_default_timeout(120_000)
        shown.goto(f"{running.address}/{page}?source=given")
        settled(shown)
        devtools = shown.context.new_cdp_session(shown)
        for number in range(times):
            _add(logs, number % 4, 50 + number // 4)
            time.sleep(2.5)  # the page looks at the disk every two seconds
            settled(shown)
            devtools.send("HeapProfiler.collectGarbage")
            used = devtools.send("Runtime.getHeapUsage")["usedSize"]
            of_browser.append(used / MEGABYTE)
            of_server.append(_memory(server))
            if number % 50 == 0:
                print(f"{number}: {of_server[-1]:.0f}, {of_browser[-1]:.0f} MiB", flush=True)
    return {"server": of_server, "browser": of_browser}


def _memory(process: psutil.Process) -> float:
    return float(process.memory_info().rss / MEGABYTE)


def _add(logs: Path, run: int, epoch: int) -> None:
    loss = 2 * 0.995**epoch + run / 10
    _write(logs / f"lr{run + 1}" / "log.csv", f"{epoch},{loss:.5f},{loss + 0.1:.5f}\n")


def _write(path: Path, text: str) -> None:
    with path.open("a", encoding="utf-8") as file:
        file.write(text)


if __name__ == "__main__":
    sys.exit(main())
