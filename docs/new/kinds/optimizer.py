"""An optimizer that the trainer descends with."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from docs.new.change import Change, Kind, module
from docs.new.trainer_part import changes_of

CASES = PurePosixPath("tests/trainer/test_optimizers.py")

OPTIMIZER = '''\
"""FILL IN: the formula of one update, and who proposed it (author, year, arXiv)."""

from collections.abc import Sequence

import torch
from torch import nn

from trainer.forms.optimizer import Optimizer
from trainer.settings import Settings


def make(weights: Sequence[nn.Parameter], settings: Settings) -> torch.optim.Optimizer:
    """FILL IN: this one is plain gradient descent."""
    return torch.optim.SGD(weights, settings.lr, weight_decay=settings.weight_decay)


OPTIMIZER = Optimizer("{name}", make, usual_lr=0.1)
'''

A_CASE = """\
    # FILL IN: the formula in NumPy, and torch's own class
    "{name}": (sgd(), lambda w: torch.optim.SGD(w, RATE, **DECAYED)),
"""


def changes(code: str) -> Sequence[Change]:
    """The optimizer, its line in each language, and its formula in the tests."""
    case = Change(CASES, A_CASE.format(name=module(code)), before="}")
    return [*changes_of("optimizers", code, OPTIMIZER), case]


KIND = Kind("optimizer", changes)
