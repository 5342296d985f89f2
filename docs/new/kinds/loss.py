"""A loss that the trainer makes smaller."""

from collections.abc import Sequence
from pathlib import PurePosixPath

from docs.new.change import Change, Kind, module
from docs.new.trainer_part import changes_of

CASES = PurePosixPath("tests/trainer/test_losses.py")

LOSS = '''\
"""FILL IN: the formula, and what it is taken of."""

from torch import Tensor

from trainer.forms.loss import Loss
from trainer.task import Task


def of(outputs: Tensor, targets: Tensor) -> Tensor:
    """Mean over examples and outputs; FILL IN: this one is the mean squared error.

    Args:
        outputs: (B, K).
        targets: (B, K) values.
    """
    return (outputs - targets).square().mean()


LOSS = Loss("{name}", of, frozenset({{Task.VALUES, Task.INPUTS}}))
'''

A_CASE = """\
    # FILL IN: the formula in NumPy
    ("{name}", VALUES, ((OUTPUTS - VALUES) ** 2).mean()),
"""


def changes(code: str) -> Sequence[Change]:
    """The loss, its line in each language, and its formula in the tests."""
    case = Change(CASES, A_CASE.format(name=module(code)), before="]")
    return [*changes_of("losses", code, LOSS), case]


KIND = Kind("loss", changes)
