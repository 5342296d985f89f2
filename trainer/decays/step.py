"""A drop every few epochs: decay_rate ** floor(e / decay_every)."""

from trainer.forms.decay import Decay
from trainer.settings import Settings


def factor(settings: Settings, past: float) -> float:
    """`decay_rate` to the power of the drops so far."""
    return float(settings.decay_rate ** (past // settings.decay_every))


DECAY = Decay("step", factor)
