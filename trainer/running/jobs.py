"""Jobs: the runs that are still to be trained, checked, and grouped by what is trained together.

All checks of a command happen here, before the first file is written, so that a mistake costs
nothing and leaves nothing behind. How a job is carried out is `trainer/running/train_job.py`'s.
"""

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass
from itertools import pairwise
from math import ceil
from pathlib import Path
from typing import TypeAlias

from trainer.errors import TrainerError
from trainer.run_files.lock import check_free
from trainer.run_files.run_folder import check_folder, is_complete
from trainer.run_files.stack_checkpoint import head_of
from trainer.running.fit_together import check_parts
from trainer.running.sources import Sources
from trainer.running.work import work_by_epoch
from trainer.stacked.training import MOST, key_of
from trainer.study import Run

SMALL = (
    100_000  # weights; larger models keep a core busy, and checkpoints of their own are worth more
)

Placed: TypeAlias = tuple[Run, Path]  # a run, and the folder of its logs


@dataclass(frozen=True, slots=True)
class Job:
    """What one process trains at a time: one run, or several that are stacked."""

    placed: tuple[Placed, ...]


@dataclass(frozen=True, slots=True)
class Plan:
    """What a command has to do: the runs that are complete already, and the jobs for the others."""

    complete: tuple[Placed, ...]
    jobs: tuple[Job, ...]
    work: Mapping[str, Sequence[float]]
    """The work of each epoch of each run that is to be trained, by its name; see `work.py`."""

    @property
    def waiting(self) -> tuple[Placed, ...]:
        """The runs of all jobs."""
        return tuple(placed for job in self.jobs for placed in job.placed)


def plan(placed: Sequence[Placed], sources: Sources, workers: int = 1) -> Plan:
    """Check every folder and every run's data and parts; what is complete needs no training.

    Args:
        placed: the runs, and where their logs go.
        sources: of their data.
        workers: how many processes the jobs are for.

    Errors: `TrainerError` on a folder that cannot be used or that two runs want, on data that
    cannot be read, and on parts that do not fit together.
    """
    folders = [folder.resolve() for _, folder in placed]
    if len(set(folders)) != len(folders):
        raise TrainerError("same-folder")
    for folder in folders:
        check_folder(folder)
    done = [is_complete(folder, run.hparams()) for run, folder in placed]
    for folder in folders:
        check_free(folder)
    waiting = [one for one, is_done in zip(placed, done, strict=True) if not is_done]
    work: dict[str, list[float]] = {}
    small: list[Placed] = []
    for run, folder in waiting:
        data = sources.data_of(run.settings)
        weights = check_parts(run.settings, data.shape)
        sizes = len(data.train_y), len(data.test_y)
        work[run.name] = work_by_epoch(run.settings, weights, *sizes)
        if weights <= SMALL:
            small.append((run, folder))
    complete = (one for one, is_done in zip(placed, done, strict=True) if is_done)
    jobs = jobs_of(waiting, small, workers)
    if (
        workers > 1
    ):  # the longest first, so that no worker is left alone with one of them at the end
        jobs.sort(key=lambda job: -sum(sum(work[run.name]) for run, _ in job.placed))
    return Plan(tuple(complete), tuple(jobs), work)


def jobs_of(waiting: Sequence[Placed], small: Sequence[Placed] = (), workers: int = 1) -> list[Job]:
    """The jobs that train `waiting`, in the order of their first runs.

    Those of `small` that can be are stacked (see `trainer/stacked/training.py`), in jobs of about
    equal size, as many for each of the `workers`; every other run is a job of its own. Runs of a
    stack that was interrupted go on together, however many workers there are.
    """
    names = {run.name for run, _ in small}
    groups: dict[Hashable, list[Placed]] = {}
    for run, folder in waiting:
        key = head_of(folder) or (key_of(run.settings) if run.name in names else None)
        groups.setdefault(run.name if key is None else key, []).append((run, folder))
    jobs: list[Job] = []
    for key, group in groups.items():
        if isinstance(key, Path):
            jobs.append(Job(tuple(group)))
            continue
        by_seed = sorted(group, key=lambda placed: placed[0].settings.seed)
        count = min(len(group), ceil(len(group) / (MOST * workers)) * workers)
        edges = [len(group) * i // count for i in range(count + 1)]
        jobs += [Job(tuple(by_seed[low:high])) for low, high in pairwise(edges)]
    return jobs
