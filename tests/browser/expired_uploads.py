"""What the server keeps of sessions that are over: ``python -m tests.browser.expired_uploads``.

Every session drops a table of its own, draws the page and is closed.  The memory of the server is
told before the first one, after the last one, and once all have expired; the first session is only
there to load what the program loads once.
"""

import argparse
import tempfile
import time
from pathlib import Path

import psutil
from playwright.sync_api import Browser

from tests.browser.conftest import FILES
from tests.browser.served import chromium, settled
from tests.serving import served

MEGABYTE = 1 << 20
EXPIRED_S = 200.0
"""Seconds after which the sessions are over: two minutes, and two looks of the server."""


def table(path: Path, size: int) -> Path:
    """A table of curves of at least so many bytes."""
    with path.open("w", encoding="utf-8") as file:
        file.write("step,train_loss,val_loss\n")
        step = 0
        while file.tell() < size:
            file.writelines(
                f"{n},{1 / (n + 1):.7f},{1.1 / (n + 1):.7f}\n" for n in range(step, step + 9999)
            )
            step += 9999
    return path


def dropped(browser: Browser, address: str, path: Path) -> None:
    """One session: the page, a table dropped on it, the page drawn anew, closed."""
    context = browser.new_context(locale="en-US")
    page = context.new_page()
    page.set_default_timeout(300_000)
    page.goto(address)
    settled(page)
    page.set_input_files(FILES, path)
    page.get_by_text(path.stem).first.wait_for(timeout=300_000)
    settled(page)
    context.close()


def main() -> None:
    """Follow the arguments and print the memory of the server, in MiB."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sessions", type=int, default=50)
    parser.add_argument("--megabytes", type=int, default=20)
    asked = parser.parse_args()
    port = served.free_port()
    with tempfile.TemporaryDirectory() as name, chromium() as browser:
        folder = Path(name)
        path = table(folder / "dropped_table_of_curves.csv", asked.megabytes * MEGABYTE)
        small = table(folder / "dropped_table_of_a_few.csv", 1000)
        command = served.command(port)
        with served.server(folder, folder, command, port) as running:
            process = psutil.Process(running.process.pid)

            def tell(when: str) -> None:
                print(f"{when}: {process.memory_info().rss / MEGABYTE:.0f} MiB", flush=True)

            dropped(browser, running.address, small)
            tell("at the start")
            for _ in range(asked.sessions):
                dropped(browser, running.address, path)
            tell(f"after {asked.sessions} sessions")
            time.sleep(EXPIRED_S)
            tell("once they expired")


if __name__ == "__main__":
    main()
