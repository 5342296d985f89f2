"""Train runs one after another: check all first, skip what is complete, log the rest."""

import math
from collections.abc import Sequence
from pathlib import Path

from trainer import data as datasets
from trainer.log import RunLog, check_folder, is_complete
from trainer.progress import Progress
from trainer.study import Run
from trainer.train import train


def run_all(
    runs: Sequence[tuple[Run, Path]], data_dir: Path | None, progress: Progress
) -> None:
    """Train each run into its folder.

    Every folder and every run's data are checked before the first file is written, so that a
    mistake costs nothing and leaves nothing behind.

    Errors: `TrainerError` on a folder that cannot be used and on data that cannot be read.
    """
    waiting = []
    for run, folder in runs:
        check_folder(folder)
        if is_complete(folder, run.hparams()):
            progress.skipped(run.name)
        else:
            datasets.load(run.settings, data_dir)
            waiting.append((run, folder))
    for run, folder in waiting:
        _train_one(run, folder, datasets.load(run.settings, data_dir), progress)


def _train_one(run: Run, folder: Path, data: datasets.Data, progress: Progress) -> None:
    sizes = {
        "train_examples": len(data.train_y),
        "test_examples": len(data.test_y),
        "classes": datasets.CLASSES,
    }
    log = RunLog(folder, {**run.hparams(), **sizes})
    try:
        last = train(run.settings, data, lambda row: _note(row))
    finally:
        log.close()
