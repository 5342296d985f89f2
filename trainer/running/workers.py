"""Jobs trained by several processes of this machine, one thread each.

Every process is asked for a job at a time and sends back what happens to its runs. One that dies
(killed, or out of memory) is replaced, and its job is given to another; what its runs had on the
disk is gone on with. When the command is interrupted, or dies itself, the workers keep what they
have trained and end.
"""

import queue
import signal
import threading
from _thread import interrupt_main
from collections import deque
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from typing import Any

import torch

from trainer.errors import TrainerError
from trainer.running.jobs import Job
from trainer.running.note import Note, Options, Tell
from trainer.running.sources import Sources
from trainer.running.train_job import train_job
from trainer.running.worker_processes import context, warm_up

TRIES = 3  # a job whose process dies so often would kill the next one too
PATIENCE_S = 60  # seconds that an interrupted worker may take to keep its work


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    line: Connection
    job: int | None = None  # the number of the job that it has


def train_by_workers(
    jobs: Sequence[Job], data_dir: Path | None, options: Options, tell: Tell, count: int
) -> None:
    """Train `jobs` by at most `count` processes.

    Errors: the `TrainerError` of a job, and one where a job's process died `TRIES` times.
    """
    tell = _once(tell)
    waiting = deque(range(len(jobs)))
    tries = [0] * len(jobs)
    warm_up(run.settings.dataset for job in jobs for run, _ in job.placed)
    workers = [_begun(data_dir, options) for _ in range(min(count, len(jobs)))]
    try:
        while waiting or any(one.job is not None for one in workers):
            for one in workers:
                if one.job is None and waiting:
                    _give(one, waiting.popleft(), jobs)
            for line in wait([one.line for one in workers]):
                at = next(i for i, one in enumerate(workers) if one.line is line)
                if _hear(workers[at], tell):
                    continue
                job = workers[at].job  # its process has died
                workers[at].process.join()
                workers[at] = _begun(data_dir, options)
                if job is not None:
                    tries[job] += 1
                    if tries[job] == TRIES:
                        names = ", ".join(run.name for run, _ in jobs[job].placed)
                        raise TrainerError("worker-died", name=names, tries=TRIES)
                    waiting.appendleft(job)
    finally:
        for one in workers:
            one.line.close()  # which tells it to end, whatever it is doing
        for one in workers:
            one.process.join(PATIENCE_S)
            one.process.kill()


def _once(tell: Tell) -> Tell:
    """Tell of the end of every run once: a worker may die before it says that its job is done."""
    ended: set[str] = set()

    def once(note: Note) -> None:
        if note.name not in ended:
            tell(note)
        if note.ended is not None:
            ended.add(note.name)

    return once


def _give(worker: _Worker, job: int, jobs: Sequence[Job]) -> None:
    worker.job = job
    with suppress(OSError):  # it died while idle: reading from it will say so
        worker.line.send(jobs[job])


def _hear(worker: _Worker, tell: Tell) -> bool:
    """Take one message of a worker; False where there will be none any more."""
    try:
        message = worker.line.recv()
    except (EOFError, OSError):
        return False
    if isinstance(message, Note):
        tell(message)
    elif message is None:
        worker.job = None
    else:
        code, values = message
        raise TrainerError(code, **values)
    return True


def _begun(data_dir: Path | None, options: Options) -> _Worker:
    begun = context()
    ours, theirs = begun.Pipe()
    process = begun.Process(target=_work, args=(theirs, data_dir, options), daemon=True)
    process.start()
    theirs.close()
    return _Worker(process, ours)


def _work(line: Connection, data_dir: Path | None, options: Options) -> None:
    """What a worker does: train the jobs it is given until the line is closed."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)  # Ctrl-C reaches all; the command decides
    signal.signal(signal.SIGTERM, _stop)

    def tell(note: Note) -> None:
        try:
            line.send(note)
        except OSError:  # the command has ended
            _stop()

    torch.set_num_threads(1)
    sources = Sources(data_dir)
    given: queue.SimpleQueue[Job | None] = queue.SimpleQueue()
    threading.Thread(target=_listen, args=(line, given), daemon=True).start()
    with suppress(KeyboardInterrupt, OSError):  # the other end is gone: nobody is to be told
        while (job := given.get()) is not None:
            try:
                train_job(job, sources, options, tell)
                line.send(None)
            except TrainerError as error:
                line.send((error.code, error.values))
            except Exception as error:  # noqa: BLE001 - a fault of ours is told like any other
                names = ", ".join(run.name for run, _ in job.placed)
                reason = f"{type(error).__name__}: {error}"
                line.send(("run-failed", {"name": names, "reason": reason}))
        signal.signal(signal.SIGTERM, signal.SIG_IGN)  # it has stopped by itself


def _listen(line: Connection, given: "queue.SimpleQueue[Job | None]") -> None:
    """Take jobs while the main thread trains; when the line closes, stop what goes on."""
    with suppress(EOFError, OSError):
        while True:
            given.put(line.recv())
    given.put(None)
    interrupt_main(signal.SIGTERM)


def _stop(*_: Any) -> None:
    """Stop what goes on, once: a second time would disturb what keeps the work."""
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise KeyboardInterrupt
