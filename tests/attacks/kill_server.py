"""Kill the web server again and again while it writes: ``python -m tests.attacks.kill_server``.

Each time it is started anew, opens a set that it has to cache, corrects a file, keeps a drop and
exports over and over (``killed_exports.py``; on the page too), and is ended by SIGKILL at some
moment.  Afterwards the correction is one of those that were made, a drop whose token was given is
there, no other is half there, every exported file and chosen figure is whole, the set is read as
without a cache, and the next server shows its pages.
"""

import argparse
import os
import random
import shutil
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from contextlib import suppress
from http.client import HTTPException
from pathlib import Path
from threading import Timer

import numpy as np
from websockets.exceptions import WebSocketException

from benchmarks.page_session import PageSession, Ran
from dashboard.logs.corrections import saved_corrections
from dashboard.logs.corrections.correction import NOT_A_LOG, Corrections, FileCorrection
from dashboard.logs.load import load_paths
from dashboard.logs.sources.kept_uploads import FOLDER, Gone, KeptUploads
from dashboard.model.run import LogBook
from dashboard.whole_files import UNFINISHED
from tests.attacks.killed_exports import Exports
from tests.serving.served import APP, answer, free_port

RUNS, ROWS = 4, 30_000  # more than 4 MB together: less is not cached
LATEST_S = 4.0  # seconds after the first page was asked for, or drawn
START_S = 120.0
SOON_S = 2.0  # after the SIGKILL
DROP = b"step,loss\n" + b"1,2\n" * 20_000
PAGES = ("", "curves", "diagnosis")
TAKEN = "export-curves-point", "collect-curves"  # keys: a table of the page, its figure kept

WRITER = """
import importlib, sys, threading, time

def over_and_over(module, does, *said):
    while "dashboard.views.frame.app_frame" not in sys.modules:
        time.sleep(0.05)
    getattr(importlib.import_module(f"tests.attacks.{module}"), does)(*said)

if "streamlit" in " ".join(getattr(sys, "orig_argv", [])):
    for asked in ASKED:
        threading.Thread(target=over_and_over, args=asked, daemon=True).start()
"""
"""A ``sitecustomize``: what a person does now and then, without a pause."""


def write_for_ever(key: str, drops: str, tokens: str) -> None:
    """Correct a file in two ways, and keep drops, in turn."""
    from dashboard.logs.sources.uploads import UploadedBytes  # noqa: PLC0415 (in the server)

    store, data = KeptUploads(Path(drops)), UploadedBytes("log.csv", DROP)
    while True:
        for held in CORRECTED:
            saved_corrections.write(key, held)
        if token := store.keep([data]):
            with Path(tokens).open("a", encoding="ascii") as file:
                file.write(f"{token}\n")


CORRECTED = tuple(
    Corrections().having(f"{run}/log.csv", FileCorrection(NOT_A_LOG)) for run in (0, 1)
)


class Attack:
    """Folders that outlive the servers, and what came of the kills."""

    def __init__(self, folder: Path) -> None:
        """Write the logs, and what the servers are to do."""
        self.faults: list[str] = []
        self.kills = self.unfinished = self.drops_kept = self.tables = 0
        self.folder, self.logs = folder, folder / "logs"
        for run in range(RUNS):
            (self.logs / str(run)).mkdir(parents=True)
            loss = np.exp(-np.arange(ROWS) / 5_000) + run / 10
            rows = "".join(f"{n},{y:.17g},{y + 0.1:.17g}\n" for n, y in enumerate(loss))
            text = f"step,train_loss,val_loss\n{rows}"
            (self.logs / str(run) / "log.csv").write_text(text, encoding="utf-8")
        self.key = saved_corrections.key_of_paths([self.logs])
        self.drops, self.tokens = folder / "data" / "curva" / FOLDER, folder / "tokens.txt"
        self.tokens.touch()
        small, into = folder / "small", folder / "exported"
        asked = (
            ("kill_server", "write_for_ever", self.key, str(self.drops), str(self.tokens)),
            ("killed_exports", "export_for_ever", str(small), str(into), self.key),
        )
        (folder / "sitecustomize.py").write_text(f"ASKED = {asked!r}\n{WRITER}", encoding="utf-8")
        kept = {f"XDG_{what.upper()}_HOME": str(folder / what) for what in ("config", "data")}
        os.environ |= {**kept, "CURVA_CACHE": str(folder / "cache")}
        self.exports = Exports(small, into, self.key)
        self.true = [picture(self.read(held, cached=False)) for held in CORRECTED]

    def read(self, held: Corrections, *, cached: bool) -> LogBook:
        """The set as the program reads it."""
        os.environ["CURVA_CACHE"] = str(self.folder / "cache") if cached else ""
        return load_paths([self.logs], corrections=held)

    def kill_one(self, chance: random.Random) -> None:
        """Start a server, let it work, end it at some moment, and look at what it left."""
        if chance.random() < 0.5:
            shutil.rmtree(self.folder / "cache", ignore_errors=True)  # so that it writes one
        port = free_port()
        words = [sys.executable, "-m", "streamlit", "run", str(APP), "--server.port", str(port)]
        words += ["--server.headless", "true", "--", str(self.logs)]
        cache = str(self.folder / "cache")
        environment = os.environ | {"CURVA_CACHE": cache, "PYTHONPATH": self._path()}
        output = self.folder / "server.log"
        with output.open("wb") as log:
            process = subprocess.Popen(words, env=environment, stdout=log, stderr=log)
        address, end = f"http://localhost:{port}", time.monotonic() + START_S
        while answer(f"{address}/_stcore/health")[0] != 200:
            if process.poll() is not None or time.monotonic() > end:
                process.kill()
                self.faults.append(f"it did not start: {output.read_text()[-500:]}")
                return
            time.sleep(0.05)
        end = Timer(chance.uniform(0.0, LATEST_S), process.kill)
        if chance.random() < 0.5:
            end.start()  # while the program loads, reads and caches
        self._use(address, chance.sample(PAGES, len(PAGES)), end)
        try:
            process.wait(SOON_S)
        except subprocess.TimeoutExpired:
            self.faults.append("a server that was not ended answered no more")
        end.cancel()
        process.kill()  # where it gave no answer at all
        process.wait()
        self.kills += 1
        self.look()

    def _path(self) -> str:
        return os.pathsep.join([str(self.folder), str(APP.parents[1])])

    def _use(self, address: str, pages: Sequence[str], end: Timer) -> None:
        """Open pages until the server is gone; one that is drawn must be whole.

        The ``end`` begins at the latest with the first page that was drawn.
        """
        with suppress(OSError, WebSocketException, EOFError, HTTPException):  # it is gone
            while True:
                for page in pages:
                    session = PageSession(address, page, "source=given")
                    try:
                        seen = session.open()
                        self._begin(end, seen.seconds)
                        drawn = "".join(str(one) for one, _ in seen.elements)
                        if page == PAGES[1]:
                            self._export(session, seen)
                    finally:
                        session.close()
                    if 'id=\\"page-end\\"' not in drawn:
                        self.faults.append(f"page {page!r} has no end")

    @staticmethod
    def _begin(end: Timer, drawn_s: float) -> None:
        """Begin the ``end`` once; where a page takes long, all that follows does."""
        if not end.is_alive() and not end.finished.is_set():
            end.interval *= max(drawn_s, 1.0)
            end.start()

    def _export(self, session: PageSession, seen: Ran) -> None:
        """A table by its link, and the figure into the report."""
        table, figure = TAKEN
        seen = session.open_menu(seen, "curves")
        made = session.file(seen.widget(table)[0].deferred_file_id)
        lines = made.decode("utf-8-sig").splitlines()
        if len({line.count(",") for line in (lines[0], lines[-1])}) != 1:
            self.faults.append("a table of the page is torn")
        self.tables += 1
        session.set(seen, figure, trigger_value=True)

    def look(self) -> None:
        """What must hold on the disk, whenever the server was ended."""
        held = saved_corrections.read(self.key)
        if held not in CORRECTED and self.tokens.stat().st_size:
            self.faults.append(f"the correction is lost: {held}")
        for held, true in zip(CORRECTED, self.true, strict=True):
            if picture(self.read(held, cached=True)) != true:
                self.faults.append("the set is read otherwise from the cache")
        store = KeptUploads(self.drops)
        tokens = self.tokens.read_text(encoding="ascii").split()
        for token in tokens[-20:]:
            found = store.find(token)
            if isinstance(found, Gone) or found[0].getvalue() != DROP:
                self.faults.append(f"a drop is lost: {found}")
        self.faults += self.exports.faults()
        self.drops_kept = len(tokens)
        self.unfinished = sum(1 for one in self.folder.rglob(f"*{UNFINISHED}"))


def picture(book: LogBook) -> str:
    """All of a book that a person sees."""
    runs = [(run.run_id, dict(run.config), run.finished) for run in book.runs]
    points = [
        (name, one.metric, one.split.value, one.step.tobytes(), one.value.tobytes())
        for name, many in sorted(book.series.items())
        for one in many
    ]
    return repr((runs, points))


def main() -> int:
    """Follow the arguments."""
    parser = argparse.ArgumentParser(
        prog="python -m tests.attacks.kill_server", description=__doc__
    )
    parser.add_argument("--times", type=int, default=200)
    parser.add_argument("--seed", type=int, default=0)
    asked = parser.parse_args()
    chance = random.Random(asked.seed)
    with tempfile.TemporaryDirectory() as folder:
        attack = Attack(Path(folder))
        for number in range(asked.times):
            attack.kill_one(chance)
            if number % 10 == 9 or number + 1 == asked.times:
                print(
                    f"{attack.kills} kills, {len(attack.faults)} faults, {attack.drops_kept} drops,"
                    f" {attack.tables} tables of the page,"
                    f" {attack.unfinished} unfinished files and folders left",
                    flush=True,
                )
        for fault in dict.fromkeys(attack.faults):
            print(fault)
    return int(bool(attack.faults))


if __name__ == "__main__":
    sys.exit(main())
