"""RLlib's ``progress.csv``: nested names joined with ``/``, one row per training iteration.

Recognised by: ``training_iteration`` beside ``timesteps_total``.
"""

from dashboard.logs.head import Head
from dashboard.logs.reader import Claim, Reader
from dashboard.logs.tabular.shape import names
from dashboard.logs.tabular.wide import read_wide

_OWN = frozenset({"training_iteration", "timesteps_total"})


def _guess(head: Head) -> Claim:
    return Claim.SIGNATURE if names(head) >= _OWN else Claim.NO


READER = Reader("rllib csv", _guess, read_wide, run_is_folder=True)
