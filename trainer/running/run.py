"""Train what is asked for: check all first, skip what is complete, train the rest."""

from collections.abc import Sequence
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import TextIO

from trainer.errors import TrainerError
from trainer.running.cluster import train_by_cluster
from trainer.running.cores import cores
from trainer.running.interruption import terminable
from trainer.running.jobs import Placed, plan
from trainer.running.manner import Manner
from trainer.running.note import Options
from trainer.running.progress import Progress
from trainer.running.sources import Sources
from trainer.running.train_job import train_job
from trainer.running.workers import train_by_workers


@dataclass(frozen=True, slots=True)
class Hands:
    """Who trains: this process, several of this machine, or the workers of a Dask cluster."""

    workers: int = 1
    oversubscribe: bool = False  # more workers than cores are meant
    scheduler: str = ""  # the address of the cluster's


def run_all(
    runs: Sequence[Placed],
    data_dir: Path | None,
    stream: TextIO,
    lang: str,
    options: Options | None = None,
    hands: Hands | None = None,
    manner: Manner = Manner.BARS,
) -> None:
    """Train each run into its folder, with progress on `stream` in `lang`.

    Errors: `TrainerError` on a folder that cannot be used, on data that cannot be read and on
    parts that do not fit together, all before anything is written.
    """
    how, by = options or Options(), hands or Hands()
    if by.workers > cores() and not by.oversubscribe:
        raise TrainerError("too-many-workers", value=by.workers, found=cores())
    sources = Sources(data_dir)
    todo = plan(runs, sources, by.workers)
    with terminable(), closing(Progress(stream, lang, manner, todo.work)) as progress:
        for run, _ in todo.complete:
            progress.skipped(run.name)
        if by.scheduler:
            train_by_cluster(todo.jobs, data_dir, how, progress.take, by.scheduler)
        elif by.workers > 1:
            train_by_workers(todo.jobs, data_dir, how, progress.take, by.workers)
        else:
            for job in todo.jobs:
                train_job(job, sources, how, progress.take)
