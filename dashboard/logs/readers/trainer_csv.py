"""The trainer's own ``metrics.csv``: one row per epoch, the first before any update.

Recognised by: the columns ``epoch``, ``step``, ``weight_distance`` and ``epoch_seconds``.
"""

from dashboard.logs.file_head import Head
from dashboard.logs.reader import Claim, Reader
from dashboard.logs.tabular.recognition import names
from dashboard.logs.tabular.wide import read_wide, read_wide_file

_COLUMNS = frozenset({"epoch", "step", "train_loss", "weight_distance", "epoch_seconds"})


def _guess(head: Head) -> Claim:
    return Claim.SIGNATURE if names(head) >= _COLUMNS else Claim.NO


READER = Reader("trainer", _guess, read_wide, run_is_folder=True, read_file=read_wide_file)
