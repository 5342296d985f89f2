"""A Weights & Biases history saved with ``run.history().to_csv()``.

Recognised by: the columns ``_step``, ``_runtime`` and ``_timestamp``.
"""

from dashboard.logs.file_head import Head
from dashboard.logs.reader import Claim, Reader
from dashboard.logs.tabular.recognition import names
from dashboard.logs.tabular.wide import read_wide, read_wide_file

_OWN = frozenset({"_step", "_runtime", "_timestamp"})


def _guess(head: Head) -> Claim:
    return Claim.SIGNATURE if names(head) >= _OWN else Claim.NO


READER = Reader("wandb history", _guess, read_wide, read_file=read_wide_file)
