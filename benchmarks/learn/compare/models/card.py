"""An additive card: a curve of straight pieces for every reading, their sum a logistic regression.

It is the generalised additive model of the field, with linear splines, and can be read off a page.
"""

from collections.abc import Callable

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks.learn.compare.model import Classifier, Fitted, Model
from benchmarks.learn.examples import Examples
from benchmarks.learn.fit import scaling_of
from dashboard.diagnosis.ensemble.network import Network
from dashboard.model.table import FloatArray

KNOTS = np.array([-1.5, -0.8, -0.4, 0.0, 0.4, 0.8, 1.5])  # of a reading as the networks scale it
PENALTY = 0.1  # inverse strength, as in scikit-learn
ITERATIONS = 300
TOLERANCE = 1e-3


def pieces(scaling: Network) -> Callable[[FloatArray], FloatArray]:
    """Readings (B, F) as (B, F * (knots + 1)): how near each is to each knot, and if it lacks."""

    def prepared(values: FloatArray) -> FloatArray:
        z, lacks = np.split(scaling.scaled(values.astype(np.float32)).astype(np.float64), 2, axis=1)
        z = np.clip(z, KNOTS[0], KNOTS[-1])
        hats = [np.interp(z, KNOTS, one) * (1 - lacks) for one in np.eye(len(KNOTS))]
        return np.concatenate([*hats, lacks], axis=1)

    return prepared


def fit(examples: Examples) -> Fitted:
    """A multinomial logistic regression on the pieces."""
    model = LogisticRegression(C=PENALTY, max_iter=ITERATIONS, tol=TOLERANCE)
    return Classifier(pieces(scaling_of(examples)), model, lambda one: one.coef_.size).fitted(
        examples
    )


MODEL = Model("card", "an additive card (GAM): linear splines and a logistic regression", fit)
