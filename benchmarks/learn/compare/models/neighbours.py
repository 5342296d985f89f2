"""The logs whose readings are nearest: what share of them had which state."""

import numpy as np
from sklearn.neighbors import KNeighborsClassifier

from benchmarks.learn.compare.model import Classifier, Fitted, Model
from benchmarks.learn.examples import Examples
from benchmarks.learn.fit import scaling_of
from dashboard.model.table import FloatArray

NEIGHBOURS = 40


def fit(examples: Examples) -> Fitted:
    """Nearest neighbours among readings that are scaled as for the networks."""
    scaling = scaling_of(examples)
    model = KNeighborsClassifier(NEIGHBOURS, weights="distance", algorithm="brute")

    def scaled(values: FloatArray) -> FloatArray:
        return scaling.scaled(values.astype(np.float32)).astype(np.float64)

    return Classifier(scaled, model, _numbers).fitted(examples, weighted=False)


def _numbers(model: KNeighborsClassifier) -> int:
    rows, columns = model._fit_X.shape  # noqa: SLF001 - scikit-learn shows what it kept nowhere else
    return int(rows * (columns + 1))


MODEL = Model("neighbours", f"the {NEIGHBOURS} nearest logs on scaled readings", fit)
