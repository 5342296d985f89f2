"""Jobs trained by the workers of a Dask cluster, which reach the folders under the same paths.

A job goes out with its settings, and what happened to its runs comes back when it is done; the logs
are written where the worker runs. A job whose worker is lost is given to another by Dask itself.
`distributed` is optional (the extra `cluster`).
"""

import threading
import time
from collections.abc import Callable, Sequence
from functools import cache
from importlib import import_module
from pathlib import Path
from typing import Any

import torch

from trainer.errors import TrainerError
from trainer.running.jobs import Job
from trainer.running.note import Note, Options, Tell
from trainer.running.sources import Sources
from trainer.running.train_job import train_job

PATIENCE_S = 10  # seconds to wait for the scheduler and for its first worker
LOOK_S = 1.0  # seconds between two looks whether to stop; one costs about a millisecond
RETRIES = 3  # of a job whose worker was lost while it still held the folder
STOP = "curva-stop"  # followed by a number of its own: the event that ends the jobs of one command


def train_by_cluster(
    jobs: Sequence[Job], data_dir: Path | None, options: Options, tell: Tell, address: str
) -> None:
    """Train `jobs` by the workers of the scheduler at `address`.

    Errors: `TrainerError` where `distributed` is missing or no scheduler or worker answers, and
    that of a job.
    """
    try:
        distributed = import_module("distributed")
    except ImportError:
        raise TrainerError("no-distributed") from None
    try:
        client = distributed.Client(address, timeout=PATIENCE_S, set_as_default=False)
    except Exception:  # noqa: BLE001 - many kinds, all of which mean the same
        raise TrainerError("no-scheduler", address=address) from None
    with client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE_S)
        except TimeoutError:
            raise TrainerError("no-workers", address=address) from None
        stop = distributed.Event(f"{STOP}-{time.time_ns()}", client=client)
        there = [_absolute(job) for job in jobs]
        folder = data_dir.absolute() if data_dir else None
        sent = client.map(
            _train_there,
            there,
            data_dir=folder,
            options=options,
            stop=stop.name,
            pure=False,
            retries=RETRIES,
        )
        try:
            done = distributed.as_completed(sent, loop=client.loop, with_results=True)
            for _, notes in done:
                for note in notes:
                    tell(note)
        except TrainerError:
            raise
        except Exception as error:
            raise TrainerError("cluster-failed", address=address, reason=error) from error
        finally:
            stop.set()
            client.cancel([one for one in sent if not one.done()])


def _absolute(job: Job) -> Job:
    """The same job by full paths: a worker may have been started in another folder."""
    return Job(tuple((run, folder.absolute()) for run, folder in job.placed))


# One training at a time in a process: its chance is torch's, which all threads share.
_turn = threading.Lock()


@cache
def _sources(data_dir: Path | None) -> Sources:
    return Sources(data_dir)


def _train_there(job: Job, data_dir: Path | None, options: Options, stop: str) -> list[Note]:
    """Train a job on a worker; the notes of its runs, as far as they came."""
    notes: list[Note] = []
    is_asked = _asked(stop)

    def tell(note: Note) -> None:
        notes.append(note)
        if is_asked():
            raise KeyboardInterrupt

    with _turn:
        torch.set_num_threads(1)
        if not is_asked():
            try:
                train_job(job, _sources(data_dir), options, tell)
            except KeyboardInterrupt:  # nothing that the worker is to end for
                return notes
    return notes


def _asked(stop: str) -> Callable[[], bool]:
    """Whether the command that sent the job was interrupted, looked up now and then."""
    distributed: Any = import_module("distributed")
    event = distributed.Event(stop)
    looked_s = 0.0
    is_set = False

    def look() -> bool:
        nonlocal looked_s, is_set
        if not is_set and time.monotonic() - looked_s >= LOOK_S:
            looked_s = time.monotonic()
            is_set = event.is_set()
        return is_set

    return look
