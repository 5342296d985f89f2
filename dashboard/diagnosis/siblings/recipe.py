"""What a run was made of and how it was trained, as far as its settings tell.

Two runs belong to one family when they train the same model on the same data: every setting is
equal but those of the descent itself (learning rate, batch size, optimizer, schedule, duration,
seed).  Settings that only keep books, such as names, folders or results, say nothing.
"""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from dashboard.diagnosis.features.schedule import SCHEDULE, changes, is_warm_up
from dashboard.logs.run import Run, Setting

RATE = frozenset({"lr", "learning_rate", "batch_size"})
CHANCE = frozenset({"seed", "random_seed"})
DURATION = frozenset(
    {"epochs", "max_epochs", "num_epochs", "n_epochs", "steps", "max_steps", "num_steps"}
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

SETTING_IN_PATH = re.compile(
    r"(?:^|[^a-z])(?:lr|rate|taxa|bs|batch|lote|seed|epochs?)[a-z_=-]*\d", re.IGNORECASE
)
"""A folder's name that carries a setting of the descent and so says nothing of the family."""


ADAPTIVE = ("adam", "lamb", "rmsprop", "adagrad", "adadelta", "adafactor", "lion")
"""Parts of names of optimizers whose step does not grow with the gradient."""

SGD = ("sgd", "gradientdescent", "momentum")
"""Parts of names of gradient descent, with or without momentum; blanks left out."""


@dataclass(frozen=True, slots=True)
class Recipe:
    """How a run was trained; ``None`` and ``""`` where its settings do not say."""

    lr: float | None
    batch_size: float | None
    seed: str
    optimizer: str  # lower case: sgd, adam, adamw …
    optimizer_settings: tuple[tuple[str, str], ...]
    schedule: tuple[tuple[str, str], ...]

    @property
    def is_adaptive(self) -> bool:
        """Whether the optimizer is Adam or one of its kin."""
        return any(word in self.optimizer for word in ADAPTIVE)

    @property
    def is_sgd(self) -> bool:
        """Whether the optimizer is gradient descent, with or without momentum."""
        name = self.optimizer.replace("_", "").replace(" ", "")
        return any(word in name for word in SGD)


def recipe_of(run: Run) -> Recipe:
    """The recipe of ``run``."""
    config = run.config
    chosen = {name: value for name, value in config.items() if value is not None}
    return Recipe(
        lr=_positive(chosen.get("lr", chosen.get("learning_rate"))),
        batch_size=_positive(chosen.get("batch_size")),
        seed=" ".join(str(chosen[name]) for name in sorted(CHANCE & chosen.keys())),
        optimizer=str(chosen.get("optimizer", "")).strip().lower(),
        optimizer_settings=_part(chosen, OPTIMIZER),
        schedule=_schedule(chosen),
    )


def family_key(run: Run) -> tuple[tuple[str, str], ...] | None:
    """What ``run`` shares with its siblings; where the settings name no model, its folder too.

    ``None`` for a run whose settings tell neither what is trained nor at which rate or batch: runs
    that merely lie in one folder are no family.
    """
    key = tuple(
        (name, repr(value))
        for name, value in sorted(run.config.items())
        if value is not None and not _is_free(name)
    )
    if not any(is_defining(name) for name in run.config):
        recipe = recipe_of(run)
        if recipe.lr is None and recipe.batch_size is None:
            return None
        key = (("", place_of(run)), *key)
    return key


def place_of(run: Run) -> str:
    """The folder that ``run`` lies in, without the folders that carry a setting of the descent."""
    parents = PurePosixPath(run.source).parent.parts
    return "/".join(part for part in parents if not SETTING_IN_PATH.search(part))


def is_defining(name: str) -> bool:
    """Whether a setting by itself says what is trained on what: ``model_name``, ``dataset``."""
    words = _words(name)
    return words[0] in DEFINING and PLACES.isdisjoint(words)


def _is_free(name: str) -> bool:
    known = RATE | CHANCE | DURATION | OPTIMIZER
    return name in known or _is_schedule(name) or is_bookkeeping(name)


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
    return tuple((name, repr(value)) for name, value in sorted(config.items()) if name in names)


def _positive(value: Setting) -> float | None:
    if isinstance(value, bool) or not isinstance(value, int | float):
        return None
    return float(value) if value > 0 else None
