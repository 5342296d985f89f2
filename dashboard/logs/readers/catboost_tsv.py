"""CatBoost's ``learn_error.tsv`` and ``test_error.tsv``: ``iter`` and one column per metric.

Recognised by: the name and a table by ``iter``.  The split is in the file's name.
"""

from dataclasses import replace

from dashboard.logs.head import Head
from dashboard.logs.reader import Claim, Reader, Reading
from dashboard.logs.tabular.shape import names
from dashboard.logs.tabular.wide import read_wide

_NAMES = ("learn_error.tsv", "test_error.tsv")


def _guess(head: Head) -> Claim:
    return Claim.SIGNATURE if head.base in _NAMES and "iter" in names(head) else Claim.NO


def _read(head: Head, data: bytes) -> Reading:
    reading = read_wide(head, data)
    part = head.base.split("_", maxsplit=1)[0]
    runs = tuple(
        replace(run, points=tuple(replace(one, tag=f"{part}/{one.tag}") for one in run.points))
        for run in reading.runs
    )
    return replace(reading, runs=runs)


READER = Reader("catboost tsv", _guess, _read, run_is_folder=True)
