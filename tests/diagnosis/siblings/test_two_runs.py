"""What changed between two runs: where they part, how they end, what stands behind it."""

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.diagnosis.run_pair import Course, two_runs
from dashboard.diagnosis.shared.partings import part_from
from dashboard.model.run import LogBook, Run, Setting, XUnit
from dashboard.model.table import Series, Split

EPOCHS = 40
TEST = ("loss", Split.TEST)
Logged = tuple[Run, list[Series]]


def noisy(seed: int, shift: Callable[[np.ndarray], np.ndarray], sigma: float = 0.004) -> np.ndarray:
    """A loss that falls like a power of the epoch, shifted, with noise."""
    epoch = np.arange(EPOCHS + 1.0)
    noise = np.random.default_rng(seed).normal(scale=sigma, size=len(epoch))
    return 0.3 + 2 / (1 + epoch) + shift(epoch) + noise


def logged(
    name: str,
    loss: np.ndarray,
    *,
    x_unit: XUnit = XUnit.STEP,
    epochs: bool = True,
    every: int = 100,
    start: int = 0,
    metric: str = "loss",
    split: Split = Split.TEST,
    **config: Setting,
) -> Logged:
    at = np.arange(start, start + len(loss))
    series = Series.of(metric, metric, split, at * every, loss, at if epochs else None)
    return Run(name, name, f"x/{name}", "csv", x_unit, {"model": "m", **config}), [series]


def book(*many: Logged) -> LogBook:
    return LogBook(tuple(run for run, _ in many), {run.run_id: series for run, series in many})


def never(epoch: np.ndarray) -> np.ndarray:
    return 0 * epoch


def from_epoch(start: int, gap: float = 0.3) -> Callable[[np.ndarray], np.ndarray]:
    return lambda epoch: np.where(epoch >= start, gap, 0.0)


FEW = noisy(1, never)[:4]
CASES: dict[str, tuple[Logged, Logged, Course]] = {
    "they part half-way": (
        logged("a", noisy(1, never), lr=0.1),
        logged("b", noisy(2, from_epoch(20)), lr=0.2),
        Course.PARTS,
    ),
    "nothing but noise": (
        logged("a", noisy(1, never), lr=0.1),
        logged("b", noisy(2, never), lr=0.2),
        Course.TOGETHER,
    ),
    "too few points": (logged("a", FEW), logged("b", FEW + 1), Course.SHORT),
    "one after the other": (
        logged("a", noisy(1, never)),
        logged("b", noisy(2, never), start=100),
        Course.APART,
    ),
    "one diverged": (
        logged("a", noisy(1, never)),
        logged("b", np.append(noisy(2, never)[:20], np.full(21, np.nan))),
        Course.DIVERGED,
    ),
    "no metric in common": (
        logged("a", noisy(1, never), metric="reward"),
        logged("b", noisy(2, never), metric="bleu"),
        Course.NO_METRIC,
    ),
    "only the rate in common": (
        logged("a", noisy(1, never), metric="learning_rate"),
        logged("b", noisy(2, never), metric="learning_rate"),
        Course.NO_METRIC,
    ),
    "another part of the data": (
        logged("a", noisy(1, never), split=Split.VAL),
        logged("b", noisy(2, never), split=Split.TEST),
        Course.NO_METRIC,
    ),
    "epochs and steps": (
        logged("a", noisy(1, never), x_unit=XUnit.EPOCH, epochs=False, every=1),
        logged("b", noisy(2, never), epochs=False),
        Course.NO_AXIS,
    ),
}


@pytest.mark.parametrize(("one", "other", "course"), CASES.values(), ids=CASES)
def test_what_is_said_of_where_two_curves_part(one: Logged, other: Logged, course: Course) -> None:
    pair = book(one, other)
    assert two_runs(pair, "a", "b").course is course
    assert two_runs(pair, "b", "a").course is course


def test_the_place_of_parting_is_that_of_the_engine() -> None:
    one, other, _ = CASES["they part half-way"]
    found = two_runs(book(one, other), "a", "b")
    assert found.curves is not None
    assert found.x == 20
    assert found.x == part_from(*found.curves)
    assert (found.unit, found.end_x) == (XUnit.EPOCH, 40)


def test_both_are_read_where_the_shorter_one_ends() -> None:
    loss = noisy(1, never)
    found = two_runs(book(logged("a", loss), logged("b", loss[:31] + 1)), "a", "b")
    assert found.end_x == 30
    assert found.ends == (loss[30], loss[30] + 1)


def test_steps_serve_where_one_of_two_step_logs_knows_no_epochs() -> None:
    pair = book(logged("a", noisy(1, never)), logged("b", noisy(2, from_epoch(20)), epochs=False))
    found = two_runs(pair, "a", "b")
    assert (found.unit, found.x) == (XUnit.STEP, 2000)


def test_epochs_serve_for_a_log_that_counts_them_as_steps() -> None:
    counted = logged("a", noisy(1, never), x_unit=XUnit.EPOCH, epochs=False, every=1)
    found = two_runs(book(counted, logged("b", noisy(2, from_epoch(20)))), "a", "b")
    assert (found.unit, found.x) == (XUnit.EPOCH, 20)


def test_the_wanted_metric_is_taken_where_both_log_it() -> None:
    (one, first), (other, second) = logged("a", noisy(1, never)), logged("b", noisy(2, never))
    _, extra = logged("a", noisy(3, never), metric="accuracy")
    pair = book((one, first + extra), (other, second + extra))
    assert two_runs(pair, "a", "b").metric == "accuracy"
    assert two_runs(pair, "a", "b", TEST).metric == "loss"
    assert two_runs(pair, "a", "b", ("bleu", Split.TEST)).metric == "accuracy"


def seeded(lr: float, shift: float, seeds: int) -> list[Logged]:
    return [
        logged(f"lr{lr}s{seed}", noisy(10 * seed + 1, lambda _: shift), lr=lr, seed=seed)
        for seed in range(seeds)
    ]


def test_the_seeds_behind_each_run_are_counted_and_averaged() -> None:
    pair = book(*seeded(0.1, 0.0, 3), *seeded(0.2, 0.3, 2))
    found = two_runs(pair, "lr0.1s0", "lr0.2s1")
    assert found.seeds == (3, 2)
    own = [pair.series[f"lr0.1s{seed}"][0].value[-1] for seed in range(3)]
    assert found.means[0] == pytest.approx(np.mean(own))
    assert not found.only_seed
    assert found.chance is not None
    assert (found.chance.basis, found.chance.could) == ("seeds", False)


def test_a_difference_as_large_as_that_between_seeds_is_chance() -> None:
    wide = [
        logged(f"{lr}s{seed}", noisy(seed, lambda _, s=seed: 0.2 * s), lr=lr, seed=seed)
        for lr in (0.1, 0.2)
        for seed in range(3)
    ]
    found = two_runs(book(*wide), "0.1s0", "0.2s1")
    assert found.chance is not None
    assert found.chance.could


def test_runs_that_differ_in_the_seed_alone_are_told() -> None:
    found = two_runs(book(*seeded(0.1, 0.0, 3)), "lr0.1s0", "lr0.1s2")
    assert found.only_seed
    assert found.chance is None


def test_runs_of_two_families_are_compared_without_a_word_on_chance() -> None:
    (one, first), other = seeded(0.1, 0.0, 2)[0], logged("b", noisy(2, from_epoch(20)), lr=0.1)
    run = replace(one, config={**one.config, "model": "n"})
    found = two_runs(book((run, first), other), run.run_id, "b")
    assert found.course is Course.PARTS
    assert found.chance is None


def test_a_run_that_is_not_there_is_refused() -> None:
    with pytest.raises(KeyError):
        two_runs(book(logged("a", FEW)), "a", "b")


VALUES = st.floats(-1e6, 1e6) | st.sampled_from([float("nan"), float("inf"), float("-inf")])
CURVES = st.lists(VALUES, min_size=0, max_size=30).map(np.array)


@given(
    one=CURVES,
    other=CURVES,
    start=st.integers(0, 20),
    every=st.integers(1, 3),
    lost=st.sets(st.integers(0, 29)),
)
def test_any_two_curves_are_compared_and_the_order_does_not_matter(
    one: np.ndarray, other: np.ndarray, start: int, every: int, lost: set[int]
) -> None:
    run, _ = logged("a", one)
    epochs = [np.nan if place in lost else float(place) for place in range(len(one))]
    first = Series.of("loss", "loss", Split.TEST, np.arange(len(one)), one, epochs)
    pair = book((run, [first]), logged("b", other, start=start, every=100 * every))
    found, turned = two_runs(pair, "a", "b"), two_runs(pair, "b", "a")
    assert found.course is turned.course
    assert found.ends == turned.ends[::-1] or np.isnan([*found.ends, *turned.ends]).any()
    if found.course is Course.PARTS:
        assert found.x <= found.end_x
