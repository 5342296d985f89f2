"""MMCV's ``<time>.log.json``: JSON lines with ``mode``, ``epoch`` and ``iter`` within the epoch.

Recognised by: ``mode`` of train or val beside ``epoch`` and ``iter``.  The iteration within the
epoch becomes a step over the whole training by the highest iteration seen; a validation row is at
the end of its epoch.  Where iterations go on counting from epoch to epoch, as in trainings that are
planned in iterations, they are the steps, and a validation stands at the one before it.
"""

from collections.abc import Iterator, Sequence
from itertools import pairwise
from typing import Any

from dashboard.logs.file_head import Head, to_text
from dashboard.logs.points.rows import Row, json_lines, numbers, points_of, reading_of, whole_number
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading
from dashboard.model.run import XUnit

_OWN = frozenset({"mode", "epoch", "iter"})


def _guess(head: Head) -> Claim:
    return Claim.SIGNATURE if any(row.keys() >= _OWN for row in head.json_rows) else Claim.NO


def _read(head: Head, data: bytes) -> Reading:
    lines = json_lines(to_text(data) or "")
    home = head.name.removesuffix(".json").removesuffix(".log")
    run = LoggedRun(points_of(_rows(lines.rows)), home=home, x_unit=XUnit.STEP)
    return reading_of([run], lines)


def _rows(records: Sequence[dict[str, Any]]) -> Iterator[Row]:
    placed = [
        (record, epoch, at)
        for record in records
        if (epoch := whole_number(record.get("epoch"))) is not None
        and (at := whole_number(record.get("iter"))) is not None
    ]
    trained = [(epoch, at) for record, epoch, at in placed if record.get("mode") == "train"]
    counts_on = any(later > epoch for (epoch, _), (later, _) in pairwise(trained)) and all(
        later <= epoch or then > at for (epoch, at), (later, then) in pairwise(trained)
    )
    length = max(1, max([at for _, at in trained] or [at for *_, at in placed], default=1))
    last = 0
    for record, epoch, at in placed:
        is_train = record.get("mode") == "train"
        if counts_on:
            last = step = at if is_train else last
        else:
            step = (epoch - 1) * length + at if is_train else epoch * length
        split = "train" if is_train else "val"
        measured = {
            name if name == "lr" else f"{split}/{name}": value
            for name, value in numbers(record).items()
            if name not in _OWN and (is_train or name != "lr") and not name.endswith("_copypaste")
        }
        within = None if counts_on else epoch - 1 + at / length
        yield Row(step, measured, within if is_train or counts_on else float(epoch))


READER = Reader("mmcv", _guess, _read, run_is_folder=True)
