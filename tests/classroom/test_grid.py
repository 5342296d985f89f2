"""A grid holds what a trainer can be asked for, and its command asks for exactly that."""

import json
import shlex
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dashboard.classroom import grid
from dashboard.classroom.grid import MOST_CELLS, Cell, Grid, from_json, grid_of, name_of

RATES = st.lists(st.floats(1e-8, 1e4), min_size=1, max_size=6)
SIZES = st.lists(st.integers(1, 4096), min_size=1, max_size=6)


@given(RATES, SIZES, st.integers(1, 5))
def test_every_combination_is_one_cell_and_seeds_come_one_after_the_other(
    rates: list[float], sizes: list[int], seeds: int
) -> None:
    made = grid_of(rates, sizes, seeds)
    cells = made.cells()
    assert [cell.number for cell in cells] == list(range(len(cells)))
    told = [(cell.lr, cell.batch_size, cell.seed) for cell in cells]
    assert sorted(told) == sorted(product(set(rates), set(sizes), range(seeds)))
    assert [cell.seed for cell in cells] == sorted(cell.seed for cell in cells)


@given(RATES, SIZES, st.integers(1, 5), st.integers(1, 50))
def test_a_grid_comes_back_from_its_description(
    rates: list[float], sizes: list[int], seeds: int, epochs: int
) -> None:
    made = grid_of(rates, sizes, seeds, epochs=epochs)
    assert from_json(json.loads(json.dumps(made.to_json()))) == made


@pytest.mark.parametrize(
    ("values", "field"),
    [
        ({"rates": ()}, "rates"),
        ({"rates": (0.0,)}, "rates"),
        ({"rates": (float("nan"),)}, "rates"),
        ({"rates": (float("inf"),)}, "rates"),
        ({"batch_sizes": (0,)}, "batch_sizes"),
        ({"seeds": 0}, "seeds"),
        ({"epochs": 0}, "epochs"),
        ({"dataset": "digits; rm -rf"}, "dataset"),
        ({"model": "$(whoami)"}, "model"),
        ({"rates": tuple(map(float, range(1, 13))), "batch_sizes": tuple(range(1, 13)),
          "seeds": 20}, "cells"),
    ],
)  # fmt: skip
def test_what_no_trainer_could_be_asked_for_is_refused(values: dict, field: str) -> None:
    usual = {"rates": (0.1,), "batch_sizes": (64,), "seeds": 1}
    with pytest.raises(ValueError, match=field):
        Grid(**{**usual, **values})


def test_a_batch_of_half_an_example_is_refused() -> None:
    with pytest.raises(ValueError, match="batch_sizes"):
        grid_of([0.1], [64.5], 1)


@pytest.mark.parametrize("told", [{}, {"rates": 3}, {"rates": ["x"]}, {"rates": None}])
def test_what_is_no_description_is_refused(told: dict) -> None:
    with pytest.raises(ValueError, match=r".*"):
        from_json(told)


def test_the_command_is_one_that_the_trainer_takes() -> None:
    parser = pytest.importorskip("trainer.parser")
    made = Grid((0.01,), (64,), 2, epochs=7)
    words = shlex.split(made.command(made.cells()[1]))
    assert words[:4] == ["python", "-m", "trainer", "run"]
    asked = dict(zip(words[4::2], words[5::2], strict=True))
    assert asked == {
        "--dataset": "digits", "--model": "mlp", "--epochs": "7", "--lr": "0.01",
        "--batch-size": "64", "--seed": "1", "--out": "runs/lr0.01_batch64_seed1",
    }  # fmt: skip
    assert parser is not None


def test_the_name_of_a_cell_tells_its_settings() -> None:
    assert name_of(Cell(0, 1e-5, 1024, 3)) == "lr1e-05_batch1024_seed3"
    assert MOST_CELLS == grid.MOST_CELLS
