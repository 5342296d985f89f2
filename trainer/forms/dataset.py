"""The form of a data set: what a file in `trainer/datasets/` ends with, and what it gives.

A data set is read or made whole and in memory, as NumPy arrays, before any setting of the run is
applied to it; `trainer/data.py` then takes the part and the scale that the run asks for.
"""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import numpy as np
from numpy.typing import NDArray

from trainer.settings import Settings
from trainer.task import Shape

Inputs: TypeAlias = NDArray[np.float32] | NDArray[np.int64]
Targets: TypeAlias = NDArray[np.int64] | NDArray[np.float32]
Arrays: TypeAlias = tuple[Inputs, Targets]  # (N, D) numbers or (N, T) tokens; (N,), (N, K), (N, T)

IGNORED = -100  # a target token that no loss and no accuracy counts, PyTorch's own convention


Number: TypeAlias = float | NDArray[np.float32]  # one for all inputs, or (D,): one for each column


@dataclass(frozen=True, slots=True)
class Scale:
    """The unit of the inputs, and their mean and standard deviation in that unit."""

    unit: Number
    mean: Number
    std: Number


@dataclass(frozen=True, slots=True)
class Source:
    """A data set as it is published or made: training part, test part, and the shape of both.

    `scale` is None where the inputs are ready as they are, like tokens.
    """

    train: Arrays
    test: Arrays
    shape: Shape
    scale: Scale | None = None


@dataclass(frozen=True, slots=True)
class DataSet:
    """A data set that the setting `dataset` may name.

    `shape` is known before anything is read, and that of the source. `read` takes the run's
    settings (a generator needs `data_seed`, `data_size`, `data_noise`) and the folder given by
    `--data-dir`. `reads` names those settings that change what it gives, so that runs that agree in
    them share one reading.
    """

    name: str
    shape: Shape
    read: Callable[[Settings, Path | None], Source]
    reads: tuple[str, ...] = ()

    def key(self, settings: Settings) -> tuple[Any, ...]:
        """What two runs that share one reading of the data agree in."""
        return (self.name, *(getattr(settings, name) for name in self.reads))
