"""A class of real browsers that vote and drop logs at once: what is lost, how long it took.

``python -m benchmarks.class_of_browsers --people 30`` starts the server on a folder of its own,
opens two classes as a professor does, and lets so many browser contexts of one Chromium take part:
each joins by the link; once all are there, all judge a run at once; then each joins the other
class, and all drop the log of their cell at once.  In the end the server's own store is counted.
It exits with 1 if anything is lost.  ``--loading`` says how many pages may load at a time: a small
machine that loads thirty at once measures itself.
"""

import argparse
import asyncio
import os
import re
import statistics
import sys
import tempfile
import time
from collections.abc import Awaitable
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path

from playwright.async_api import (
    Browser,
    ConsoleMessage,
    Error,
    FilePayload,
    Page,
    async_playwright,
)

from dashboard.classroom import cells, desk, votes
from dashboard.classroom.room import Room
from dashboard.classroom.rooms import FOLDER, Rooms
from dashboard.views.frame.streamlit_parts import expand
from tests.browser.served import CHROMIUM_FLAGS, dashboard
from tests.classroom.sent import of_trainer

PATIENCE_MS = 1_500_000.0
"""Milliseconds that one browser of many waits for a page on a small machine."""

ANSWERS = {
    "What do the curves show?": "Cannot be told from these curves",
    "What would you do next?": "Train longer",
}

HANGS_MS, RELOADS = 120_000.0, 3
"""Milliseconds after which a page that is not drawn to its end is loaded again, and how often."""

REMEMBERS_MS = 3_000.0
"""Milliseconds in which a browser tells the page who one is."""

TOLD = 800
"""Characters of a page that are printed where nothing came of a name."""

STATE = """(app) => {
    const one = document.querySelector(app);
    return { ...one?.dataset, end: Boolean(document.querySelector("#page-end")) };
}"""
"""What the page says of its connection and its script, and whether it is drawn to its end."""

CHROMIUM = os.environ.get("CHROMIUM", "/usr/bin/chromium")
UPLOAD = 'input[type="file"]'
COMMAND = re.compile(r"--lr (\S+)\s+--batch-size (\S+)\s+--seed (\S+)")


@dataclass
class Taken:
    """Seconds that each person took for each thing."""

    seconds: dict[str, list[float]] = field(default_factory=dict)

    async def time(self, what: str, work: Awaitable[None]) -> None:
        """Do some work and note how long it took."""
        began = time.monotonic()
        await work
        self.seconds.setdefault(what, []).append(time.monotonic() - began)

    def told(self) -> str:
        """The middle and the longest of each."""
        return "\n".join(
            f"  {what:<28} median {statistics.median(some):6.1f} s   longest {max(some):6.1f} s"
            for what, some in self.seconds.items()
        )


async def arrive(page: Page, address: str) -> None:
    """Go to an address; load it again, as a person would, where it is not drawn to its end."""
    await page.goto(address)
    for _ in range(RELOADS):
        try:
            await page.wait_for_selector("#page-end", state="attached", timeout=HANGS_MS)
            break
        except Error:
            print("  a page that was not drawn to its end is loaded again", flush=True)
            await page.reload()
    await settled(page)


async def settled(page: Page) -> None:
    """Wait until the script of the page has ended."""
    await page.wait_for_selector(expand(':--app[data-test-script-state="notRunning"]'))
    await page.wait_for_selector("#page-end", state="attached")


async def opened(browser: Browser, address: str) -> Page:
    """A page in a browser context of its own."""
    context = await browser.new_context(locale="en-US", viewport={"width": 1280, "height": 800})
    page = await context.new_page()
    page.set_default_timeout(PATIENCE_MS)
    page.on("console", _say_error)
    await arrive(page, address)
    return page


def _say_error(message: ConsoleMessage) -> None:
    """Print what a browser reports as an error."""
    if message.type == "error":
        print(f"  a browser reports: {message.text[:TOLD]}", flush=True)


async def class_link(browser: Browser, address: str) -> str:
    """Open a class as a professor does; the link for the others."""
    page = await opened(browser, address)
    await page.get_by_role("button", name="Open it to a class").click()
    code = page.locator("code").first
    await code.wait_for()
    link = (await code.inner_text()).strip()
    await page.context.close()
    return link


async def join(page: Page, name: str) -> None:
    """Give a name; load the page again, as a person would, where nothing comes of it."""
    is_in = page.get_by_role("button", name="I am somebody else")
    field_of_name = page.get_by_role("textbox", name="Your name")
    for _ in range(RELOADS):
        # A browser that remembers who one is shows the field until it has told so.
        try:
            await is_in.or_(field_of_name).first.wait_for(timeout=HANGS_MS)
        except Error:
            await say(page, f"{name} is asked for no name")
            raise
        with suppress(Error):
            await is_in.wait_for(timeout=REMEMBERS_MS)
            return
        await field_of_name.fill(name, timeout=HANGS_MS)
        await page.get_by_role("button", name="Take part").click()
        with suppress(Error):
            await is_in.wait_for(timeout=HANGS_MS)
            return
        await say(page, f"nothing came of the name {name}")
        await page.reload()
        await settled(page)
    await is_in.wait_for()


async def say(page: Page, what: str) -> None:
    """Print what a page shows that does not go on."""
    state = await page.evaluate(STATE, expand(":--app"))
    told = " ".join((await page.locator("body").inner_text()).split())
    print(f"  {what}: {state} {told[-TOLD:]!r}", flush=True)


async def judge(page: Page, name: str) -> None:
    """Answer both questions on the run that is shown."""
    for question, words in ANSWERS.items():
        group = page.get_by_role("radiogroup", name=question)
        await group.get_by_text(words, exact=True).click()
        await settled(page)
    kept = page.get_by_text("Kept. You may still change your mind.")
    try:
        await kept.wait_for(timeout=HANGS_MS)
    except Error:
        await say(page, f"the answer of {name} is not shown")
        raise


async def send(page: Page) -> None:
    """Drop the log of the cell that the page asks for."""
    found = COMMAND.search(await page.locator("code").last.inner_text())
    if found is None:
        raise RuntimeError("the page shows no command")
    files: list[FilePayload] = [
        {"name": one.name.split("/")[-1], "mimeType": "text/csv", "buffer": one.data}
        for one in of_trainer(float(found[1]), int(found[2]), int(found[3]))
    ]
    await page.locator(UPLOAD).first.set_input_files(files)
    await page.get_by_text("Received: 42 points.").wait_for()


@dataclass
class Class:
    """The links of two classes, and what all students share."""

    blind: str
    grid: str
    loading: asyncio.Semaphore
    together: asyncio.Barrier
    taken: Taken = field(default_factory=Taken)


async def person(browser: Browser, name: str, ours: Class) -> None:
    """One student: judges a run when all others do, then drops a log when all others do."""
    async with ours.loading:
        page = await opened(browser, ours.blind)
        await join(page, name)
    print(f"  {name} is in the first class", flush=True)
    await ours.together.wait()
    await ours.taken.time("judge a run", judge(page, name))
    async with ours.loading:
        await arrive(page, ours.grid)
        await join(page, name)
    print(f"  {name} is in the second class", flush=True)
    await ours.together.wait()
    await ours.taken.time("drop a log until it is taken", send(page))


async def attend(address: str, people: int, loading: int) -> Class:
    """Let a whole class take part; its links, and how long it took."""
    async with async_playwright() as playwright:
        browser = await playwright.chromium.launch(
            executable_path=CHROMIUM, args=list(CHROMIUM_FLAGS)
        )
        blind = await class_link(browser, f"{address}/class?lang=en&part=blind&set=regimes")
        grid = await class_link(browser, f"{address}/class?lang=en&part=cells")
        names = [f"Student {number:02}" for number in range(people)]
        ours = Class(blind, grid, asyncio.Semaphore(loading), asyncio.Barrier(people))
        await asyncio.gather(*(person(browser, name, ours) for name in names))
        await browser.close()
    return ours


def room_of(data: Path, link: str) -> Room:
    """The room of a link, as the server has it."""
    found = re.search(r"class=([\w-]{43})", link)
    room = Rooms(data / "curva" / FOLDER).find(found[1]) if found else None
    if room is None:
        raise RuntimeError(f"no class under {link}")
    return room


def is_whole(room: Room, log: cells.CellLog) -> bool:
    """Whether the files of a log are as they were sent."""
    return log.size == sum(len(file.getvalue()) for file in cells.files_of(room, log))


def counts(data: Path, ours: Class) -> dict[str, int]:
    """What arrived."""
    judged, trained = room_of(data, ours.blind), room_of(data, ours.grid)
    logs = cells.logs(trained)
    return {
        "people in the first class": len(desk.people(judged)),
        "votes": len(votes.votes(judged)),
        "people in the second class": len(desk.people(trained)),
        "logs": len(logs),
        "logs whose files are whole": sum(is_whole(trained, log) for log in logs),
    }


def main() -> int:
    """Run it; 1 if anything is lost."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--people", type=int, default=30)
    asked.add_argument("--loading", type=int, default=6)
    people, loading = vars(asked.parse_args()).values()
    with tempfile.TemporaryDirectory(prefix="curva-class-") as folder:
        for name in ("CONFIG", "DATA", "CACHE"):
            os.environ[f"XDG_{name}_HOME"] = str(Path(folder) / name)
        with dashboard(Path(folder) / "server.log") as address:
            began = time.monotonic()
            ours = asyncio.run(attend(address, people, loading))
            seconds = time.monotonic() - began
        found = counts(Path(folder) / "DATA", ours)
        log = (Path(folder) / "server.log").read_text()
    print(f"{people} browsers, {seconds:.0f} s in all\n{ours.taken.told()}")
    for what, count in found.items():
        print(f"  {what:<28} {count} of {people}")
    is_clean = "Traceback" not in log
    print(f"  the server's output holds {'no' if is_clean else 'a'} traceback")
    return 0 if is_clean and set(found.values()) == {people} else 1


if __name__ == "__main__":
    sys.exit(main())
