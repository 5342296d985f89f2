"""The world that the network learns from: its problems, their truth, how they are logged."""

import json
from dataclasses import replace

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from benchmarks.world.draw import KINDS, problem
from benchmarks.world.logged import KEPT, PLAIN, TOGETHER, Form, logged
from benchmarks.world.make import trained
from benchmarks.world.problem import Problem, rates_around
from benchmarks.world.regularised import FIRST
from benchmarks.world.rows import rows_of
from benchmarks.world.store import join, world
from benchmarks.world.truth import Truth
from dashboard.diagnosis.features import measure
from dashboard.diagnosis.weighed import evidence_of
from dashboard.model.table import Split
from trainer.data import dataset
from trainer.running.fit_together import check_parts
from trainer.settings import Settings
from trainer.stacked.training import key_of

EPOCHS = 10
RATES = [0.01, 0.03, 0.1, 0.3, 1.0]


@pytest.mark.parametrize("number", range(0, 60, 3))
def test_every_run_of_a_problem_can_be_trained_beside_the_others(number):
    one = problem(number)
    assert one == problem(number)
    keys = {}
    for (variation, _, _), settings in one.runs().items():
        check_parts(settings, dataset(settings).shape)
        keys.setdefault(variation, set()).add(key_of(settings))
    assert {"base", "long"} <= set(keys)
    assert all(len(found) == 1 and None not in found for found in keys.values())


def test_a_fifth_of_the_problems_is_one_pass_over_text():
    assert KINDS.count("language") / len(KINDS) == 0.2
    assert all((problem(n).settings.order == "once") == (n % 10 < 2) for n in range(40))


def test_rates_lie_around_the_middle_a_factor_apart():
    rates = rates_around(0.1, 5)
    assert rates[2] == 0.1
    assert np.diff(np.log10(rates)) == pytest.approx([0.4] * 4, abs=0.01)


def run(lr=0.1, seed=0, end=0.9, variation="base", **changes):
    """A run of the world that rises evenly in accuracy from a tenth to ``end``."""
    share = np.linspace(0, 1, EPOCHS + 1)
    accuracy = 0.1 + (end - 0.1) * share
    loss = 2.3 - 2 * (accuracy - 0.1)
    row = {
        "problem": "w000",
        "family": "digits/mlp/short",
        "variation": variation,
        "lr": lr,
        "seed": seed,
        "settings": json.dumps({"dataset": "digits", "lr": lr, "examples": 640, "tested": 100}),
        "train_loss": loss,
        "test_loss": loss,
        "train_metric": accuracy,
        "test_metric": accuracy,
        "running_loss": loss[1:] + 0.1,
        "steps": np.arange(1, 10 * EPOCHS + 1),
        "step_loss": np.linspace(2.3, loss[-1], 10 * EPOCHS),
    }
    return row | changes


def grid(ends, variation="base", **changes):
    """One run a rate and seed, ending as told; two seeds that differ by a thousandth."""
    return [
        run(lr, seed, end + 0.001 * seed, variation, **changes)
        for lr, end in zip(RATES, ends, strict=True)
        for seed in (0, 1)
    ]


def labels(rows, rate, variation="base", epoch=EPOCHS):
    return Truth(pd.DataFrame(rows)).labels(variation, rate, 0, epoch)


@pytest.mark.parametrize(
    ("ends", "expected"),
    [
        ([0.3, 0.85, 0.9, 0.895, 0.4], "too_low slightly_low good good too_high"),
        ([0.9, 0.8, 0.7, 0.6, 0.5], " . . . ."),
        ([0.1, 0.1, 0.1, 0.1, 0.1], " . . . ."),
    ],
)
def test_a_rate_is_judged_by_how_the_others_ended(ends, expected):
    """The best at the edge of the grid may lie beyond it; a grid that learns nothing tells none."""
    found = [labels(grid(ends), rate).rate for rate in range(len(RATES))]
    wanted = expected.split()
    if len(wanted) < len(RATES):  # best at the edge: itself good, the others not told
        assert set(found[1:]) == {""}
    else:
        assert found == wanted


def test_what_is_within_the_noise_of_seeds_is_good():
    noisy = [
        run(lr, seed, end + 0.02 * (2 * seed - 1))
        for lr, end in zip(RATES, [0.3, 0.87, 0.9, 0.88, 0.4], strict=True)
        for seed in (0, 1)
    ]
    assert labels(noisy, 1).rate == "good"


def test_a_run_is_short_where_three_times_its_epochs_end_better():
    longer = np.linspace(0, 1, 3 * EPOCHS + 1)
    better = {"test_metric": 0.1 + 0.85 * longer, "test_loss": 2.3 - longer}
    ends = [0.3, 0.6, 0.7, 0.6, 0.3]
    rows = grid(ends) + grid(ends, "long", **better)
    assert labels(rows, 2).short == 1
    same = {"test_metric": np.full(3 * EPOCHS + 1, 0.67), "test_loss": np.ones(3 * EPOCHS + 1)}
    assert labels(grid(ends) + grid(ends, "long", **same), 2).short == 0
    assert np.isnan(labels(grid(ends), 2).short)


def test_a_model_underfits_where_a_wider_one_ends_better_and_the_rate_is_not_to_blame():
    base, wide = [0.3, 0.5, 0.6, 0.5, 0.3], [0.4, 0.7, 0.9, 0.7, 0.4]
    rows = grid(base) + grid(wide, "wide")
    assert labels(rows, 2).under == 1
    assert np.isnan(labels(rows, 0).under)
    assert labels(grid(base) + grid(base, "wide"), 2).under == 0


def test_a_batch_is_large_where_a_smaller_one_at_the_same_rate_ends_better():
    rows = grid([0.3, 0.6, 0.8, 0.9, 0.3]) + grid([0.3, 0.8, 0.9, 0.9, 0.3], "batch_down")
    assert [labels(rows, i).batch_large for i in range(4)] == [0, 1, 1, 0]


def test_a_run_overfits_where_its_held_out_loss_rose_while_training_went_on():
    t = np.arange(EPOCHS + 1)
    train = 2.3 * np.exp(-t / 3)
    turned = {"train_loss": train, "test_loss": np.where(t < 5, train, train + 0.2 * (t - 4))}
    ends = [0.3, 0.6, 0.8, 0.6, 0.3]
    assert labels(grid(ends, **turned), 2).over == 1
    assert labels(grid(ends), 2).over == 0


@pytest.mark.parametrize(
    ("lowest", "rise", "expected"), [(0.5, 0.08, 1), (0.5, 0.04, 0), (0.05, 0.04, 0)]
)
def test_a_rise_counts_beside_the_descent_or_beside_what_was_reached(lowest, rise, expected):
    """0.08 is 16% of a loss of 0.5 and 4% of its descent; beside a tiny loss a rise is little."""
    t = np.arange(EPOCHS + 1)
    train = 2.3 * np.exp(-t / 2)
    test = np.where(t < 8, lowest + (2.3 - lowest) * np.exp(-t), lowest + rise)
    rows = grid([0.3, 0.6, 0.8, 0.6, 0.3], train_loss=train, test_loss=test)
    assert labels(rows, 2).over == expected


forms = st.builds(
    Form,
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.booleans(),
    st.sampled_from(sorted(set(KEPT))),
    st.sampled_from([0, 3, 4]),
    st.sampled_from([0.0, 0.6]),
    st.booleans(),
    st.sampled_from([1.0, 64.0]),
    st.sampled_from(sorted(set(TOGETHER))),
)


@given(forms, st.integers(1, EPOCHS))
def test_a_log_holds_nothing_of_what_came_later_and_can_be_measured(form, epoch):
    (row,) = pd.DataFrame([run()]).itertuples()
    curves = logged(row, form, epoch)
    changed = {
        name: np.where(np.arange(len(values)) > epoch, 99.0, values)
        for name, values in run().items()
        if name.endswith(("_loss", "_metric")) and len(values) == EPOCHS + 1
    }
    (other,) = pd.DataFrame([run(**changed)]).itertuples()
    for key, curve in curves.curves.items():
        assert (np.diff(curve.x) > 0).all()
        assert np.array_equal(curve.y, logged(other, form, epoch).curves[key].y)
    with np.errstate(all="ignore"):
        assert evidence_of(measure(curves), {})


def test_a_plain_log_is_what_was_measured():
    (row,) = pd.DataFrame([run()]).itertuples()
    curves = logged(row, PLAIN, EPOCHS).curves
    assert curves["loss", Split.VAL].y == pytest.approx(row.test_loss)
    assert curves["accuracy", Split.TRAIN].y == pytest.approx(row.train_metric)
    assert curves["loss", Split.TRAIN].x.tolist() == list(range(EPOCHS + 1))


def test_epochs_that_are_put_together_have_the_mean_of_their_batches():
    (row,) = pd.DataFrame(
        [run(running_loss=np.arange(16.0), test_loss=np.arange(17.0), train_loss=np.zeros(17))]
    ).itertuples()
    form = replace(PLAIN, has_start=False, is_running_mean=True, kept="losses", together=2)
    curves = logged(row, form, 16).curves
    assert curves["loss", Split.TRAIN].y.tolist() == [0.5 + 2 * i for i in range(8)]
    assert curves["loss", Split.VAL].y.tolist() == [2.0 + 2 * i for i in range(8)]


def test_a_small_problem_is_trained_stored_and_read_again(tmp_path):
    settings = Settings(
        dataset="moons", data_size=64, hidden=(4,), batch_size=16, epochs=6, log_every=1
    )
    one = Problem("w000", "moons", settings, (0.01, 0.1, 1.0), variations={"long": {"epochs": 18}})
    table = trained(one)
    assert len(table) == 3 * 2 + 3
    table.to_parquet(tmp_path / "one.parquet")
    join([tmp_path / "one.parquet"] * 2, tmp_path / "both.parquet")
    again = world(tmp_path / "both.parquet")
    assert len(again) == 2 * len(table)
    with np.errstate(all="ignore"):
        rows = pd.DataFrame(rows_of(again.iloc[: len(table)]))
    assert len(rows) == 3 * 2 * 2 + 3
    assert rows["set.points"].notna().all()


def test_a_run_that_begins_with_trained_weights_begins_better():
    settings = Settings(
        dataset="moons", data_size=200, hidden=(16,), batch_size=16, epochs=2, log_every=1
    )
    anew = Problem("w000", "moons", settings, (0.01,), seeds=(0,))
    before = replace(anew, is_tuned_elsewhere=True)
    first, tuned = (trained(one)["train_loss"].iloc[0][0] for one in (anew, before))
    assert tuned != first


LATER = range(FIRST, FIRST + 24)


def test_only_later_problems_drop_units_or_change_their_examples():
    earlier = [problem(number).settings for number in range(0, FIRST, 7)]
    later = [problem(number).settings for number in LATER]
    assert not any(settings.dropout or settings.augment for settings in earlier)
    assert all(settings.dropout or settings.augment for settings in later)
    assert any(settings.dropout for settings in later)
    assert any(settings.augment for settings in later)


@pytest.mark.parametrize("number", LATER)
def test_a_later_problem_fits_together_and_is_tried_with_less_and_more_of_it(number):
    one = problem(number)
    free, held_back = (one.variations[name] for name in ("set_free", "held_back"))
    for settings in {variation: run for (variation, *_), run in one.runs().items()}.values():
        check_parts(settings, dataset(settings).shape)
    if one.settings.dropout:
        assert free["dropout"] == 0 < one.settings.dropout < held_back["dropout"] < 1
    else:
        assert not free["augment"]
        assert held_back["augment_strength"] > one.settings.augment_strength


def test_a_problem_with_dropout_is_trained_though_its_runs_cannot_be_stacked():
    settings = Settings(
        dataset="moons",
        data_size=64,
        hidden=(4,),
        batch_size=16,
        epochs=5,
        dropout=0.5,
        log_every=1,
    )
    assert key_of(settings) is None
    table = trained(Problem("w999", "moons", settings, (0.01, 0.1)))
    assert len(table) == 4
    assert all(len(losses) == 6 for losses in table["train_loss"])
    assert all(len(losses) == 5 for losses in table["running_loss"])
