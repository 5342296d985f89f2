"""What one run trains on: the part of a data set that its settings keep, with noise and scale."""

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import torch
from numpy.typing import NDArray
from torch import Tensor

from trainer.errors import TrainerError
from trainer.forms.dataset import DataSet, Inputs, Scale, Source, Targets
from trainer.forms.model import model_of
from trainer.parts import part
from trainer.settings import Settings
from trainer.task import Shape, Task


@dataclass(frozen=True, slots=True)
class Data:
    """Training and test part; N examples of the form that `shape` says.

    Inputs are float32 (N, D) or int64 tokens (N, T). Targets are int64 (N,) classes, float32
    (N, K) values, int64 (N, T) tokens, or, where the model gives back its inputs, float32 (N, D).
    """

    train_x: Tensor
    train_y: Tensor
    test_x: Tensor
    test_y: Tensor
    shape: Shape

    def to(self, device: str) -> "Data":
        """The same data on `device`."""
        return Data(
            self.train_x.to(device),
            self.train_y.to(device),
            self.test_x.to(device),
            self.test_y.to(device),
            self.shape,
        )


def dataset(settings: Settings) -> DataSet:
    """The data set that the settings name."""
    found: DataSet = part("datasets", settings.dataset)
    return found


def read(settings: Settings, data_dir: Path | None) -> Source:
    """The whole data set that the settings name, or `TrainerError`.

    Args:
        settings: the run's.
        data_dir: the folder of a data set that lies in files, MNIST alone so far.
    """
    return dataset(settings).read(settings, data_dir)


def prepare(settings: Settings, source: Source) -> Data:
    """The part of `source` that a run keeps, with its noise and its scale.

    Errors: `TrainerError` where a batch is larger than an epoch's examples.
    """
    if settings.fault:
        source = part("faults", settings.fault).of_data(source, settings)
    # A subset and the noise in the labels belong to the seed: another seed, another draw.
    chance = np.random.default_rng(settings.seed)
    train_x, train_y = source.train
    if 0 < settings.max_train_examples < len(train_x):
        kept = chance.permutation(len(train_x))[: settings.max_train_examples]
        train_x, train_y = train_x[kept], train_y[kept]
    sizes = [settings.batch_size, *(switch.batch_size for switch in settings.switches)]
    in_an_epoch = len(train_x) // (settings.epochs if settings.order == "once" else 1)
    if max(sizes) > in_an_epoch:
        raise TrainerError("batch-too-large", value=max(sizes), found=in_an_epoch)
    if settings.label_noise:
        train_y = _noisy(train_y, source.shape, settings.label_noise, chance)
    scaled = (_scaled(x, source.scale, settings.input_scaling) for x in (train_x, source.test[0]))
    train_inputs, test_inputs = (torch.from_numpy(np.ascontiguousarray(x)) for x in scaled)
    shape = model_of(settings).asked(source.shape)
    if shape.task is Task.INPUTS:
        return Data(train_inputs, train_inputs, test_inputs, test_inputs, shape)
    targets = (torch.from_numpy(np.ascontiguousarray(y)) for y in (train_y, source.test[1]))
    train_targets, test_targets = targets
    return Data(train_inputs, train_targets, test_inputs, test_targets, shape)


def once(n: int, settings: Settings, epoch: int) -> Tensor:
    """The examples (n / epochs,) of `epoch`, from 1, where all epochs share one pass over `n`."""
    chance = torch.Generator().manual_seed(settings.seed)
    return torch.randperm(n, generator=chance).tensor_split(settings.epochs)[epoch - 1]


def _noisy(y: Targets, shape: Shape, share: float, chance: np.random.Generator) -> Targets:
    """`y` with a `share` of it redrawn: classes and tokens evenly, values from one another."""
    redrawn = chance.random(len(y)) < share
    if shape.task is Task.CLASSES:
        return np.where(redrawn, chance.integers(0, shape.outputs, len(y)), y)
    others: Targets = y[chance.integers(0, len(y), len(y))]
    return np.where(redrawn.reshape(-1, *[1] * (y.ndim - 1)), others, y)


def _scaled(x: Inputs, scale: Scale | None, scaling: str) -> Inputs:
    if scale is None or scaling == "raw":
        return x
    unit: NDArray[np.float32] = (x / np.float32(scale.unit)).astype(np.float32)
    if scaling == "unit":
        return unit
    return ((unit - np.float32(scale.mean)) / np.float32(scale.std)).astype(np.float32)
