"""Histories in JSON, in the shapes that people save them in."""

import json

import pytest

from tests.logs.small_logs import curve, read_text

TWO = [2.0, 1.5]
RECORDS = [
    {"epoch": 1, "train_loss": 2.0, "val": {"loss": 2.5}},
    {"epoch": 2, "train_loss": 1.5, "val": {"loss": 2.25}},
]
BOTH = {"loss/train": [(1, 2.0), (2, 1.5)], "loss/val": [(1, 2.5), (2, 2.25)]}
HISTORIES = {
    "as pandas writes it": (
        {"loss": {"0": 2.0, "1": 1.5}, "val_mae": {"0": 1.0, "1": 0.5}},
        {"loss/train": [(0, 2.0), (1, 1.5)], "mae/val": [(0, 1.0), (1, 0.5)]},
    ),
    "records": (RECORDS, BOTH),
    "records under a name": ({"args": {"lr": 0.1}, "history": RECORDS}, BOTH),
    "records by epoch": ({f"epoch_{row['epoch']}": row for row in RECORDS}, BOTH),
    "steps of its own": (
        {"steps": [10, 20], "train_loss": TWO},
        {"loss/train": [(10, 2.0), (20, 1.5)]},
    ),
    "epochs apart": (
        {"epoch": [5, 10], "train_loss": TWO},
        {"loss/train": [(5, 2.0), (10, 1.5)]},
    ),
    "pairs": (
        {"train_loss": [[10, 2.0], [20, 1.5]]},
        {"loss/train": [(10, 2.0), (20, 1.5)]},
    ),
    "nothing measured at first": (
        {"train_loss": TWO, "val_loss": [None, 1.0]},
        {"loss/train": [(0, 2.0), (1, 1.5)], "loss/val": [(1, 1.0)]},
    ),
    "boosting, by set": (
        {"training": {"ndcg": [0.25, 0.5]}, "valid_0": {"ndcg": [0.25, 0.375]}},
        {"ndcg/train": [(0, 0.25), (1, 0.5)]},
    ),
}


@pytest.mark.parametrize("title", HISTORIES)
def test_a_history_is_read_at_its_places(title: str) -> None:
    value, curves = HISTORIES[title]
    book = read_text("history.json", json.dumps(value))
    assert len(book.runs) == 1
    for series, points in curves.items():
        assert curve(book, *series.rsplit("/", 1)) == points


def test_histories_side_by_side_are_runs() -> None:
    value = {
        "sgd": {"train_loss": TWO, "config": {"lr": 0.5}},
        "adam": {"train_loss": [3.0, 2.5], "config": {"lr": 0.25}},
    }
    book = read_text("compare.json", json.dumps(value))
    assert {run.run_id: run.config["lr"] for run in book.runs} == {
        "compare.json/sgd": 0.5,
        "compare.json/adam": 0.25,
    }
    assert curve(book, "loss", "train", "compare.json/adam") == [(0, 3.0), (1, 2.5)]


NO_HISTORIES = {
    "one result": {"accuracy": 0.9, "loss": 0.1},
    "one result in a list": {"accuracy": [0.9], "confusion": [[9, 1], [2, 8]]},
    "a search space": {"lr": [0.1, 0.2], "betas": [0.9, 0.99], "hidden": [64, 64]},
    "the rows of a data set by split": {"train": {"ids": [1, 2, 3]}, "val": {"ids": [4, 5]}},
    "runs": [{"lr": 0.1, "val_acc": 0.5}, {"lr": 0.2, "val_acc": 0.6}],
    "runs with settings inside": [
        {"config": {"lr": 0.1}, "epoch": 3, "val_acc": 0.5},
        {"config": {"lr": 0.2}, "epoch": 3, "val_acc": 0.6},
    ],
}


@pytest.mark.parametrize("title", NO_HISTORIES)
def test_what_holds_no_curve_is_no_history(title: str) -> None:
    book = read_text("results.json", json.dumps(NO_HISTORIES[title]))
    assert book.runs == ()
    assert all(source.notes for source in book.receipt.sources)


def _lines(*rows: object) -> str:
    return "".join(json.dumps(row) + "\n" for row in rows)


LINES = {
    "a split in every row": (
        _lines(
            {"split": "train", "epoch": 1, "loss": 2.0},
            {"split": "val", "epoch": 1, "loss": 2.5},
            {"split": "train", "epoch": 2, "loss": 1.5},
        ),
        {"loss/train": [(1, 2.0), (2, 1.5)], "loss/val": [(1, 2.5)]},
    ),
    "a metric in every row": (
        _lines(
            {"step": 1, "metric": "train/loss", "value": 2.0},
            {"step": 2, "metric": "val/loss", "value": 2.5},
        ),
        {"loss/train": [(1, 2.0)], "loss/val": [(2, 2.5)]},
    ),
    "a configuration first": (
        _lines({"config": {"lr": 0.5}}, {"step": 1, "loss": 2.0}, {"step": 2, "loss": 1.5}),
        {"loss/train": [(1, 2.0), (2, 1.5)]},
    ),
    "fractions of epochs": (
        _lines({"epoch": 0.5, "loss": 2.0}, {"epoch": 1.0, "loss": 1.5}),
        {"loss/train": [(0, 2.0), (1, 1.5)]},
    ),
    "RLlib without time steps": (
        _lines(
            {"training_iteration": 1, "timesteps_total": None, "loss": 2.0, "config": {"lr": 0.5}},
            {"training_iteration": 2, "timesteps_total": None, "loss": 1.5, "config": {"lr": 0.5}},
        ),
        {"loss/train": [(1, 2.0), (2, 1.5)]},
    ),
    "RLlib's new counters": (
        _lines(
            {"training_iteration": 1, "num_env_steps_sampled_lifetime": 4000, "loss": 2.0},
            {"training_iteration": 2, "num_env_steps_sampled_lifetime": 8000, "loss": 1.5},
        ),
        {"loss/train": [(4000, 2.0), (8000, 1.5)]},
    ),
    "COCO's twelve numbers": (
        _lines({"train_loss": 2.0, "test_eval_bbox": [0.5] * 12, "epoch": 0, "n_parameters": 9}),
        {"eval_bbox/ap50/test": [(0, 0.5)]},
    ),
    "MMCV, planned in iterations": (
        _lines(
            {"mode": "train", "epoch": 1, "iter": 50, "loss": 2.0},
            {"mode": "train", "epoch": 2, "iter": 100, "loss": 1.5},
            {"mode": "val", "epoch": 2, "iter": 500, "mIoU": 0.5},
        ),
        {"loss/train": [(50, 2.0), (100, 1.5)], "miou/val": [(100, 0.5)]},
    ),
}


@pytest.mark.parametrize("title", LINES)
def test_json_lines_are_read_at_their_places(title: str) -> None:
    text, curves = LINES[title]
    book = read_text("result.json", text)
    assert len(book.runs) == 1
    for series, points in curves.items():
        assert curve(book, *series.rsplit("/", 1)) == points
    if "config" in text:
        assert book.runs[0].config == {"lr": 0.5}


def test_what_tensorboard_downloads_as_json_is_read_as_its_csv() -> None:
    rows = [[1700000000.5, 0, 2.5], [1700000001.5, 10, 1.5]]
    book = read_text("run-lr0.5-tag-Loss_train.json", json.dumps(rows))
    assert curve(book, "loss", "train") == [(0, 2.5), (10, 1.5)]
    assert book.runs[0].config["lr"] == 0.5
