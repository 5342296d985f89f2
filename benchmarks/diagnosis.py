"""How well a run is judged from its own curves, beside published rules, on labelled curves.

    python -m benchmarks.diagnosis --data PATH

PATH holds the folders of labelled curves (see :mod:`benchmarks.published`).  The learning rate is
judged by ensembles that saw nothing of the problem at hand; every other rule has no fitted part.
Intervals are 90% bootstrap intervals over problems (tasks, models or studies), not over runs.
"""

import argparse
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

import numpy as np
import pandas as pd
from sklearn.metrics import f1_score

from benchmarks import baselines
from benchmarks.bootstrap import interval
from benchmarks.learn.__main__ import TABLE as LEFT_OUT
from benchmarks.published import PUBLISHED, Labelled, load
from benchmarks.rate_grids import is_reliable
from dashboard.diagnosis.case import Case
from dashboard.diagnosis.engine import examine
from dashboard.diagnosis.headline import headline
from dashboard.diagnosis.verdict import Fit, LampName, Severity, Stability
from dashboard.model.curve import RunCurves
from dashboard.model.table import IntArray

HEALTHY = {"healthy_equivalent", "healthy_variant", "reference_ok", "no_fault", "good"}
SIDES = {"too_low": "low", "slightly_low": "low", "good": "good"}  # all other labels are high

Judged = list[tuple[Labelled, Case]]


def main() -> int:
    """Print every table; 2 when the data is missing."""
    parser = argparse.ArgumentParser(description=__doc__.split("\n", 1)[0])
    parser.add_argument("--data", type=Path, required=True, help="folder with the labelled curves")
    data = parser.parse_args().data
    missing = [name for name in PUBLISHED if not (data / name / "labels.csv").is_file()]
    if missing:
        print(f"{data} lacks labels.csv in: {', '.join(missing)}", file=sys.stderr)
        return 2
    runs = [run for name in PUBLISHED for run in load(data, name)]
    runs = [run for run in runs if run.source != "deepobs" or is_reliable(run)]
    judged = [(run, examine(run.curves)) for run in runs]
    overfitting(judged)
    learning_rate(runs)
    divergence(judged)
    broken(judged)
    alarms(judged)
    return 0


def overfitting(judged: Judged) -> None:
    """Yes or no on the simulated histories."""
    print("\nOverfitting, 419 simulated histories: macro-F1, false alarms")
    part = [pair for pair in judged if pair[0].source == "overfitguard_simulated"]
    truth = [run.label == "overfit" for run, _ in part]
    ours = [case.lamps[LampName.FIT].state is Fit.OVERFITTING for _, case in part]
    problems = [run.problem for run, _ in part]
    _row("ours", problems, truth, ours, negative=0)
    for name, rule in baselines.OVERFITTING.items():
        _row(name, problems, truth, [rule(run.curves) for run, _ in part], negative=0)


def learning_rate(runs: Sequence[Labelled]) -> None:
    """Low, good or high on the grids of DeepOBS, each problem left out in turn."""
    part = [run for run in runs if run.source == "deepobs"]
    print(f"\nLearning rate, {len(part)} DeepOBS runs alone: macro-F1, false alarms on good")
    truth = [("low", "good", "high").index(SIDES.get(run.label, "high")) for run in part]
    measured = pd.read_csv(LEFT_OUT)
    print("  ours, problems left out (python -m benchmarks.learn): value, interval")
    for line in measured[measured["measure"].isin(["macro-F1", "alarms on good"])].itertuples():
        if line.question == "rate":
            name = f"{line.source}, settings: {line.told}, {line.measure}"
            print(f"  {name:64s} {line.value:.3f} [{line.low:.3f}, {line.high:.3f}]")
    for name, rule in baselines.RATE.items():
        predicted = [("low", "good", "high").index(rule(run.curves)) for run in part]
        _row(name, [run.problem for run in part], truth, predicted, negative=1)


def divergence(judged: Judged) -> None:
    """Recall of runs that ended in NaN and of those that diverged to finite values."""
    print("\nDivergence: recall of ours, of AutoTrainer's explode rule")
    for name, labels in (
        ("NaN", {"diverged_nan", "nan_loss"}),
        ("finite", {"diverged", "broken_loss_explosion"}),
    ):
        part = [(run, case) for run, case in judged if run.label in labels]
        ours = [case.lamps[LampName.STABILITY].state is Stability.DIVERGED for _, case in part]
        theirs = [baselines.has_exploded(run.curves) for run, _ in part]
        print(f"  {name:8s} {len(part):4d} runs  {np.mean(ours):.3f}  {np.mean(theirs):.3f}")


def broken(judged: Judged) -> None:
    """Broken from the start against the healthy runs of the same study."""
    print("\nBroken from the start, seeded faults of Keras: recall, false alarms on healthy")
    part = [(run, case) for run, case in judged if run.source == "deeplearningbugs"]
    rules: dict[str, Callable[[RunCurves, Case], bool]] = {
        "ours": lambda _, case: is_broken(case),
        "AutoTrainer, slow or exploded": lambda curves, _: (
            baselines.is_slow(curves) or baselines.has_exploded(curves)
        ),
    }
    for name, rule in rules.items():
        faults = [rule(r.curves, c) for r, c in part if r.label.startswith("broken")]
        calm = [rule(r.curves, c) for r, c in part if r.label.startswith("healthy")]
        print(f"  {name:34s} {np.mean(faults):.3f} of {len(faults)}, {sum(calm)} of {len(calm)}")


def is_broken(case: Case) -> bool:
    """The engine says that the run is useless from its beginning."""
    lamps = case.lamps
    return (
        lamps[LampName.FIT].state is Fit.BROKEN_FROM_START
        or lamps[LampName.STABILITY].state is Stability.DIVERGED
    )


def alarms(judged: Judged) -> None:
    """Any alarm on runs that their study calls healthy or good.

    DeepOBS' "good" is a label of the rate by the accuracy: some of those runs memorise the training
    data while their test loss doubles.  So overfitting has columns of its own: how often it is
    predicted, and how often where one published line does not say it, too.
    """
    print("\nAny alarm on healthy runs: any headline but healthy, unknown or overfitting; warnings")
    print("but of overfitting; overfitting; overfitting where median of last 5 <= 1.05 x min")
    agrees = baselines.OVERFITTING["median of the last 5 > 1.05 x min"]
    calm = [(run, case) for run, case in judged if run.label in HEALTHY]
    for source in (*PUBLISHED, "all"):
        part = [(run, case) for run, case in calm if source in {run.source, "all"}]
        if not part:
            continue
        predicted = [headline(case) for _, case in part]
        overfits = [case.lamps[LampName.FIT].state is Fit.OVERFITTING for _, case in part]
        other = [one.state != Fit.OVERFITTING.value for one in predicted]
        grave = [one.severity in {Severity.WARNING, Severity.CRITICAL} for one in predicted]
        rows = (
            [
                one.lamp is not None and is_other
                for one, is_other in zip(predicted, other, strict=True)
            ],
            [is_grave and is_other for is_grave, is_other in zip(grave, other, strict=True)],
            overfits,
            [
                is_said and not agrees(run.curves)
                for is_said, (run, _) in zip(overfits, part, strict=True)
            ],
        )
        shares = "  ".join(f"{np.mean(row):.3f}" for row in rows)
        print(f"  {source:24s} {len(part):4d} runs  {shares}")


def _row(
    name: str,
    problems: Sequence[str],
    truth: Sequence[int],
    predicted: Sequence[int],
    *,
    negative: int,
) -> None:
    """One rule's macro-F1 and share of false alarms, each with its bootstrap interval."""
    truths, answers = np.array(truth, dtype=int), np.array(predicted, dtype=int)

    def both(rows: IntArray) -> tuple[float, float]:
        calm = truths[rows] == negative
        f1 = float(f1_score(truths[rows], answers[rows], average="macro"))
        return f1, float((answers[rows][calm] != negative).mean()) if calm.any() else 0.0

    f1, alarm = both(np.arange(len(truths)))
    low, high = interval(problems, both)
    print(
        f"  {name:34s} {f1:.3f} [{low[0]:.3f}, {high[0]:.3f}]"
        f"   {alarm:.3f} [{low[1]:.3f}, {high[1]:.3f}]"
    )


if __name__ == "__main__":
    sys.exit(main())
