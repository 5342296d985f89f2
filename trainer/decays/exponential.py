"""The same factor every epoch: decay_rate ** e."""

from trainer.forms.decay import Decay
from trainer.settings import Settings


def factor(settings: Settings, past: float) -> float:
    """`decay_rate` to the power of the epochs past."""
    return float(settings.decay_rate**past)


DECAY = Decay("exponential", factor)
