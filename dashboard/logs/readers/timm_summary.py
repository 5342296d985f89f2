"""timm's ``summary.csv``: ``epoch, train_loss, eval_loss, eval_top1, eval_top5, lr``.

Recognised by: ``epoch``, ``train_loss`` and ``eval_top1``, or ``eval_loss`` in a file of that name.
An epoch without an evaluation writes fewer cells under the same header; such rows are left out and
counted.
"""

from dashboard.logs.file_head import Head
from dashboard.logs.reader import Claim, Reader
from dashboard.logs.tabular.recognition import names
from dashboard.logs.tabular.wide import read_wide, read_wide_file

_OWN = frozenset({"epoch", "train_loss", "eval_top1"})
_NAMED = frozenset({"epoch", "train_loss", "eval_loss"})


def _guess(head: Head) -> Claim:
    found = names(head)
    own = found >= _OWN or (head.base == "summary.csv" and found >= _NAMED)
    return Claim.SIGNATURE if own else Claim.NO


READER = Reader("timm", _guess, read_wide, run_is_folder=True, read_file=read_wide_file)
