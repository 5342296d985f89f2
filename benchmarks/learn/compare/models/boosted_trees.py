"""Gradient-boosted trees on histograms of the readings, which know what a missing value is."""

from sklearn.ensemble import HistGradientBoostingClassifier

from benchmarks.learn.compare.model import SEED, Classifier, Fitted, Model
from benchmarks.learn.examples import Examples

NUMBERS_OF_NODE = 4  # reading, threshold, next node, value
SETTINGS = {
    "max_iter": 120,
    "learning_rate": 0.08,
    "max_leaf_nodes": 15,
    "min_samples_leaf": 30,
    "l2_regularization": 1.0,
    "early_stopping": False,
}


def fit(examples: Examples) -> Fitted:
    """Boosted trees of fifteen leaves."""
    model = HistGradientBoostingClassifier(random_state=SEED, **SETTINGS)
    return Classifier(lambda values: values, model, _numbers).fitted(examples)


def _numbers(model: HistGradientBoostingClassifier) -> int:
    rounds = model._predictors  # noqa: SLF001 - scikit-learn shows its trees nowhere else
    return NUMBERS_OF_NODE * sum(len(tree.nodes) for trees in rounds for tree in trees)


MODEL = Model("boosted trees", "gradient-boosted trees on histograms (scikit-learn)", fit)
