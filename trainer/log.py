"""The three files that a run writes while it trains, all with the same numbers.

    hparams.yaml             the settings; `finished` turns true only when all else is complete
    metrics.csv              one row per epoch, the first (epoch 0) measured before any update
    events.out.tfevents.*    the same numbers for TensorBoard, at the same steps

A step is the number of updates so far. Numbers are rounded to 32-bit floats, TensorBoard's own
precision, before they are written anywhere, so that the files agree to the last digit. NaN and
infinity are written as they are: they are evidence. All is flushed at every epoch.

A killed run is one whose `hparams.yaml` does not say `finished: true`; it is trained again from
the start, and only files that this module writes are removed, only in that run's own folder.
"""

import csv
import os
import time
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TextIO

import numpy as np
import yaml
from torch.utils.tensorboard import SummaryWriter

from trainer.errors import TrainerError
from trainer.settings import Settings, as_mapping

EVENTS = "events.out.tfevents."  # how TensorBoard recognises its files
METRICS = "metrics.csv"
HPARAMS = "hparams.yaml"
TEMPORARY = "hparams.yaml.tmp"  # exists only for the instant before it is renamed
WRITER = "curva-trainer"  # the signature by which this module recognises its own folders
TRIES, PAUSE_S = 20, 0.05  # a second in all; a reader of one of these files is done long before
LOG_FORMAT = 1  # raised when a reader would have to change


@dataclass(frozen=True, slots=True)
class Row:
    """One epoch, measured. None where a number is not defined, as before the first update."""

    epoch: int
    step: int  # updates so far
    train_loss: float  # mean over examples, network in evaluation mode
    train_accuracy: float | None  # of classes and tokens: share of them, 0 to 1
    test_loss: float
    test_accuracy: float | None
    learning_rate: float | None = None  # of the epoch's last update
    batch_size: int | None = None  # examples per update in this epoch
    grad_norm: float | None = None  # L2 norm of the minibatch gradient, mean over the updates
    weight_distance: float = 0.0  # L2 distance of all parameters from their initial values
    epoch_seconds: float | None = None  # spent in updates; measuring is not counted
    train_mae: float | None = None  # of values: mean absolute error, in their unit
    test_mae: float | None = None
    weights: tuple[float, ...] = ()  # of a model of three weights or fewer: each of them


@dataclass(frozen=True, slots=True)
class Steps:
    """Some updates of one epoch: the loss of the minibatch before the update, and its gradient."""

    epoch: int
    steps: Sequence[int]  # updates so far, the update itself included
    losses: Sequence[float]
    grad_norms: Sequence[float]
    learning_rates: Sequence[float]

    def every(self, updates: int) -> "Steps":
        """Those whose number is a multiple of `updates`."""
        due = [i for i, step in enumerate(self.steps) if step % updates == 0]
        columns = (self.losses, self.grad_norms, self.learning_rates)
        kept = ([column[i] for i in due] for column in columns)
        return Steps(self.epoch, [self.steps[i] for i in due], *kept)


TAGS = {
    "epoch": "epoch",
    "train_loss": "train/loss",
    "train_accuracy": "train/accuracy",
    "train_mae": "train/mae",
    "test_loss": "test/loss",
    "test_accuracy": "test/accuracy",
    "test_mae": "test/mae",
    "learning_rate": "learning_rate",
    "batch_size": "batch_size",
    "grad_norm": "grad_norm",
    "weight_distance": "weight_distance",
    "epoch_seconds": "epoch_seconds",
}
"""The columns of `metrics.csv` that are scalars of the event file, and their tags there."""

ALWAYS = (
    "epoch",
    "step",
    "train_loss",
    "test_loss",
    "learning_rate",
    "batch_size",
    "grad_norm",
    "weight_distance",
    "epoch_seconds",
)
"""The columns of every run, of which the dashboard recognises the file."""

COLUMNS = (
    "epoch",
    "step",
    "train_loss",
    "train_accuracy",
    "train_mae",
    "test_loss",
    "test_accuracy",
    "test_mae",
    *ALWAYS[4:],
)
"""All columns of `metrics.csv` in their order; a run has those that its task can measure."""


def columns_of(first: Row) -> tuple[str, ...]:
    """The columns that a run has whose first row is `first`; then one for each weight it names."""
    measured = (name for name in COLUMNS if name in ALWAYS or getattr(first, name) is not None)
    return (*measured, *(f"weight_{i}" for i in range(1, len(first.weights) + 1)))


def cells_of(row: Row, columns: Sequence[str]) -> list[float | None]:
    """The numbers of `row`, in the order of `columns`."""
    weights = {f"weight_{i}": value for i, value in enumerate(row.weights, 1)}
    return [weights[name] if name in weights else getattr(row, name) for name in columns]


class RunLog:
    """Writes one run's three files; `finish` makes it complete, `close` leaves it as it is."""

    def __init__(self, folder: Path, hparams: Mapping[str, Any]) -> None:
        """Clear what a killed run left in `folder` and open the files.

        Errors: `TrainerError` where the folder cannot be made or holds files of another program.
        """
        _clear(folder)
        self._folder = folder
        self._hparams = {"written_by": WRITER, "log_format": LOG_FORMAT, **hparams}
        try:
            folder.mkdir(parents=True, exist_ok=True)
            _write_hparams(folder, {**self._hparams, "finished": False})
            self._file: TextIO = (folder / METRICS).open("w", encoding="utf-8", newline="")
        except OSError as error:
            raise TrainerError("unwritable", path=folder, reason=error.strerror) from None
        self._csv = csv.writer(self._file, lineterminator="\n")
        self._columns: tuple[str, ...] = ()  # known with the first row
        self._events = SummaryWriter(str(folder))

    def write(self, row: Row) -> None:
        """Add one epoch to the CSV and to the events, and flush both."""
        if not self._columns:
            self._columns = columns_of(row)
            self._csv.writerow(self._columns)
        now = time.time()
        values = cells_of(row, self._columns)
        for column, value in zip(self._columns, values, strict=True):
            tag = TAGS.get(column, column)
            if value is not None and column != "step":
                self._events.add_scalar(tag, value, global_step=row.step, walltime=now)
        self._csv.writerow(map(_cell, values))
        self._file.flush()
        self._events.flush()

    def finish(self, result: Mapping[str, Any]) -> None:
        """Close all, take the machine's name out of the event file's, and mark the run complete."""
        self.close()
        for path in self._folder.glob(f"{EVENTS}*"):
            # TensorBoard names the file by time, host, process and count: keep only the time.
            started = path.name.removeprefix(EVENTS).split(".")[0]
            _put(path, path.with_name(f"{EVENTS}{started}.curva.0.0"))
        _write_hparams(self._folder, {**self._hparams, **result, "finished": True})

    def close(self) -> None:
        """Close the files; without `finish`, the run stays incomplete."""
        self._file.close()
        self._events.close()


def _cell(value: float | None) -> str:
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    return str(np.float32(value))  # the shortest text that gives back the same 32-bit float


def _write_hparams(folder: Path, values: Mapping[str, Any]) -> None:
    """Replace `hparams.yaml` in one step: a reader sees the old file or the new, never half."""
    text = yaml.safe_dump(dict(values), sort_keys=False, allow_unicode=True)
    temporary = folder / TEMPORARY
    temporary.write_text(text, encoding="utf-8", newline="\n")
    _put(temporary, folder / HPARAMS)


def _put(file: Path, place: Path) -> None:
    """Give `file` the name `place` in one step, in place of what is called so now.

    Windows refuses that for the moment in which somebody, the dashboard for one, reads either.
    """
    for _ in range(TRIES - 1):
        try:
            file.replace(place)
        except PermissionError:
            time.sleep(PAUSE_S)
        else:
            return
    file.replace(place)


def read_hparams(folder: Path) -> dict[str, Any] | None:
    """The content of a run's `hparams.yaml`, or None where this trainer wrote none."""
    try:
        found = yaml.safe_load((folder / HPARAMS).read_text(encoding="utf-8"))
    except (OSError, UnicodeDecodeError, yaml.YAMLError):
        return None
    return found if isinstance(found, dict) and found.get("written_by") == WRITER else None


def is_complete(folder: Path, hparams: Mapping[str, Any]) -> bool:
    """Whether `folder` holds this very run, finished.

    Errors: `TrainerError` where it holds another finished run, which is never overwritten.
    """
    found = read_hparams(folder)
    if found is None or found.get("finished") is not True:
        return False
    then = {**as_mapping(Settings()), **found}  # a setting that did not exist yet had no effect
    differing = sorted(name for name, value in hparams.items() if then.get(name) != value)
    if differing:
        raise TrainerError("other-run", path=folder, settings=", ".join(differing))
    return True


def _is_ours(name: str) -> bool:
    return name in (METRICS, HPARAMS, TEMPORARY) or name.startswith(EVENTS)


def check_folder(folder: Path) -> None:
    """Raise `TrainerError` where a run may not be written into `folder`."""
    for place in (folder, *folder.parents):
        if place.exists():
            if not place.is_dir():
                raise TrainerError("not-a-folder", path=place)
            if not os.access(place, os.W_OK):
                raise TrainerError("unwritable", path=place, reason=os.strerror(13))
            break
    if not folder.is_dir():
        return
    names = [path.name for path in folder.iterdir()]
    signed = read_hparams(folder) is not None or names == [TEMPORARY]
    if any(_is_ours(name) for name in names) and not signed:
        raise TrainerError("foreign-files", path=folder)


def _clear(folder: Path) -> None:
    check_folder(folder)
    if folder.is_dir():
        for path in folder.iterdir():
            if _is_ours(path.name):
                path.unlink()
