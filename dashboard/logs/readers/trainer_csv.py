"""The trainer's own ``metrics.csv`` and ``steps.csv``: a row per epoch, a row per update.

Recognised by: the columns ``epoch``, ``step``, ``weight_distance`` and ``epoch_seconds``, or
``batch_loss``, ``batch_grad_norm`` and ``batch_learning_rate``. Both are of the folder's run.
"""

from dashboard.logs.file_head import Head
from dashboard.logs.reader import Claim, Reader
from dashboard.logs.tabular.recognition import names
from dashboard.logs.tabular.wide import read_wide, read_wide_file

_OF_EPOCHS = frozenset({"epoch", "step", "train_loss", "weight_distance", "epoch_seconds"})
_OF_UPDATES = frozenset({"epoch", "step", "batch_loss", "batch_grad_norm", "batch_learning_rate"})


def _guess(head: Head) -> Claim:
    found = names(head)
    is_ours = found >= _OF_EPOCHS or found >= _OF_UPDATES
    return Claim.SIGNATURE if is_ours else Claim.NO


READER = Reader("trainer", _guess, read_wide, run_is_folder=True, read_file=read_wide_file)
