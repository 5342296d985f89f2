"""Train one run by itself: its log, its record, and its checkpoint while it is not complete."""

from contextlib import AbstractContextManager, ExitStack, closing, suppress
from pathlib import Path
from typing import Any

from trainer.data import Data
from trainer.forms.model import build
from trainer.row import Row
from trainer.run_files.checkpoint import Checkpoints, find, is_there, text
from trainer.run_files.log import RunLog
from trainer.run_files.record import Record
from trainer.running.note import Note, Options, Tell
from trainer.running.sources import Sources
from trainer.running.threads import threads, threads_again, threads_for
from trainer.settings import Settings
from trainer.study import Run
from trainer.task import Task
from trainer.train import train


def train_one(run: Run, folder: Path, sources: Sources, options: Options, tell: Tell) -> None:
    """Train `run` into `folder`, after the epoch of its checkpoint where it has one."""
    data = sources.data_of(run.settings).to(options.device)
    digest = sources.digest_of(run.settings)
    hparams = {**run.hparams(), **sizes_of(data)}
    identity = {**hparams, "data": digest}
    kept = find(folder, identity)
    is_lost = kept is None and is_there(folder)
    with ExitStack() as stack:
        stack.enter_context(threads_of(run.settings, data, kept.threads if kept else None))
        log = stack.enter_context(closing(RunLog(folder, hparams, kept.marks if kept else None)))
        begun_s = kept.seconds if kept else 0.0
        checkpoints = Checkpoints(folder, {"identity": text(identity)}, log.sync, begun_s)
        record = Record(folder, run, sizes_of(data), digest, options.device, anew=kept is None)
        tell(Note(run.name, epoch=kept.epoch if kept else 0, lost=int(is_lost)))

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
            how = failure(error)
            with suppress(OSError):  # a full disk, say, which is what is to be told
                checkpoints.write()
            with suppress(OSError):
                record.end(*how, checkpoints.seconds())
            raise
        record.end("stopped" if ended.why else "finished", ended.why, checkpoints.seconds())
        if not options.keep_checkpoint:
            checkpoints.remove()
    tell(Note(run.name, ended.last, ended=ended.why))


def threads_of(
    settings: Settings, data: Data, before: int | None, runs: int = 1
) -> AbstractContextManager[None]:
    """The threads that runs are worth, or those that they had `before`, where they go on."""
    if before is not None:
        return threads(threads_again(before))
    weights = sum(w.numel() for w in build(data.shape, settings).parameters())
    return threads(threads_for(weights, settings.batch_size, runs))


def failure(error: BaseException) -> tuple[str, str]:
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
