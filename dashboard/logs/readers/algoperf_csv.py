"""AlgoPerf's ``measurements.csv`` and ``eval_measurements.csv``: sparse rows by ``global_step``.

Recognised by: ``global_step`` beside ``accumulated_submission_time`` or ``grad_norm``.
"""

from dashboard.logs.file_head import Head
from dashboard.logs.reader import Claim, Reader
from dashboard.logs.tabular.recognition import names
from dashboard.logs.tabular.wide import read_wide, read_wide_file

_CLOCKS = frozenset({"accumulated_submission_time", "total_duration"})


def _guess(head: Head) -> Claim:
    found = names(head)
    own = "global_step" in found and (found & _CLOCKS or "grad_norm" in found)
    return Claim.SHAPE if own else Claim.NO


READER = Reader("algoperf", _guess, read_wide, run_is_folder=True, read_file=read_wide_file)
