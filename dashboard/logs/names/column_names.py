"""What each column of a table is: the axis, the epoch, the clock, or something measured."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from dashboard.logs.names import translations

STEP_NAMES = (
    "step",
    "steps",
    "global_step",
    "globalstep",
    "global_steps",
    "global_step/max_steps",
    "_step",
    "current_step",
    "current_steps",
    "cur_step",
    "cur_steps",
    "step_num",
    "step_count",
    "trainer/global_step",
    "iteration",
    "iterations",
    "iter",
    "iters",
    "current_iter",
    "current_iteration",
    "cur_iter",
    "cur_iteration",
    "iter_num",
    "iter_count",
    "num_updates",
    "update",
    "updates",
    "time/total_timesteps",
    "total_timesteps",
    "misc/total_timesteps",
    "num_env_steps_sampled_lifetime",
    "num_env_steps_sampled",
    "timesteps_total",
    "timesteps",
    "timestepssofar",
    "total timesteps",
    "totalenvsteps",
    "totalenvinteracts",
    "total_env_steps",
    "num_steps",
    "total_steps",
    "env_steps",
    "env_step",
    "train_step",
    "train_steps",
    "training_step",
    "train/step",
    "train/global_step",
    "trainer/step",
    "n_iter",
    "frames",
    "training_iteration",
    *translations.STEPS,
    "episode",  # reinforcement learning; last, as time steps beside it say more
    "episodes",
    *translations.EPISODES,
)
EPOCH_NAMES = (
    "epoch",
    "epochs",
    "epoch_id",
    "epoch_num",
    "epoch_number",
    "trainer/epoch",
    "train/epoch",
    "current_epoch",
    "cur_epoch",
    "ep",
    *translations.EPOCHS,
)
TOTAL_NAMES = (
    *("total_steps", "max_steps", "num_steps", "max_iter", "max_iters", "max_iterations"),
    *("total_iters", "total_iterations", "num_iters", "num_iterations", "steps_per_epoch"),
    *("total_epochs", "max_epochs", "max_epoch", "num_epochs", "n_epochs", "total_epoch"),
)
"""Columns that say how far a training is to go; some loggers count by the same names."""

COUNTS = frozenset({*STEP_NAMES, *EPOCH_NAMES, *TOTAL_NAMES})
"""Columns that count something; one that never changes is a setting."""

PART_NAMES = ("percentage", "percent", "progress", "pct", "progress_pct", "progress (%)", "done")
"""Columns that say how much of the training is over."""

WITHIN_NAMES = (
    *("batch", "batch_idx", "batch_id", "batch_index", "batch_no", "batch_num", "minibatch"),
    *("it", "i", "local_step", "inner_step", "step_in_epoch", "iter_in_epoch", "lote"),
)
"""Columns that may count within the epoch."""

AXES = COUNTS | {*PART_NAMES, *WITHIN_NAMES}
"""Columns that may say where a row lies."""

CLOCK_NAMES = ("wall_time", "wall time", "walltime", "_timestamp", "timestamp")
INDEX_NAMES = ("", "index", "unnamed: 0", "column 1")  # pandas' own column of row numbers
RUN_NAMES = (
    *("run_id", "run", "run_name", "experiment", "experiment_name", "exp_name"),
    *("trial_id", "trial", "trial_name", "execucao", "experimento"),
)
"""Columns that name the run of a row, the surest first."""

VAGUE_RUN_NAMES = ("id", "name")
"""Columns that may name a run, or as well anything else."""

SPLIT_NAMES = ("split", "phase", "subset", "mode", "stage", "set", "conjunto", "fase")
"""Columns that name the part of the data that a row was measured on."""

_BAND = re.compile(r"__(MIN|MAX)$")  # what W&B's export adds beside each mean


@dataclass(frozen=True, slots=True)
class Roles:
    """Which columns carry what, by index; None where there is none such."""

    step: int | None
    epoch: int | None
    clock: int | None
    measured: tuple[int, ...]

    @property
    def has_axis(self) -> bool:
        """Whether a column is an axis: the place of each row on the curve."""
        return self.step is not None or self.epoch is not None


@lru_cache(maxsize=65_536)
def key(name: str) -> str:
    """A column's name as the lists above spell it: ``Época`` and ``Epoch #`` like ``epoch``."""
    return translations.folded(name).rstrip("# ")


def find(names: Sequence[str], wanted: Iterable[str]) -> int | None:
    """The index of the first of ``wanted`` that is among ``names``."""
    keys = [key(name) for name in names]
    return next((keys.index(one) for one in wanted if one in keys), None)


def roles_of(names: Sequence[str]) -> Roles:
    """The role of each column by its name."""
    step = find(names, STEP_NAMES)
    epoch = find(names, EPOCH_NAMES)
    clock = find(names, CLOCK_NAMES)
    index = 0 if names and key(names[0]) in INDEX_NAMES else None
    if step is None and epoch is None:
        epoch = index
    axes = {step, epoch, clock, index}
    measured = tuple(
        at
        for at, name in enumerate(names)
        if at not in axes and not _BAND.search(name) and key(name) not in EPOCH_NAMES
    )
    return Roles(step, epoch, clock, measured)
