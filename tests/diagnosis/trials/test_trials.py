"""Every setting once, in time, each from an earlier one; better and worse only beyond chance."""

import math
from dataclasses import replace
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dashboard.diagnosis.engine import diagnose
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.trials.tree import in_time, trials_of
from dashboard.diagnosis.trials.trial import Basis, Change, Grounds, Trial, Way
from dashboard.diagnosis.verdict import Headline, RunDiagnosis, Severity
from dashboard.model.lineage import Lineage, Observed
from dashboard.model.run import LogBook, Receipt, Run
from dashboard.model.table import Series
from tests.examples import examples
from tests.report.best_books import book, run

Made = tuple[Run, list[Series]]


def at(made: Made, seconds: float, **more: Any) -> Made:
    """The run, begun at a time."""
    return replace(made[0], started_at=seconds, **more), made[1]


def tried(*many: Made) -> dict[str, Trial]:
    """The trials of runs by the run that speaks for each."""
    made = book(*many)
    return {one.shown: one for one in trials_of(made, diagnose(made))}


def ancestor(child: Trial, many: dict[str, Trial]) -> str:
    return next(name for name, one in many.items() if one.place == child.parent)


def lineage(parent: str, observed: Observed | None = None, **more: Any) -> Lineage:
    told: dict[str, Any] = {
        "parent": parent,
        "advice": "raise_lr",
        "parameter": "lr",
        "start": None,
        "to": 0.1,
        "metric": "accuracy",
        "split": "val",
        "direction": "up",
        "now": 0.5,
        "expected": None,
        "chance": None,
        "observed": observed,
    }
    return Lineage(**told | more)


def test_seeds_are_one_setting_and_their_mean_counts() -> None:
    found = tried(*(run(f"s{n}", 0.8 + n / 100, seed=n) for n in range(3)), run("other", 0.9, lr=1))
    assert sorted(len(one.run_ids) for one in found.values()) == [1, 3]
    several = next(one for one in found.values() if len(one.run_ids) == 3)
    assert several.end == pytest.approx(0.805, abs=0.01)
    assert several.basis is Basis.FIRST


def test_the_earlier_setting_that_differs_least_is_the_guess() -> None:
    found = tried(
        at(run("first", 0.5, lr=0.01, batch_size=64), 10),
        at(run("batch", 0.5, lr=0.01, batch_size=256), 20),
        at(run("rate", 0.8, lr=0.1, batch_size=256), 30),
        at(run("again", 0.8, lr=0.2, batch_size=256, momentum=0.9), 40),
    )
    assert {name: one.parent for name, one in found.items()} == {
        "first": None,
        "batch": 0,
        "rate": 1,
        "again": 2,
    }
    assert found["rate"].changed == (Change("lr", 0.01, 0.1),)
    assert {one.basis for one in found.values() if one.parent is not None} == {Basis.GUESSED}


def test_of_settings_as_near_the_one_closest_in_value_is_the_guess() -> None:
    found = tried(
        at(run("low", 0.5, lr=0.001), 1),
        at(run("high", 0.5, lr=1.0), 2),
        at(run("middle", 0.5, lr=0.003), 3),
    )
    assert ancestor(found["middle"], found) == "low"


@pytest.mark.parametrize("name", ["dataset", "data.name", "task"])
def test_another_data_set_is_no_parent(name: str) -> None:
    one, other = {name: "one"}, {name: "another"}
    found = tried(at(run("a", 0.5, **one), 1), at(run("b", 0.9, **other), 2))
    assert found["b"].basis is Basis.FIRST
    assert found["b"].came_of is None


def test_runs_that_tell_no_setting_are_not_guessed_from_each_other() -> None:
    bare: dict[str, Any] = {"lr": None, "batch_size": None, "optimizer": None, "dataset": None}
    found = tried(run("a", 0.5, **bare), run("b", 0.9, **bare))
    assert [one.basis for one in found.values()] == [Basis.FIRST, Basis.FIRST]


def test_a_logged_lineage_goes_before_a_guess_and_before_the_clock() -> None:
    found = tried(
        at(run("near", 0.5, lr=0.05), 10),
        at(run("child", 0.8, lr=0.1), 20, lineage=lineage("parent")),
        at(run("parent", 0.5, lr=0.001, momentum=0.9), 30),
    )
    child, parent = found["child"], found["parent"]
    assert (child.basis, child.parent) == (Basis.LOGGED, parent.place)
    assert parent.place < child.place


def test_a_parent_that_is_not_open_is_said_to_be_elsewhere() -> None:
    found = tried(at(run("a", 0.5), 1), at(run("b", 0.8, lr=0.2), 2, lineage=lineage("gone")))
    assert (found["b"].basis, found["b"].parent) == (Basis.ELSEWHERE, None)


def test_lineages_in_a_circle_are_cut() -> None:
    found = tried(
        at(run("a", 0.5, lr=0.1), 1, lineage=lineage("b")),
        at(run("b", 0.6, lr=0.2), 2, lineage=lineage("a")),
    )
    assert sorted(one.place for one in found.values()) == [0, 1]
    assert sum(one.parent is None for one in found.values()) == 1


def test_what_the_trainer_observed_decides() -> None:
    seen = Observed("accuracy", 0.5, 0.8, "same", came_true=False)
    found = tried(
        at(run("parent", 0.5, lr=0.01), 1),
        at(run("child", 0.8, lr=0.1), 2, lineage=lineage("parent", seen)),
    )
    came = found["child"].came_of
    assert came is not None
    assert (came.way, came.grounds) == (Way.SAME, Grounds.LOGGED)


@pytest.mark.parametrize(
    ("tops", "way"),
    [((0.5, 0.8), Way.BETTER), ((0.8, 0.5), Way.WORSE), ((0.8, 0.8), Way.SAME)],
)
def test_better_and_worse_are_told_by_the_metric_that_counts(
    tops: tuple[float, float], way: Way
) -> None:
    found = tried(at(run("a", tops[0], lr=0.01), 1), at(run("b", tops[1], lr=0.1), 2))
    came = found["b"].came_of
    assert came is not None
    assert came.way is way
    assert (came.metric, came.split) == ("accuracy", "val")


@pytest.mark.parametrize("dataset", ["digits", "wine"])
def test_an_accuracy_that_is_no_share_is_none_of_the_examples(dataset: str) -> None:
    sized = {"val_examples": 100}
    found = tried(
        at(run("a", 1.4, lr=0.01, dataset="digits", **sized), 1),
        at(run("b", 1.9, lr=0.1, dataset=dataset, **sized), 2, lineage=lineage("a")),
    )
    came = found["b"].came_of
    assert came is not None
    assert (came.metric, came.way) == ("accuracy", Way.BETTER)
    assert came.grounds is not Grounds.EXAMPLES


def test_seeds_that_differ_as_much_as_the_settings_are_the_same() -> None:
    spread = (0.70, 0.80, 0.90)
    before = [at(run(f"a{n}", top, lr=0.01, seed=n), n) for n, top in enumerate(spread)]
    after = [at(run(f"b{n}", top + 0.02, lr=0.1, seed=n), 9 + n) for n, top in enumerate(spread)]
    second = max(tried(*before, *after).values(), key=lambda one: one.place)
    assert second.came_of is not None
    assert (second.came_of.way, second.came_of.seeds) == (Way.SAME, (3, 3))
    assert second.came_of.grounds is Grounds.SEEDS


def test_what_diverged_is_worse_than_what_ended_and_no_better_than_what_diverged() -> None:
    found = tried(
        at(run("good", 0.8, lr=0.01), 1),
        at(run("lost", 0.8, lr=1.0, breaks=True), 2),
        at(run("lost-too", 0.8, lr=2.0, breaks=True), 3),
        at(run("back", 0.8, lr=1.5), 4),
    )
    ways = {name: one.came_of.way for name, one in found.items() if one.came_of is not None}
    assert ways == {"lost": Way.WORSE, "lost-too": Way.SAME, "back": Way.BETTER}
    assert [name for name, one in found.items() if one.diverged] == ["lost", "lost-too"]


def test_a_schedule_of_one_phase_changes_nothing() -> None:
    phases = (((("epoch", 1), ("lr", 0.01)),), ((("epoch", 1), ("lr", 0.1)),))
    found = tried(
        at(run("a", 0.5, lr=0.01, schedule=phases[0]), 1),
        at(run("b", 0.8, lr=0.1, schedule=phases[1]), 2),
    )
    assert found["b"].changed == (Change("lr", 0.01, 0.1),)


def test_of_no_run_there_is_no_trial() -> None:
    assert trials_of(LogBook(()), Report((), (), (), Receipt())) == ()


VALUES = st.sampled_from((0.001, 0.01, 0.1, 1.0, "adam", None, True))


@st.composite
def sets(draw: st.DrawFn) -> LogBook:
    """Runs with any settings, times, and lineages that name each other at will."""
    many = []
    count = draw(st.integers(1, 7))
    are_timed = draw(st.booleans())
    for number in range(count):
        config = draw(st.dictionaries(st.sampled_from(("lr", "momentum", "width")), VALUES))
        made = run(f"r{number}", 0.5, **config, seed=draw(st.integers(0, 2)))
        led = draw(st.none() | st.integers(0, count))
        time = draw(st.floats(0, 1e9)) if are_timed else math.nan
        many.append(at(made, time, lineage=None if led is None else lineage(f"r{led}")))
    return book(*many)


@settings(max_examples=examples(40))
@given(sets())
def test_whatever_the_logs_say_it_is_a_tree_of_every_setting_once(made: LogBook) -> None:
    nothing = Headline(None, "healthy", Severity.NONE, {})
    judged = tuple(RunDiagnosis(one, {}, nothing, (), ()) for one in made.by_id)
    report = Report(made.runs, judged, (), Receipt())
    found = trials_of(made, report)
    assert [one.place for one in found] == list(range(len(found)))
    ids = [run_id for one in found for run_id in one.run_ids]
    assert sorted(ids) == sorted(made.by_id)
    for one in found:
        assert one.parent is None or 0 <= one.parent < one.place
        assert (one.parent is None) == (one.came_of is None)
        assert one.shown in one.run_ids
    assert trials_of(made, report) == found


@settings(max_examples=examples(60))
@given(st.permutations(range(6)), st.dictionaries(st.integers(0, 5), st.integers(0, 5)))
def test_the_order_in_time_holds_all_and_puts_no_child_first(
    order: list[int], parents: dict[int, int]
) -> None:
    times = [float(at) for at in order]
    found = in_time(times, parents)
    assert sorted(found) == list(range(6))
    if all(times[parent] < times[child] for child, parent in parents.items()):
        assert found == [int(row) for row in np.argsort(times)]
    for child, parent in parents.items():
        if not _circles(child, parents):
            assert found.index(parent) < found.index(child)


def _circles(row: int, parents: dict[int, int]) -> bool:
    seen: list[int] = []
    step: int | None = row
    while step is not None and step not in seen:
        seen.append(step)
        step = parents.get(step)
    return step is not None
