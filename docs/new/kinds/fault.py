"""One thing done wrong on purpose while training."""

from collections.abc import Sequence

from docs.new.change import Change, Kind
from docs.new.trainer_part import changes_of

FAULT = '''\
"""FILL IN: the mistake, how people come to make it, and what the curves show of it."""

from collections.abc import Sequence

from torch import Tensor

from trainer.forms.fault import Fault


def of_gradients(gradients: Sequence[Tensor], step: int) -> None:
    """FILL IN: this one leaves no gradient after the first update."""
    for gradient in gradients if step else ():
        gradient.zero_()


FAULT = Fault("{name}", of_gradients=of_gradients)
'''


def changes(code: str) -> Sequence[Change]:
    """The fault and its line in each language."""
    return changes_of("faults", code, FAULT)


KIND = Kind("fault", changes)
