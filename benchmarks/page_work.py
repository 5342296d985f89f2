"""What is done on an open page: a control or the pointer moves, a file is made, pages change.

The parts ``changes``, ``export``, ``hover`` and ``pages`` of ``python -m benchmarks.interface``.
"""

import os
import statistics
import time
from collections.abc import Callable
from contextlib import closing, suppress
from pathlib import Path
from typing import Any

from playwright.sync_api import Page

from benchmarks.page_session import PageSession, Ran
from dashboard.views.state.run_marks import short_id
from tests.browser.served import dashboard

Print = Callable[..., None]

MOVES = 400
"""Places that the pointer goes through on its way over a plane."""

FRAMES = """() => { const mine = window.frames_at = [];
const tick = now => {
  if (frames_at === mine) { mine.push(now); requestAnimationFrame(tick); } };
requestAnimationFrame(tick); }"""

GAPS = "frames_at.slice(1).map((at, place) => at - frames_at[place])"
PLANE = ".loss_train_group path.background"
CORNER = ".pointer-reading .corner"


CHANGES: dict[str, tuple[str, str, Callable[[Any], dict[str, Any]]]] = {
    "smoothing": ("", "smoothing", lambda found: {"string_array_value": [found.options[4]]}),
    "grouping": ("", "grouped", lambda found: {"bool_value": not found.default}),
    "axis": ("&view=one", "x", lambda found: {"string_value": found.options[1]}),
}
"""What is changed: the view's query, the control, the value that it is set to."""


TURNS = (("curves", "Curves"), ("", "Overview"), ("map", "Map"), ("diagnosis", "Diagnosis"))
"""The pages that are gone to, one after the other, by the links at the top."""


def processor_s() -> float:
    """Processor time of the servers that this process started, s: the same on a busy machine."""
    spent, tick = 0, os.sysconf("SC_CLK_TCK")
    for place in Path("/proc").glob("[0-9]*"):
        with suppress(OSError):  # it has ended meanwhile
            state = (place / "stat").read_text().rpartition(")")[2].split()
            if int(state[1]) == os.getpid() and b"streamlit" in (place / "cmdline").read_bytes():
                spent += int(state[11]) + int(state[12])
    return spent / tick


def opened(folder: Path, rounds: int, log: Path, told: Print) -> None:
    """Each page in a session of its own: to the script's end, and the server's processor time."""
    with dashboard(log, [folder]) as address:
        for page, title in (("", "Overview"), *TURNS[:1], *TURNS[2:]):
            taken, spent = [], []
            for _ in range(rounds + 1):
                before = processor_s()
                with closing(PageSession(address, page, "lang=en")) as session:
                    taken.append(session.open().seconds)
                spent.append(processor_s() - before)
            used = f"processor {spread([one * 1000 for one in spent[1:]], 'ms')}"
            told("server", folder.name, title, spread([one * 1000 for one in taken[1:]], "ms"),
                 f"{used}, first {spent[0]:.1f} s")  # fmt: skip


def moved(folder: Path, rounds: int, log: Path, told: Print) -> None:
    """A control of the Curves page: from the click's message to the script's end.

    Figures are shared among sessions, so that each round leaves another run out: what is timed was
    not drawn before.  The last two rounds set the same, and time what another person drew.
    """
    ids = sorted(path.name for path in folder.iterdir())
    with dashboard(log, [folder]) as address:
        for name, (query, key, value) in CHANGES.items():
            ran: list[Ran] = []
            used = []
            for hidden in [*ids[: rounds + 1], ids[rounds]]:
                view = f"lang=en{query}&hidden={short_id(hidden)}"
                with closing(PageSession(address, "curves", view)) as session:
                    shown = session.open()
                    before = processor_s()
                    ran.append(session.set(shown, key, **value(shown.widget(key)[0])))
                    used.append(processor_s() - before)
            spent = spread([one.seconds * 1000 for one in ran[1:-1]], "ms")
            part = "fragment" if ran[-1].is_fragment else "whole page"
            processor = f"processor {statistics.median(used[1:-1]) * 1000:.0f} ms"
            again = f"{ran[-1].seconds * 1000:.0f} ms where drawn before"
            told("changes", folder.name, f"{name} ({part})", spent, f"{processor}, {again}")


def exported(folder: Path, rounds: int, log: Path, told: Print) -> None:
    """A PNG of the runs of the Curves page: from the click that opens its menu to the last byte."""
    with dashboard(log, [folder]) as address:
        for name, query in (("every run", "lang=en&grouped=False"), ("groups", "lang=en")):
            taken = []
            for _ in range(rounds + 1):
                with closing(PageSession(address, "curves", query)) as session:
                    seen = session.open()
                    started = time.perf_counter()
                    button, _ = session.open_menu(seen, "curves").widget("export-curves-png")
                    size = len(session.file(button.deferred_file_id))
                    taken.append(time.perf_counter() - started)
            first = f"first {taken[0]:.2f} s, {size / 1e3:.0f} kB"
            told("export", folder.name, name, spread(taken[1:], "s"), first)


def hover(page: Page, name: str, told: Print) -> None:
    """The pointer goes over the first plane: frames a second, and the longest of a hundred gaps."""
    plane = page.locator(PLANE).first.bounding_box()
    if plane is None:
        raise LookupError("the page has no plane")
    page.evaluate(FRAMES)
    left, top = plane["x"] + 2, plane["y"] + plane["height"] / 2
    page.mouse.move(left, top)
    started = time.perf_counter()
    page.mouse.move(left + plane["width"] - 4, top, steps=MOVES)
    spent = time.perf_counter() - started
    gaps = sorted(page.evaluate(GAPS))
    if not page.locator(CORNER).is_visible():
        raise LookupError("nothing was read at the pointer")
    rate, late = 1000 / statistics.fmean(gaps), gaps[int(0.99 * len(gaps))]
    moves = f"{MOVES / spent:.0f} moves/s"
    told("hover", name, moves, f"{rate:.0f} frames/s", f"p99 of the gaps {late:.0f} ms")


def changed(page: Page, rounds: int, drawn: str, name: str, told: Print) -> None:
    """Each page by a click on its link: from the click until its figure stands still."""
    taken: dict[str, list[float]] = {}
    for _ in range(rounds + 1):
        for path, title in TURNS:
            at = page.evaluate("performance.timeOrigin + performance.now()")
            page.get_by_role("link", name=title, exact=True).first.click()
            page.wait_for_url(f"**/{path}?**")
            page.wait_for_function(f"() => clock.at > {at} && ({drawn})()", polling=50)
            taken.setdefault(title, []).append(page.evaluate("clock.at") - at)
    for title, several in taken.items():
        seconds = [one / 1000 for one in several[1:]]
        told("pages", name, f"to {title}", spread(seconds, "s"), f"first {several[0] / 1000:.2f} s")


def spread(values: list[float], unit: str) -> str:
    """The median with the least and the most."""
    return f"{statistics.median(values):.2f} {unit} ({min(values):.2f} to {max(values):.2f})"
