"""The two data sets, whole and in memory: scikit-learn's digits and MNIST.

Images become rows of 32-bit floats, scaled as the settings say. The test set is the same for every
seed, so that runs can be compared.
"""

from dataclasses import dataclass
from pathlib import Path
from urllib.error import URLError

import numpy as np
import torch
from numpy.typing import NDArray
from sklearn.datasets import fetch_openml, load_digits
from sklearn.model_selection import train_test_split
from torch import Tensor

from trainer import idx
from trainer.errors import TrainerError
from trainer.settings import Settings

CLASSES = 10  # both data sets show the ten digits
DIGITS_TEST_SHARE = 0.2  # 360 of the 1,797 images, the same share of each digit
DIGITS_SPLIT_SEED = 0  # fixed: the test set must not depend on the run's seed
MNIST_TRAIN = 60_000  # images; OpenML keeps training and test images in one table, in this order


@dataclass(frozen=True, slots=True)
class Scale:
    """Largest pixel value, and mean and standard deviation of the pixels divided by it."""

    pixel_max: float
    mean: float
    std: float


# Measured over the training pixels; MNIST's are the usual 0.1307 and 0.3081.
SCALES = {"digits": Scale(16.0, 0.3054, 0.3761), "mnist": Scale(255.0, 0.1307, 0.3081)}

MNIST_FILES = {
    "train_images": "train-images-idx3-ubyte",
    "train_labels": "train-labels-idx1-ubyte",
    "test_images": "t10k-images-idx3-ubyte",
    "test_labels": "t10k-labels-idx1-ubyte",
}

Arrays = tuple[NDArray[np.float32], NDArray[np.int64]]  # pixels (N, D) as stored; labels (N,)


@dataclass(frozen=True, slots=True)
class Source:
    """A data set as it was published: training part and test part."""

    train: Arrays
    test: Arrays


@dataclass(frozen=True, slots=True)
class Data:
    """What one run trains on: images as float32 (N, D), labels as int64 (N,)."""

    train_x: Tensor
    train_y: Tensor
    test_x: Tensor
    test_y: Tensor


def read(dataset: str, data_dir: Path | None) -> Source:
    """The data set called `dataset`, or `TrainerError`.

    Args:
        dataset: one of `settings.DATASETS`.
        data_dir: where MNIST's four IDX files lie; without it they are fetched from OpenML into
            scikit-learn's cache. Digits need no folder.
    """
    if dataset == "digits":
        return _digits()
    return _mnist_from_openml() if data_dir is None else _mnist_from(data_dir)


def prepare(settings: Settings, source: Source) -> Data:
    """The part of `source` that a run keeps, with its noise and its scale.

    Errors: `TrainerError` where a batch is larger than the training set.
    """
    # A subset and the noise in the labels belong to the seed: another seed, another draw.
    chance = np.random.default_rng(settings.seed)
    train_x, train_y = source.train
    if 0 < settings.max_train_examples < len(train_x):
        kept = chance.permutation(len(train_x))[: settings.max_train_examples]
        train_x, train_y = train_x[kept], train_y[kept]
    sizes = [settings.batch_size, *(switch.batch_size for switch in settings.switches)]
    if max(sizes) > len(train_x):
        raise TrainerError("batch-too-large", value=max(sizes), found=len(train_x))
    if settings.label_noise:
        redrawn = chance.random(len(train_y)) < settings.label_noise
        train_y = np.where(redrawn, chance.integers(0, CLASSES, len(train_y)), train_y)
    scale = SCALES[settings.dataset]
    return Data(
        torch.from_numpy(_scaled(train_x, scale, settings.input_scaling)),
        torch.from_numpy(train_y),
        torch.from_numpy(_scaled(source.test[0], scale, settings.input_scaling)),
        torch.from_numpy(source.test[1]),
    )


def _scaled(pixels: NDArray[np.float32], scale: Scale, scaling: str) -> NDArray[np.float32]:
    if scaling == "raw":
        return pixels
    unit = pixels / np.float32(scale.pixel_max)
    if scaling == "unit":
        return unit
    return (unit - np.float32(scale.mean)) / np.float32(scale.std)


def _digits() -> Source:
    pixels, labels = load_digits(return_X_y=True)
    train_x, test_x, train_y, test_y = train_test_split(
        pixels.astype(np.float32),
        labels.astype(np.int64),
        test_size=DIGITS_TEST_SHARE,
        random_state=DIGITS_SPLIT_SEED,
        stratify=labels,
    )
    return Source((train_x, train_y), (test_x, test_y))


def _mnist_from(folder: Path) -> Source:
    if not folder.is_dir():
        raise TrainerError("no-data-dir", path=folder)
    paths = {part: _find(folder, name) for part, name in MNIST_FILES.items()}
    train = _pair(paths["train_images"], paths["train_labels"])
    return Source(train, _pair(paths["test_images"], paths["test_labels"]))


def _find(folder: Path, name: str) -> Path:
    for candidate in (folder / f"{name}.gz", folder / name):
        if candidate.is_file():
            return candidate
    raise TrainerError("missing-file", path=folder, name=f"{name}.gz")


def _pair(images_path: Path, labels_path: Path) -> Arrays:
    images, labels = idx.read(images_path), idx.read(labels_path)
    if images.ndim != 3 or images.size == 0:
        raise TrainerError("not-images", path=images_path, shape=images.shape)
    if labels.ndim != 1 or len(labels) != len(images) or labels.max() >= CLASSES:
        raise TrainerError("not-labels", path=labels_path, images=len(images), shape=labels.shape)
    flat = images.reshape(len(images), -1)  # (N, 28, 28) -> (N, 784)
    return flat.astype(np.float32), labels.astype(np.int64)


def _mnist_from_openml() -> Source:
    try:
        pixels, labels = fetch_openml(
            "mnist_784", version=1, return_X_y=True, as_frame=False, n_retries=1
        )
    except (URLError, OSError, ValueError):
        raise TrainerError("no-network") from None
    x, y = pixels.astype(np.float32), labels.astype(np.int64)
    return Source((x[:MNIST_TRAIN], y[:MNIST_TRAIN]), (x[MNIST_TRAIN:], y[MNIST_TRAIN:]))
