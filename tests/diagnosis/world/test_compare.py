"""Other ways of weighing: each learns what can be learned, from the same logs."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from sklearn.metrics import f1_score

from benchmarks.learn.compare.asked import NUMBER_BYTES, TOGETHER, asked, part_of, together
from benchmarks.learn.compare.model import all_models, partly_told
from benchmarks.learn.compare.resampled import CHANNELS, LARGEST, PLACES, resampled
from benchmarks.learn.examples import READINGS
from benchmarks.learn.measures import SIDE, macro_f1, sides
from benchmarks.world.regularised import FIRST
from benchmarks.world.store import world
from dashboard.diagnosis.weighed import RECIPE
from dashboard.model.curve import Curve, RunCurves, curves_of
from dashboard.model.run import Run, XUnit
from dashboard.model.table import Split
from tests.diagnosis.alone.formulas import book, healthy
from tests.diagnosis.world.test_learn import examples

MODELS = {model.name: model for model in all_models()}
answers = arrays(np.int64, 40, elements=st.integers(0, 2))


def with_curves(count=400):
    """Logs whose rate shows in one reading, in the level of a curve, and among the settings."""
    logs = examples(count)
    level = logs.readings[:, 0]
    logs.readings[:, READINGS.index("set.rate")] = level
    curves = np.zeros((count, 2 * CHANNELS, PLACES))
    curves[:, 0] = level[:, None]
    logs.about["curves"] = list(curves)
    return logs


@pytest.mark.parametrize("name", MODELS)
def test_each_way_learns_what_can_be_learned_and_gives_probabilities(name):
    logs, new = with_curves(1200), with_curves()
    fitted = MODELS[name].fit(logs)
    chances = fitted.chances(new)
    assert chances.shape == (len(new), 5)
    assert chances.sum(axis=1) == pytest.approx(np.ones(len(new)), abs=1e-5)
    assert (chances >= 0).all()
    assert macro_f1(SIDE[new.answers["rate"]], sides(chances).argmax(1)) > 0.7
    assert fitted.numbers > 0


def test_the_mean_of_several_is_of_ways_that_are_there():
    assert all(set(of) <= set(MODELS) for of in TOGETHER.values())
    assert "networks" in MODELS


def test_the_mean_of_two_lies_between_them_and_costs_as_much_as_both():
    logs = with_curves(80)
    first, other = (asked(MODELS[name], logs) for name in ("card", "neighbours"))
    both = together([first, other])
    mean = (first.found.told["rate"] + other.found.told["rate"]) / 2
    assert both.found.told["rate"] == pytest.approx(mean)
    assert both.megabytes == first.megabytes + other.megabytes > NUMBER_BYTES / 1e6
    assert np.isfinite(both.found.untold["rate"]).all()


def test_the_settings_of_a_third_are_hidden_from_every_way_alike():
    logs = partly_told(examples(900))
    hidden = np.isnan(logs.readings[:, [READINGS.index(name) for name in RECIPE]]).all(axis=1)
    assert 0.25 < hidden.mean() < 0.42
    assert (partly_told(examples(900)).readings[:, 0] == logs.readings[:, 0]).all()


def test_only_the_first_problems_are_sampled_and_evenly():
    table = world()
    numbers = part_of(table, 50)["problem"].str[1:].astype(int)
    assert set(numbers) == set(range(0, FIRST, 50))


@given(answers, answers)
def test_the_quick_macro_f1_is_that_of_scikit_learn(truth, said):
    assert macro_f1(truth, said) == pytest.approx(f1_score(truth, said, average="macro"))


def test_curves_keep_their_shape_whatever_their_unit_and_number_of_points():
    (run,) = curves_of(book(**healthy(n=60)))
    (scaled,) = curves_of(book(**healthy(n=60, train_loss=64 * healthy(n=60)["train_loss"])))
    plain = resampled(run)
    assert plain == pytest.approx(resampled(scaled))
    assert plain.shape == (2 * CHANNELS, PLACES)
    assert plain[0, -1] < -1 < plain[0, 0] == 0
    assert not plain[CHANNELS:].any()


values = st.floats(allow_nan=True, allow_infinity=True, width=32)


@given(st.lists(values, min_size=1, max_size=12))
def test_any_loss_becomes_finite_numbers_of_a_fixed_size(losses):
    y = np.array(losses, dtype=np.float64)
    curve = Curve("loss", Split.TRAIN, np.arange(len(y), dtype=np.float64), y)
    run = Run("run", "run", "run", "made up", XUnit.EPOCH, {})
    found = resampled(
        RunCurves(run, XUnit.EPOCH, {("loss", Split.TRAIN): curve}, np.nan, float(len(y)))
    )
    assert np.isfinite(found).all()
    assert np.abs(found).max() <= LARGEST
    assert found[CHANNELS + 1 :].all()
