"""A lamp of a run that is being written changes only when the evidence does."""

import itertools
from collections.abc import Callable, Sequence
from functools import cache

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.bundled import samples_folder
from dashboard.diagnosis.case import Case
from dashboard.diagnosis.engine import examine_so_far
from dashboard.diagnosis.live.earlier import places_of, up_to
from dashboard.diagnosis.live.running import KNOWN_AT_ONCE
from dashboard.diagnosis.live.steadied import (
    CONFIRMED,
    Steadied,
    checkpoints,
    is_news,
)
from dashboard.diagnosis.verdict import Fit, Lamp, LampName, Symptom
from dashboard.logs.load import load_paths
from dashboard.model.curve import Curve, RunCurves, curves_of
from dashboard.model.run import Run, XUnit
from dashboard.model.table import Split

STATES = [Fit.GOOD, Fit.OVERFITTING, Fit.UNKNOWN]
FACTS = [(), ("noisy",)]
Told = Sequence[tuple[Fit, tuple[str, ...]]]
"""What the curves say at 1, 2, 3 … points: the state, and the facts seen."""

TOLD = st.lists(st.tuples(st.sampled_from(STATES), st.sampled_from(FACTS)), min_size=9, max_size=40)


def of_points(points: int) -> RunCurves:
    x = np.arange(points, dtype=float)
    loss = Curve("loss", Split.TRAIN, x, 1 / (x + 1))
    run = Run("r", "r", "r", "csv", XUnit.EPOCH, {})
    return RunCurves(run, XUnit.EPOCH, {("loss", Split.TRAIN): loss}, float("nan"), float(points))


def judge_by(told: Told) -> Callable[[RunCurves], Case]:
    def judge(curves: RunCurves) -> Case:
        state, facts = told[len(places_of(curves)) - 1]
        seen = tuple(Symptom(code, 1.0, "train", "loss", 0.0, 1.0) for code in facts)
        lamp = Lamp(LampName.FIT, state, 0.0 if state is Fit.UNKNOWN else 0.8)
        return Case(curves, seen, {LampName.FIT: lamp}, is_running=True)

    return judge


def shown(told: Told, looks: Sequence[int]) -> list[Fit]:
    judge = judge_by(told)
    steadied = Steadied(judge)
    return [steadied.of(judge(of_points(n))).lamps[LampName.FIT].state for n in looks]


@given(TOLD)
def test_another_state_is_taken_only_once_it_stood_and_a_fact_changed(told: Told) -> None:
    every = range(1, len(told) + 1)
    states = shown(told, every)
    for points, (before, now) in enumerate(itertools.pairwise(states), 2):
        if before is now or points <= 9:
            continue
        at = [n for n in checkpoints(points) if n >= points - 1 - CONFIRMED.value]
        assert {told[n - 1][0] for n in at} == {now}
        if before is not Fit.UNKNOWN:
            found = max(n for n in checkpoints(points) if told[n - 1][0] is before)
            assert told[found - 1][1] != told[at[-1] - 1][1]


@given(TOLD, st.data())
def test_it_does_not_matter_when_somebody_looked(told: Told, data: st.DataObject) -> None:
    points = len(told)
    some = sorted(data.draw(st.sets(st.integers(1, points))) | {points})
    assert shown(told, some)[-1] is shown(told, range(1, points + 1))[-1]


@given(TOLD)
def test_looking_again_at_the_same_points_changes_nothing(told: Told) -> None:
    points = len(told)
    assert len(set(shown(told, [points, points, points]))) == 1


@given(TOLD, TOLD)
def test_points_that_were_replaced_are_judged_anew(told: Told, other: Told) -> None:
    points = min(len(told), len(other))
    judge = judge_by(other)
    steadied = Steadied(judge_by(told))
    steadied.of(judge_by(told)(of_points(points)))
    steadied._judge = judge
    moved = of_points(points)
    key = ("loss", Split.TRAIN)
    changed = Curve("loss", Split.TRAIN, moved.curves[key].x, 2 / (moved.curves[key].x + 1))
    again = RunCurves(moved.run, moved.x_unit, {key: changed}, moved.steps, moved.epochs)
    state = steadied.of(judge(again)).lamps[LampName.FIT].state
    assert state is Steadied(judge).of(judge(again)).lamps[LampName.FIT].state


@given(st.integers(0, 10**6))
def test_checkpoints_are_few_and_near_enough(points: int) -> None:
    found = list(checkpoints(points))
    assert all(b - a <= max(1, a / 5) for a, b in itertools.pairwise(found))
    assert len(found) <= 4 + 6.5 * np.log(max(points, 10) / 10)
    assert all(8 <= one < points for one in found)


MOST_POINTS = 120  # of a bundled run that is looked at point by point


@cache
def bundled() -> dict[str, RunCurves]:
    folders = sorted(path for path in samples_folder().iterdir() if path.is_dir())
    books = ((folder.name, load_paths([folder])) for folder in folders)
    return {
        f"{name}/{curves.run.run_id}": curves
        for name, book in books
        for curves in curves_of(book)
        if len(places_of(curves)) > 0
    }


def test_the_lamps_of_every_bundled_run_change_only_when_the_evidence_does() -> None:
    changes = 0
    for curves in bundled().values():
        changes += _changes(curves)
    assert changes > 0


def _changes(curves: RunCurves) -> int:
    """The changes of the lamps of a run that grows by a point at a time; each is news."""
    places, steadied, count = places_of(curves)[:MOST_POINTS], Steadied(examine_so_far), 0
    at_checks = set(checkpoints(len(places)))
    shown: dict[LampName, Lamp] = {}
    found: dict[LampName, Case] = {}  # where the lamp that is shown was last confirmed
    judged: Case | None = None  # at the last checkpoint
    for points, x in enumerate(places.tolist(), 1):
        raw = examine_so_far(up_to(curves, x))
        lamps = steadied.of(raw).lamps
        for name, lamp in lamps.items():
            was = shown.get(name, lamp)
            if was.state is not lamp.state:
                count += 1
                at_once = {was.state, lamp.state} & KNOWN_AT_ONCE
                first = was.state.value == "unknown"
                place = f"{curves.run.run_id}, {points} points, {name}"
                assert at_once or first or is_news(name, found[name], judged or raw), place
        judged = raw if points in at_checks else judged
        for name, lamp in raw.lamps.items():
            if lamp.state is lamps[name].state and (points in at_checks or judged is None):
                found[name] = raw
        shown = dict(lamps)
    return count


@pytest.mark.parametrize("step", [2, 7])
def test_the_rhythm_of_looking_at_a_bundled_run_does_not_change_its_lamps(step: int) -> None:
    for curves in list(bundled().values())[::6]:
        places = places_of(curves)[:MOST_POINTS]
        now = [up_to(curves, float(x)) for x in (*places[::step], places[-1])]
        steadied = Steadied(examine_so_far)
        seldom = [steadied.of(examine_so_far(one)) for one in now][-1]
        once = Steadied(examine_so_far).of(examine_so_far(now[-1]))
        assert seldom.lamps == once.lamps
