"""The numbers that a run writes while it trains, the same in every file that has them.

    metrics.csv              one row per epoch, the first (epoch 0) measured before any update
    steps.csv                where `log_every` asks for it: one row per so many updates
    events.out.tfevents.*    both for TensorBoard, at the same steps

A step is the number of updates so far. Numbers are rounded to 32-bit floats, TensorBoard's own
precision, before they are written anywhere, so that the files agree to the last digit. NaN and
infinity are written as they are: they are evidence. All is flushed at every epoch.

A run that goes on cuts its files where its checkpoint was taken (`Marks`), so that no row is lost
and none is there twice. `hparams.yaml`, which says whether a run is complete, is written here too,
first and last of all; `trainer/run_files/run_folder.py` knows the other files of the folder.
"""

import csv
import io
import os
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any

import numpy as np

from trainer.errors import TrainerError
from trainer.row import Row, Steps
from trainer.run_files.event_file import EventFile
from trainer.run_files.run_folder import EVENTS, METRICS, STEPS, WRITER, clear, write_hparams

LOG_FORMAT = 1  # raised when a reader would have to change
Marks = dict[str, int]  # the length in bytes of each file of numbers, by the file's name


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


STEP_COLUMNS = ("step", "epoch", "batch_loss", "batch_grad_norm", "batch_learning_rate")
"""The columns of `steps.csv`, named apart from those of epochs, which are means or at rest."""

STEP_TAGS = ("train/batch_loss", "batch_grad_norm", "batch_learning_rate")
"""Those but `step` and `epoch`, as tags of the event file."""


class RunLog:
    """Writes one run's numbers; `finish` makes it complete, `close` leaves it as it is."""

    def __init__(
        self, folder: Path, hparams: Mapping[str, Any], marks: Marks | None = None
    ) -> None:
        """Open the files: anew, or cut to `marks`, which `can_continue` has to have checked.

        Errors: `TrainerError` where the folder cannot be made or holds files of another program.
        """
        self._folder = folder
        self._hparams = {"written_by": WRITER, "log_format": LOG_FORMAT, **hparams}
        self._columns: tuple[str, ...] = ()  # known with the first row
        try:
            if marks is None:
                clear(folder)
                folder.mkdir(parents=True, exist_ok=True)
                write_hparams(folder, {**self._hparams, "finished": False})
            else:
                _cut(folder, marks)
                with (folder / METRICS).open(encoding="utf-8") as file:
                    first = file.readline().strip()
                self._columns = tuple(first.split(",")) if first else ()
            events = next((name for name in marks or () if name.startswith(EVENTS)), None)
            self._events = EventFile(folder / (events or f"{EVENTS}{time.time():.0f}.curva.0.0"))
            self._metrics = _Table(folder / METRICS)
            self._steps: _Table | None = _Table(folder / STEPS) if STEPS in (marks or ()) else None
        except OSError as error:
            raise TrainerError("unwritable", path=folder, reason=error.strerror) from None

    def write(self, row: Row) -> None:
        """Add one epoch to the CSV and to the events, and flush all."""
        if not self._columns:
            self._columns = columns_of(row)
            self._metrics.add([self._columns])
        values = cells_of(row, self._columns)
        scalars = {
            TAGS.get(column, column): value
            for column, value in zip(self._columns, values, strict=True)
            if value is not None and column != "step"
        }
        self._events.add(row.step, scalars, time.time())
        self._metrics.add([[_cell(value) for value in values]])
        self._events.flush()

    def write_steps(self, steps: Steps) -> None:
        """Add some updates of one epoch; the row of the epoch follows, and flushes the events."""
        if self._steps is None:
            self._steps = _Table(self._folder / STEPS)
            self._steps.add([STEP_COLUMNS])
        now = time.time()
        columns = steps.losses, steps.grad_norms, steps.learning_rates
        rows = list(zip(*columns, strict=True))
        for step, values in zip(steps.steps, rows, strict=True):
            self._events.add(step, dict(zip(STEP_TAGS, values, strict=True)), now)
        places = ((step, steps.epoch) for step in steps.steps)
        texts = zip(
            *(np.asarray(column, np.float32).astype(str) for column in columns), strict=True
        )
        self._steps.add([*place, *cells] for place, cells in zip(places, texts, strict=True))

    def marks(self) -> Marks:
        """Where the files end now, to be kept with the state of the training at this moment."""
        found = {METRICS: self._metrics.size, self._events.path.name: self._events.flush()}
        return found | ({STEPS: self._steps.size} if self._steps else {})

    def sync(self) -> None:
        """Have all that was written on the disk itself, before a checkpoint counts on it.

        What is closed already the system has, and brings there by itself.
        """
        for file in (self._metrics, self._events, self._steps):
            if file is not None and not file.closed:
                file.flush()
                os.fsync(file.fileno())

    def finish(self, result: Mapping[str, Any]) -> None:
        """Close all, and mark the run complete, with what `result` adds to its settings.

        Its numbers are on the disk before it says so.
        """
        self.sync()
        self.close()
        write_hparams(self._folder, {**self._hparams, **result, "finished": True})

    def close(self) -> None:
        """Close the files; without `finish`, the run stays incomplete."""
        for file in (self._metrics, self._events, self._steps):
            if file is not None:
                file.close()


class _Table:
    """A CSV file that is appended to, and on the way to the disk after every addition."""

    def __init__(self, path: Path) -> None:
        self._file = path.open("ab")
        self.size = self._file.tell()

    def add(self, rows: Iterable[Sequence[object]]) -> None:
        """Append `rows` in one write."""
        text = io.StringIO()
        csv.writer(text, lineterminator="\n").writerows(rows)
        self.size += self._file.write(text.getvalue().encode())
        self._file.flush()

    @property
    def closed(self) -> bool:
        return self._file.closed

    def flush(self) -> None:
        self._file.flush()

    def fileno(self) -> int:
        return self._file.fileno()

    def close(self) -> None:
        self._file.close()


def _cell(value: float | None) -> str:
    if value is None:
        return ""
    if isinstance(value, int):
        return str(value)
    return str(np.float32(value))  # the shortest text that gives back the same 32-bit float


def can_continue(folder: Path, marks: Marks) -> bool:
    """Whether every file of numbers is there, as long as `marks` says or longer."""
    try:
        return METRICS in marks and all(
            (folder / name).stat().st_size >= size for name, size in marks.items()
        )
    except OSError:
        return False


def _cut(folder: Path, marks: Marks) -> None:
    """Cut the files to `marks`, and remove those that were begun later."""
    for path in folder.iterdir():
        if path.name in marks:
            os.truncate(path, marks[path.name])
        elif path.name == STEPS or path.name.startswith(EVENTS):
            path.unlink()
