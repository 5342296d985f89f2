"""The measure of a task that runs are reported by, where their loss measures it too.

A fine-tuning has a loss that falls as it should, and is all the same reported by a word error rate,
BLEU or mAP.  Such a measure counts where every run logs it on held-out data, or without saying on
which, and no run logs an accuracy there.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from dashboard.diagnosis.features.objective_words import BESIDE_A_LOSS, SAME_AS_LOSS
from dashboard.model.curve import HELD_OUT, RunCurves
from dashboard.model.metrics import has, task_rank, words_of
from dashboard.model.table import Split

SPLITS = (*HELD_OUT, Split.NONE)
"""Where the measure is looked for, in the order of preference."""

FEWEST = 2  # points of a curve that can be followed
ACCURACY = "accuracy"


def task_measure(runs: Iterable[frozenset[str]]) -> str:
    """The measure that all ``runs`` are reported by; ``""`` where loss or accuracy is.

    Args:
        runs: Of each run the metrics that it logs with two points or more, on data that is not
            trained on or of which the log does not say what it is.
    """
    every = list(runs)
    logged: dict[str, int] = defaultdict(int)
    for names in every:
        for name in names:
            logged[name] += 1
    if ACCURACY in logged:
        return ""
    found = [
        (rank, len(words_of(name)), name)
        for name, count in logged.items()
        if count == len(every)
        and (rank := task_rank(name)) is not None
        and not has(name, BESIDE_A_LOSS + SAME_AS_LOSS)
    ]
    return min(found)[2] if found else ""


def task_measure_of(runs: Sequence[RunCurves]) -> str:
    """The same, of runs with their curves; one without any has nothing to say."""
    return task_measure(
        frozenset(
            metric
            for (metric, split), curve in run.curves.items()
            if split in SPLITS and len(curve) >= FEWEST
        )
        for run in runs
        if run.curves
    )
