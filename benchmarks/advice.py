"""Advice put to the test: wrong settings are trained, advised, and trained as advised.

    python -m benchmarks.advice              # the table of the last results
    python -m benchmarks.advice --train      # two workers; what was trained is kept in --store

A *wrong* setting is one mistake made on a problem's best setting (see
:mod:`benchmarks.advice_problems`) that ends worse than it, beyond the noise of seeds and by more
than 2% of what it gained, or that overfits: the held-out loss ends 10%, and beyond noise, above its
lowest and above that of the best setting.  Few samples by themselves are no wrong setting.  The
dashboard is asked, its first advice that a command can follow is followed, and so on, three times
at most, from the best run so far.

*Improved* is a held-out accuracy that ends higher beyond noise; where it is equal, or there is
none, a held-out loss that ends lower beyond noise.  *Healthy after three* is an end within noise,
or 2% of the way from the start, of the problem's best setting, without a loss that ended 10% above
its lowest (or as far as that of the best setting); a run on fewer samples is held to the best epoch
with these samples and clean labels.

The *healthy* runs are those of :mod:`benchmarks.advice_healthy`; any advice to one is an error.

The noise of a group is 2·√2 standard deviations of its seeds, at least half a point of accuracy and
5% of the loss.  Every third of the first ten groups of data set and model is held out of
development, and six were added when the advice was finished; what speaks against taking figures
for those of unseen cases stands in ``docs/benchmarks.md``.
"""

import argparse
import csv
import tempfile
from collections.abc import Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor, as_completed
from functools import partial
from multiprocessing import get_context
from pathlib import Path
from typing import Any

from benchmarks.advice_case import BY_NAME, COLUMNS, HEALTHY_RUN, name_of, row_of
from benchmarks.advice_problems import problems
from benchmarks.advice_reference import by_group, noise_of, reference
from benchmarks.advice_table import show

OUT = Path(__file__).parent / "advice" / "cases.csv"
STORE = Path(tempfile.gettempdir()) / "curva-advice"
WORKERS = 2
HEALTHY = 60
EACH = 2  # of the mistakes, every second is made on a problem: all of them on two


def main() -> None:
    """Train, ask and follow where asked to; print the tables."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--train", action="store_true")
    parser.add_argument("--store", type=Path, default=STORE)
    parser.add_argument("--only", default="", help="problems or mistakes whose name has this")
    parser.add_argument("--workers", type=int, default=WORKERS)
    asked_for = parser.parse_args()
    if asked_for.train:
        run(asked_for.store, asked_for.only, asked_for.workers)
    with OUT.open(encoding="utf-8") as file:
        show([row for row in csv.DictReader(file) if asked_for.only in row["case"]])


def run(store: Path, only: str, workers: int) -> None:
    """Every case, into ``OUT``; of ``only`` some, in place of their lines."""
    kept: list[dict[str, Any]] = []
    if only and OUT.is_file():
        with OUT.open(encoding="utf-8") as file:
            kept = [row for row in csv.DictReader(file) if only not in row["case"]]
    context = get_context("spawn")
    with ProcessPoolExecutor(workers, context, initializer=_alone) as pool:
        references = list(pool.map(partial(reference, store=store), problems()))
        noise = {name: noise_of(found) for name, found in by_group(references).items()}
        work = [
            (found, noise[found.problem.group], what)
            for place, found in enumerate(references)
            for what in (
                *(name for i, name in enumerate(BY_NAME) if (place + i) % EACH == 0),
                *(f"{HEALTHY_RUN}{i}" for i in range(len(found.healthy))),
            )
        ]
        work = [one for one in work if only in name_of(one[0], one[2])]
        waiting = [pool.submit(row_of, one, store) for one in work]
        rows = []
        for i, done in enumerate(as_completed(waiting), start=1):
            row = done.result()
            rows += [row] if row else []
            if i % 20 == 0:
                print(f"{i}/{len(work)}", flush=True)
                _write([*kept, *rows])
    _write(_sixty([*kept, *rows]))


def _write(rows: Sequence[Mapping[str, Any]]) -> None:
    OUT.parent.mkdir(exist_ok=True)
    with OUT.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, COLUMNS, lineterminator="\n")
        writer.writeheader()
        writer.writerows(sorted(rows, key=lambda row: str(row["case"])))


def _alone() -> None:
    """One thread a worker: two slow each other down."""
    import torch  # noqa: PLC0415 - in the worker alone

    torch.set_num_threads(1)


def _sixty(rows: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """All wrong runs, and sixty healthy ones: the first of every problem, and so on.

    Beside them those of the unseen groups.
    """
    healthy = [row for row in rows if row["kind"] == "healthy" and row["part"] != "unseen"]
    healthy.sort(key=lambda row: (row["case"][-1], row["case"]))
    kept = {row["case"] for row in healthy[:HEALTHY]}
    return [
        row
        for row in rows
        if row["kind"] != "healthy" or row["part"] == "unseen" or row["case"] in kept
    ]


if __name__ == "__main__":
    main()
