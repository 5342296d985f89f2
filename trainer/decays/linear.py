"""A straight line to zero: 1 - e / T; by epochs, the last one trains at lr / T."""

from trainer.forms.decay import Decay
from trainer.settings import Settings


def factor(settings: Settings, past: float) -> float:
    """1 at the start, 0 once all epochs are past."""
    return 1 - past / settings.epochs


DECAY = Decay("linear", factor)
