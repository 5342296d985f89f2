"""A stretch of an axis."""

from dataclasses import dataclass

import numpy as np

from dashboard.model.table import FloatArray


@dataclass(frozen=True, slots=True)
class Extent:
    """The shown stretch of an axis, from ``low`` to ``high``."""

    low: float
    high: float

    def beyond(self, y: FloatArray) -> tuple[int, int]:
        """How many values of ``y`` lie below and above."""
        return int(np.sum(y < self.low)), int(np.sum(y > self.high))

    def holds(self, value: float) -> bool:
        """Whether ``value`` lies within, the ends included."""
        return self.low <= value <= self.high
