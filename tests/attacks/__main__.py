"""Draw many sets at random: ``python -m tests.attacks --pages 10000 --reports 1000 --jobs 2``.

Each set is drawn on every page in both languages (``drawn_pages.py``); of the first ones what the
command line and the JSON report say is looked at too (``drawn_reports.py``).  A page is counted as
an error page when anything on it was contained or raised.  The sets are numbered, and those from
``--first`` on are drawn; the exit status is 1 when there is any error.
"""

import argparse
import logging
import os
import subprocess
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from tempfile import mkdtemp

SHOWN = 40
"""Kinds of faults that are told."""

LONGEST = 600
"""Characters of a fault that are told."""

CHUNK = 5
"""Sets between two lines that say how far it is."""


@dataclass(slots=True)
class Account:
    """What was drawn, and what was wrong with it."""

    pages: int = 0
    error_pages: int = 0
    reports: int = 0
    error_reports: int = 0
    kinds: Counter[str] = field(default_factory=Counter)

    def note(self, where: str, faults: tuple[str, ...]) -> None:
        """Count what was wrong, by what raised it and where; tell the first of a kind."""
        for fault in faults:
            head, _, tail = fault.partition(" failed on run ")
            kind = f"{head} … {tail.rpartition(' ')[2]}" if tail else fault[:200]
            if not self.kinds[kind]:
                print(f"{where}: {fault[:LONGEST]}", flush=True)
            self.kinds[kind] += 1

    @property
    def says(self) -> str:
        """The numbers in a line."""
        return (
            f"{self.pages} pages, {self.error_pages} with errors; "
            f"{self.reports} reports, {self.error_reports} with errors"
        )


def draw(first: int, pages: int, reports: int, step: int = 1) -> Account:
    """Draw sets from number ``first`` on, every ``step``-th, until there are that many of both."""
    from tests.attacks import drawn_pages, drawn_reports  # noqa: PLC0415 (after the settings)

    _silence()
    account, number, began = Account(), first, time.monotonic()
    while account.pages < pages or account.reports < reports:
        for page in drawn_pages.every_page(number) if account.pages < pages else ():
            account.pages += 1
            account.error_pages += bool(page.faults)
            account.note(f"set {number}, {page.page} at {page.address}", page.faults)
        for name, faults in drawn_reports.every_report(number) if account.reports < reports else ():
            account.reports += 1
            account.error_reports += bool(faults)
            account.note(f"set {number}, {name}", faults)
        if (number - first) // step % CHUNK == 0:
            minutes = (time.monotonic() - began) / 60
            print(f"{minutes:6.1f} min, up to set {number}: {account.says}", flush=True)
        number += step
    return account


def _silence() -> None:
    """Streamlit warns of every page that there is no server."""
    for name in [one for one in logging.root.manager.loggerDict if one.startswith("streamlit")]:
        logging.getLogger(name).disabled = True


def main() -> int:
    """Follow the arguments."""
    parser = argparse.ArgumentParser(prog="python -m tests.attacks", description=__doc__)
    parser.add_argument("--pages", type=int, default=10_000)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--step", type=int, default=1, help=argparse.SUPPRESS)
    parser.add_argument("--jobs", type=int, default=1)
    parser.add_argument("--reports", type=int, default=0)
    asked = parser.parse_args()
    if asked.jobs > 1:
        return _in_parts(asked)
    kept = mkdtemp(prefix="curva-attacks-")
    os.environ |= {"CURVA_CACHE": "", "XDG_CONFIG_HOME": kept, "XDG_DATA_HOME": kept}
    logging.disable(logging.INFO)
    logging.getLogger("dashboard.model.contained").propagate = False
    account = draw(asked.first, asked.pages, asked.reports, asked.step)
    for kind, count in account.kinds.most_common(SHOWN):
        print(f"{count} × {kind}")
    print(account.says)
    return int(bool(account.kinds))


def _in_parts(asked: argparse.Namespace) -> int:
    """Draw in several processes, every one its share of the sets."""
    command = [sys.executable, "-m", "tests.attacks", "--step", str(asked.jobs)]
    for name, many in (("--pages", asked.pages), ("--reports", asked.reports)):
        command += [name, str(-(-many // asked.jobs))]
    running = [
        subprocess.Popen([*command, "--first", str(asked.first + part)])
        for part in range(asked.jobs)
    ]
    return max(one.wait() for one in running)


if __name__ == "__main__":
    sys.exit(main())
