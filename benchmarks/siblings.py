"""How well a run is judged and advised beside its siblings, on public learning curves.

    python -m benchmarks.siblings --data PATH

PATH holds ``deepobs/`` (36 learning rates for each problem and optimizer, labelled by the outcome
of the siblings) and ``koitu_large_batch/`` (CIFAR-100, batch 128 to 8192, labelled by the distance
to the best of the same schedule).

The learning-rate labels are defined by siblings' outcomes, so a judgement with the siblings
measures what a judgement of one run must infer: agreement near 1 says that grouping, scoring and
normalising are right, not that a hard problem was solved.  Advice is the harder test: it is given
beside all siblings, beside a thin grid (every fifth rate, one a decade), and from the run alone,
and scored by what the sibling at the rate nearest to the recommended one did, seen or not.
"""

import argparse
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np

from benchmarks.published import Labelled, load
from benchmarks.rate_grids import LEVELS, deepobs, grid_of, number, own_grids, set_up
from dashboard.diagnosis.case import Case
from dashboard.diagnosis.compare import refine
from dashboard.diagnosis.engine import examine
from dashboard.diagnosis.recommendations import SiblingRuns, recommend
from dashboard.diagnosis.verdict import (
    BatchSize,
    Comparison,
    Fit,
    LampName,
    LearningRate,
    Recommendation,
)
from dashboard.model.curve import RunCurves
from dashboard.model.run import Setting
from dashboard.model.table import FloatArray

SOURCES = ("deepobs", "koitu_large_batch")
POINT = 0.01  # of accuracy: what a smaller batch must gain at the same rate
WIDE = 0.03  # of accuracy: "large_batch_gap" is more than three points
NEAREST = 0.25  # decades; a sibling further from the recommended rate is no evidence on it


@dataclass(frozen=True, slots=True)
class Judged:
    """A set after diagnosis: cases and advice in the order of the runs."""

    cases: Sequence[Case]
    comparisons: Sequence[Comparison]
    advice: Sequence[tuple[Recommendation, ...]]


def main(arguments: Sequence[str] | None = None) -> int:
    """Print every measure; exit code 2 when the data are missing."""
    parser = argparse.ArgumentParser(description="Score the judgement beside siblings.")
    parser.add_argument("--data", type=Path, required=True, help="folder of the labelled curves")
    data: Path = parser.parse_args(arguments).data
    missing = [name for name in SOURCES if not (data / name).is_dir()]
    if missing:
        print(f"{data} has no folder {' nor '.join(missing)}", file=sys.stderr)
        return 2
    _learning_rate("deepobs", deepobs(data))
    ours = own_grids()
    _learning_rate("our trainer", ours)
    _batch_size(ours)
    _large_batch([set_up(run, _koitu(run.row)) for run in load(data, "koitu_large_batch")])
    return 0


def judge(runs: Sequence[RunCurves], *, siblings: bool = True) -> Judged:
    """What the engine does with a set of runs."""
    cases = [examine(run) for run in runs]
    comparisons: tuple[Comparison, ...] = ()
    sibling_runs = SiblingRuns(())
    if siblings:
        cases, comparisons = refine(cases)
        sibling_runs = SiblingRuns(runs)
    return Judged(
        cases, comparisons, [recommend(case, comparisons, sibling_runs) for case in cases]
    )


def _learning_rate(source: str, runs: Sequence[Labelled]) -> None:
    truth = np.array([LEVELS[run.label] for run in runs], dtype=np.float64)
    curves = [run.curves for run in runs]
    thin = _thinned(runs)
    print(f"{source}: {len(runs)} runs of {len({run.problem for run in runs})} problems")
    _print_rate("with siblings", runs, truth, judge(curves))
    kept = [runs[i] for i in thin]
    _print_rate("one rate a decade", runs, truth[thin], judge([r.curves for r in kept]), kept)
    _print_rate("alone", runs, truth, judge(curves, siblings=False))


def _thinned(runs: Sequence[Labelled]) -> list[int]:
    """The places of one rate a decade of each grid, from the second lowest on."""
    grids: dict[object, list[int]] = {}
    for place in np.argsort([float(str(run.row["lr"])) for run in runs], kind="stable"):
        run = runs[int(place)]
        grids.setdefault(grid_of(run), []).append(int(place))
    return [place for grid in grids.values() for place in grid[1 :: _a_decade(grid, runs)]]


def _a_decade(grid: Sequence[int], runs: Sequence[Labelled]) -> int:
    """How many steps of a grid of rates make a decade."""
    low, high = (np.log10(number(runs[place].row, "lr")) for place in (grid[0], grid[-1]))
    return round((len(grid) - 1) / float(high - low))


def _print_rate(
    name: str,
    grid: Sequence[Labelled],
    truth: FloatArray,
    judged: Judged,
    runs: Sequence[Labelled] | None = None,
) -> None:
    """One line on the lamp, one on the advice; ``grid`` holds the outcomes advice is scored by."""
    runs = grid if runs is None else runs
    predicted = np.array([_level(case) for case in judged.cases])
    known = np.isfinite(predicted)
    three = macro_f1(np.sign(truth), np.sign(np.nan_to_num(predicted)))
    alarms = float((np.nan_to_num(predicted)[truth == 0] != 0).mean())
    kappa = weighted_kappa(truth[known], predicted[known])
    print(
        f"  {name}: macro-F1 {three:.3f} of low/ok/high, weighted kappa {kappa:.3f} of five levels,"
        f" {1 - known.mean():.1%} unknown, false alarms on good {alarms:.1%}"
    )
    rates = [_recommended_rate(advice) for advice in judged.advice]
    given = np.array([rate is not None for rate in rates])
    calm = np.array(
        [level == 0 and not _gains_by_batch(run) for run, level in zip(runs, truth, strict=True)]
    )
    helped = [
        hit
        for run, rate, level in zip(runs, rates, truth, strict=True)
        if rate is not None and level != 0 and (hit := _is_better(run, grid, rate)) is not None
    ]
    print(
        f"    advice on the rate: on {given[truth != 0].mean():.1%} of the wrong runs, on"
        f" {given[calm].mean():.1%} of the good ones; the nearest sibling is better in"
        f" {np.mean(helped):.1%} of {len(helped)}"
    )


def _gains_by_batch(run: Labelled) -> bool:
    """Whether a smaller batch at the same rate ended better: a good rate, and advice is due."""
    return float(str(run.row.get("batch_gain", "nan"))) > POINT


def _recommended_rate(advice: Sequence[Recommendation]) -> float | None:
    rates = (one.to_value for one in advice if one.parameter == "lr")
    return next((rate for rate in rates if isinstance(rate, float)), None)


def _is_better(run: Labelled, grid: Sequence[Labelled], lr: float) -> bool | None:
    """Whether the sibling nearest to ``lr`` ended with less regret; ``None`` if none is near."""
    siblings = [other for other in grid if grid_of(other) == grid_of(run) and other is not run]
    distance, nearest = min(
        ((abs(np.log10(number(s.row, "lr") / lr)), s) for s in siblings), key=lambda pair: pair[0]
    )
    if distance > NEAREST:
        return None
    mine, theirs = (np.nan_to_num(number(r.row, "regret"), nan=1.0) for r in (run, nearest))
    return bool(theirs < mine)


def _batch_size(runs: Sequence[Labelled]) -> None:
    """Whether a batch is called too large where a smaller one ended better by a point."""
    labelled = [run for run in runs if np.isfinite(number(run.row, "batch_gain"))]
    places = {id(run): place for place, run in enumerate(runs)}
    cases = judge([run.curves for run in runs]).cases
    states = [cases[places[id(run)]].lamps[LampName.BATCH_SIZE].state for run in labelled]
    large = np.array([state is BatchSize.TOO_LARGE for state in states])
    truth = np.array([_gains_by_batch(run) for run in labelled])
    print(
        "  batch too large, a smaller one a point better at the same rate:"
        f" F1 {f1(truth, large):.3f} of {len(labelled)} runs,"
        f" predicted of {large[~truth].mean():.1%} of the others"
    )


def _large_batch(runs: Sequence[Labelled]) -> None:
    judged = judge([run.curves for run in runs])
    lamps = [case.lamps for case in judged.cases]
    gaps = {
        comparison.runs[0]: float(comparison.evidence["gap"])
        for comparison in judged.comparisons
        if comparison.code == "large-batch-gap"
    }
    large = np.array([lamp[LampName.BATCH_SIZE].state is BatchSize.TOO_LARGE for lamp in lamps])
    wide = np.array([gaps.get(run.curves.run.run_id, 0.0) > WIDE for run in runs])
    shortcut = np.array([number(run.row, "batch_size") >= 4096 for run in runs])
    is_wide = np.array([run.label == "large_batch_gap" for run in runs])
    reference = np.array([run.label == "reference_ok" for run in runs])
    overfitted = np.array([lamp[LampName.FIT].state is Fit.OVERFITTING for lamp in lamps])
    advised = np.array([bool(advice) for advice in judged.advice])
    print(f"koitu_large_batch: {len(runs)} runs")
    print(f"  gap of more than a point (the lamp): F1 {f1(~reference, large):.3f}")
    print(f"  gap of more than three points: F1 {f1(is_wide, wide):.3f}")
    print(
        f"  batch >= 4096, the published shortcut, for three points: F1 {f1(is_wide, shortcut):.3f}"
    )
    print(f"  references called overfitted: {overfitted[reference].sum()} of {reference.sum()}")
    print(f"  advice on references: {advised[reference].sum()} of {reference.sum()}")


def _level(case: Case) -> float:
    state = case.lamps[LampName.LEARNING_RATE].state
    return float("nan") if state is LearningRate.UNKNOWN else float(LEVELS[state.value])


def f1(truth: np.ndarray, predicted: np.ndarray) -> float:
    """F1 of the positive class of two boolean arrays, shape (n,)."""
    return float(2 * (truth & predicted).sum() / (truth.sum() + predicted.sum()))


def macro_f1(truth: np.ndarray, predicted: np.ndarray) -> float:
    """Mean F1 over the classes of ``truth``."""
    return float(np.mean([f1(truth == c, predicted == c) for c in np.unique(truth)]))


def weighted_kappa(truth: np.ndarray, predicted: np.ndarray) -> float:
    """Cohen's kappa with quadratic weights: 1 - observed / expected squared distance."""
    observed = np.mean((truth - predicted) ** 2)
    expected = np.mean((truth[:, None] - predicted[None, :]) ** 2)
    return float(1 - observed / expected) if expected else 1.0


def _koitu(row: Mapping[str, object]) -> dict[str, Setting]:
    return {
        "dataset": "cifar100",
        "model": "resnet18",
        "optimizer": "sgd",
        "momentum": 0.9,
        "nesterov": "nesterov" in str(row["group"]),
        "lr": number(row, "peak_lr"),
        "batch_size": int(number(row, "batch_size")),
        "schedule": str(row["group"]),
    }


if __name__ == "__main__":
    sys.exit(main())
