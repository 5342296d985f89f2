"""A logistic curve of how often verdicts are right, fitted and checked by family left out."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
import numpy.typing as npt
from sklearn.linear_model import LogisticRegression

from dashboard.diagnosis.rate_decision import EVEN
from dashboard.model.table import FloatArray

FOLDS = 5
PENALTY = 10.0  # inverse strength, as in scikit-learn
DIGITS = 4

Bools = npt.NDArray[np.bool_]


@dataclass(frozen=True, slots=True, eq=False)
class Verdicts:
    """N verdicts with what is weighed of each, and whether it was right."""

    names: Sequence[str]  # of the inputs; the first is the log odds of the run's own chance
    inputs: FloatArray  # (N, names)
    right: Bools  # (N,)
    shares: FloatArray  # (N,) what each counts
    families: npt.NDArray[np.str_]  # (N,) what is left out together

    def curve(self, among: Bools | None = None) -> dict[str, Any]:
        """The curve of those ``among`` all (N,), as :class:`dashboard.diagnosis.claims.Claim`."""
        rows = np.ones(len(self.right), bool) if among is None else among
        model = LogisticRegression(C=PENALTY, max_iter=1000)
        model.fit(self.inputs[rows], self.right[rows], sample_weight=self.shares[rows])
        own, *others = (round(float(one), DIGITS) for one in model.coef_[0])
        return {
            "usual": round(float(model.intercept_[0]), DIGITS),
            "by_odds": own,
            "by_fact": dict(zip(self.names[1:], others, strict=True)),
        }

    def sure(self, curve: dict[str, Any]) -> FloatArray:
        """How sure a curve is of each (N,), at least even."""
        weights = np.array([curve["by_odds"], *curve["by_fact"].values()])
        chances: FloatArray = 1 / (1 + np.exp(-(curve["usual"] + self.inputs @ weights)))
        return np.maximum(EVEN, chances)

    def left_out(self) -> FloatArray:
        """How sure of each (N,) a curve is that had not seen its family."""
        names = sorted(set(self.families))
        order = np.random.default_rng(0).permutation(len(names))
        sure = np.empty(len(self.right))
        for fold in range(FOLDS):
            out = np.isin(self.families, [names[place] for place in order[fold::FOLDS]])
            sure[out] = self.sure(self.curve(~out))[out]
        return sure
