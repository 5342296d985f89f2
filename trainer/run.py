"""Train runs one after another: check all first, skip what is complete, log the rest."""

from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TextIO

from trainer.data import Data, dataset, prepare, read
from trainer.errors import TrainerError
from trainer.fit_together import check_parts
from trainer.log import Row, RunLog, check_folder, is_complete
from trainer.progress import Progress
from trainer.study import Run
from trainer.task import Task
from trainer.train import train


def run_all(
    runs: Sequence[tuple[Run, Path]], data_dir: Path | None, stream: TextIO, lang: str
) -> None:
    """Train each run into its folder.

    Every folder and every run's data are checked before the first file is written, so that a
    mistake costs nothing and leaves nothing behind. Progress is shown on `stream` in `lang`.

    Errors: `TrainerError` on a folder that cannot be used and on data that cannot be read.
    """
    for _, folder in runs:
        check_folder(folder)
    complete = [is_complete(folder, run.hparams()) for run, folder in runs]
    waiting = [run for (run, _), done in zip(runs, complete, strict=True) if not done]
    keys = {dataset(run.settings).key(run.settings): run.settings for run in waiting}
    sources = {key: read(settings, data_dir) for key, settings in keys.items()}

    def data_of(run: Run) -> Data:
        return prepare(run.settings, sources[dataset(run.settings).key(run.settings)])

    for run in waiting:
        check_parts(run.settings, data_of(run).shape)
    with Progress(stream, lang, len(runs)) as progress:
        for (run, folder), done in zip(runs, complete, strict=True):
            if done:
                progress.skipped(run.name)
            else:
                _train_one(run, folder, data_of(run), progress)


def _train_one(run: Run, folder: Path, data: Data, progress: Progress) -> None:
    sizes = {
        "train_examples": len(data.train_y),
        "test_examples": len(data.test_y),
    }
    if data.shape.task is Task.CLASSES:
        sizes["classes"] = data.shape.outputs
    try:
        with closing(RunLog(folder, {**run.hparams(), **sizes})) as log:

            def note(row: Row) -> None:
                log.write(row)
                progress.epoch(run.name, row, run.settings.epochs)

            ended = train(run.settings, data, note)
            last = ended.last
            log.finish({"epochs_done": last.epoch, "steps": last.step, "stopped": ended.why})
    except OSError as error:  # the disk is full, or the folder was taken away
        raise TrainerError("unwritable", path=folder, reason=error.strerror or error) from None
    progress.run_done(run.name, last)
