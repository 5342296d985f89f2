"""Train runs one after another: check all first, skip what is complete, log the rest."""

import math
from collections.abc import Sequence
from contextlib import closing
from pathlib import Path
from typing import TextIO

from trainer.data import CLASSES, Data, prepare, read
from trainer.errors import TrainerError
from trainer.log import Row, RunLog, check_folder, is_complete
from trainer.progress import Progress
from trainer.study import Run
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
    sources = {name: read(name, data_dir) for name in {run.settings.dataset for run in waiting}}
    for run in waiting:
        prepare(run.settings, sources[run.settings.dataset])
    with Progress(stream, lang, len(runs)) as progress:
        for (run, folder), done in zip(runs, complete, strict=True):
            if done:
                progress.skipped(run.name)
            else:
                data = prepare(run.settings, sources[run.settings.dataset])
                _train_one(run, folder, data, progress)


def _train_one(run: Run, folder: Path, data: Data, progress: Progress) -> None:
    sizes = {
        "train_examples": len(data.train_y),
        "test_examples": len(data.test_y),
        "classes": CLASSES,
    }
    try:
        with closing(RunLog(folder, {**run.hparams(), **sizes})) as log:

            def note(row: Row) -> None:
                log.write(row)
                progress.epoch(run.name, row, run.settings.epochs)

            last = train(run.settings, data, note)
            stopped = "" if math.isfinite(last.train_loss) else "loss_not_finite"
            log.finish({"epochs_done": last.epoch, "steps": last.step, "stopped": stopped})
    except OSError as error:  # the disk is full, or the folder was taken away
        raise TrainerError("unwritable", path=folder, reason=error.strerror or error) from None
    progress.run_done(run.name, last)
