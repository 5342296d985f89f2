"""Parts that are files of their own: models, data sets, optimizers, losses and the like.

One file adds one: `trainer/models/mlp.py` ends with `MODEL = ...` and can then be asked for as
`model = "mlp"`. Names are read off the files without importing them, so that a mistake in a setting
is told before torch, which takes seconds, is loaded.
"""

from functools import cache
from importlib import import_module
from pathlib import Path
from pkgutil import iter_modules
from typing import Any

CONSTANTS = {
    "models": "MODEL",
    "datasets": "DATASET",
    "optimizers": "OPTIMIZER",
    "losses": "LOSS",
    "decays": "DECAY",
    "augmentations": "AUGMENTATION",
    "faults": "FAULT",
    "commands": "COMMAND",
}
"""Each folder of parts, and the constant that its files end with."""


@cache
def names(folder: str) -> tuple[str, ...]:
    """The parts in `folder`, a key of `CONSTANTS`, in alphabetical order."""
    place = str(Path(__file__).parent / folder)
    return tuple(sorted(module.name for module in iter_modules([place])))


@cache
def part(folder: str, name: str) -> Any:
    """The part called `name`, one of `names(folder)`; its file is imported now."""
    return getattr(import_module(f"trainer.{folder}.{name}"), CONSTANTS[folder])
