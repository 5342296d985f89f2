"""The recipe of a run: its model, data and training, as far as its settings show.

Two runs belong to one family when they train the same model on the same data: every setting is
equal but those of the descent itself (learning rate, batch size, optimizer, schedule, duration,
seed).  Bookkeeping settings, such as names, folders or results, are ignored.
"""

import math
import re
from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from dashboard.diagnosis.features.schedule import SCHEDULE, changes, is_warm_up
from dashboard.logs.hparams.side_files import usual_name
from dashboard.model.optimizers import is_adaptive, is_descent, of_writer
from dashboard.model.run import Run, Setting

RATE = frozenset({"lr", "learning_rate", "batch_size"})
FOLLOWS_RATE = frozenset(
    {"final_lr", "end_lr", "lr_end", "lr_min", "eta_min", "max_lr", "gradient_accumulation_steps"}
    | {"accumulate_grad_batches", "grad_accum", "grad_accum_steps"}
)
"""Settings that people change with the rate or the batch size, and that are no schedule alone."""

CHANCE = frozenset(
    {"seed", "random_seed", "manual_seed", "torch_seed", "global_seed", "random_state"}
    | {"fold", "cv_fold", "kfold", "fold_id", "cv"}
)
"""What is drawn anew, all else equal: the seed, and which fold of the data is held out."""

DURATION = frozenset(
    {"epochs", "max_epochs", "num_epochs", "n_epochs", "steps", "max_steps", "num_steps"}
    | {"steps_per_epoch", "total_steps", "max_iters", "max_iter", "iterations", "num_iterations"}
    | {"num_updates", "train_steps", "training_steps", "num_training_steps", "max_train_steps"}
    | {"total_timesteps", "passos", "epoch", "step"}
)
OPTIMIZER = frozenset(
    {"optimizer", "momentum", "nesterov", "dampening", "betas", "beta1", "beta2", "epsilon", "eps"}
    | {"rho", "alpha", "amsgrad"}
)
SCHEDULE_DETAIL = frozenset(
    {"decay_rate", "decay_every", "decay_steps", "gamma", "step_size", "milestones", "min_lr"}
)
"""Settings that only mean something when a schedule is on."""

DEFINING = frozenset(
    {"dataset", "data", "task", "problem", "model", "arch", "architecture", "network", "hidden"}
)
"""First words of settings that by themselves say what is trained on what: ``model_name``."""

PLACES = frozenset({"path", "paths", "dir", "directory", "folder", "file", "files", "root", "url"})
"""Words that turn such a setting into a place on some disk: ``data_dir``."""

WHO_AND_WHERE = """
name names label title id uuid version project group entity tag tags notes note comment user study
figure book colour color experiment exp run path paths dir directory folder file files root host
hostname node rank url written by format commit git
"""
WHEN_AND_ON_WHAT = """
time date timestamp started finished stopped done status seconds duration elapsed device devices gpu
gpus cuda cpu accelerator workers threads precision log logs logger logging save checkpoint verbose
debug print progress port resume
"""
RESULTS = """
final best last result results eval val valid validation test metric metrics
"""
BOOKKEEPING = frozenset((WHO_AND_WHERE + WHEN_AND_ON_WHAT + RESULTS).split())
"""Words of a setting's name that mark it as bookkeeping: it cannot change what is learned."""

TASK = frozenset({"dataset", "data", "task", "problem"})
"""Those of them that say what is learned from what."""

LARGEST_BATCH = 1e9  # examples or tokens; a larger number is none
RATES = (1e-30, 1e12)  # learning rates; a number beyond is none, and no ratio of two overflows


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a run was trained; ``None`` and ``""`` where its settings do not say."""

    lr: float | None
    batch_size: float | None
    seed: str
    optimizer: str  # lower case: sgd, adam, adamw …
    optimizer_settings: tuple[tuple[str, str], ...]
    schedule: tuple[tuple[str, str], ...]
    is_frozen: bool = False  # the rate is exactly zero: nothing is learned
    writers_optimizer: str = ""  # what the log's writer takes, where the log does not name one

    @property
    def is_adaptive(self) -> bool:
        """Whether the optimizer is Adam or similar."""
        return is_adaptive(self.optimizer or self.writers_optimizer)

    @property
    def is_sgd(self) -> bool:
        """Whether the optimizer is gradient descent, with or without momentum."""
        return is_descent(self.optimizer)


def recipe_of(run: Run) -> Recipe:
    """The recipe of ``run``."""
    config = run.config
    chosen = {name: value for name, value in config.items() if value is not None}
    rate, size = chosen.get("lr", chosen.get("learning_rate")), _positive(chosen.get("batch_size"))
    return Recipe(
        lr=rate_of(_positive(rate)),
        batch_size=size if size is not None and 1 <= size <= LARGEST_BATCH else None,
        seed=" ".join(str(chosen[name]) for name in sorted(CHANCE & chosen.keys())),
        optimizer=str(chosen.get("optimizer", "")).strip().lower(),
        optimizer_settings=_part(chosen, OPTIMIZER),
        schedule=_schedule(chosen),
        is_frozen=not isinstance(rate, bool) and isinstance(rate, int | float) and rate == 0,
        writers_optimizer=of_writer(run.format),
    )


def rate_of(number: float | None) -> float | None:
    """``number`` where it can be a learning rate that somebody trains with, else ``None``."""
    smallest, largest = RATES
    return number if number is not None and smallest <= number <= largest else None


def family_key(run: Run) -> tuple[tuple[str, str], ...]:
    """The settings that ``run`` shares with its siblings: all but those of the descent."""
    return tuple(
        (name, repr(value))
        for name, value in sorted(run.config.items())
        if value is not None and not _is_free(name)
    )


def is_described(run: Run, recipe: Recipe) -> bool:
    """Whether the settings name the model or the data, the rate or the batch size.

    Runs of which nothing is known that merely lie in one folder are no family.
    """
    is_tried = recipe.lr is not None or recipe.batch_size is not None or recipe.is_frozen
    return is_tried or is_defined(run)


def is_defined(run: Run) -> bool:
    """Whether a setting names model or data, so that names are not needed for it."""
    return any(is_defining(name) for name in run.config)


def describes_task(run: Run) -> bool:
    """Whether a setting names the data or the task."""
    return any(map(is_of_task, run.config))


def is_of_task(name: str) -> bool:
    """Whether a setting names the data or the task: ``dataset``, ``data.name``."""
    return is_defining(name) and _words(name)[0] in TASK


@lru_cache(maxsize=4_096)
def is_defining(name: str) -> bool:
    """Whether a setting by itself names model or data: ``model_name``, ``dataset``."""
    words = _words(name)
    return words[0] in DEFINING and PLACES.isdisjoint(words)


@lru_cache(maxsize=4_096)
def _is_free(name: str) -> bool:
    known = RATE | FOLLOWS_RATE | CHANCE | DURATION | OPTIMIZER
    plain = name.rpartition(".")[2].lower()
    is_known = not known.isdisjoint((name, plain, usual_name(name)))
    return is_known or _is_schedule(name) or is_bookkeeping(name)


def _is_schedule(name: str) -> bool:
    return name in SCHEDULE | SCHEDULE_DETAIL or is_warm_up(name)


def _schedule(config: Mapping[str, Setting]) -> tuple[tuple[str, str], ...]:
    """The settings that make the rate or the batch size change; none for a constant run."""
    named = [name for name in sorted(config) if name in SCHEDULE or is_warm_up(name)]
    kinds = tuple((name, repr(config[name])) for name in named if changes(config[name]))
    if not any(name in SCHEDULE for name, _ in kinds) and not SCHEDULE.isdisjoint(config):
        return kinds
    return kinds + _part(config, SCHEDULE_DETAIL)


def is_bookkeeping(name: str) -> bool:
    """Whether a setting cannot change what is learned: a name, a folder, a result."""
    return not is_defining(name) and not BOOKKEEPING.isdisjoint(_words(name))


def _words(name: str) -> list[str]:
    return re.split(r"[^a-z]+", name.lower())


def _part(config: Mapping[str, Setting], names: frozenset[str]) -> tuple[tuple[str, str], ...]:
    return tuple((name, repr(config[name])) for name in sorted(names & config.keys()))


def _positive(value: Setting) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if value > 0 and math.isfinite(value) else None
