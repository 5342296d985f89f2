"""The bundled logs show what their studies say: one test, or a few, for each lesson."""

import csv
import itertools
import math
from functools import cache
from pathlib import Path
from statistics import median

import pytest

from trainer import study

SAMPLES = Path(__file__).parents[2] / "sample_logs"
RISE = 1.05  # a test loss this many times its best has risen again
LAST = 5  # values whose median is the end of a curve that scatters
SEEDS = ("", "_seed1", "_seed2")
REMEDIES = [
    *(("remedies", run, "untreated") for run in ("l1", "l2", "dropout", "noise", "early_stopping")),
    *(
        ("remedies_few", f"{run}{seed}", f"untreated{seed}")
        for run in ("rotation", "shift", "more_data")
        for seed in SEEDS
    ),
]


@cache
def curve(name: str, run: str, column: str) -> list[float]:
    with (SAMPLES / name / run / "metrics.csv").open() as file:
        return [float(row[column]) for row in csv.DictReader(file)]


def end(name: str, run: str, column: str = "test_loss") -> float:
    return median(curve(name, run, column)[-LAST:])


def last(name: str, run: str, column: str) -> float:
    return curve(name, run, column)[-1]


def rose_again(name: str, run: str) -> bool:
    losses = curve(name, run, "test_loss")
    best = losses.index(min(losses))
    training = curve(name, run, "train_loss")
    return end(name, run) >= RISE * losses[best] and training[-1] < training[best]


def weights(name: str, run: str) -> list[float]:
    return curve(name, run, "weight_1")


# -- descent ---------------------------------------------------------------------------------------


def test_the_parabola_gives_the_numbers_of_the_lessons():
    assert weights("one_weight", "lr0.1")[:3] == pytest.approx([0, 0.6, 1.08], rel=1e-6)
    losses = curve("one_weight", "lr0.1", "train_loss")
    assert losses[:3] == pytest.approx([9, 5.76, 3.6864], rel=1e-6)
    assert weights("one_weight", "lr1.1")[1] == pytest.approx(6.6, rel=1e-6)
    assert curve("one_weight", "lr1.1", "train_loss")[1] == pytest.approx(12.96, rel=1e-6)


def test_each_rate_of_the_parabola_goes_its_own_way():
    assert weights("one_weight", "lr0.5")[1] == 3
    assert weights("one_weight", "lr1") == [0, 6] * 10 + [0]
    slow, zigzag = weights("one_weight", "lr0.02"), weights("one_weight", "lr0.9")
    assert all(before < after < 3 for before, after in itertools.pairwise(slow))
    assert all((before - 3) * (after - 3) < 0 for before, after in itertools.pairwise(zigzag))
    assert abs(zigzag[-1] - 3) < 0.1 < 3 - slow[-1]


def test_the_exercise_takes_81_steps_6_1_and_never():
    steps = {
        run.name: len(weights("exercise", run.name)) - 1 for run in study.load("exercise").runs
    }
    never = steps.pop("lr4")
    assert steps == {"lr0.1": 81, "lr1": 6, "lr1.6": 1}
    losses = curve("exercise", "lr4", "train_loss")
    assert len(losses) == never + 1
    assert all(before < after for before, after in itertools.pairwise(losses))


def test_the_valley_lets_a_small_rate_creep_and_sends_a_large_one_away():
    ends = {
        run.name: last("two_weights", run.name, "train_loss")
        for run in study.load("two_weights").runs
    }
    assert 100 * ends["lr0.1"] < ends["lr0.02"]
    assert ends["lr0.02"] < 9.5 < ends["lr0.21"]  # 9.5 is where all of them start
    across = curve("two_weights", "lr0.19", "weight_2")
    assert all((one - 1) * (two - 1) < 0 for one, two in itertools.pairwise(across))


# -- batches and schedules -------------------------------------------------------------------------


def test_full_batch_minibatch_and_online_saw_the_same_samples_in_other_numbers_of_updates():
    steps = {run.name: last("gradient", run.name, "step") for run in study.load("gradient").runs}
    assert steps == {
        f"{size}_lr{lr}": count
        for size, rates, count in (
            ("full", (0.01, 0.5), 20),
            ("batch64", (0.01, 0.1), 460),
            ("online", (0.01, 0.1), 28_740),
        )
        for lr in rates
    }


def test_at_one_rate_the_number_of_updates_decides_and_each_size_has_a_rate_of_its_own():
    online, some, full = (
        end("gradient", f"{size}_lr0.01") for size in ("online", "batch64", "full")
    )
    assert online < some < full
    assert end("gradient", "full_lr0.5") < full / 2
    assert end("gradient", "batch64_lr0.1") < some / 2
    assert end("gradient", "online_lr0.1") > 2 * online


def test_every_schedule_ends_lower_than_the_constant_rate():
    falling = [run.name for run in study.load("schedules").runs if run.name != "constant"]
    assert len(falling) == 6
    assert max(end("schedules", run) for run in falling) < 0.9 * end("schedules", "constant")


def test_raising_the_batch_ends_within_noise_of_the_falling_rate_in_a_third_of_the_updates():
    raised, stepped = (end("schedules", run) for run in ("raise_batch", "step"))
    assert raised == pytest.approx(stepped, rel=0.05)
    assert last("schedules", "raise_batch", "step") < 0.35 * last("schedules", "step", "step")


def test_the_rate_of_a_warm_up_rises_before_it_falls():
    rates = curve_of_rates("warmup_cosine")
    assert rates.index(max(rates)) == 4
    assert rates[-1] < rates[0] < rates[4]


def curve_of_rates(run: str) -> list[float]:
    with (SAMPLES / "schedules" / run / "metrics.csv").open() as file:
        return [float(row["learning_rate"]) for row in csv.DictReader(file) if row["learning_rate"]]


@pytest.mark.parametrize(
    ("optimizer", "best"),
    [
        ("sgd", "1"),
        ("momentum", "0.1"),
        ("nesterov", "0.1"),
        ("rmsprop", "0.01"),
        ("adam", "0.01"),
        ("adamw", "0.01"),
    ],
)
def test_each_optimizer_does_it_at_a_rate_of_its_own(optimizer, best):
    ends = {lr: end("optimizers", f"{optimizer}_lr{lr}") for lr in ("0.001", "0.01", "0.1", "1")}
    assert min(ends, key=lambda lr: ends[lr]) == best
    assert last("optimizers", f"{optimizer}_lr{best}", "test_accuracy") > 0.97


# -- fit -------------------------------------------------------------------------------------------


@pytest.mark.parametrize("run", ["too_small", "too_regularised", "too_deep", "too_short"])
def test_underfitting_leaves_training_and_test_loss_high_together(run):
    train, test = (last("fit_under", run, column) for column in ("train_loss", "test_loss"))
    assert train > 10 * last("fit_under", "good", "train_loss")
    assert test == pytest.approx(train, rel=0.1)


def test_batch_normalisation_lets_the_deep_network_learn():
    assert last("fit_under", "too_deep", "test_accuracy") < 0.2
    assert last("fit_under", "too_deep_batch_norm", "test_accuracy") > 0.95


@pytest.mark.parametrize(
    ("name", "run"),
    [
        ("fit_over", "few_samples"),
        ("fit_over", "label_noise"),
        ("remedies", "untreated"),
        *(("remedies_few", f"untreated{seed}") for seed in SEEDS),
    ],
)
def test_overfitting_raises_the_test_loss_while_training_falls(name, run):
    assert rose_again(name, run)


def test_the_good_runs_do_not_overfit():
    assert not rose_again("fit_over", "good")
    assert not rose_again("fit_under", "good")


@pytest.mark.parametrize(("name", "run", "untreated"), REMEDIES)
def test_each_remedy_ends_better_than_the_untreated_run(name, run, untreated):
    assert end(name, run) < end(name, untreated)
    assert last(name, run, "test_accuracy") > last(name, untreated, "test_accuracy")


def test_every_remedy_is_tried():
    untreated = {("remedies", "untreated"), *(("remedies_few", f"untreated{s}") for s in SEEDS)}
    runs = {
        (name, run.name) for name in ("remedies", "remedies_few") for run in study.load(name).runs
    }
    assert runs == untreated | {(name, run) for name, run, _ in REMEDIES}


# -- losses ----------------------------------------------------------------------------------------


def test_cross_entropy_learns_classes_fastest_and_the_absolute_error_slowest():
    cross_entropy, mse, mae = (
        last("losses", run, "test_accuracy") for run in ("cross_entropy", "mse", "mae")
    )
    assert cross_entropy > mse + 0.05 > mae + 0.1


@pytest.mark.parametrize("seed", SEEDS)
def test_who_minimises_the_absolute_error_has_the_lower_one_in_training(seed):
    mse, mae = (last("losses_values", f"{loss}{seed}", "train_mae") for loss in ("mse", "mae"))
    assert mae < mse


# -- broken ----------------------------------------------------------------------------------------

CHANCE = 0.2  # twice a guess among ten classes


@pytest.mark.parametrize(
    "run",
    [
        "shuffled_labels",
        "zero_init",
        "dead_relu",
        "unscaled_inputs",
        "mse_on_labels",
        "rate_zero",
        "other_classes",
        "nan_gradient",
        "one_class",
    ],
)
def test_what_is_broken_stays_at_chance(run):
    assert last("broken", "healthy", "test_accuracy") > 0.97
    assert last("broken", run, "test_accuracy") < CHANCE


def test_each_mistake_has_a_face_of_its_own():
    floor = math.log(math.e + 9) - 1
    assert floor < min(curve("broken", "softmax_twice", "train_loss")) < floor + 0.1
    for run in ("zero_init", "dead_relu", "unscaled_inputs"):
        assert last("broken", run, "train_loss") == pytest.approx(math.log(10), abs=0.01)
    for run in ("shuffled_labels", "other_classes", "one_class"):
        losses = curve("broken", run, "train_loss")
        assert losses[-1] < 0.6 * losses[0]
        assert last("broken", run, "test_loss") > math.log(10)
    assert len(set(curve("broken", "rate_zero", "train_loss"))) == 1
    assert math.isnan(last("broken", "nan_gradient", "train_loss"))
    assert curve("broken", "nan_gradient", "test_loss")[2] < 1
