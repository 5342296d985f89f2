"""A run of boosted trees: what serves as its loss, what counts without one, and what is advised."""

from dataclasses import replace

import numpy as np
import pytest

from dashboard.diagnosis.features import loss_name
from dashboard.diagnosis.features.objective import objective_of
from dashboard.diagnosis.features.objective_kind import Kind
from dashboard.diagnosis.recommendations import recommend
from dashboard.model.curve import curves_of
from dashboard.model.run import XUnit
from tests.diagnosis.alone.formulas import book, case, states

ROUNDS = np.arange(100)
TREES = {"num_leaves": 31}
FALLING = 1 + 4 * np.exp(-ROUNDS / 80)
SETTLED = 1 + 4 * np.exp(-ROUNDS / 8)
TURNED = 1.5 + 3 * np.exp(-ROUNDS / 6) + 0.006 * np.maximum(ROUNDS - 20, 0)
OF_A_NETWORK = {
    *("add_weight_decay", "add_dropout", "augment", "larger_model", "train_longer", "log_more"),
    *("stop_at_epoch", "raise_lr", "lower_lr", "clip_gradients", "decay_lr", "warm_up"),
    *("check_labels", "check_data", "lower_batch_size", "raise_batch_size", "add_momentum"),
}


def trees(config=None, **curves):
    """A booster's log, which counts rounds from 0."""
    config = TREES | (config or {})
    return {"config": config, "x": ROUNDS, "unit": XUnit.STEP, **curves}


def advised(**log):
    """The advice on a booster's log, by action."""
    judged = case(**log)
    found = recommend(judged, (), [judged.curves])
    assert not OF_A_NETWORK & {one.action for one in found}
    return {one.action: one for one in found}


def curves(**log):
    (found,) = curves_of(book(**log))
    return found


@pytest.mark.parametrize(
    ("names", "loss"),
    [
        (["l2"], "l2"),
        (["l1", "huber", "l2"], "l2"),
        (["auc", "poisson-nloglik"], "poisson-nloglik"),
        (["rmse", "poisson"], "rmse"),
        (["ndcg@5", "multiclass"], "multiclass"),
        (["quantile:alpha=0.9", "auc"], "quantile:alpha=0.9"),
        (["tweedie-nloglik@1.5"], "tweedie-nloglik@1.5"),
        (["queryrmse", "ndcg"], "queryrmse"),
        (["auc", "error"], "error"),
        (["auc", "ndcg@5"], None),
    ],
)
def test_what_boosting_minimises_serves_as_its_loss(names, loss):
    log = {f"val_{name}": SETTLED for name in names}
    assert loss_name(curves(**trees(**log))) == loss


@pytest.mark.parametrize("name", ["l2", "huber", "quantile", "poisson"])
def test_of_a_network_such_a_name_is_no_loss(name):
    assert loss_name(curves(**{f"val_{name}": SETTLED})) is None


def test_without_a_loss_the_measure_that_counts_is_named():
    found = objective_of(curves(**trees(val_auc=1 - SETTLED / 10, train_auc=SETTLED)))
    assert found.kind is Kind.BOOSTING
    assert (found.counts.metric, found.counts.split) == ("auc", "val")


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        (("test-rmse-mean", "test-rmse-std"), Kind.BOOSTING),
        (("train-loss-mean", "train-loss-std"), Kind.FIT),
        (("test-rmse-mean",), Kind.FIT),
    ],
)
def test_a_table_of_folds_is_boostings_by_its_columns(tags, kind):
    found = replace(curves(train_rmse=SETTLED, val_rmse=SETTLED), tags=tags)
    assert objective_of(found).kind is kind


@pytest.mark.parametrize(
    ("tags", "kind"),
    [
        (("train/logloss", "eval/logloss"), Kind.BOOSTING),
        (("valid/binary_error", "valid/auc"), Kind.BOOSTING),
        (("train_loss", "val_logloss"), Kind.FIT),
        (("logloss", "val_logloss", "val_accuracy"), Kind.FIT),
        (("train/logloss", "lr"), Kind.FIT),
    ],
)
def test_a_logloss_beside_what_no_booster_writes_is_a_networks(tags, kind):
    found = replace(curves(train_loss=SETTLED, val_loss=SETTLED), tags=tags)
    assert objective_of(found).kind is kind


def test_with_a_loss_the_loss_counts():
    assert objective_of(curves(**trees(val_auc=SETTLED, val_l2=SETTLED))).counts is None


def test_the_pace_of_boosting_says_nothing_of_its_rate():
    judged = case(**trees(train_rmse=FALLING, val_rmse=FALLING * 1.05))
    assert states(judged)["learning_rate"] == "unknown"


def test_boosting_has_no_batch_size():
    judged = case(**trees({"batch_size": 64}, train_rmse=SETTLED, val_rmse=SETTLED * 1.1))
    assert judged.lamps["batch_size"].reason == "no-batches"


def test_an_overfitted_booster_is_stopped_and_its_trees_held_back():
    found = advised(**trees(train_l2=SETTLED - 0.9, val_l2=TURNED))
    assert list(found) == ["stop_at_round", "smaller_trees", "sample_rows", "lower_lr_more_rounds"]
    stop = found["stop_at_round"]
    assert stop.from_value == 100
    assert 20 <= stop.to_value <= 30
    assert stop.evidence["patience"] == 10


@pytest.mark.parametrize(
    ("config", "action", "start", "to"),
    [
        ({"max_depth": 8}, "smaller_trees", 8, 6),
        ({"max_depth": 2}, "smaller_trees", None, None),
        ({"max_depth": -1}, "smaller_trees", None, None),
        ({"subsample": 1.0}, "sample_rows", 1.0, 0.8),
        ({"lr": 0.3}, "lower_lr_more_rounds", 0.3, 0.1),
    ],
)
def test_the_settings_give_the_values_to_try(config, action, start, to):
    one = advised(**trees(config, train_l2=SETTLED - 0.9, val_l2=TURNED))[action]
    assert (one.from_value, one.to_value) == (start, to)


@pytest.mark.parametrize(
    ("config", "action"),
    [({"subsample": 0.5}, "sample_rows"), ({"lr": 0.03}, "lower_lr_more_rounds")],
)
def test_what_is_so_already_is_not_advised(config, action):
    assert action not in advised(**trees(config, train_l2=SETTLED - 0.9, val_l2=TURNED))


def test_a_lower_rate_is_paid_in_rounds():
    found = advised(**trees({"lr": 0.3}, train_l2=SETTLED - 0.9, val_l2=TURNED))
    assert found["lower_lr_more_rounds"].evidence["rounds_to"] == 300


def test_a_booster_that_still_gains_gets_more_rounds():
    found = advised(**trees(train_rmse=FALLING, val_rmse=FALLING * 1.05))
    assert [(one.from_value, one.to_value) for one in found.values()] == [(100, 200)]
    assert list(found) == ["more_rounds"]


@pytest.mark.parametrize(("first", "rounds"), [(0, 100), (1, 100)])
def test_rounds_are_counted_alike_from_zero_and_from_one(first, rounds):
    log = trees(train_rmse=FALLING, val_rmse=FALLING * 1.05) | {"x": ROUNDS + first}
    assert advised(**log)["more_rounds"].from_value == rounds


def test_a_ranking_that_gets_worse_is_stopped_by_its_measure():
    ndcg = 0.5 + 0.4 * (1 - np.exp(-ROUNDS / 6)) - 0.005 * np.maximum(ROUNDS - 20, 0)
    stop = advised(**trees(val_ndcg=ndcg))["stop_at_round"]
    assert stop.evidence["counts"] == "ndcg"
    assert 15 <= stop.to_value <= 30


def test_a_ranking_that_gets_better_is_not_asked_for_a_loss():
    assert advised(**trees(val_ndcg=1 - SETTLED / 10)) == {}


@pytest.mark.parametrize(("config", "unit"), [(TREES, "round"), ({}, "step")])
def test_sentences_on_boosting_count_rounds(config, unit):
    judged = case(config=config, x=ROUNDS, unit=XUnit.STEP, train_mse=SETTLED - 0.9, val_mse=TURNED)
    rise = next(one for one in judged.symptoms if one.code == "val-rises-while-train-falls")
    assert rise.evidence["unit"] == unit


def test_a_booster_without_a_validation_set_is_asked_for_one():
    assert list(advised(**trees(train_rmse=SETTLED))) == ["log_rounds"]


def test_a_healthy_booster_needs_no_advice():
    assert advised(**trees(train_rmse=SETTLED, val_rmse=SETTLED * 1.1)) == {}
