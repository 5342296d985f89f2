"""Ultralytics' ``results.csv``: padded names, one row per epoch, several losses and no total.

Recognised by: ``epoch`` and ``train/box_loss``.
"""

from dashboard.logs.head import Head
from dashboard.logs.reader import Claim, Reader
from dashboard.logs.tabular.shape import names
from dashboard.logs.tabular.wide import read_wide


def _guess(head: Head) -> Claim:
    return Claim.SIGNATURE if names(head) >= {"epoch", "train/box_loss"} else Claim.NO


READER = Reader("yolo", _guess, read_wide, run_is_folder=True)
