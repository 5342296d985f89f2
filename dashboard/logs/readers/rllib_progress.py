"""``progress.csv`` of RLlib and Ray Tune: nested names joined with ``/``, one row per iteration.

Recognised by: ``training_iteration`` beside ``timesteps_total`` or ``time_total_s``.
"""

from dashboard.logs.file_head import Head
from dashboard.logs.reader import Claim, Reader
from dashboard.logs.tabular.recognition import names
from dashboard.logs.tabular.wide import read_wide, read_wide_file

_BESIDE = frozenset({"timesteps_total", "time_total_s", "iterations_since_restore"})


def _guess(head: Head) -> Claim:
    found = names(head)
    return Claim.SIGNATURE if "training_iteration" in found and found & _BESIDE else Claim.NO


READER = Reader("rllib csv", _guess, read_wide, run_is_folder=True, read_file=read_wide_file)
