"""Half a cosine again and again, every decay_every epochs (Loshchilov, Hutter 2016)."""

import math

from trainer.forms.decay import Decay
from trainer.settings import Settings


def factor(settings: Settings, past: float) -> float:
    """1 after each restart."""
    return (1 + math.cos(math.pi * (past % settings.decay_every) / settings.decay_every)) / 2


DECAY = Decay("restarts", factor)
