"""The small networks that the engine reads, of one hidden layer each; their mean."""

from dataclasses import dataclass

import numpy as np

from benchmarks.learn.compare.model import Model
from benchmarks.learn.examples import Examples
from benchmarks.learn.fit import NETWORKS, fitted_networks
from dashboard.diagnosis.ensemble.network import ARRAYS, Network
from dashboard.model.table import FloatArray


@dataclass(frozen=True, slots=True)
class Ensemble:
    """The networks, which answer the other questions too."""

    network: Network

    @property
    def numbers(self) -> int:
        """How many numbers have to be kept of it."""
        return sum(int(getattr(self.network, name).size) for name in ARRAYS)

    def chances(self, logs: Examples) -> FloatArray:
        """The probability of every state of the rate (B, 5)."""
        return np.asarray(self.network.ask(logs.readings.astype(np.float32))["rate"], np.float64)


MODEL = Model(
    "networks",
    "small networks of one hidden layer, their mean: the part of the engine's ensemble that answers"
    " all questions",
    lambda examples: Ensemble(fitted_networks(examples, "", NETWORKS)),
)
