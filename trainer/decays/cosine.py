"""Half a cosine to zero: (1 + cos(pi * e / T)) / 2 (Loshchilov, Hutter 2016, arXiv 1608.03983)."""

import math

from trainer.forms.decay import Decay
from trainer.settings import Settings


def factor(settings: Settings, past: float) -> float:
    """1 at the start, 0 once all epochs are past."""
    return (1 + math.cos(math.pi * past / settings.epochs)) / 2


DECAY = Decay("cosine", factor)
