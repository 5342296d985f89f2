"""A play as a log: read back, it is what was played; judged, the loss alone is not overrated."""

import io
import zipfile
from pathlib import Path

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.descent import as_log
from dashboard.descent.one_weight import walk
from dashboard.descent.presets import PRESETS, Preset
from dashboard.diagnosis.engine import diagnose
from dashboard.diagnosis.verdict import LampName, LearningRate, Stability
from dashboard.logs.load import load_paths
from dashboard.model.table import Split

PARABOLAS = [one for one in PRESETS if one.name != "valleys"]


def played(preset: Preset, rate: float, steps: int) -> as_log.Play:
    path = walk(preset.loss, preset.start, rate, steps)
    settings = {"lr": rate, "batch_size": 1, "optimizer": "sgd"}
    return as_log.Play("play", path.losses, path.weights[:, None], np.abs(path.slopes), settings)


def rate_of(play: as_log.Play, *, with_weights: bool = False):
    (diagnosis,) = diagnose(as_log.book(play, with_weights=with_weights)).diagnoses
    return diagnosis.lamps[LampName.LEARNING_RATE]


@pytest.mark.parametrize("preset", PRESETS, ids=lambda one: one.name)
def test_the_files_read_back_are_what_was_played(preset: Preset, tmp_path: Path) -> None:
    play = played(preset, preset.rate, 12)
    with zipfile.ZipFile(io.BytesIO(as_log.archive(play))) as packed:
        assert sorted(packed.namelist()) == ["play/hparams.yaml", "play/metrics.csv"]
        packed.extractall(tmp_path)
    book = load_paths([tmp_path / "play"])
    (run,) = book.runs
    assert run.format == as_log.READER
    assert {name: run.config[name] for name in play.settings} == play.settings
    assert run.finished
    series = {(one.metric, one.split): one for one in book.series[run.run_id]}
    for split in (Split.TRAIN, Split.TEST):
        np.testing.assert_array_equal(series["loss", split].value, play.losses)
        np.testing.assert_array_equal(series["loss", split].step, np.arange(13))
    np.testing.assert_array_equal(series["weight_1", Split.NONE].value, play.weights[:, 0])


def test_the_same_play_is_the_same_file() -> None:
    one, two = (as_log.archive(played(PRESETS[0], 0.1, 5)) for _ in range(2))
    assert one == two


@pytest.mark.parametrize("preset", PARABOLAS, ids=lambda one: one.name)
@pytest.mark.parametrize("steps", [6, 20, 60, 200])
@pytest.mark.parametrize("product", [0.02, 0.2, 1.8, 1.98])
def test_a_low_rate_and_its_twin_are_not_decided_from_the_loss_alone(
    preset: Preset, steps: int, product: float
) -> None:
    lamp = rate_of(played(preset, product / preset.loss.curvature_near(0), steps))
    assert (lamp.state, lamp.reason) == (LearningRate.UNKNOWN, "two-rates")


@pytest.mark.parametrize("preset", PARABOLAS, ids=lambda one: one.name)
def test_a_logged_weight_that_never_turns_rules_out_the_higher_twin(preset: Preset) -> None:
    slow, fast = (
        played(preset, product / preset.loss.curvature_near(0), 20) for product in (0.04, 1.96)
    )
    assert rate_of(slow, with_weights=True).reason != "two-rates"
    assert rate_of(fast, with_weights=True).reason == "two-rates"


@given(st.floats(2.1, 3), st.integers(8, 30))
def test_a_rate_above_the_boundary_is_called_diverged(product: float, steps: int) -> None:
    preset = PRESETS[0]
    play = played(preset, product / preset.loss.curvature_near(0), steps)
    (diagnosis,) = diagnose(as_log.book(play)).diagnoses
    assert diagnosis.lamps[LampName.STABILITY].state is Stability.DIVERGED
    assert diagnosis.lamps[LampName.LEARNING_RATE].state not in {
        LearningRate.GOOD, LearningRate.TOO_LOW, LearningRate.SLIGHTLY_LOW,
    }  # fmt: skip
