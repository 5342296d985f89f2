"""The map says the mean over the seeds and their spread, by hand-worked numbers."""

import math
from statistics import stdev

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.classroom.cell_map import cell_map, metric_of
from dashboard.classroom.cells import CellLog
from dashboard.classroom.grid import Grid

GRID = Grid((0.01, 0.1), (64,), 3)  # cells 0, 2, 4 at 0.01; 1, 3, 5 at 0.1


def log(cell: int, accuracy: float = math.nan, loss: float = math.nan, **more: object) -> CellLog:
    values = {"person": "p", "kept": "", "size": 1, "points": 1, "diverged": False}
    return CellLog(cell=cell, accuracy=accuracy, loss=loss, assumed=False, **{**values, **more})


def test_a_pair_has_the_mean_and_the_standard_deviation_of_its_seeds() -> None:
    found = cell_map(GRID, [log(0, 0.90), log(2, 0.92), log(4, 0.97), log(1, 0.5)])
    low, high = found.settings
    assert low.values == (0.90, 0.92, 0.97)
    assert low.mean == pytest.approx(0.93)
    assert low.spread == pytest.approx(0.0360555, abs=1e-6)
    assert (high.values, math.isnan(high.spread)) == ((0.5,), True)
    assert (found.metric, found.filled, found.cells) == ("accuracy", 4, 6)
    assert found.best() == low


def test_several_logs_of_one_seed_count_once_by_their_lower_middle() -> None:
    found = cell_map(GRID, [log(0, value) for value in (0.9, 0.5, 0.7, 0.8)])
    assert found.settings[0].values == (0.7,)
    assert found.settings[0].logs == 4
    assert found.filled == 1


def test_a_seed_of_which_every_log_diverged_has_no_value() -> None:
    logs = [log(0, diverged=True), log(2, 0.9), log(4, 0.9), log(4, diverged=True)]
    (low, _) = cell_map(GRID, logs).settings
    assert (low.values, low.diverged, low.logs) == ((0.9, 0.9), 1, 4)


def test_of_losses_the_lowest_is_best_and_a_pair_that_mostly_diverged_is_not() -> None:
    logs = [log(0, loss=0.3), log(1, loss=0.1), log(3, diverged=True), log(5, diverged=True)]
    found = cell_map(GRID, logs)
    assert found.metric == "loss"
    assert found.best() == found.settings[0]
    assert found.shares() == {found.settings[0]: 0.0, found.settings[1]: 1.0}


def test_logs_without_the_measure_are_counted() -> None:
    logs = [log(0, 0.9), log(2, 0.9), log(4, loss=0.3)]
    assert metric_of(logs) == "accuracy"
    assert cell_map(GRID, logs).unmeasured == 1


def test_before_the_first_log_there_is_an_empty_map() -> None:
    found = cell_map(GRID, [])
    assert (found.metric, found.filled, found.best(), found.shares()) == ("", 0, None, {})
    assert all(math.isnan(one.mean) for one in found.settings)


def test_a_log_of_a_cell_that_the_grid_does_not_have_is_passed_over() -> None:
    assert cell_map(GRID, [log(99, 0.9)]).filled == 0


@given(st.lists(st.tuples(st.integers(0, 5), st.floats(0, 1), st.booleans()), max_size=30))
def test_the_map_accounts_for_every_log(told: list[tuple[int, float, bool]]) -> None:
    logs = [log(cell, value, diverged=diverged) for cell, value, diverged in told]
    found = cell_map(GRID, logs)
    assert sum(one.logs for one in found.settings) == len(logs)
    assert found.filled == len({cell for cell, _, _ in told})
    for one in found.settings:
        assert len(one.values) + one.diverged <= GRID.seeds
        if len(one.values) > 1:
            assert one.spread == pytest.approx(stdev(one.values))
            assert min(one.values) <= one.mean + 1e-9
            assert one.mean <= max(one.values) + 1e-9
    assert all(0 <= share <= 1 for share in found.shares().values())
