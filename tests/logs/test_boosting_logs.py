"""Logs of boosted trees: what the libraries return and print, and what only looks like it."""

import json

import pytest

from dashboard.model.run import XUnit
from tests.logs.small_logs import curve, read_text
from tests.logs.text_tables.notebooks_of import code, notebook, printed

TWO = [0.5, 0.25]
SETS = {
    "XGBoost, regression": {"train": {"rmse": TWO}, "eval": {"rmse": TWO}},
    "XGBoost's sklearn API": {"validation_0": {"mae": TWO, "rmse": TWO}},
    "XGBoost's counts": {"dtrain": {"poisson-nloglik": TWO}, "dtest": {"poisson-nloglik": TWO}},
    "XGBoost with options": {"train": {"tweedie-nloglik@1.5": TWO}, "eval": {"error@0.7": TWO}},
    "LightGBM, regression": {"training": {"l2": TWO, "l1": TWO}, "valid_1": {"l2": TWO}},
    "LightGBM, ranking": {"valid_0": {"ndcg@1": TWO, "map@5": TWO}},
    "LightGBM, classes": {"training": {"multi_logloss": TWO}, "valid_1": {"multi_error": TWO}},
    "CatBoost": {"learn": {"RMSE": TWO}, "validation": {"RMSE": TWO, "R2": TWO}},
    "CatBoost with options": {"learn": {"Quantile:alpha=0.9": TWO}},
    "CatBoost, classes": {"learn": {"MultiClass": TWO}, "validation": {"Accuracy": TWO}},
    "under a name, beside settings": {
        "params": {"eta": 0.1, "seeds": [1, 2]},
        "evals_result": {"train": {"rmse": TWO}, "eval": {"rmse": TWO}},
    },
    "several trainings": {
        name: {"train": {"rmse": TWO}, "eval": {"rmse": TWO}} for name in ("eta0.1", "eta0.3")
    },
    "LightGBM's folds": {"valid l2-mean": TWO, "valid l2-stdv": TWO},
    "XGBoost's folds": {"train-rmse-mean": TWO, "train-rmse-std": TWO, "test-rmse-mean": TWO},
}
NETWORKS = {
    "loss and accuracy": {"train": {"loss": TWO, "acc": TWO}, "val": {"loss": TWO, "acc": TWO}},
    "a loss beside an error": {"train": {"loss": TWO, "rmse": TWO}, "val": {"rmse": TWO}},
    "accuracy in small letters": {"train": {"accuracy": TWO}, "val": {"accuracy": TWO}},
    "a mean squared error": {"train": {"mse": TWO, "mae": TWO}, "val": {"mse": TWO, "mae": TWO}},
    "not under sets": {"rmse": TWO, "val_rmse": TWO},
    "models and no sets": {"mlp": {"rmse": TWO}, "cnn": {"rmse": TWO}},
    "a network beside a booster": {
        "mlp": {"train": {"loss": TWO}, "val": {"loss": TWO}},
        "xgb": {"train": {"rmse": TWO}, "val": {"rmse": TWO}},
    },
}


@pytest.mark.parametrize("value", SETS.values(), ids=SETS)
def test_what_boosters_return_is_theirs_and_counted_by_rounds(value: object) -> None:
    book = read_text("evals.json", json.dumps(value))
    assert book.runs
    assert {run.format for run in book.runs} == {"boosting history"}
    assert {run.x_unit for run in book.runs} == {XUnit.STEP}


@pytest.mark.parametrize("value", NETWORKS.values(), ids=NETWORKS)
def test_the_history_of_a_network_is_none_of_boosting(value: object) -> None:
    book = read_text("history.json", json.dumps(value))
    assert {run.format for run in book.runs} <= {"history"}


def test_the_means_of_folds_are_the_curve_and_their_spread_is_none() -> None:
    book = read_text("cv.json", json.dumps(SETS["LightGBM's folds"] | {"valid l2-stdv": [2.0, 1]}))
    assert curve(book, "l2", "val") == [(0, 0.5), (1, 0.25)]
    assert curve(book, "l2 std", "val") == [(0, 2.0), (1, 1.0)]


def test_several_trainings_keep_their_names_and_rates() -> None:
    book = read_text("grid.json", json.dumps(SETS["several trainings"]))
    assert [run.config.get("lr") for run in book.runs] == [0.1, 0.3]


def test_what_boosters_return_is_theirs_when_python_prints_it_too() -> None:
    (run,) = read_text("out.txt", f"done\n{SETS['XGBoost, regression']}\n").runs
    assert "boosting" in run.format
    assert run.x_unit is XUnit.STEP


def test_what_a_cell_of_a_notebook_prints_of_boosting_is_boosting() -> None:
    lines = "".join(f"[{at}]\ttraining's l2: 0.5\tvalid_1's l2: 0.25\n" for at in (1, 2, 3))
    (run,) = read_text("trees.ipynb", notebook(code("lgb.train()", printed(lines)))).runs
    assert run.format == "notebook+boosting stdout"


PRINTED = {
    "XGBoost's sklearn API": (
        "[{0}]\tvalidation_0-mae:0.5\tvalidation_0-rmse:0.75\tvalidation_1-mae:1\n",
        {"mae/train": 0.5, "rmse/train": 0.75, "mae/val": 1.0},
    ),
    "XGBoost's folds": (
        "[{0}]\ttrain-rmse:0.5+0.01\ttest-rmse:0.75+0.02\n",
        {"rmse/train": 0.5, "rmse/test": 0.75},
    ),
    "LightGBM of old": (
        "[{0}]\tvalid_0's l2: 0.5\tvalid_0's huber: 0.25\n",
        {"l2/val": 0.5, "huber/val": 0.25},
    ),
    "LightGBM's folds": ("[{0}]\tvalid's l2: 0.5 + 0.125\n", {"l2/val": 0.5}),
    "LightGBM with training": (
        "[{0}]\ttraining's kullback_leibler: 0.5\tvalid_1's ndcg@5: 0.75\n",
        {"kullback_leibler/train": 0.5, "ndcg@5/val": 0.75},
    ),
    "scikit-learn's histograms": (
        "[{0}/40] 1 tree, 13 leaves, max depth = 5, train loss: 0.5, val loss: 0.75, in 0.001s\n",
        {"loss/train": 0.5, "loss/val": 0.75},
    ),
    "its histograms by a score": (
        "[{0}/40] 3 trees, 39 leaves, max depth = 5, train score: 0.5, val score: 0.25, in 1.2s\n",
        {"score/train": 0.5, "score/val": 0.25},
    ),
}


@pytest.mark.parametrize(("line", "values"), PRINTED.values(), ids=PRINTED)
def test_what_boosters_print_is_read_by_set_and_metric(line: str, values: dict) -> None:
    text = "Training until validation scores don't improve for 5 rounds\n"
    text += "".join(line.format(at) for at in (1, 2, 3)) + "Early stopping, best iteration is:\n"
    book = read_text("train.log", text + line.format(2))
    assert {run.format for run in book.runs} == {"boosting stdout"}
    for series, value in values.items():
        assert curve(book, *series.split("/")) == [(at, value) for at in (1, 2, 3)]
