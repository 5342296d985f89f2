"""Many people at once: how long a change takes when so many sessions are open on one server.

``python -m benchmarks.load [--sessions N] [--seconds S] [--pause S] [--folder DIR] [--servers N]``
starts the server, or several that share the sessions as behind a proxy (docs/deploy.md), opens the
sessions one after the other, and lets each person work for a while: a pause of
``--pause`` seconds on average, exponentially distributed, then another page or another setting of
the figure.  It prints the median, the 95th percentile and the longest time from such a request to
the end of the script, the servers' processor time for each, and how many failed.  Without options
it does what docs/reliability.md reports: 50 sessions on a bundled study, 20 on 300 runs.

The clients speak Streamlit's own messages over its websocket and draw nothing, but they read what
is sent, on the same cores as the server.
"""

import argparse
import os
import random
import statistics
import tempfile
import threading
import time
from collections.abc import Sequence
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.log_inputs import study
from benchmarks.page_session import PageSession, Ran
from benchmarks.page_work import processor_s
from tests.browser.served import dashboard

PAGES = ("", "curves", "map", "diagnosis")
SMOOTHING, GROUPED = "smoothing", "grouped"
OPENED_EVERY_S = 0.2
"""Seconds between two sessions that are opened: nobody waits for a crowd that arrives at once."""


@dataclass
class Seen:
    """What all sessions saw."""

    seconds: list[float] = field(default_factory=list)
    errors: list[str] = field(default_factory=list)
    processor: float = 0.0  # of the server, s
    lock: threading.Lock = field(default_factory=threading.Lock)

    def note(self, ran: Ran) -> None:
        """Keep how long a run of the script took, and what it said went wrong."""
        with self.lock:
            self.seconds.append(ran.seconds)
            self.errors += ran.errors()

    def fail(self, error: Exception) -> None:
        """Keep that a session broke off."""
        with self.lock:
            self.errors.append(repr(error))


def work(address: str, query: str, seed: int, until: float, pause: float, seen: Seen) -> None:
    """One person, until the time ``until`` (monotonic, s)."""
    drawn = random.Random(seed)  # noqa: S311 (nothing secret)
    try:
        with closing(PageSession(address, drawn.choice(PAGES), query)) as session:
            shown = session.open()
            while True:
                waits = drawn.expovariate(1 / pause)
                if time.monotonic() + waits > until:
                    return
                time.sleep(waits)
                ran = _changed(session, shown, drawn)
                seen.note(ran)
                shown = ran if not ran.is_fragment else shown
    except Exception as error:  # noqa: BLE001 - a session that breaks off is what is counted
        seen.fail(error)


def _changed(session: PageSession, shown: Ran, drawn: random.Random) -> Ran:
    """Another page, or on the Curves page as often another smoothing or grouping."""
    if session.page == "curves" and drawn.random() < 0.5:
        if drawn.random() < 0.7:
            control, _ = shown.widget(SMOOTHING)
            return session.set(shown, SMOOTHING, string_array_value=[drawn.choice(control.options)])
        return session.set(shown, GROUPED, bool_value=drawn.random() < 0.5)
    return session.go(drawn.choice([one for one in PAGES if one != session.page]))


def measure(
    addresses: Sequence[str], query: str, sessions: int, seconds: float, pause: float
) -> tuple[Seen, float]:
    """What ``sessions`` persons saw in so many seconds, and how many changes they made a second.

    They take turns at the servers at these ``addresses``.
    """
    seen = Seen()
    began, before = time.monotonic(), processor_s()
    until = began + sessions * OPENED_EVERY_S + seconds
    people = []
    for seed in range(sessions):
        given = (addresses[seed % len(addresses)], query, seed, until, pause, seen)
        people.append(threading.Thread(target=work, args=given))
        people[-1].start()
        time.sleep(OPENED_EVERY_S)
    for one in people:
        one.join()
    seen.processor = processor_s() - before
    return seen, len(seen.seconds) / (time.monotonic() - began)


def told(name: str, sessions: int, seen: Seen, rate: float) -> None:
    """Print a line of the table, and what went wrong."""
    ranked = sorted(seen.seconds)
    last = ranked[min(int(0.95 * len(ranked)), len(ranked) - 1)]
    print(
        f"{name:<12}{sessions:>4} sessions  {len(ranked):>5} changes, {rate:.1f} a second  "
        f"median {statistics.median(ranked):.2f} s  p95 {last:.2f} s  longest {ranked[-1]:.2f} s  "
        f"processor {1000 * seen.processor / len(ranked):.0f} ms a change  "
        f"errors {len(seen.errors)}",
        flush=True,
    )
    for error in sorted(set(seen.errors))[:5]:
        print("   ", error)


def main() -> None:
    """Measure each set with its sessions."""
    parser = argparse.ArgumentParser()
    parser.add_argument("--sessions", type=int, help="by default 50 and, on 300 runs, 20")
    parser.add_argument("--seconds", type=float, default=60.0)
    parser.add_argument("--servers", type=int, default=1)
    parser.add_argument("--pause", type=float, default=5.0)
    parser.add_argument("--folder", type=Path, default=Path("build/benchmarks/interface/300x1000"))
    parser.add_argument("--only", choices=("bundled", "300 runs"))
    options = parser.parse_args()
    if not options.folder.exists():
        study(options.folder, 300, 1000)
    sets = {"bundled": ("set=learning_rate", 50), "300 runs": ("set=given", 20)}
    with tempfile.TemporaryDirectory() as kept:
        os.environ |= {f"XDG_{name}_HOME": kept for name in ("CONFIG", "DATA", "CACHE")}
        for name, (query, usual) in sets.items():
            if options.only in {None, name}:
                with ExitStack() as servers:
                    addresses = [
                        servers.enter_context(
                            dashboard(Path(kept, f"log-{one}"), [options.folder.resolve()])
                        )
                        for one in range(options.servers)
                    ]
                    sessions = options.sessions or usual
                    for address in addresses:
                        _warmed(address, f"lang=en&{query}")
                    found = measure(
                        addresses, f"lang=en&{query}", sessions, options.seconds, options.pause
                    )
                    told(name, sessions, *found)


def _warmed(address: str, query: str) -> None:
    """Open every page once: reading and judging the logs are measured elsewhere."""
    for page in PAGES:
        with closing(PageSession(address, page, query)) as session:
            session.open()


if __name__ == "__main__":
    main()
