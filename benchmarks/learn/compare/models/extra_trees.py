"""Extremely randomised trees; a missing reading is a value far below all others."""

import numpy as np
from sklearn.ensemble import ExtraTreesClassifier

from benchmarks.learn.compare.model import SEED, STATES, Classifier, Fitted, Model
from benchmarks.learn.examples import Examples
from dashboard.model.table import FloatArray

LEAST = -60.0  # of a reading; what is missing stands here
MOST = 60.0
SETTINGS = {"n_estimators": 150, "min_samples_leaf": 6, "max_features": 0.4}
NUMBERS_OF_NODE = 3 + STATES  # reading, threshold, next node, a value for each state


def filled(values: FloatArray) -> FloatArray:
    """Readings (B, F) without a NaN."""
    return np.nan_to_num(np.clip(values, LEAST + 1, MOST), nan=LEAST)


def fit(examples: Examples) -> Fitted:
    """Trees whose splits are drawn at random."""
    model = ExtraTreesClassifier(random_state=SEED, n_jobs=1, **SETTINGS)
    return Classifier(filled, model, _numbers).fitted(examples)


def _numbers(model: ExtraTreesClassifier) -> int:
    return NUMBERS_OF_NODE * sum(int(tree.tree_.node_count) for tree in model.estimators_)


MODEL = Model("extra trees", "extremely randomised trees (scikit-learn)", fit)
