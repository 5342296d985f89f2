"""The CSV that TensorBoard's page downloads: ``Wall time,Step,Value``, one tag per file.

Recognised by: exactly these columns.  Run and tag stand in the file's name alone:
``run-<run>-tag-<tag>.csv``.
"""

import re
from dataclasses import replace

from dashboard.logs.head import Head
from dashboard.logs.reader import Claim, Reader, Reading
from dashboard.logs.tabular.shape import names
from dashboard.logs.tabular.wide import read_wide

_OWN = frozenset({"wall time", "step", "value"})
_NAME = re.compile(r"^run-(?P<run>.*?)-tag-(?P<tag>.+)\.csv$", re.IGNORECASE)


def _guess(head: Head) -> Claim:
    return Claim.SIGNATURE if names(head) == _OWN else Claim.NO


def _read(head: Head, data: bytes) -> Reading:
    folder, _, base = head.name.rpartition("/")
    match = _NAME.match(base)
    tag = match["tag"] if match else base.rsplit(".", 1)[0]
    home = "/".join(filter(None, (folder, match["run"]))) if match else None
    reading = read_wide(head, data)
    runs = tuple(
        replace(run, home=home, points=tuple(replace(one, tag=tag) for one in run.points))
        for run in reading.runs
    )
    return replace(reading, runs=runs)


READER = Reader("tensorboard csv", _guess, _read, run_is_folder=True)
