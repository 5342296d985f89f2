"""The grid that a class trains: rates × batch sizes × seeds, each cell one run of the trainer."""

import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass
from typing import Any

MOST_CELLS = 600
MOST_VALUES = 12
"""Rates of a grid, and its batch sizes."""

MOST_SEEDS = 20
MOST_EPOCHS = 1_000
LARGEST_BATCH = 1 << 20
_NAME = re.compile(r"[a-z0-9_]{1,40}", re.ASCII)
"""What a data set or a model of the trainer may be called: it stands in a command to be run."""


@dataclass(frozen=True, slots=True)
class Cell:
    """One run to be trained."""

    number: int  # its place in the grid, from 0
    lr: float
    batch_size: int
    seed: int


@dataclass(frozen=True, slots=True)
class Grid:
    """A grid: rates and batch sizes from low to high, each with the seeds 0 to ``seeds`` − 1."""

    rates: tuple[float, ...]
    batch_sizes: tuple[int, ...]
    seeds: int
    dataset: str = "digits"
    model: str = "mlp"
    epochs: int = 20

    def __post_init__(self) -> None:
        """Refuse what no trainer could be asked for.

        Raises:
            ValueError: A value is beyond what a grid takes; the message is the name of the field.
        """
        checks = {
            "rates": 0 < len(self.rates) <= MOST_VALUES
            and all(0 < rate < math.inf for rate in self.rates),
            "batch_sizes": 0 < len(self.batch_sizes) <= MOST_VALUES
            and all(0 < size <= LARGEST_BATCH for size in self.batch_sizes),
            "seeds": 0 < self.seeds <= MOST_SEEDS,
            "epochs": 0 < self.epochs <= MOST_EPOCHS,
            "dataset": bool(_NAME.fullmatch(self.dataset)),
            "model": bool(_NAME.fullmatch(self.model)),
        }
        for field, is_sound in checks.items():
            if not is_sound:
                raise ValueError(field)
        if len(self.rates) * len(self.batch_sizes) * self.seeds > MOST_CELLS:
            raise ValueError("cells")

    def cells(self) -> tuple[Cell, ...]:
        """Every cell, seed after seed, so that the map is whole as early as can be."""
        settings = [(lr, size) for size in self.batch_sizes for lr in self.rates]
        each = [(lr, size, seed) for seed in range(self.seeds) for lr, size in settings]
        return tuple(Cell(number, *one) for number, one in enumerate(each))

    def command(self, cell: Cell) -> str:
        """What trains a cell; its logs come into the folder ``runs/`` and its name."""
        return (
            f"python -m trainer run --dataset {self.dataset} --model {self.model} "
            f"--epochs {self.epochs} --lr {cell.lr:g} --batch-size {cell.batch_size} "
            f"--seed {cell.seed} --out runs/{name_of(cell)}"
        )

    def to_json(self) -> dict[str, Any]:
        """As a room's description has it."""
        return asdict(self)


def grid_of(rates: Iterable[float], batch_sizes: Iterable[float], seeds: int, **more: Any) -> Grid:
    """A grid of values in any order, each once.

    Raises:
        ValueError: As :class:`Grid`; a batch size that is no whole number is refused, too.
    """
    sizes = sorted(set(batch_sizes))
    if any(not float(size).is_integer() for size in sizes):
        raise ValueError("batch_sizes")
    return Grid(tuple(sorted(set(rates))), tuple(map(int, sizes)), seeds, **more)


def from_json(told: Mapping[str, Any]) -> Grid:
    """The grid of a room's description.

    Raises:
        ValueError: It is none.
    """
    try:
        return Grid(
            tuple(map(float, told["rates"])),
            tuple(map(int, told["batch_sizes"])),
            int(told["seeds"]),
            str(told["dataset"]),
            str(told["model"]),
            int(told["epochs"]),
        )
    except (KeyError, TypeError) as error:
        raise ValueError("no grid") from error


def name_of(cell: Cell) -> str:
    """What the folder of a cell's logs is called, from which its settings can be read."""
    return f"lr{cell.lr:g}_batch{cell.batch_size}_seed{cell.seed}"
