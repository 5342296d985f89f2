"""Train what is asked for: check all first, skip what is complete, train the rest."""

from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from trainer.jobs import Placed, plan
from trainer.progress import Progress
from trainer.sources import Sources
from trainer.train_job import Options, train_job


def run_all(
    runs: Sequence[Placed],
    data_dir: Path | None,
    stream: TextIO,
    lang: str,
    options: Options | None = None,
) -> None:
    """Train each run into its folder, with progress on `stream` in `lang`.

    Errors: `TrainerError` on a folder that cannot be used, on data that cannot be read and on
    parts that do not fit together, all before anything is written.
    """
    sources = Sources(data_dir)
    todo = plan(runs, sources)
    epochs = {run.name: run.settings.epochs for run, _ in todo.waiting}
    with Progress(stream, lang, len(runs), epochs) as progress:
        for run, _ in todo.complete:
            progress.skipped(run.name)
        for job in todo.jobs:
            train_job(job, sources, options or Options(), progress.take)
