"""The processes that read: started when there is something for them, asked, and ended at limits.

As many run as there are cores, or four.  A thread passes a question on and takes its answer, so
that whoever asked may look at the clock, at memory and at the page meanwhile, on every system.
"""

import os
import queue
import struct
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from dashboard.logs.apart.frames import Kind, read_frame, write_frame
from dashboard.logs.apart.limits import Limits, budget, memory_of

_ROOT = str(Path(__file__).resolve().parents[3])  # the folder that holds the package
PACKAGE_PATH = f"import sys; {_ROOT!r} in sys.path or sys.path.insert(0, {_ROOT!r})"
"""What lets a process import the package, wherever it was started."""

_CODE = f"{PACKAGE_PATH};from dashboard.logs.apart.worker import main; main()"

PROGRAM: tuple[str, ...] = (sys.executable, "-P", "-c", _CODE)
"""``-P``: nothing that lies in the folder in which the server runs is imported."""

LEAST_AT_ONCE = 4
"""Processes on a machine of fewer cores: a file that takes long leaves room for those of others."""

LOOK_S = 0.1
"""Seconds between two times that whoever waits is told."""

MEMORY_LOOK_S = 0.02
"""Seconds between two looks at memory and at the clock: a process takes about 1 GB in a second."""

NEARLY = 0.95
"""The share of the memory allowed at which a reading is given up, so that it never takes it all."""

KEPT_BYTES = 512 << 20
"""A process that holds more after a file is ended: Python seldom gives memory back."""


class GivenUpError(Exception):
    """A file took more than it may."""

    def __init__(self, *, of_memory: bool) -> None:
        """Keep which of the limits it was."""
        super().__init__()
        self.of_memory = of_memory


class GoneError(Exception):
    """The process ended before it answered."""


@dataclass(frozen=True, slots=True)
class Answer:
    """What a process answered: the part of the file, and what was contained, as JSON."""

    part: bytes
    failed: bytes


class Worker:
    """One process that reads."""

    def __init__(self, program: Sequence[str]) -> None:
        """Start it.

        Raises:
            OSError: when it cannot be started.
        """
        environment = os.environ | {"OMP_NUM_THREADS": "1", "PYTHONUTF8": "1"}
        self._process = subprocess.Popen(  # noqa: S603 - our own program, and no shell
            list(program),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            env=environment,
            start_new_session=sys.platform != "win32",  # Ctrl-C is for the server
            creationflags=getattr(subprocess, "CREATE_NO_WINDOW", 0),
        )
        self.is_new = True

    @property
    def memory(self) -> int:
        """The bytes that it holds now, 0 where that is not known."""
        return memory_of(self._process.pid)

    @property
    def is_alive(self) -> bool:
        """Whether it has not ended."""
        return self._process.poll() is None

    def ask(
        self, question: bytes, data: bytes, limits: Limits, told: Callable[[float], None]
    ) -> Answer:
        """The answer to a question; ``told`` is called with the share read, several times a second.

        Whatever ends the waiting, an exception of ``told`` too, ends the process.

        Raises:
            GivenUpError: when a limit is reached.
            GoneError: when the process ends without an answer.
        """
        self.is_new = False
        frames: queue.Queue[tuple[Kind, bytes] | None] = queue.Queue()
        passing = threading.Thread(target=self._pass, args=(question, data, frames), daemon=True)
        passing.start()
        try:
            answer = self._wait(frames, limits, told)
        except BaseException:
            self.end()
            raise
        return answer

    def _wait(
        self,
        frames: "queue.Queue[tuple[Kind, bytes] | None]",
        limits: Limits,
        told: Callable[[float], None],
    ) -> Answer:
        end, share, failed = time.monotonic() + limits.seconds, 0.0, b"[]"
        tell_at = 0.0
        while True:
            if time.monotonic() >= end:
                raise GivenUpError(of_memory=False)
            if self.memory > NEARLY * limits.memory:
                raise GivenUpError(of_memory=True)
            try:
                frame = frames.get(timeout=MEMORY_LOOK_S)
            except queue.Empty:
                if time.monotonic() >= tell_at:
                    tell_at = time.monotonic() + LOOK_S
                    told(share)
                continue
            if frame is None:
                raise GoneError
            kind, held = frame
            if kind is Kind.PART:
                return Answer(held, failed)
            if kind is Kind.FAILED:
                failed = held
            elif kind is Kind.SHARE:
                (share,) = struct.unpack(">d", held)
                told(share)

    def _pass(
        self, question: bytes, data: bytes, frames: "queue.Queue[tuple[Kind, bytes] | None]"
    ) -> None:
        """Pass the question on, and what comes back; ``None`` once nothing more will."""
        asking, answering = self._process.stdin, self._process.stdout
        with suppress(OSError, ValueError):  # it has ended, or was ended meanwhile
            if asking is not None and answering is not None:
                write_frame(asking, Kind.ASK, question)
                write_frame(asking, Kind.BYTES, data)
                while (frame := read_frame(answering)) is not None:
                    frames.put(frame)
                    if frame[0] is Kind.PART:
                        return
        frames.put(None)

    def end(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        self._process.wait()
        for stream in (self._process.stdin, self._process.stdout):
            if stream is not None:
                with suppress(OSError, ValueError):
                    stream.close()


class Room:
    """The memory that the readings at work may take together."""

    def __init__(self, size: int) -> None:
        """All ``size`` bytes are free."""
        self._free = size
        self._size = size
        self._changed = threading.Condition()

    @contextmanager
    def taken(self, size: int, waits: Callable[[], None]) -> Iterator[None]:
        """Take ``size`` bytes while the block runs, all that there are for more than those.

        ``waits`` is called several times a second until they are free.
        """
        size = min(size, self._size)
        while not self._take(size):
            waits()
        try:
            yield
        finally:
            with self._changed:
                self._free += size
                self._changed.notify_all()

    def _take(self, size: int) -> bool:
        with self._changed:
            if self._free < size and not self._changed.wait_for(
                lambda: self._free >= size, timeout=LOOK_S
            ):
                return False
            self._free -= size
            return True


class Workers:
    """Processes that read, kept for the next file while they are not asked."""

    def __init__(
        self, program: Sequence[str] = PROGRAM, most: int = 0, memory: int | None = None
    ) -> None:
        """None is started yet; at most ``most`` run at a time, by default one a core.

        Together they may take ``memory`` bytes, by default the budget of this machine.
        """
        self._room = Room(budget() if memory is None else memory)
        self._program = program
        self._free = threading.Semaphore(most or max(os.cpu_count() or 1, LEAST_AT_ONCE))
        self._idle: list[Worker] = []
        self._lock = threading.Lock()

    def ask(
        self, question: bytes, data: bytes, limits: Limits, told: Callable[[float], None]
    ) -> Answer:
        """The answer of a process, as :meth:`Worker.ask`; waiting for a free one is not counted."""
        while not self._free.acquire(timeout=LOOK_S):
            told(0.0)
        try:
            with self._room.taken(limits.memory, lambda: told(0.0)):
                return self._ask(question, data, limits, told)
        finally:
            self._free.release()

    def _ask(
        self, question: bytes, data: bytes, limits: Limits, told: Callable[[float], None]
    ) -> Answer:
        worker = self._take()
        was_new = worker.is_new
        try:
            answer = worker.ask(question, data, limits, told)
        except GoneError:
            if was_new:
                raise
            return self._ask(question, data, limits, told)  # it had been idle too long
        if worker.memory > KEPT_BYTES:
            worker.end()
        else:
            with self._lock:
                self._idle.append(worker)
        return answer

    def _take(self) -> Worker:
        with self._lock:
            while self._idle:
                worker = self._idle.pop()
                if worker.is_alive:
                    return worker
                worker.end()
        return Worker(self._program)

    def close(self) -> None:
        """End the processes that are not asked now."""
        with self._lock:
            idle, self._idle = self._idle, []
        for worker in idle:
            worker.end()
