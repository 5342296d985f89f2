"""Trainings of this person: started as far as there are cores, watched, stopped, resumed.

All that is known stands on disk, so that another server, or the same one after it was killed, goes
on where this one was: a process that still runs is recognised, one that is gone left runs that the
same command resumes.
"""

import signal
import subprocess
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path
from threading import Event, RLock, Thread

from dashboard.model import clock
from dashboard.training import counting, places, processes, record, trainer_program
from dashboard.training.one_at_a_time import locked
from dashboard.training.plan import Plan
from dashboard.training.record import ACTIVE, CAN_RESUME, Record, State

PATIENCE_S = 10.0
"""Seconds that a training has to stop by itself, after each of three ever firmer requests."""

LOOK_EVERY_S = 1.0
"""Seconds between two looks at the processes while any runs or waits."""

SAID_BYTES = 4096
"""Bytes at the end of what the trainer printed that may tell why it failed."""


class Manager:
    """The trainings under ``root``."""

    def __init__(
        self,
        root: Path,
        cores: int,
        program: Sequence[str] | None = None,
        data_folder: Path | None = None,
        now: Callable[[], float] = clock.now,
    ) -> None:
        """Nothing is started or looked at yet; ``data_folder`` holds the files of MNIST."""
        self.root = root
        self.cores = cores
        self._program = tuple(program or trainer_program.PROGRAM)
        self._data_folder = data_folder
        self._now = now
        self._children: dict[str, subprocess.Popen[bytes]] = {}
        self._lock = RLock()
        self._ends = Event()
        self._thread: Thread | None = None

    def all(self) -> list[Record]:
        """Every training, the last one first, as it is now; as it was, where the disk refuses."""
        with suppress(OSError):
            self.settle()
        return record.read_all(self.root)

    def get(self, name: str) -> Record | None:
        """The training called ``name``."""
        return record.read(self.root, name)

    def logs(self, name: str) -> Path:
        """The folder of its logs."""
        return places.logs_of(self.root, name)

    def shown(self, name: str) -> tuple[Path, ...]:
        """The folders that are opened together: its logs, and the run whose advice it follows."""
        found = self.get(name)
        parent = found.source.get("folder", "") if found is not None else ""
        before = [Path(parent)] if parent and Path(parent).is_dir() else []
        return (*before, self.logs(name))

    def begin(self, plan: Plan, cores: int = 1, extra: Sequence[str] = ()) -> Record:
        """Remember a training and start it, now or when there is a core for it.

        ``extra`` words, such as those that keep the trainer quiet, follow those of the plan.
        Raises ``OSError`` where nothing can be written.
        """
        now = self._now()
        asked = Record(
            places.new_id(now),
            plan.kind,
            plan.name,
            plan.words,
            tuple(extra),
            len(plan.runs),
            plan.epochs,
            min(max(cores, 1), self.cores),
            now,
            source=dict(plan.source),
            command=plan.command,
        )
        places.logs_of(self.root, asked.id).mkdir(mode=0o700, parents=True, exist_ok=True)
        record.write(self.root, asked)
        self.settle()
        return self.get(asked.id) or asked

    def stop(self, name: str) -> None:
        """Ask a training to stop; one that waits has not begun and stops at once."""
        with self._lock:
            found = self.get(name)
            if found is None:
                return
            now = self._now()
            if found.state is State.WAITING:
                self._keep(replace(found, state=State.STOPPED, ended_at=now))
            elif found.state is State.RUNNING and found.process is not None:
                self._keep(replace(found, state=State.STOPPING, stop_at=now))
                processes.interrupt(found.process)

    def resume(self, name: str) -> None:
        """Let a training go on: the same command, which passes over what is complete."""
        with self._lock:
            found = self.get(name)
            if found is None or found.state not in CAN_RESUME:
                return
            self._keep(replace(found, state=State.WAITING, process=None, code=None, stop_at=0.0))
        self.settle()

    def forget(self, name: str) -> None:
        """Take a training that does not run off the list; its logs stay."""
        with self._lock:
            found = self.get(name)
            if found is not None and found.state not in ACTIVE:
                record.forget(self.root, name)

    def said(self, name: str) -> str:
        """The last line that the trainer printed; empty where there is none."""
        try:
            with places.output_of(self.root, name).open("rb") as file:
                size = file.seek(0, 2)
                file.seek(max(size - SAID_BYTES, 0))
                text = file.read().decode("utf-8", errors="replace")
        except OSError:
            return ""
        return next((line.strip() for line in reversed(text.splitlines()) if line.strip()), "")

    def settle(self) -> None:
        """Note what ended, press those that do not stop, and start what waits for a free core."""
        with self._lock, locked(self.root) as is_held:
            if not is_held:  # another server does it at this moment
                return
            known = record.read_all(self.root)
            for one in known:
                if one.state in ACTIVE:
                    self._look_at(one)
            known = record.read_all(self.root)
            used = sum(one.cores for one in known if one.state in ACTIVE)
            waiting = [one for one in known if one.state is State.WAITING]
            for one in sorted(waiting, key=lambda each: (each.asked_at, each.id)):
                if used + one.cores > self.cores:
                    break  # in the order in which they were asked for
                self._start(one)
                used += one.cores

    def watch(self) -> None:
        """Settle from now on by itself, whether a page is open or not."""
        if self._thread is None:
            self._thread = Thread(target=self._watch, name="trainings", daemon=True)
            self._thread.start()

    def close(self) -> None:
        """Watch no longer; the trainings go on."""
        self._ends.set()
        if self._thread is not None:
            self._thread.join()

    def _watch(self) -> None:
        while not self._ends.wait(LOOK_EVERY_S):
            with suppress(OSError):  # a full disk may have room again
                self.settle()

    def _start(self, one: Record) -> None:
        folder = self.logs(one.id)
        words = [*self._program, one.command, *one.words, *one.extra, "--out", str(folder)]
        if self._data_folder is not None:
            words += ["--data-dir", str(self._data_folder)]
        began_with = counting.count(folder).epochs
        try:
            folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            known, child = processes.start(
                words,
                folder,
                places.output_of(self.root, one.id),
                trainer_program.environment(),
            )
        except OSError:
            self._keep(replace(one, state=State.FAILED, ended_at=self._now()))
            return
        self._children[one.id] = child
        self._keep(
            replace(
                one,
                state=State.RUNNING,
                process=known,
                began_at=self._now(),
                began_with=began_with,
                ended_at=0.0,
            )
        )

    def _look_at(self, one: Record) -> None:
        child = self._children.get(one.id)
        code = child.poll() if child is not None else None
        is_over = code is not None if child is not None else not _is_alive(one)
        if is_over:
            self._children.pop(one.id, None)
            self._keep(replace(one, state=self._ended(one, code), ended_at=self._now(), code=code))
        elif one.state is State.STOPPING and one.process is not None:
            waited = self._now() - one.stop_at
            if waited > 2 * PATIENCE_S:
                processes.end(one.process, getattr(signal, "SIGKILL", signal.SIGTERM))
            elif waited > PATIENCE_S:
                processes.end(one.process, signal.SIGTERM)

    def _ended(self, one: Record, code: int | None) -> State:
        """How a training ended whose process is gone; its code is unknown to another server."""
        if code == 0 or counting.count(self.logs(one.id)).finished >= one.runs:
            return State.FINISHED
        if one.state is State.STOPPING:
            return State.STOPPED
        is_from_outside = code is None or code < 0 or code == 128 + signal.SIGINT
        return State.INTERRUPTED if is_from_outside else State.FAILED

    def _keep(self, one: Record) -> None:
        record.write(self.root, one)


def _is_alive(one: Record) -> bool:
    return one.process is not None and processes.is_alive(one.process)
