"""MMEngine's ``vis_data/scalars.json``: JSON lines, training rows by iteration.

Recognised by: ``step`` beside ``data_time`` or beside ``lr`` and ``time``.  A validation row has no
``lr`` and its ``step`` counts epochs (or is 0), so it is placed at the last training step before
it.  Rows that a merge conflict left twice count once.  The folder above ``vis_data`` is the run.
"""

from collections.abc import Iterator, Sequence
from pathlib import PurePosixPath
from typing import Any

from dashboard.logs.file_head import Head, to_text
from dashboard.logs.names.metric_names import WITHOUT_SPLIT, understand
from dashboard.logs.points.rows import (
    Row,
    json_lines,
    number,
    numbers,
    points_of,
    reading_of,
    whole_number,
)
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading
from dashboard.model.run import XUnit
from dashboard.model.table import Split

_AXES = frozenset({"step", "iter", "epoch"})
_CLOCKS = frozenset({"time", "data_time", "memory", "base_lr", "momentum"})  # of no split


def _guess(head: Head) -> Claim:
    return Claim.SIGNATURE if any(map(_is_train, head.json_rows)) else Claim.NO


def _is_train(row: dict[str, Any]) -> bool:
    return "step" in row and "data_time" in row and ("lr" in row or "base_lr" in row)


def _read(head: Head, data: bytes) -> Reading:
    lines = json_lines(to_text(data) or "")
    folder = PurePosixPath(head.name).parent
    home = str(folder.parent) if folder.name == "vis_data" else None
    run = LoggedRun(points_of(_rows(lines.rows), _split), home=home, x_unit=XUnit.STEP)
    return reading_of([run], lines)


def _split(tag: str) -> Split | None:
    """Whatever a training row measures is of the training, also names that are not known."""
    is_named = tag.startswith("val/") or understand(tag).metric in WITHOUT_SPLIT or tag in _CLOCKS
    return None if is_named else Split.TRAIN


def _rows(records: Sequence[dict[str, Any]]) -> Iterator[Row]:
    last, last_epoch = 0, None
    for record in records:
        step = whole_number(record.get("step"))
        if step is None:
            continue
        is_train = "lr" in record or "base_lr" in record
        if is_train:
            last, last_epoch = step, number(record.get("epoch"))
        measured = {
            name if is_train else f"val/{name}": value
            for name, value in numbers(record).items()
            if name not in _AXES
        }
        yield Row(step if is_train else last, measured, last_epoch)


READER = Reader("mmengine", _guess, _read, run_is_folder=True)
