"""The world on disk: one Parquet file, a row for each run."""

from collections.abc import Sequence
from pathlib import Path

import pandas as pd

FILE = Path(__file__).with_name("world.parquet")


def write(table: pd.DataFrame, path: Path) -> None:
    """Write through a second file, so that a command that is stopped leaves no half of one."""
    part = path.with_suffix(".part")
    table.to_parquet(part, compression="zstd", index=False)
    part.replace(path)


def join(paths: Sequence[Path], to: Path) -> None:
    """One file of many."""
    write(pd.concat([pd.read_parquet(path) for path in paths], ignore_index=True), to)


def world(path: Path = FILE) -> pd.DataFrame:
    """Every run of the world; columns as in :func:`benchmarks.world.make.trained`."""
    return pd.read_parquet(path)
