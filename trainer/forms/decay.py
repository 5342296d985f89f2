"""The form of a decay: what a file in `trainer/decays/` ends with."""

from collections.abc import Callable
from dataclasses import dataclass

from trainer.settings import Settings


@dataclass(frozen=True, slots=True)
class Decay:
    """A decay that the setting `decay` may name.

    `factor` takes the settings and the epochs that are past, 0 in the first one, to what the rate
    is multiplied with, 0 to 1. With `decay_by = "update"` the epochs past have a fraction.
    """

    name: str
    factor: Callable[[Settings, float], float]
