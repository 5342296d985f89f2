"""Draw the page of a growing folder again and again: ``python -m tests.attacks.many_refreshes``.

A training writes a line before each refresh; the page is asked for by a session as a browser asks.
Told is the memory of the server: it may go up with the points, and must not with the refreshes.
With ``--browser`` the page is open in Chromium, which draws every refresh; told is what it holds
too, once its rubbish is collected.  What the points need there is what a page that is opened anew
after all holds more than it did before the first refresh; the rest must not go up.
"""

import argparse
import itertools
import sys
import tempfile
import time
from collections.abc import Iterable
from pathlib import Path

import numpy as np
import psutil

from benchmarks.page_session import PageSession
from tests.browser import refreshed_page
from tests.browser.refreshed_page import MEGABYTE, RefreshedPage
from tests.browser.served import chromium
from tests.serving import served

RUNS = 4
EPOCHS = 50  # of each, before the first refresh
LOOK = 10  # refreshes between two looks at what a browser holds, which collects its rubbish
TOLERANCE = 0.10
WARM = 0.1  # share of the refreshes after which all is loaded that will be


def main() -> int:
    """Follow the arguments; the exit code is 1 where memory is not flat."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--times", type=int, default=2_000)
    parser.add_argument("--minutes", type=float, default=float("inf"), help="fewer after these")
    parser.add_argument("--page", default="curves")
    parser.add_argument("--browser", action="store_true")
    asked = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder, port = Path(name), served.free_port()
        logs = folder / "logs"
        begin(logs)
        words = [*served.command(port), "--", str(logs)]
        more = refreshed_page.environment(folder)
        with served.server(folder, folder, words, port, more) as running:
            refresh = _in_browser if asked.browser else _in_session
            end = time.monotonic() + 60 * asked.minutes
            numbers = itertools.takewhile(lambda _: time.monotonic() < end, range(asked.times))
            seen = refresh(running, logs, numbers, asked.page)
    return int(not all(map(_told, seen.items())))


def begin(logs: Path) -> None:
    """Write the runs as they are before the first refresh."""
    for run in range(RUNS):
        (logs / f"lr{run + 1}").mkdir(parents=True)
        _write(logs / f"lr{run + 1}" / "log.csv", "epoch,train_loss,val_loss\n")
        for epoch in range(EPOCHS):
            _add(logs, run, epoch)


def grow(logs: Path, number: int, shown: RefreshedPage) -> None:
    """Write the line of a refresh, and wait until the page has drawn it."""
    run, epoch = number % RUNS, EPOCHS + number // RUNS
    _add(logs, run, epoch)
    shown.wait(f"Rate {run + 1}", epoch)


def without_points(held: list[float], opened_anew: float) -> list[float]:
    """What a page held at each look, less what the points that had come by then need."""
    looks = max(len(held) - 1, 1)
    a_look = (opened_anew - held[0]) / looks
    return [one - a_look * look for look, one in enumerate(held)]


def _told(named: tuple[str, list[float]]) -> bool:
    """Print how a number went, memory in MiB; whether it is flat."""
    name, held = named
    held = held[int(WARM * len(held)) :]
    part = max(len(held) // 10, 1)
    first, last = float(np.median(held[:part])), float(np.median(held[-part:]))
    print(f"{name}: {first:.0f}, at the end {last:.0f}, {last / first - 1:+.1%}", flush=True)
    return last <= (1 + TOLERANCE) * first


def _in_session(
    running: served.Served, logs: Path, numbers: Iterable[int], page: str
) -> dict[str, list[float]]:
    server, held = psutil.Process(running.process.pid), []
    session = PageSession(running.address, page, "source=given")
    for number in numbers:
        _add(logs, number % RUNS, EPOCHS + number // RUNS)
        drawn = session.open()
        if not drawn.elements:
            raise RuntimeError(f"refresh {number} drew nothing")
        held.append(_memory(server))
        if number % 200 == 0:
            print(f"{number}: {held[-1]:.0f} MiB", flush=True)
    session.close()
    return {"server": held}


def _in_browser(
    running: served.Served, logs: Path, numbers: Iterable[int], page: str
) -> dict[str, list[float]]:
    server = psutil.Process(running.process.pid)
    of_server, of_page = [], []
    with chromium() as browser:
        opened = browser.new_context(locale="en-US").new_page()
        shown = RefreshedPage(opened, f"{running.address}/{page}?source=given")
        for number in numbers:
            grow(logs, number, shown)
            if number % LOOK == 0:
                of_page.append(shown.held())
                of_server.append(_memory(server))
            if number % (5 * LOOK) == 0:
                print(f"{number}: {of_server[-1]:.0f} MiB, page {of_page[-1]}", flush=True)
        shown.reload()
        anew = shown.held()
        print(f"{number + 1} refreshes drawn; opened anew, the page has {anew}", flush=True)
    many = {name: [float(getattr(one, name)) for one in of_page] for name in ("nodes", "listeners")}
    page = without_points([one.heap for one in of_page], anew.heap)
    return {"server": of_server, "page without its points": page, **many}


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
