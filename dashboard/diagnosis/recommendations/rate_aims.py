"""Where advice on a learning rate leads to: rates at which trainings of an optimizer do well.

A factor alone leads from a rate that is a thousand times too high to one that is a hundred times
too high.  So a rate moves by a factor and on to an aim, whichever is further.  The aims were chosen
among half decades, by how often the run at the advised rate was good, on four sources that count
the same: DeepOBS, two sets of grids, and the world, whose small networks like high rates.  Where
the sources disagree, the lower aim was taken.  ``python -m benchmarks.rate_steps`` prints all of
them, beside a factor alone.
"""

from dataclasses import dataclass

from dashboard.diagnosis.recommendations.advice_context import Situation


@dataclass(frozen=True, slots=True)
class Aims:
    """Learning rates; ``safe`` hardly ever diverges, ``up`` and ``down`` are likely good."""

    safe: float  # after lost numbers, and where there was no rate
    up: float  # from a rate that is too low
    down: float  # from a rate that is too high


ADAPTIVE = Aims(safe=1e-3, up=3e-3, down=1e-2)
MOMENTUM = Aims(safe=1e-2, up=1e-2, down=3e-2)
PLAIN = Aims(safe=3e-2, up=1e-1, down=1e-1)
"""Of stochastic gradient descent whose log says that it has no momentum."""


def aims_of(situation: Situation) -> Aims | None:
    """The aims of a run's optimizer, ``None`` where its log does not name it."""
    if not situation.recipe.optimizer:
        return None
    if situation.recipe.is_adaptive:
        return ADAPTIVE
    return PLAIN if situation.setting("momentum") == 0 else MOMENTUM
