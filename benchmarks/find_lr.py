"""How much is lost by training at the rate that a range test suggests.

    python -m benchmarks.find_lr            the problems that the estimator of our own never saw
    python -m benchmarks.find_lr --chosen   those that it was chosen on

For each problem a range test is made as `python -m trainer find-lr` makes it, and then the network
is trained at each suggested rate and over a grid of rates, each with `SEEDS` that the test did not
use. The outcome of a training is the lowest test loss of its epochs, averaged over the seeds;
the regret of a suggestion is

    (its outcome - the best outcome of grid and suggestions) / (the loss before any update - that)

so that 0 is as good as the best rate and 1 as bad as no training. Intervals are of the mean over
problems, by a bootstrap over data sets, for problems of the same data are alike.
"""

import argparse
import json
import math
import statistics
import sys
from dataclasses import replace
from pathlib import Path

import numpy as np
import torch

from benchmarks.find_lr_problems import CHOSEN_ON, DATA, JUDGED_ON, Problem, problems
from trainer.commands.find_lr import HIGH, LOW, NAMES, REPEATS, UPDATES
from trainer.data import Data
from trainer.measurements.range_test import sweep
from trainer.measurements.suggested_rates import suggested
from trainer.row import Row
from trainer.train import train

SEEDS = (10, 11)  # of the trainings; the range test has 0, 1 and 2
GRID = tuple(float(rate) for rate in np.geomspace(1e-4, 10, 11))  # two in a power of ten
DRAWS = 2000  # of the bootstrap


def outcome(problem: Problem, data: Data, rate: float) -> tuple[float, float]:
    """The mean of the lowest test losses, and that of the loss before any update."""
    lowest, first = [], []
    for seed in SEEDS:
        rows: list[Row] = []
        chosen = replace(problem.settings, lr=rate, seed=seed, train_eval_examples=100)
        train(chosen, data, rows.append)
        losses = [row.test_loss for row in rows if math.isfinite(row.test_loss)]
        lowest.append(min(losses))
        first.append(losses[0])
    return statistics.mean(lowest), statistics.mean(first)


def regrets(problem: Problem) -> dict[str, float]:
    """The regret of each suggestion, and as `lr_<name>` and `best` the rates themselves."""
    data = DATA[problem.data]()
    seen = sweep(problem.settings, data, LOW, HIGH, UPDATES, REPEATS)
    rates = suggested(seen.rates, seen.losses.mean(0))
    told = {name: outcome(problem, data, rates[name]) for name in NAMES if name in rates}
    grid = {rate: outcome(problem, data, rate) for rate in GRID}
    every = {**grid, **{rates[name]: told[name] for name in told}}
    best = min(every, key=lambda rate: every[rate][0])
    lowest, start = every[best]
    lost = {
        name: (told[name][0] - lowest) / (start - lowest) if name in told else 1.0 for name in NAMES
    }
    return {**lost, **{f"lr_{name}": rate for name, rate in rates.items()}, "best": best}


def interval(found: dict[str, dict[str, float]], name: str) -> tuple[float, float]:
    """The 95% interval of the mean regret of a suggestion."""
    chance = np.random.default_rng(0)
    by_data: dict[str, list[float]] = {}
    for problem, one in found.items():
        by_data.setdefault(problem.split(" · ")[0], []).append(one[name])
    groups = list(by_data.values())
    means = [
        statistics.mean(
            value for at in chance.integers(0, len(groups), len(groups)) for value in groups[at]
        )
        for _ in range(DRAWS)
    ]
    low, high = np.quantile(means, (0.025, 0.975))
    return float(low), float(high)


def main() -> None:
    """Measure and print the two tables."""
    parser = argparse.ArgumentParser(description=(__doc__ or "").split("\n", 1)[0])
    parser.add_argument("--chosen", action="store_true", help="the problems it was chosen on")
    parser.add_argument("--out", type=Path, help="a JSON file of all numbers")
    asked = parser.parse_args()
    torch.set_num_threads(1)
    found = {}
    print(f"| problem | best rate | {' | '.join(NAMES)} |")
    print("|---|---|" + "---|" * len(NAMES))
    for problem in problems(CHOSEN_ON if asked.chosen else JUDGED_ON):
        one = found[problem.name] = regrets(problem)
        cells = [f"{one[name]:.1%} at {one.get(f'lr_{name}', math.nan):.2g}" for name in NAMES]
        print(f"| {problem.name} | {one['best']:.2g} | {' | '.join(cells)} |")
        sys.stdout.flush()
        if asked.out:
            asked.out.write_text(json.dumps(found, indent=1), encoding="utf-8")
    print("\n| regret | mean (95%) | median | worst | above 5% |\n|---|---|---|---|---|")
    for name in NAMES:
        lost = [one[name] for one in found.values()]
        low, high = interval(found, name)
        above = sum(value > 0.05 for value in lost)
        print(
            f"| {name} | {statistics.mean(lost):.1%} ({low:.1%}–{high:.1%}) "
            f"| {statistics.median(lost):.1%} | {max(lost):.1%} | {above} of {len(lost)} |"
        )


if __name__ == "__main__":
    main()
