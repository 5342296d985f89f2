"""A decay of the learning rate."""

from collections.abc import Sequence

from docs.new.change import Change, Kind
from docs.new.trainer_part import changes_of

DECAY = '''\
"""FILL IN: the formula, with e epochs past of T (author, year, arXiv)."""

from trainer.forms.decay import Decay
from trainer.settings import Settings


def factor(settings: Settings, past: float) -> float:
    """FILL IN: this one falls to half, from 1 at the start."""
    return 1 - past / settings.epochs / 2


DECAY = Decay("{name}", factor)
'''


def changes(code: str) -> Sequence[Change]:
    """The decay and its line in each language."""
    return changes_of("decays", code, DECAY)


KIND = Kind("decay", changes)
