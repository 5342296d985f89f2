"""The logs that are written for the tools hold what was logged, and nothing else."""

import csv
import json
import math
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.other_tools.logs import rows, write_console, write_csv, write_trainer_state
from benchmarks.published import Labelled
from dashboard.api import load_logs
from dashboard.model.curve import curves_of
from tests.diagnosis.alone.formulas import book

NAN = float("nan")


def labelled(**run: object) -> Labelled:
    (curves,) = curves_of(book(**run))
    return Labelled("made up", "formulas", "", {}, curves)


LOST = {
    "config": {"lr": 0.5},
    "train_loss": [2.0, NAN, float("inf")],
    "test_loss": [2.5, 3.0, 4.0],
    "test_accuracy": [0.1, 0.2, 0.3],
}


def test_a_table_has_a_row_a_point_numbers_that_are_none_and_no_column_of_a_setting(
    tmp_path: Path,
) -> None:
    with write_csv(labelled(**LOST), tmp_path).open(encoding="utf-8", newline="") as file:
        table = list(csv.DictReader(file))
    assert list(table[0]) == ["step", "loss", "eval_loss", "eval_accuracy"]
    assert [row["loss"] for row in table] == ["2", "nan", "inf"]
    assert [row["step"] for row in table] == ["0", "1", "2"]


def test_a_loss_of_another_name_is_the_loss() -> None:
    assert rows(labelled(train_ctc_loss=[3.0, 2.0])) == [(0, {"loss": 3.0}), (1, {"loss": 2.0})]


def test_a_trainer_state_parts_training_from_evaluation(tmp_path: Path) -> None:
    text = write_trainer_state(labelled(**LOST), tmp_path).read_text(encoding="utf-8")
    history = json.loads(text)["log_history"]
    assert history[0] == {"loss": 2.0, "step": 0, "epoch": 0.0}
    assert history[1] == {"eval_loss": 2.5, "eval_accuracy": 0.1, "step": 0, "epoch": 0.0}
    assert math.isnan(history[2]["loss"])
    assert len(history) == 6


def test_a_console_log_looks_like_that_of_keras(tmp_path: Path) -> None:
    lines = write_console(labelled(**LOST), tmp_path).read_text(encoding="utf-8").splitlines()
    assert lines[:2] == [
        "Epoch 1/3",
        "1/1 - 0s - 5ms/step - loss: 2 - val_loss: 2.5 - val_accuracy: 0.1",
    ]
    assert "loss: nan" in lines[3]


@pytest.mark.parametrize("write", [write_csv, write_trainer_state])
@given(
    losses=st.lists(st.floats(1e-6, 1e6), min_size=4, max_size=20),
    held_out=st.lists(st.floats(1e-6, 1e6), min_size=20, max_size=20),
)
def test_our_own_readers_find_the_same_curves_in_a_written_log(
    tmp_path_factory: pytest.TempPathFactory, write: object, losses: list, held_out: list
) -> None:
    run = labelled(train_loss=losses, val_loss=held_out[: len(losses)])
    (curves,) = curves_of(load_logs(write(run, tmp_path_factory.mktemp("log"))))
    assert curves.train("loss").y == pytest.approx(np.array(losses), rel=1e-7)
    assert curves.held_out("loss").y == pytest.approx(run.curves.held_out("loss").y, rel=1e-7)
