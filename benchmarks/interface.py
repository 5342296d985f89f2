"""Time from request to drawn curves, beside TensorBoard on the same logs in the same run.

``python -m benchmarks.interface [--rounds 3] [--only NAME] [--folder DIR]`` writes the logs where
they are missing, starts both servers, opens each page in a fresh window of one Chromium, the two
programs alternating, and prints medians.  The parts: ``warm`` (from request to curves drawn, all
points loaded, the page opened once before), ``many`` (1,000 runs), ``cold`` (from the command, the
logs out of the system's cache and our cache empty), ``changes`` (a control moved, on the server),
``points`` (rows of the figures' tables in the page's websocket), ``export`` (a PNG), ``hover`` (the
pointer over 300 runs), ``pages`` (from one page to another), ``server`` (pages without a browser).

*Drawn* is when the picture last changed: a clock in the page looks ten times a second at every
chart with its middle in the window, ours and theirs alike, and waits until curves are there,
nothing has changed for ten looks, and, for us, the script has ended.  Ours is the whole figure of
four panels; TensorBoard draws the two cards in sight, on 1,000 points of each curve.  It draws in
WebGL, which this browser does in software, so that it is also timed with WebGL off, drawing SVG.
"""

import argparse
import json
import os
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from functools import partial
from pathlib import Path
from typing import Any
from urllib.parse import quote

from playwright.sync_api import Browser, Page

from benchmarks import page_work
from benchmarks.log_inputs import study
from benchmarks.page_session import PageSession
from dashboard.views.frame.streamlit_parts import expand
from tests.browser.served import chromium, dashboard

INPUTS = {
    "100x10000": (100, 10_000),
    "300x1000": (300, 1000),
    "499x1000": (499, 1000),
    "1000x1000": (1000, 1000),
}
"""Runs and steps; four curves a run."""

WINDOW = {"width": 1280, "height": 800}
MOST_WAIT_MS = 600_000
CHARTS = {"ours": expand(":--chart"), "tensorboard": "line-chart .series-view"}
PAGES = {"overview": "/?lang=en", "curves": "/curves?lang=en"}
NO_WEBGL = """const get = HTMLCanvasElement.prototype.getContext;
HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
  return kind.startsWith('webgl') ? null : get.call(this, kind, ...more); };"""

CLOCK = """(() => {
const small = Object.assign(document.createElement('canvas'), {width: 256, height: 160});
const pen = small.getContext('2d', {willReadFrequently: true});
const pixels = canvas => {
  if (!canvas.width || !canvas.height) return [0, 0];
  pen.clearRect(0, 0, 256, 160);
  pen.drawImage(canvas, 0, 0, 256, 160);
  let sum = 0, coloured = 0;
  const data = pen.getImageData(0, 0, 256, 160).data;
  for (let at = 0; at < data.length; at += 4) {
    const [r, g, b, opacity] = data.subarray(at, at + 4);
    sum = (sum * 31 + r + 7 * g + 13 * b + opacity) % 1e9;
    coloured += opacity > 0 && Math.max(r, g, b) - Math.min(r, g, b) > 40;
  }
  return [sum, coloured];
};
const paths = svg => [...svg.querySelectorAll('path')].reduce(
  ([sum, drawn], path) => [sum + (path.getAttribute('d') || '').length, drawn + 1], [0, 0]);
const look = chart => {
  const marks = [...chart.querySelectorAll('canvas, svg')]
    .map(one => one.matches('canvas') ? pixels(one) : paths(one));
  return [marks.map(([sum]) => sum).join(), marks.some(([, drawn]) => drawn > 0)];
};
const clock = window.clock = {seen: '', at: 0, quiet: 0, curves: false};
setInterval(() => {
  const charts = [...document.querySelectorAll(CHARTS)].filter(chart => {
    const {top, height} = chart.getBoundingClientRect();
    return top + Math.min(height, innerHeight) / 2 < innerHeight; });
  const looks = charts.map(look), seen = JSON.stringify(looks);
  clock.curves = looks.length > 0 && looks.every(([, curves]) => curves);
  if (seen === clock.seen) clock.quiet += 1;
  else Object.assign(clock, {seen, quiet: 0, at: performance.timeOrigin + performance.now()});
}, 100);
})()"""

DRAWN = """() => clock.curves && clock.quiet >= 10 && [...document.querySelectorAll(
  '[data-test-script-state]')].every(app => app.dataset.testScriptState === 'notRunning')"""


@contextmanager
def window(browser: Browser, program: str, url: str, *more: str) -> Iterator[tuple[Page, float]]:
    """A new window that shows ``url``: its page, and when its curves were drawn, s since 1970."""
    context = browser.new_context(viewport=WINDOW, locale="en-US")  # type: ignore[arg-type]
    try:
        for script in (CLOCK.replace("CHARTS", repr(CHARTS[program])), *more):
            context.add_init_script(script)
        page = context.new_page()
        page.set_default_timeout(MOST_WAIT_MS)
        page.goto(url)
        if program == "tensorboard":
            page.wait_for_load_state("networkidle")
        page.wait_for_function(DRAWN, polling=100)
        yield page, page.evaluate("clock.at") / 1000
    finally:
        context.close()


def seconds(browser: Browser, program: str, url: str, *more: str) -> float:
    """From the request of a page to its curves."""
    started = time.time()
    with window(browser, program, url, *more) as (_, drawn):
        return drawn - started


@contextmanager
def tensorboard(log: Path, folder: Path) -> Iterator[str]:
    """TensorBoard on the logs while the block runs; its address once every point is loaded."""
    address = "http://localhost:6106"
    binary = Path(sys.executable).with_name("tensorboard")
    command = [str(binary), "--logdir", str(folder), "--host", "localhost", "--port", "6106"]
    with log.open("w") as output:
        process = subprocess.Popen(command, stdout=output, stderr=subprocess.STDOUT)
    try:
        last = INPUTS[folder.name][1] - 1
        waiting = [path.name for path in folder.iterdir()]
        while waiting:
            query = f"run={quote(waiting[-1])}&tag={quote('val/accuracy')}"
            points = _answer_of(f"{address}/data/plugin/scalars/scalars?{query}")
            if points and points[-1][1] == last:
                waiting.pop()
            else:
                time.sleep(0.1)
        yield address
    finally:
        process.terminate()
        process.wait(10)


def _answer_of(url: str) -> list[Any]:
    try:
        with urllib.request.urlopen(url, timeout=10) as answer:  # noqa: S310 (the loopback)
            return list(json.load(answer))
    except OSError:
        return []


def warm(browser: Browser, folder: Path, rounds: int, log: Path) -> None:
    """All points loaded; TensorBoard is timed with WebGL and with SVG, the better time counts."""
    with dashboard(log, [folder]) as ours, tensorboard(log, folder) as theirs:
        opened: dict[str, Callable[[], float]] = {
            **{page: partial(seconds, browser, "ours", ours + PAGES[page]) for page in PAGES},
            "tensorboard": partial(seconds, browser, "tensorboard", f"{theirs}/#timeseries"),
            "tensorboard, SVG": partial(
                seconds, browser, "tensorboard", f"{theirs}/#timeseries", NO_WEBGL
            ),
        }
        taken = [{name: time_it() for name, time_it in opened.items()} for _ in range(rounds + 1)]
    middle = {name: statistics.median(one[name] for one in taken[1:]) for name in opened}
    best = min(middle["tensorboard"], middle["tensorboard, SVG"])
    for name, middling in middle.items():
        print_row(
            "warm", folder.name, name, f"{middling:.2f} s", f"{middling / best:.2f} of theirs"
        )


def many(browser: Browser, folder: Path, rounds: int, log: Path) -> None:
    """Our time beyond the 500 runs at which TensorBoard stops drawing, and the browser's memory."""
    for page, path in PAGES.items():
        with dashboard(log, [folder]) as ours:
            taken = [seconds(browser, "ours", ours + path) for _ in range(rounds + 1)][1:]
            with window(browser, "ours", ours + path) as (shown, _):
                client = shown.context.new_cdp_session(shown)
                client.send("Performance.enable")
                found = client.send("Performance.getMetrics")["metrics"]
                heap = next(one["value"] for one in found if one["name"] == "JSHeapUsedSize")
                resident = max(_resident(browser))
        print_row("many", folder.name, page, f"{statistics.median(taken):.2f} s")
        print_row(
            "many", folder.name, page, f"{heap / 1e6:.0f} MB heap", f"{resident / 1e6:.0f} MB all"
        )


def _resident(browser: Browser) -> list[int]:
    """The resident memory of each process that draws a page, in bytes."""
    processes = browser.new_browser_cdp_session().send("SystemInfo.getProcessInfo")["processInfo"]
    drawing = [one["id"] for one in processes if one["type"] == "renderer"]
    pages = [Path(f"/proc/{number}/statm").read_text().split()[1] for number in drawing]
    return [int(count) * os.sysconf("SC_PAGE_SIZE") for count in pages]


def cold(browser: Browser, folder: Path, rounds: int, log: Path) -> None:
    """From the command to curves, a server a round."""
    taken: dict[str, list[float]] = {}
    for _ in range(rounds):
        for name in ("ours", "tensorboard"):
            _forget(folder)
            started = time.time()
            with tempfile.TemporaryDirectory() as kept:
                os.environ["CURVA_CACHE"] = kept
                served = dashboard(log, [folder]) if name == "ours" else tensorboard(log, folder)
                with served as address:
                    path = "/?lang=en" if name == "ours" else "/#timeseries"
                    with window(browser, name, address + path) as (_, drawn):
                        taken.setdefault(name, []).append(drawn - started)
    middle = {name: statistics.median(several) for name, several in taken.items()}
    for name, middling in middle.items():
        ratio = middling / middle["tensorboard"]
        print_row("cold", folder.name, name, f"{middling:.2f} s", f"{ratio:.2f} of theirs")


def _forget(folder: Path) -> None:
    """Ask the system to drop the logs from its page cache."""
    for path in folder.rglob("events*"):
        with path.open("rb") as file:
            os.fsync(file.fileno())
            os.posix_fadvise(file.fileno(), 0, 0, os.POSIX_FADV_DONTNEED)


def changes(_: Browser, folder: Path, rounds: int, log: Path) -> None:
    """A control of the Curves page moved."""
    page_work.moved(folder, rounds, log, print_row)


def server(_: Browser, folder: Path, rounds: int, log: Path) -> None:
    """Each page without a browser."""
    page_work.opened(folder, rounds, log, print_row)


def export(_: Browser, folder: Path, rounds: int, log: Path) -> None:
    """A PNG of the figure of the Curves page."""
    page_work.exported(folder, rounds, log, print_row)


def hover(browser: Browser, folder: Path, rounds: int, log: Path) -> None:
    """The pointer over a figure of lines that are all drawn."""
    with dashboard(log, [folder]) as address:
        for name, query in (("every run", "&grouped=False"), ("groups", "")):
            with window(browser, "ours", f"{address}{PAGES['curves']}{query}") as (page, _):
                for _round in range(rounds):
                    page_work.hover(page, f"{folder.name}, {name}", print_row)


def pages(browser: Browser, folder: Path, rounds: int, log: Path) -> None:
    """From page to page in one window."""
    with (
        dashboard(log, [folder]) as address,
        window(browser, "ours", address + PAGES["overview"]) as (page, _),
    ):
        page_work.changed(page, rounds, DRAWN, folder.name, print_row)


def points(_: Browser, folder: Path, __: int, log: Path) -> None:
    """The rows and bytes that a page sends; ``test_reduce`` checks that extremes are among them."""
    with dashboard(log, [folder]) as address:
        for page in PAGES:
            for query in ("lang=en", "lang=en&smoothing=0.9", "lang=en&view=one"):
                with closing(PageSession(address, page.replace("overview", ""), query)) as session:
                    ran = session.open()
                what = f"{page}?{query}"
                print_row("points", folder.name, what, f"{ran.rows()}", f"{ran.size / 1e6:.1f} MB")


PARTS = {
    "warm": (warm, ("100x10000", "499x1000")),
    "many": (many, ("499x1000", "1000x1000")),
    "cold": (cold, ("100x10000",)),
    "changes": (changes, ("100x10000",)),
    "points": (points, ("100x10000", "499x1000", "1000x1000")),
    "server": (server, ("100x10000", "300x1000", "1000x1000")),
    "export": (export, ("100x10000",)),
    "hover": (hover, ("300x1000",)),
    "pages": (pages, ("100x10000", "300x1000")),
}


def print_row(*cells: str) -> None:
    """Print a line of the table."""
    print("  ".join(map(str.ljust, cells, (7, 9, 30, 24, 16))).rstrip(), flush=True)


def main() -> None:
    """Write the logs, measure each part, print the table."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--folder", type=Path, default=Path("build/benchmarks/interface"))
    parser.add_argument("--only", choices=sorted(PARTS))
    options = parser.parse_args()
    parts = {name: part for name, part in PARTS.items() if options.only in {None, name}}
    for name in sorted({one for _, inputs in parts.values() for one in inputs}):
        if not (options.folder / name).exists():
            study(options.folder / name, *INPUTS[name])
    with tempfile.TemporaryDirectory() as kept, chromium() as browser:
        os.environ |= {
            "CURVA_CACHE": f"{kept}/cache",
            "XDG_CONFIG_HOME": kept,
            "XDG_DATA_HOME": kept,
        }
        for measure, inputs in parts.values():
            for one in inputs:
                folder = (options.folder / one).resolve()
                measure(browser, folder, options.rounds, Path(kept, "log"))


if __name__ == "__main__":
    main()
