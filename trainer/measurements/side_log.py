"""The log of a measurement that is no run of its own: a range test, a noise scale.

    hparams.yaml    the settings, `kind`, what was found; `finished` turns true at the end
    metrics.csv     one row a measurement, the column `step` among them
    events.out.tfevents.*    the same numbers for TensorBoard, at the same steps

They are the files of `trainer/run_files/log.py`, so that the dashboard and the check for other
people's files treat the folder as any run's.
"""

import csv
import io
import time
from collections.abc import Mapping, Sequence
from contextlib import closing
from pathlib import Path
from typing import Any

import numpy as np

from trainer.errors import TrainerError
from trainer.run_files.event_file import EventFile
from trainer.run_files.log import LOG_FORMAT, TAGS
from trainer.run_files.run_folder import (
    EVENTS,
    METRICS,
    WRITER,
    check_folder,
    clear,
    is_complete,
    read_hparams,
    write_hparams,
    write_whole,
)


def found_before(folder: Path, hparams: Mapping[str, Any]) -> dict[str, Any] | None:
    """What was written of this very measurement when it was finished, None where it was not.

    Errors: `TrainerError` where the folder cannot be used or holds another finished run.
    """
    check_folder(folder)
    return read_hparams(folder) if is_complete(folder, hparams) else None


def write(
    folder: Path,
    hparams: Mapping[str, Any],
    columns: Mapping[str, Sequence[float]],
) -> None:
    """Write the files; `columns` are of equal length, and NaN is left out.

    Errors: `TrainerError` where the folder cannot be written.
    """
    try:
        clear(folder)
        folder.mkdir(parents=True, exist_ok=True)
        _write_events(folder, columns)
        table = io.StringIO(newline="")
        rows = csv.writer(table, lineterminator="\n")
        rows.writerow(columns)
        rows.writerows(map(_cell, row) for row in zip(*columns.values(), strict=True))
        write_whole(folder / METRICS, table.getvalue().encode())
        told = {"written_by": WRITER, "log_format": LOG_FORMAT, **hparams, "finished": True}
        write_hparams(folder, told)
    except OSError as error:
        raise TrainerError("unwritable", path=folder, reason=error.strerror or error) from None


def _write_events(folder: Path, columns: Mapping[str, Sequence[float]]) -> None:
    events = EventFile(folder / f"{EVENTS}{time.time():.0f}.curva.0.0")
    with closing(events):
        for row in zip(*columns.values(), strict=True):
            values = dict(zip(columns, row, strict=True))
            step = values.pop("step")
            known = {TAGS.get(name, name): one for name, one in values.items() if one == one}  # noqa: PLR0124 - NaN alone is not itself
            events.add(int(step), known, time.time())


def _cell(value: float) -> str:
    if isinstance(value, int):
        return str(value)
    return "" if value != value else str(np.float32(value))  # noqa: PLR0124 - NaN alone is not itself
