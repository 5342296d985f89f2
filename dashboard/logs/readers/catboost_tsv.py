"""CatBoost's ``learn_error.tsv`` and ``test_error.tsv``: ``iter`` and one column per metric.

Recognised by: the name and a table by ``iter``.  The split is in the file's name.
"""

from dataclasses import replace

from dashboard.logs.file_head import Head
from dashboard.logs.reader import Claim, Reader, Reading
from dashboard.logs.tabular.recognition import names
from dashboard.logs.tabular.wide import read_wide

_NAMES = ("learn_error.tsv", "test_error.tsv")


def _guess(head: Head) -> Claim:
    return Claim.SIGNATURE if head.base in _NAMES and "iter" in names(head) else Claim.NO


def _read(head: Head, data: bytes) -> Reading:
    part = head.base.split("_", maxsplit=1)[0]
    return read_wide(head, data).with_points(lambda one: replace(one, tag=f"{part}/{one.tag}"))


READER = Reader("catboost tsv", _guess, _read, run_is_folder=True)
