"""Up to the rate and down again to almost nothing: one cycle in all (Smith 2018, arXiv 1803.09820).

The rate rises from 1/25 over the first three tenths of the run and falls to 4e-6 at its end, both
along half a cosine: the defaults of PyTorch's OneCycleLR, which moves the momentum too.
"""

import math

from trainer.forms.decay import Decay
from trainer.settings import Settings

FIRST, RISING, LAST = 1 / 25, 0.3, 1 / 25 / 1e4  # shares of the rate, of the run, of the rate


def factor(settings: Settings, past: float) -> float:
    """From `FIRST` to 1 and to `LAST`."""
    share = past / settings.epochs
    if share < RISING:
        return _between(FIRST, 1.0, share / RISING)
    return _between(1.0, LAST, (share - RISING) / (1 - RISING))


def _between(start: float, end: float, share: float) -> float:
    return end + (start - end) * (1 + math.cos(math.pi * share)) / 2


DECAY = Decay("one_cycle", factor)
