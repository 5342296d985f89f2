"""Kill the web server again and again while it writes: ``python -m tests.attacks.kill_server``.

Each time it is started anew, opens a set that it has to cache, corrects a file, keeps a drop and
exports over and over (``killed_exports.py``; on the page too), and is ended by SIGKILL at some
moment.  Afterwards the correction is one of those that were made, a drop whose token was given is
there, no other is half there, every exported file and chosen figure is whole, the set is read as
without a cache, no process of it lives on, and the next server shows its pages.  That one loads
meanwhile: it writes nothing before its first page is asked for.  What each was at is told.
"""

import argparse
import os
import random
import shutil
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from http.client import HTTPException
from pathlib import Path
from threading import Thread, Timer

import numpy as np
import psutil
from websockets.exceptions import WebSocketException

from benchmarks.page_session import PageSession, Ran
from dashboard.logs.corrections import saved_corrections
from dashboard.logs.corrections.correction import NOT_A_LOG, Corrections, FileCorrection
from dashboard.logs.load import load_paths
from dashboard.logs.sources.kept_uploads import FOLDER, Gone, KeptUploads
from dashboard.model.run import LogBook
from dashboard.whole_files import UNFINISHED
from tests.attacks import killed_deeds
from tests.attacks.killed_exports import Exports
from tests.attacks.ready_servers import ReadyServers
from tests.serving.served import APP, answer, free_port

RUNS, ROWS = 4, 30_000  # more than 4 MB together: less is not cached
LATEST = 2.0  # times that a first page takes, after that one was drawn
AIMED = 0.25  # of the servers are ended once they write the cache, within
CACHED_S = 0.03
FRESH = 0.1  # of the servers begin from nothing; to load anew takes most of the time of a kill
FIRST_S = 4.0  # that a first page is taken to take before one was drawn
START_S = 120.0
SOON_S = 2.0  # after the SIGKILL
ORPHANS_S = 30.0  # until a process sees that the one that started it is gone; usually at once
DROP = b"step,loss\n" + b"1,2\n" * 20_000
PAGES = ("", "curves", "diagnosis")
TAKEN = "export-curves-point", "collect-curves"  # keys: a table of the page, its figure kept
EXPORTS_OF_A_PAGE = 3
BY_THE_PAGE = "a file of the page"

WRITER = """
import importlib, os, sys, threading, time

def over_and_over(module, does, *said):
    while "dashboard.views.frame.app_frame" not in sys.modules:
        time.sleep(0.05)
    getattr(importlib.import_module(f"tests.attacks.{module}"), does)(*said)

def begin():
    for asked in (("killed_deeds", "note", os.environ["CURVA_DEEDS"]), *ASKED):
        threading.Thread(target=over_and_over, args=asked, daemon=True).start()

if "streamlit" in " ".join(getattr(sys, "orig_argv", [])):
    begin()
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


@dataclass(frozen=True, slots=True)
class Begun:
    """A server that loads, or answers already."""

    port: int
    process: psutil.Process
    deeds: Path
    output: Path

    @property
    def address(self) -> str:
        """Where it answers."""
        return f"http://localhost:{self.port}"


class Attack:
    """Folders that outlive the servers, and what came of the kills."""

    def __init__(self, folder: Path) -> None:
        """Write the logs, and what the servers are to do."""
        self.faults: list[str] = []
        self.kills = self.unfinished = self.drops_kept = self.tables = 0
        self.under_way: Counter[str] = Counter()
        self.amid, self.first_s = "", FIRST_S
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
        self.ready = ReadyServers(self._environment())
        self.true = [picture(self.read(held, cached=False)) for held in CORRECTED]

    def read(self, held: Corrections, *, cached: bool) -> LogBook:
        """The set as the program reads it."""
        os.environ["CURVA_CACHE"] = str(self.folder / "cache") if cached else ""
        return load_paths([self.logs], corrections=held)

    def begin(self, *, is_fresh: bool) -> Begun:
        """Start a server, which need not answer yet: from nothing, or from where all is loaded."""
        port = free_port()
        deeds, output = self.folder / f"deeds-{port}", self.folder / f"server-{port}.log"
        killed_deeds.begin(deeds)
        words = ["run", str(APP), "--server.port", str(port)]
        words += ["--server.headless", "true", "--", str(self.logs)]
        held = {"CURVA_CACHE": str(self.folder / "cache"), "CURVA_DEEDS": str(deeds)}
        if not is_fresh:
            return Begun(port, self.ready.begin(words, held, output), deeds, output)
        words = [sys.executable, "-m", "streamlit", *words]
        with output.open("wb") as log:
            process = psutil.Popen(words, env=self._environment() | held, stdout=log, stderr=log)
        return Begun(port, process, deeds, output)

    def _environment(self) -> dict[str, str]:
        path = os.pathsep.join([str(self.folder), str(APP.parents[1])])
        return {**os.environ, "PYTHONPATH": path}

    def kill_one(self, chance: random.Random, server: Begun) -> Begun:
        """Let the server work, end it at some moment, look at what it left; give the next one."""
        is_aimed = chance.random() < AIMED
        if is_aimed or chance.random() < 0.5:
            shutil.rmtree(self.folder / "cache", ignore_errors=True)  # so that it writes one
        is_up = self._answers(server)
        after = self.begin(is_fresh=chance.random() < FRESH)
        if not is_up:
            return after
        children: list[psutil.Process] = []
        end = Timer(chance.random(), _kill, (server.process, children))
        if is_aimed:
            Thread(target=_kill_amid, args=(server, chance.uniform(0, CACHED_S), children)).start()
        elif chance.random() < 0.5:
            end.interval *= self.first_s  # while the program loads, reads and caches
            end.start()
        self.amid = ""
        self._use(server.address, chance.sample(PAGES, len(PAGES)), end)
        try:
            server.process.wait(SOON_S)
        except psutil.TimeoutExpired:
            self.faults.append("a server that was not ended answered no more")
        end.cancel()
        _kill(server.process, [])  # where it gave no answer at all
        self.kills += 1
        self.under_way.update([*killed_deeds.under_way(server.deeds), *filter(None, [self.amid])])
        self.look()
        if psutil.wait_procs(children, ORPHANS_S)[1]:
            self.faults.append("a process of a server that was ended lives on")
        return after

    def end(self, server: Begun) -> None:
        """No other server is wanted."""
        _kill(server.process, [])
        self.ready.end()

    def _answers(self, server: Begun) -> bool:
        end = time.monotonic() + START_S
        while answer(f"{server.address}/_stcore/health")[0] != 200:
            if not server.process.is_running() or time.monotonic() > end:
                _kill(server.process, [])
                self.faults.append(f"it did not start: {server.output.read_text()[-500:]}")
                return False
            time.sleep(0.05)
        return True

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
                            self.amid = BY_THE_PAGE
                            self._export(session, seen)
                            self.amid = ""
                    finally:
                        session.close()
                    if 'id=\\"page-end\\"' not in drawn:
                        self.faults.append(f"page {page!r} has no end")

    def _begin(self, end: Timer, drawn_s: float) -> None:
        """Begin the ``end`` once; where a page takes long, all that follows does."""
        if not end.is_alive() and not end.finished.is_set():
            self.first_s = drawn_s
            end.interval *= LATEST * drawn_s
            end.start()

    def _export(self, session: PageSession, seen: Ran) -> None:
        """A table by its link, and the figure into the report, a few times."""
        table, figure = TAKEN
        seen = session.open_menu(seen, "curves")
        for _ in range(EXPORTS_OF_A_PAGE):
            made = session.file(seen.widget(table)[0].deferred_file_id)
            lines = made.decode("utf-8-sig").splitlines()
            if len({line.count(",") for line in (lines[0], lines[-1])}) != 1:
                self.faults.append("a table of the page is torn")
            self.tables += 1
            seen = session.set(seen, figure, trigger_value=True)

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


def _kill_amid(server: Begun, after_s: float, children: list[psutil.Process]) -> None:
    """End a server so long after it has begun to write the cache."""
    while server.process.is_running():
        if killed_deeds.DEEDS[0] in killed_deeds.under_way(server.deeds):
            time.sleep(after_s)
            _kill(server.process, children)
        time.sleep(0.001)


def _kill(process: psutil.Process, children: list[psutil.Process]) -> None:
    """End a server, and note which processes it had started."""
    with suppress(psutil.NoSuchProcess):
        children += process.children(recursive=True)
        process.kill()
        process.wait()


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
        server = attack.begin(is_fresh=True)
        for number in range(asked.times):
            server = attack.kill_one(chance, server)
            if number % 10 == 9 or number + 1 == asked.times:
                print(
                    f"{attack.kills} kills, {len(attack.faults)} faults, {attack.drops_kept} drops,"
                    f" {attack.tables} tables of the page,"
                    f" {attack.unfinished} unfinished files and folders left",
                    flush=True,
                )
        attack.end(server)
        for deed, many in attack.under_way.most_common():
            print(f"{many} of {attack.kills} ended it amid {deed}")
        for fault in dict.fromkeys(attack.faults):
            print(fault)
    return int(bool(attack.faults))


if __name__ == "__main__":
    sys.exit(main())
