"""The losses that the lesson on one weight opens with, where it starts on each, and how fast."""

from dataclasses import dataclass

from dashboard.descent.losses import OneWeightLoss, Parabola, TwoValleys

LEFT = 0.0055
"""The share of the way at which a walk has arrived.

With λ = 0.625 it makes the public exercise come out exactly: 0.1 → 81 steps, 1 → 6, 1.6 → 1."""


@dataclass(frozen=True, slots=True)
class Preset:
    """A loss, where the weight starts, the rate that it opens with, and rates worth a try."""

    name: str
    loss: OneWeightLoss
    start: float
    rate: float
    rates: tuple[float, ...]
    window: tuple[float, float]  # the weights that the figure shows


PRESETS = (
    # (w − 3)² from 0: at 0.1 to 0.6 and 1.08, the loss from 9 to 5.76 and 3.6864; at 1.1 to 6.6.
    Preset("square", Parabola(2.0, 3.0), 0.0, 0.1, (0.1, 0.5, 0.9, 1.0, 1.1), (-2.0, 8.0)),
    # "How many steps?": 81, 6, 1, never.
    Preset("exercise", Parabola(0.625, 1.0), 0.0, 0.1, (0.1, 1.0, 1.6, 4.0), (-1.0, 3.0)),
    # From 0.1, where the loss is 0.8: a small step leads to 0.11, a large one to 0.6 and back up.
    Preset("story", Parabola(25.6, 0.35), 0.1, 0.0015625, (0.0015625, 0.078125), (0.0, 0.7)),
    # A small rate stays in the valley that it starts in; a larger one jumps over into the deeper.
    Preset("valleys", TwoValleys(1.0, 0.3, 0.5), 1.6, 0.02, (0.02, 0.1, 0.16, 0.22), (-1.9, 1.9)),
)
"""In the order in which they are offered; the first opens unasked."""


def preset_of(name: str) -> Preset:
    """The preset of a name."""
    return next(preset for preset in PRESETS if preset.name == name)
