"""Jobs: the runs that are still to be trained, checked, and grouped by what is trained together.

All checks of a command happen here, before the first file is written, so that a mistake costs
nothing and leaves nothing behind. How a job is carried out is `trainer/train_job.py`'s.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from trainer.errors import TrainerError
from trainer.fit_together import check_parts
from trainer.lock import check_free
from trainer.run_folder import check_folder, is_complete
from trainer.sources import Sources
from trainer.study import Run
from trainer.work import work_by_epoch

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


def plan(placed: Sequence[Placed], sources: Sources) -> Plan:
    """Check every folder and every run's data and parts; what is complete needs no training.

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
    for run, _ in waiting:
        data = sources.data_of(run.settings)
        weights = check_parts(run.settings, data.shape)
        sizes = len(data.train_y), len(data.test_y)
        work[run.name] = work_by_epoch(run.settings, weights, *sizes)
    complete = (one for one, is_done in zip(placed, done, strict=True) if is_done)
    return Plan(tuple(complete), tuple(jobs_of(waiting)), work)


def jobs_of(waiting: Sequence[Placed]) -> list[Job]:
    """The jobs that train `waiting`, in their order: one run a job."""
    return [Job((one,)) for one in waiting]
