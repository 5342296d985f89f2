"""MNIST: 70,000 handwritten digits of 28x28 pixels (LeCun, Cortes, Burges 1998).

Read from its four IDX files in `--data-dir`; without a folder, fetched from OpenML into
scikit-learn's cache.
"""

from pathlib import Path
from urllib.error import URLError

import numpy as np
from sklearn.datasets import fetch_openml

from trainer.errors import TrainerError
from trainer.forms.dataset import Arrays, DataSet, Scale, Source
from trainer.making import idx
from trainer.settings import Settings
from trainer.task import Shape, Task

CLASSES = 10
TRAIN = 60_000  # images; OpenML keeps training and test images in one table, in this order
SCALE = Scale(unit=255.0, mean=0.1307, std=0.3081)  # of the training pixels, the usual values
SHAPE = Shape(Task.CLASSES, (1, 28, 28), outputs=CLASSES)

FILES = {
    "train_images": "train-images-idx3-ubyte",
    "train_labels": "train-labels-idx1-ubyte",
    "test_images": "t10k-images-idx3-ubyte",
    "test_labels": "t10k-labels-idx1-ubyte",
}


def read(settings: Settings, data_dir: Path | None) -> Source:
    """MNIST from `data_dir`, or from OpenML where there is none; `TrainerError` if unreadable."""
    del settings
    train, test = _from_openml() if data_dir is None else _from_folder(data_dir)
    return Source(train, test, SHAPE, SCALE)


def _from_folder(folder: Path) -> tuple[Arrays, Arrays]:
    if not folder.is_dir():
        raise TrainerError("no-data-dir", path=folder)
    paths = {part: _find(folder, name) for part, name in FILES.items()}
    train = _pair(paths["train_images"], paths["train_labels"])
    return train, _pair(paths["test_images"], paths["test_labels"])


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


def _from_openml() -> tuple[Arrays, Arrays]:
    try:
        pixels, labels = fetch_openml(
            "mnist_784", version=1, return_X_y=True, as_frame=False, n_retries=1
        )
    except (URLError, OSError, ValueError):
        raise TrainerError("no-network") from None
    x, y = pixels.astype(np.float32), labels.astype(np.int64)
    return (x[:TRAIN], y[:TRAIN]), (x[TRAIN:], y[TRAIN:])


DATASET = DataSet("mnist", SHAPE, read)
