"""MMCV's ``<time>.log.json``: JSON lines with ``mode``, ``epoch`` and ``iter`` within the epoch.

Recognised by: ``mode`` of train or val beside ``epoch`` and ``iter``.  The iteration within the
epoch becomes a step over the whole training by the highest iteration seen; a validation row stands
at the end of its epoch.
"""

from collections.abc import Iterator, Sequence
from typing import Any

from dashboard.logs.head import Head, to_text
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading
from dashboard.logs.rows import Row, json_lines, numbers, points_of, reading_of, whole_number
from dashboard.logs.run import XUnit

_OWN = frozenset({"mode", "epoch", "iter"})


def _guess(head: Head) -> Claim:
    return Claim.SIGNATURE if any(row.keys() >= _OWN for row in head.json_rows) else Claim.NO


def _read(_: Head, data: bytes) -> Reading:
    lines = json_lines(to_text(data) or "")
    run = LoggedRun(points_of(_rows(lines.rows)), x_unit=XUnit.STEP)
    return reading_of([run], lines)


def _rows(records: Sequence[dict[str, Any]]) -> Iterator[Row]:
    placed = [
        (record, epoch, within)
        for record in records
        if (epoch := whole_number(record.get("epoch"))) is not None
        and (within := whole_number(record.get("iter"))) is not None
    ]
    trained = [within for record, _, within in placed if record.get("mode") == "train"]
    length = max(1, max(trained or [within for *_, within in placed], default=1))
    for record, epoch, within in placed:
        is_train = record.get("mode") == "train"
        step = (epoch - 1) * length + within if is_train else epoch * length
        split = "train" if is_train else "val"
        measured = {
            name if name == "lr" else f"{split}/{name}": value
            for name, value in numbers(record).items()
            if name not in _OWN and (is_train or name != "lr")
        }
        yield Row(step, measured, epoch - 1 + within / length if is_train else float(epoch))


READER = Reader("mmcv", _guess, _read)
