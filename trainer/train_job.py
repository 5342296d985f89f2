"""Train one job: its data, its logs, and a note of every epoch to whoever watches."""

from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

from trainer.data import Data
from trainer.errors import TrainerError
from trainer.jobs import Job
from trainer.log import Row, RunLog
from trainer.sources import Sources
from trainer.study import Run
from trainer.task import Task
from trainer.train import train


@dataclass(frozen=True, slots=True)
class Options:
    """How a command trains its runs; nothing of it changes a number that is logged."""

    stop_on_divergence: bool = False


@dataclass(frozen=True, slots=True)
class Note:
    """What happened to a run: `row` was measured, or it has `ended` with that row.

    `ended` is None while the run trains, then why it ended before all epochs were done, "" if they
    were.
    """

    name: str
    row: Row
    ended: str | None = None


def train_job(job: Job, sources: Sources, options: Options, tell: Callable[[Note], None]) -> None:
    """Train all runs of `job` into their folders.

    Errors: `TrainerError` where a folder can no longer be written.
    """
    for run, folder in job.placed:
        try:
            _train_one(run, folder, sources.data_of(run.settings), options, tell)
        except OSError as error:  # the disk is full, or the folder was taken away
            reason = error.strerror or error
            raise TrainerError("unwritable", path=folder, reason=reason) from None


def _train_one(
    run: Run, folder: Path, data: Data, options: Options, tell: Callable[[Note], None]
) -> None:
    with closing(RunLog(folder, {**run.hparams(), **sizes_of(data)})) as log:

        def write(row: Row) -> None:
            log.write(row)
            tell(Note(run.name, row))

        ended = train(run.settings, data, write, stop_on_divergence=options.stop_on_divergence)
        last = ended.last
        log.finish({"epochs_done": last.epoch, "steps": last.step, "stopped": ended.why})
    tell(Note(run.name, last, ended.why))


def sizes_of(data: Data) -> dict[str, int]:
    """What `hparams.yaml` says of the data: examples, and how many classes they are of."""
    sizes = {"train_examples": len(data.train_y), "test_examples": len(data.test_y)}
    if data.shape.task is Task.CLASSES:
        sizes["classes"] = data.shape.outputs
    return sizes
