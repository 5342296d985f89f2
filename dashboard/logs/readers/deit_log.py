"""``log.txt`` of DeiT, DETR, MAE and their descendants: JSON lines, one per epoch.

Recognised by: ``epoch`` beside ``n_parameters`` and a name that begins with ``train_``.
``test_acc1`` is in percent.  DETR's lists of twelve are COCO's summary
(``pycocotools/cocoeval.py``).
"""

from collections.abc import Iterator, Mapping
from typing import Any

from dashboard.logs.file_head import Head, to_text
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

_COCO = (
    *("AP", "AP50", "AP75", "APs", "APm", "APl"),
    *("AR1", "AR10", "AR100", "ARs", "ARm", "ARl"),
)
_NOT_MEASURED = frozenset({"epoch", "n_parameters"})


def _guess(head: Head) -> Claim:
    rows = head.json_rows
    own = any(
        row.keys() >= _NOT_MEASURED and any(name.startswith("train_") for name in row)
        for row in rows
    )
    return Claim.SIGNATURE if own else Claim.NO


def _read(_: Head, data: bytes) -> Reading:
    lines = json_lines(to_text(data) or "")
    rows = []
    for record in lines.rows:
        epoch = whole_number(record.get("epoch"))
        if epoch is not None:
            measured = {k: v for k, v in numbers(record).items() if k not in _NOT_MEASURED}
            rows.append(Row(epoch, measured | dict(_coco(record)), float(epoch)))
    return reading_of([LoggedRun(points_of(rows), x_unit=XUnit.EPOCH)], lines)


def _coco(record: Mapping[str, Any]) -> Iterator[tuple[str, float]]:
    for name, held in record.items():
        if isinstance(held, list) and len(held) == len(_COCO):
            for part, item in zip(_COCO, held, strict=True):
                value = number(item)
                if value is not None:
                    yield f"{name}/{part}", value


READER = Reader("deit", _guess, _read)
