"""Fit the boosted trees that answer the question of the learning rate beside the networks.

They learn from the logs twice: as they are, but for the settings of a third, and with single
readings left out besides, as the networks do.
"""

from typing import Any

import numpy as np
from numpy.random import Generator
from sklearn.ensemble import HistGradientBoostingClassifier

from benchmarks.learn.examples import QUESTIONS, READINGS, Examples
from benchmarks.learn.hidden import HIDE_READING, HIDE_RECIPE, ONCE_UNTOLD
from dashboard.diagnosis.ensemble.trees import LEAVES, Trees
from dashboard.diagnosis.weighed import RECIPE
from dashboard.model.table import FloatArray

SEED = 0
ROUNDS, RATE, FEWEST, SHRINKAGE = 120, 0.08, 30, 1.0
MOST_LEAVES = 15
FEWEST_ANSWERS = 3
NEVER = -30.0  # the score of an answer that was never seen
LARGEST = float(np.finfo(np.float32).max)
NO_SPLIT = np.array([(0.0, 1)], [("value", float), ("is_leaf", int)])  # a tree that says nothing


def fitted_trees(examples: Examples) -> Trees:
    """Trees that answer as the logs do whose rate is known."""
    chance = np.random.default_rng(SEED)
    rate = examples.answers["rate"]
    once = examples.about["is_once"].to_numpy(bool)
    known = (rate >= 0) & ~(once & (chance.random(len(rate)) < ONCE_UNTOLD))
    readings = examples.readings[known]
    copies = [_partly_hidden(readings, share, chance) for share in (0.0, HIDE_READING)]
    model = HistGradientBoostingClassifier(
        max_iter=ROUNDS,
        learning_rate=RATE,
        max_leaf_nodes=MOST_LEAVES,
        min_samples_leaf=FEWEST,
        l2_regularization=SHRINKAGE,
        early_stopping=False,
        random_state=SEED,
    )
    weights = np.tile(examples.weights[known], len(copies))
    model.fit(np.concatenate(copies), np.tile(rate[known], len(copies)), sample_weight=weights)
    return exported(model)


def exported(model: HistGradientBoostingClassifier) -> Trees:
    """A fitted model as arrays; an answer that it never saw is as good as impossible.

    Raises:
        ValueError: It saw fewer than three answers, of which it makes one tree a round for both.
    """
    seen = {int(answer): i for i, answer in enumerate(model.classes_)}
    if len(seen) < FEWEST_ANSWERS:
        raise ValueError(f"the logs hold only the answers {sorted(seen)}")
    answers = range(len(QUESTIONS["rate"]))
    # scikit-learn shows its trees nowhere else.
    rounds = model._predictors  # noqa: SLF001
    nodes = [
        round_[seen[one]].nodes if one in seen else NO_SPLIT for round_ in rounds for one in answers
    ]
    scores = np.ravel(model._baseline_prediction)  # noqa: SLF001
    base = np.array([scores[seen[one]] if one in seen else NEVER for one in answers], np.float32)
    shape = LEAVES - 1, len(nodes)
    column = np.zeros(shape, np.int32)
    limit = np.full(shape, np.inf, np.float32)  # of a split that is not there: nothing goes right
    ruled_out = np.zeros(shape, np.uint16)
    value = np.zeros((len(nodes), LEAVES), np.float32)
    for t, of_tree in enumerate(nodes):
        leaves = _leaves_below(of_tree, 0)
        place = {node: i for i, node in enumerate(leaves)}
        value[t, : len(leaves)] = of_tree["value"][leaves]
        for s, node in enumerate(np.flatnonzero(of_tree["is_leaf"] == 0)):
            goes_left = bool(of_tree["missing_go_to_left"][node])
            column[s, t] = of_tree["feature_idx"][node] + goes_left * len(READINGS)
            limit[s, t] = _not_above(of_tree["num_threshold"][node])
            left = _leaves_below(of_tree, of_tree["left"][node])
            ruled_out[s, t] = sum(1 << place[leaf] for leaf in left)
    return Trees(base, column.ravel(), limit.ravel(), ruled_out.ravel(), value)


def _not_above(limit: float) -> np.float32:
    """The largest finite number of 32 bits up to ``limit``: the same readings are below both.

    An infinite limit parts what is there from what is missing, which is beyond every number.
    """
    rounded = np.float32(min(limit, LARGEST))
    return rounded if rounded <= limit else np.nextafter(rounded, np.float32(-np.inf))


def _leaves_below(nodes: Any, node: int) -> list[int]:
    """The leaves under a node, from the left."""
    if nodes["is_leaf"][node]:
        return [int(node)]
    left, right = int(nodes["left"][node]), int(nodes["right"][node])
    return [*_leaves_below(nodes, left), *_leaves_below(nodes, right)]


def _partly_hidden(readings: FloatArray, share: float, chance: Generator) -> FloatArray:
    """Readings (B, F) with the settings of some logs, and a share of all, missing."""
    values = readings.copy()
    untold = chance.random(len(values)) < HIDE_RECIPE
    for name in RECIPE:
        values[untold, READINGS.index(name)] = np.nan
    values[chance.random(values.shape) < share] = np.nan
    return values
