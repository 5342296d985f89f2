"""Train the world: ``python -m benchmarks.world [--problems 450] [--workers 2] [--out FOLDER]``.

About two hours on two cores.  Every problem is one file in the folder; a command that was
stopped goes on with those that are missing.  In the end all are joined into one file beside this
one; ``--join`` does only that.
"""

import argparse
import time
from concurrent.futures import ProcessPoolExecutor
from pathlib import Path

import torch

from benchmarks.world.draw import problem
from benchmarks.world.make import trained
from benchmarks.world.store import FILE, join, write
from trainer.errors import TrainerError


def main() -> None:
    """Train what is missing, then join it."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--problems", type=int, default=450)
    parser.add_argument("--workers", type=int, default=2)
    parser.add_argument("--out", type=Path, required=True, help="folder of a file for each problem")
    parser.add_argument("--join", action="store_true", help="only join what is there")
    chosen = parser.parse_args()
    chosen.out.mkdir(parents=True, exist_ok=True)
    if not chosen.join:
        missing = [n for n in range(chosen.problems) if not _path(chosen.out, n).exists()]
        with ProcessPoolExecutor(chosen.workers) as pool:
            for said in pool.map(_one, missing, [chosen.out] * len(missing)):
                print(said, flush=True)
    join([path for n in range(chosen.problems) if (path := _path(chosen.out, n)).exists()], FILE)


def _path(folder: Path, number: int) -> Path:
    return folder / f"w{number:03}.parquet"


def _one(number: int, folder: Path) -> str:
    """Train one problem; says how it went."""
    torch.set_num_threads(1)
    started = time.perf_counter()
    one = problem(number)
    try:
        table = trained(one)
    except TrainerError as error:
        return f"{one.name} {one.family}: not possible ({error.code})"
    write(table, _path(folder, number))
    return f"{one.name} {one.family}: {len(table)} runs in {time.perf_counter() - started:.0f} s"


if __name__ == "__main__":
    main()
