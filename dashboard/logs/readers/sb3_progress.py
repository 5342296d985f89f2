"""``progress.csv`` of Stable Baselines 3 and its predecessors: one row per rollout, by time steps.

Recognised by: ``time/total_timesteps`` or ``TimestepsSoFar`` or
``misc/total_timesteps``.
"""

from dashboard.logs.file_head import Head
from dashboard.logs.reader import Claim, Reader
from dashboard.logs.tabular.recognition import names
from dashboard.logs.tabular.wide import read_wide, read_wide_file

_AXES = frozenset({"time/total_timesteps", "timestepssofar", "misc/total_timesteps"})


def _guess(head: Head) -> Claim:
    return Claim.SHAPE if names(head) & _AXES else Claim.NO


READER = Reader("sb3", _guess, read_wide, run_is_folder=True, read_file=read_wide_file)
