"""Train one job: its data, its logs, its checkpoints, and a note of every epoch to who watches.

What is in the folder of a run decides how it begins: anew, or after the epoch of its checkpoint.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, ExitStack, closing, contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from trainer.data import Data
from trainer.errors import TrainerError
from trainer.forms.model import build
from trainer.row import Row, Steps
from trainer.run_files.checkpoint import Checkpoints, find
from trainer.run_files.lock import locked
from trainer.run_files.log import RunLog
from trainer.run_files.record import Record
from trainer.run_files.run_folder import CHECKPOINT, is_complete
from trainer.running.jobs import Job, Placed
from trainer.running.memory import keep_freed_memory
from trainer.running.sources import Sources
from trainer.running.threads import threads, threads_for
from trainer.stacked.training import train_stacked
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
    """Train all runs of `job` into their folders, together where they are several.

    A run that has a checkpoint goes on from there, alone.

    Errors: `TrainerError` where a folder can no longer be written or another process trains in it.
    """
    keep_freed_memory()
    together: list[Placed] = []
    with ExitStack() as locks:
        for run, folder in job.placed:
            with _told(folder):
                locks.enter_context(locked(folder))
                if is_complete(folder, run.hparams()):  # its worker died when all was done
                    tell(Note(run.name, ended=""))
                elif (
                    len(job.placed) == 1
                    or options.keep_checkpoint
                    or (folder / CHECKPOINT).exists()
                ):
                    _train_one(run, folder, sources, options, tell)
                else:
                    together.append((run, folder))
        if together:
            with _told(together[0][1].parent):
                _train_together(together, sources, options, tell)


@contextmanager
def _told(folder: Path) -> Iterator[None]:
    """A failure to write, because the disk is full or the folder was taken away, as ours."""
    try:
        yield
    except OSError as error:
        reason = error.strerror or error
        raise TrainerError("unwritable", path=error.filename or folder, reason=reason) from None


def _train_together(
    placed: Sequence[Placed], sources: Sources, options: Options, tell: Tell
) -> None:
    """Train runs as one stack; each has its own log, and none a checkpoint: they are short."""
    data, logs, records = [], [], []
    seconds = [0.0] * len(placed)
    with ExitStack() as open_logs:
        for run, folder in placed:
            of_run = sources.data_of(run.settings)
            sizes, digest = sizes_of(of_run), sources.digest_of(run.settings)
            log = RunLog(folder, {**run.hparams(), **sizes}, None)
            logs.append(open_logs.enter_context(closing(log)))
            records.append(Record(folder, run, sizes, digest, options.device))
            data.append(of_run if options.device == "cpu" else of_run.to(options.device))
            tell(Note(run.name))

        def write_steps(i: int, steps: Steps) -> None:
            logs[i].write_steps(steps)

        def write(i: int, row: Row) -> None:
            logs[i].write(row)
            seconds[i] += row.epoch_seconds or 0.0
            tell(Note(placed[i][0].name, row))

        try:
            with _threads(placed, data[0]):
                ends = train_stacked(
                    [run.settings for run, _ in placed],
                    data,
                    write,
                    write_steps,
                    stop_on_divergence=options.stop_on_divergence,
                )
            for log, end in zip(logs, ends, strict=True):
                last = end.last
                log.finish({"epochs_done": last.epoch, "steps": last.step, "stopped": end.why})
        except BaseException as error:
            how = _failure(error)
            for record, spent in zip(records, seconds, strict=True):
                with suppress(OSError):  # a full disk, say, which is what is to be told
                    record.end(*how, spent)
            raise
        for record, end, spent in zip(records, ends, seconds, strict=True):
            record.end("stopped" if end.why else "finished", end.why, spent)
    for (run, _), end in zip(placed, ends, strict=True):
        tell(Note(run.name, end.last, ended=end.why))


def _train_one(run: Run, folder: Path, sources: Sources, options: Options, tell: Tell) -> None:
    data = sources.data_of(run.settings).to(options.device)
    digest = sources.digest_of(run.settings)
    hparams = {**run.hparams(), **sizes_of(data)}
    identity = {**hparams, "data": digest}
    kept = find(folder, identity)
    with ExitStack() as stack:
        stack.enter_context(_threads([(run, folder)], data))
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
            how = _failure(error)
            with suppress(OSError):  # a full disk, say, which is what is to be told
                checkpoints.write()
            with suppress(OSError):
                record.end(*how, checkpoints.seconds())
            raise
        record.end("stopped" if ended.why else "finished", ended.why, checkpoints.seconds())
        if not options.keep_checkpoint:
            checkpoints.remove()
    tell(Note(run.name, ended.last, ended=ended.why))


def _threads(placed: Sequence[Placed], data: Data) -> AbstractContextManager[None]:
    settings = placed[0][0].settings
    weights = sum(w.numel() for w in build(data.shape, settings).parameters())
    return threads(threads_for(weights, settings.batch_size, len(placed)))


def _failure(error: BaseException) -> tuple[str, str]:
    """How `run.json` names what ended a run."""
    if isinstance(error, KeyboardInterrupt):
        return "interrupted", ""
    return "failed", f"{type(error).__name__}: {error}".splitlines()[0]


def sizes_of(data: Data) -> dict[str, int]:
    """What `hparams.yaml` says of the data: examples, and how many classes they are of."""
    sizes = {"train_examples": len(data.train_y), "test_examples": len(data.test_y)}
    if data.shape.task is Task.CLASSES:
        sizes["classes"] = data.shape.outputs
    return sizes
