"""What a server needs: memory and processor time by runs and by sessions that are open at once.

``python -m benchmarks.sizing [--runs N] [--sessions N] [--steps N]`` writes studies of event files,
starts a server for each, and prints what it holds at rest, once every page was drawn, and with the
sessions open, and the processor time of the first visit of all pages and of those that follow.  The
figures of docs/deploy.md come from it.  Memory is the resident set of the server with the processes
that it started.
"""

import argparse
import tempfile
from contextlib import ExitStack, closing
from dataclasses import dataclass
from pathlib import Path

import psutil

from benchmarks.load import PAGES
from benchmarks.log_inputs import study
from benchmarks.page_session import PageSession
from tests.browser.served import dashboard

MEGABYTE = 1 << 20
QUERY = "lang=en&set=given"


@dataclass(frozen=True, slots=True)
class Held:
    """What the server holds and has worked, with the processes that it started."""

    megabytes: float
    processor_s: float


def held() -> Held:
    """What it is now; the server is the only child of this process that serves."""
    (server,) = (one for one in psutil.Process().children() if "streamlit" in one.cmdline())
    all_of_it = [server, *server.children(recursive=True)]
    times = [one.cpu_times() for one in all_of_it]
    return Held(
        sum(one.memory_info().rss for one in all_of_it) / MEGABYTE,
        sum(sum(one[:4]) for one in times),  # those of helpers that have ended too
    )


def measure(runs: int, steps: int, sessions: int, folder: Path) -> None:
    """Print the lines of one study."""
    logs = folder / f"{runs}x{steps}"
    study(logs, runs, steps)
    with (
        dashboard(folder / "log", [logs], home=folder / f"home{runs}") as address,
        ExitStack() as opened,
    ):
        rest = held()
        _visit(address)
        first = held()
        _visit(address)
        again = held()
        for place in range(sessions):
            one = PageSession(address, PAGES[place % len(PAGES)], QUERY)
            opened.enter_context(closing(one))
            one.open()
        many = held()
    print(
        f"{runs:>5} runs of {steps} steps: at rest {rest.megabytes:.0f} MB; every page drawn "
        f"{first.megabytes:.0f} MB, {first.processor_s - rest.processor_s:.1f} s of a processor; "
        f"again {again.processor_s - first.processor_s:.2f} s; {sessions} sessions more "
        f"{many.megabytes:.0f} MB, {(many.megabytes - again.megabytes) / sessions:.1f} MB and "
        f"{(many.processor_s - again.processor_s) / sessions:.2f} s each",
        flush=True,
    )


def _visit(address: str) -> None:
    for page in PAGES:
        with closing(PageSession(address, page, QUERY)) as session:
            session.open()


def main() -> None:
    """Measure each number of runs."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--runs", type=int, nargs="+", default=[10, 100, 300])
    parser.add_argument("--steps", type=int, default=1000)
    parser.add_argument("--sessions", type=int, default=20)
    options = parser.parse_args()
    for runs in options.runs:
        with tempfile.TemporaryDirectory() as kept:
            measure(runs, options.steps, options.sessions, Path(kept))


if __name__ == "__main__":
    main()
