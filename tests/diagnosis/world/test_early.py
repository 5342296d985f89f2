"""Runs followed as they grow: what is shown at each look, and what the figures make of it."""

from dataclasses import replace

import numpy as np
import pytest

from benchmarks.early.followed import LEVELS, Look, looks
from benchmarks.early.known import Known
from benchmarks.early.limits import Limits, all_limits, chosen, left_out, told_by
from benchmarks.early.measures import call_lines, divergence, lamp_lines, stop
from benchmarks.early.seen import Seen, is_right
from dashboard.diagnosis.live.running import UNKNOWN
from dashboard.diagnosis.shared.lost import Stretch
from dashboard.diagnosis.verdict import BatchSize, Fit, Lamp, LampName, LearningRate, Stability
from dashboard.model.curve import Curve, RunCurves
from dashboard.model.run import Run, XUnit
from dashboard.model.table import FloatArray, Split

X = np.arange(40, dtype=float)
STATES = {name: type(state) for name, state in UNKNOWN.items()}
CALM = {name: Lamp(name, UNKNOWN[name], 0.0) for name in LampName}


def curves(train: FloatArray) -> RunCurves:
    loss = Curve("loss", Split.TRAIN, X, train)
    run = Run("r", "r", "r", "csv", XUnit.EPOCH, {})
    return RunCurves(run, XUnit.EPOCH, {("loss", Split.TRAIN): loss}, float("nan"), 39.0)


def known(problem: str = "p", *, is_lost: bool = False, is_good: bool = False) -> Known:
    return Known(
        "made up",
        problem,
        problem,
        curves(1 / (X + 1)),
        "good" if is_good else "high",
        is_good=is_good,
        is_lost=is_lost,
        over=None,
        under=None,
        broken=is_lost,
        batch_is_good=None,
        gains_after=lambda _: False,
    )


def seen(run: Known, told_at: int | None, above: int = 0, gains: bool = False) -> Seen:
    """Ten looks; from one of them on it is to be stopped, and has points above its start."""
    found = []
    for i in range(10):
        is_told = told_at is not None and i >= told_at
        stretch = Stretch(above * (i + 1), 0.0, 0.0)
        state = Stability.DIVERGED if is_told else Stability.UNKNOWN
        lamps = CALM | {LampName.STABILITY: Lamp(LampName.STABILITY, state, 0.9 * is_told)}
        share = (i + 1) / 10
        levels = dict.fromkeys(LEVELS, stretch)
        found.append(Look(share, share, 4 * i + 4, lamps, is_told, False, levels, is_guess=False))
    return Seen(run, found, [gains] * 10, 0.1)


def figures(many: list[Seen]) -> dict[str, float]:
    return {line.measure: line.value for line in call_lines("made up", "stop", many, stop)}


def test_a_run_that_stays_lost_is_to_be_stopped_from_some_look_on() -> None:
    found = list(looks(curves(np.where(X < 10, 2.3 - 0.1 * X, 4.0))))
    told = [look.is_to_stop for look in found]
    assert told == sorted(told)
    assert any(told)
    assert not told[2]
    assert found[-1].lamps[LampName.STABILITY].state is Stability.DIVERGED
    assert [look.share for look in found] == [(i + 1) / 10 for i in range(10)]


def test_what_was_found_what_was_in_vain_and_what_was_left_are_counted() -> None:
    many = [
        seen(known("a", is_lost=True), 3),
        seen(known("b", is_lost=True), None),
        seen(known("c", is_good=True), 5),
        seen(known("d", is_good=True), None),
        seen(known("e"), 1, gains=True),
    ]
    found = figures(many)
    assert found["lost"] == pytest.approx(0.4)
    assert found["recall"] == found["good runs told"] == pytest.approx(0.5)
    assert found["good of the told"] == found["gained after all"] == pytest.approx(1 / 3)
    assert found["false"] == pytest.approx(2 / 3)
    assert found["left, median"] == pytest.approx(0.6)
    assert found["after the loss, median"] == pytest.approx(0.3)


def test_what_is_said_only_of_the_whole_run_is_no_early_call() -> None:
    one = seen(known(is_lost=True), 9)
    assert stop(one) is divergence(one) is None
    stopped_short = replace(one, run=replace(one.run, length=2.0))
    assert stop(stopped_short) == divergence(stopped_short) == 9


def test_a_lamp_that_goes_out_again_was_taken_back() -> None:
    one = seen(known(is_lost=True), 3)
    quiet = [replace(look, lamps=CALM) if look.share > 0.8 else look for look in one.looks]
    lines = {
        (line.about, line.cut, line.measure): line.value
        for line in lamp_lines("made up", [replace(one, looks=quiet)])
    }
    assert lines["stability", "40", "told"] == 1
    assert lines["stability", "40", "right"] == 1
    assert lines["stability", "40", "taken back later"] == 1
    assert lines["stability", "40", "said otherwise later"] == 0
    assert lines["stability", "100", "told"] == 0


@pytest.mark.parametrize(
    ("state", "expected"),
    [
        (Stability.DIVERGED, True),
        (Stability.OK, False),
        (Stability.NOISY, None),
        (LearningRate.SLIGHTLY_HIGH, True),
        (LearningRate.GOOD, False),
        (Fit.OVERFITTING, None),
        (Fit.BROKEN_FROM_START, True),
        (Fit.GOOD, False),
        (BatchSize.GOOD, None),
    ],
)
def test_a_state_is_right_by_what_became_of_the_run(state: object, expected: bool | None) -> None:
    name = next(name for name, of in STATES.items() if isinstance(state, of))
    lamp = Lamp(name, state, 0.9)  # type: ignore[arg-type]
    assert is_right(lamp, known(is_lost=True)) is expected


def test_limits_are_chosen_that_tell_lost_runs_and_no_good_ones() -> None:
    lost = [seen(known(f"l{i}", is_lost=True), None, above=3) for i in range(8)]
    good = [seen(known(f"g{i}", is_good=True), None, above=int(i < 4)) for i in range(8)]
    limits = chosen([*lost, *good])
    assert limits.in_a_row == 10
    assert all(limits.call(one) is not None for one in lost)
    assert all(limits.call(one) is None for one in good)
    assert limits in set(all_limits())


def test_every_run_is_tested_once_by_limits_that_did_not_see_its_family() -> None:
    many = [seen(known(f"p{i}", is_lost=True), None, above=3) for i in range(8)]
    tested = [one.run.problem for _, out in left_out(many) for one in out]
    assert sorted(tested) == sorted(one.run.problem for one in many)
    told = told_by(Limits(1.02, 6, 0.02), many[0])
    assert stop(told) == 1
