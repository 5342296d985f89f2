"""The boosted trees as arrays: the answers of scikit-learn's own, from their exported splits."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from sklearn.ensemble import HistGradientBoostingClassifier

from benchmarks.learn.examples import QUESTIONS, READINGS
from benchmarks.learn.trees import MOST_LEAVES, exported
from dashboard.diagnosis.ensemble.network import network
from dashboard.diagnosis.ensemble.trees import LEAVES

ANSWERS = len(QUESTIONS["rate"])


def fitted(answers: int = ANSWERS) -> HistGradientBoostingClassifier:
    """Trees on readings of which a fifth are missing."""
    chance = np.random.default_rng(0)
    values = chance.normal(size=(600, len(READINGS)))
    values[chance.random(values.shape) < 0.2] = np.nan
    score = np.nan_to_num(values[:, 0], nan=1.0) + np.nan_to_num(values[:, 1], nan=-1.0)
    given = np.digitize(score, np.quantile(score, np.linspace(0, 1, answers + 1)[1:-1]))
    model = HistGradientBoostingClassifier(max_iter=8, max_leaf_nodes=MOST_LEAVES, random_state=0)
    return model.fit(values.astype(np.float32), given)


MODEL = fitted()
TREES = exported(MODEL)
rows = st.lists(
    st.floats(-9, 9, width=32) | st.just(float("nan")),
    min_size=len(READINGS),
    max_size=len(READINGS),
)


@given(st.lists(rows, min_size=1, max_size=4))
def test_the_answers_are_those_of_the_model_that_was_fitted(many):
    values = np.array(many, np.float32)
    assert TREES.ask(values) == pytest.approx(MODEL.predict_proba(values), abs=1e-5)


def test_a_reading_at_a_limit_goes_the_same_way_as_in_the_model():
    nodes = np.concatenate([tree.nodes for round_ in MODEL._predictors for tree in round_])
    splits = nodes[nodes["is_leaf"] == 0]
    limits = splits["num_threshold"].astype(np.float32)
    near = [np.nextafter(limits, np.float32(end)) for end in (-np.inf, np.inf)]
    values = np.zeros((3 * len(splits), len(READINGS)), np.float32)
    places = np.arange(len(values)), np.tile(splits["feature_idx"], 3)
    values[places] = np.concatenate([limits, *near])
    assert TREES.ask(values) == pytest.approx(MODEL.predict_proba(values), abs=1e-5)


def test_an_answer_that_was_never_seen_is_never_given():
    model = fitted(answers=3)
    values = np.zeros((1, len(READINGS)), np.float32)
    said = exported(model).ask(values)[0]
    assert said[:3] == pytest.approx(model.predict_proba(values)[0], abs=1e-5)
    assert said[3:].max() < 1e-9


def test_two_answers_are_too_few():
    with pytest.raises(ValueError, match="only the answers"):
        exported(fitted(answers=2))


def test_the_trees_that_the_engine_reads_have_a_leaf_for_every_run():
    trees = network().trees
    assert trees is not None
    assert len(trees.value) % ANSWERS == 0
    assert trees.value.shape[1] == LEAVES
    assert trees.column.max() < 2 * len(READINGS)
    assert not (trees.ruled_out == 2**LEAVES - 1).any()
