"""The trainer's lessons, as they lie in the bundled logs, take the very steps of the formulas."""

import csv
from pathlib import Path

import numpy as np
import pytest
import yaml

from dashboard.bundled import samples_folder
from dashboard.descent.one_weight import walk
from dashboard.descent.presets import LEFT, preset_of
from dashboard.descent.regimes import steps_until

STUDIES = {"one_weight": "square", "exercise": "exercise"}
RUNS = [
    pytest.param(folder, preset, id=f"{study}/{folder.name}")
    for study, preset in STUDIES.items()
    for folder in sorted((samples_folder() / study).iterdir())
]


@pytest.mark.parametrize(("folder", "name"), RUNS)
def test_the_trainer_walks_as_the_formula_does(folder: Path, name: str) -> None:
    preset = preset_of(name)
    rate = yaml.safe_load((folder / "hparams.yaml").read_text(encoding="utf-8"))["lr"]
    with (folder / "metrics.csv").open(encoding="utf-8") as file:
        rows = list(csv.DictReader(file))
    path = walk(preset.loss, preset.start, rate, len(rows) - 1)
    # The trainer computes in single precision: its weights are as exact as one of their size is.
    exact = 1e-5 * np.maximum.accumulate(np.abs(path.weights) + 1)
    logged = np.array([float(row["weight_1"]) for row in rows])
    assert np.all(np.abs(logged - path.weights) < exact)
    losses = np.array([float(row["train_loss"]) for row in rows])
    apart = np.abs(path.weights - preset.loss.minimum_near(0)) + exact
    steep = preset.loss.curvature_near(0) * apart * exact
    assert np.all(np.abs(losses - path.losses) < steep + 1e-5 * path.losses + 1e-12)


def test_the_exercise_ends_after_the_steps_of_the_closed_form() -> None:
    for folder in (samples_folder() / "exercise").iterdir():
        given = yaml.safe_load((folder / "hparams.yaml").read_text(encoding="utf-8"))
        expected = steps_until(LEFT, given["lr"], 0.625)
        is_there = given["stopped"] == "target_loss"
        assert is_there == (expected is not None)
        assert given["steps"] == (expected or given["epochs"])
