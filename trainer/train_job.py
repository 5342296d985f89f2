"""Train one job: its data, its logs, its checkpoints, and a note of every epoch to who watches.

What is in the folder of a run decides how it begins: anew, or after the epoch of its checkpoint.
"""

from collections.abc import Callable
from contextlib import ExitStack, closing, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainer.checkpoint import Checkpoints, find
from trainer.data import Data
from trainer.errors import TrainerError
from trainer.jobs import Job
from trainer.lock import locked
from trainer.log import Row, RunLog
from trainer.record import Record
from trainer.run_folder import is_complete
from trainer.sources import Sources
from trainer.study import Run
from trainer.task import Task
from trainer.train import train


@dataclass(frozen=True, slots=True)
class Options:
    """How a command trains its runs; nothing of it changes a number that is logged."""

    device: str = "cpu"  # that is there, see `trainer/device.py`
    stop_on_divergence: bool = False
    keep_checkpoint: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """What happened to a run: it begins or goes on, `row` was measured, or it has `ended`.

    `row` is None where the run begins or goes on after the epoch of its checkpoint, `epoch`.
    `ended` is None while the run trains, then why it ended before all epochs were done, "" if they
    were; `row` is its last one then, or None where it was found complete.
    """

    name: str
    row: Row | None = None
    epoch: int = 0
    ended: str | None = None


Tell = Callable[[Note], None]


def train_job(job: Job, sources: Sources, options: Options, tell: Tell) -> None:
    """Train all runs of `job` into their folders.

    Errors: `TrainerError` where a folder can no longer be written or another process trains in it.
    """
    for run, folder in job.placed:
        try:
            with locked(folder):
                if is_complete(folder, run.hparams()):  # its worker died when all was done
                    tell(Note(run.name, ended=""))
                else:
                    _train_one(run, folder, sources, options, tell)
        except OSError as error:  # the disk is full, or the folder was taken away
            reason = error.strerror or error
            raise TrainerError("unwritable", path=folder, reason=reason) from None


def _train_one(run: Run, folder: Path, sources: Sources, options: Options, tell: Tell) -> None:
    data = sources.data_of(run.settings).to(options.device)
    digest = sources.digest_of(run.settings)
    hparams = {**run.hparams(), **sizes_of(data)}
    identity = {**hparams, "data": digest}
    kept = find(folder, identity)
    with ExitStack() as stack:
        log = stack.enter_context(closing(RunLog(folder, hparams, kept.marks if kept else None)))
        checkpoints = Checkpoints(folder, identity, log.sync, kept.seconds if kept else 0.0)
        record = Record(folder, run, sizes_of(data), digest, options.device, anew=kept is None)
        tell(Note(run.name, epoch=kept.epoch if kept else 0))

        def write(row: Row) -> None:
            log.write(row)
            tell(Note(run.name, row))

        def keep(state: dict[str, Any]) -> None:
            checkpoints.keep(state, log.marks())

        try:
            ended = train(
                run.settings,
                data,
                write,
                log.write_steps,
                keep=keep,
                kept=kept.state if kept else None,
                stop_on_divergence=options.stop_on_divergence,
            )
            last = ended.last
            if options.keep_checkpoint:
                checkpoints.write()
            log.finish({"epochs_done": last.epoch, "steps": last.step, "stopped": ended.why})
        except BaseException as error:  # whatever it is: what is trained is not lost
            is_asked = isinstance(error, KeyboardInterrupt)
            how = ("interrupted", "") if is_asked else ("failed", _sentence(error))
            with suppress(OSError):  # a full disk, say, which is what is to be told
                checkpoints.write()
            with suppress(OSError):
                record.end(*how, checkpoints.seconds())
            raise
        record.end("stopped" if ended.why else "finished", ended.why, checkpoints.seconds())
        if not options.keep_checkpoint:
            checkpoints.remove()
    tell(Note(run.name, ended.last, ended=ended.why))


def _sentence(error: BaseException) -> str:
    return f"{type(error).__name__}: {error}".splitlines()[0]


def sizes_of(data: Data) -> dict[str, int]:
    """What `hparams.yaml` says of the data: examples, and how many classes they are of."""
    sizes = {"train_examples": len(data.train_y), "test_examples": len(data.test_y)}
    if data.shape.task is Task.CLASSES:
        sizes["classes"] = data.shape.outputs
    return sizes
