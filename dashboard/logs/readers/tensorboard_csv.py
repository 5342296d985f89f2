"""What TensorBoard's page downloads, a tag a file: ``Wall time,Step,Value`` or the same as JSON.

Recognised by: exactly these columns, or a list of lists of three numbers in a file that is named as
such.  Run and tag are in the file's name only: ``run-<run>-tag-<tag>.csv``.
"""

import re
from dataclasses import replace
from typing import Any

import numpy as np

from dashboard.logs.file_head import Head
from dashboard.logs.points.rows import number
from dashboard.logs.reader import Claim, LoggedRun, Reader, Reading, TagPoints
from dashboard.logs.tabular.recognition import names
from dashboard.logs.tabular.wide import read_wide
from dashboard.model.run import XUnit

_OWN = frozenset({"wall time", "step", "value"})
_NAME = re.compile(
    r"^(?=.*\.(?:csv|json)$)run-(?P<run>.*?)-tag-(?P<tag>.+)\.(?:csv|json)$", re.IGNORECASE
)


def _guess(head: Head) -> Claim:
    if head.base.endswith(".json"):
        rows = head.json if _NAME.match(head.base) else None
        return Claim.SIGNATURE if isinstance(rows, list) and _rows(rows) else Claim.NO
    return Claim.SIGNATURE if names(head) == _OWN else Claim.NO


def _rows(rows: list[Any]) -> list[list[float]]:
    return [
        row
        for row in rows
        if isinstance(row, list) and len(row) == 3 and None not in map(number, row)
    ]


def _from_json(rows: list[Any]) -> Reading:
    time, step, value = np.array(_rows(rows), dtype=np.float64).T
    points = TagPoints("", step.astype(np.int64), value, None, time)
    return Reading((LoggedRun((points,), x_unit=XUnit.STEP),))


def _read(head: Head, data: bytes) -> Reading:
    folder, _, base = head.name.rpartition("/")
    match = _NAME.match(base)
    tag = match["tag"] if match else base.rsplit(".", 1)[0]
    home = "/".join(filter(None, (folder, match["run"]))) if match else None
    reading = _from_json(head.json) if isinstance(head.json, list) else read_wide(head, data)
    return reading.with_points(lambda one: replace(one, tag=tag), home)


READER = Reader("tensorboard csv", _guess, _read, run_is_folder=True)
