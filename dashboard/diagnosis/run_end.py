"""How a run ended, in numbers that every headline carries."""

import math

from dashboard.diagnosis.features import ends
from dashboard.diagnosis.features.levels import end_length, middle
from dashboard.diagnosis.features.objective import counted_in
from dashboard.diagnosis.task_measure import SPLITS, task_measure_of
from dashboard.diagnosis.verdict import Evidence
from dashboard.model.curve import Curve, RunCurves
from dashboard.model.run import XUnit


def results(curves: RunCurves) -> Evidence:
    """How the run ended, whatever its verdict.

    ``metric`` is ``accuracy``, ``loss`` or ``none`` and is the kind of ``final`` and ``train``: an
    accuracy in [0, 1] or a loss, each the median of its last few values, as the rules and the
    comparisons take it.  ``gap`` is training minus held-out accuracy, NaN if unknown; ``apart`` its
    size and ``side`` where the held-out accuracy lies.  A run that is reported by a measure of its
    task has that in ``task_metric``, ``task_end`` and ``task_split`` too.
    """
    return {**_ended(curves), **_of_task(curves)}


def _of_task(curves: RunCurves) -> Evidence:
    """How the run ended by the measure of its task; empty where loss or accuracy counts."""
    metric = task_measure_of([curves])
    found = (curves.get(metric, split) for split in SPLITS) if metric else ()
    curve = next((one.finite for one in found if one is not None and len(one.finite)), None)
    if curve is None:
        return {}
    return {"task_metric": metric, "task_end": _end(curve), "task_split": curve.split.value}


def _ended(curves: RunCurves) -> Evidence:
    """The end of its accuracy or of its loss."""
    held_out, train, metric = ends(curves)
    shown = train if held_out is None else held_out
    if shown is None:
        return nothing(curves.x_unit)
    is_accuracy = metric == "accuracy"
    trained = _end(train) if train is not None else math.nan
    final = trained if shown is train else _end(shown)
    gap = final - trained if is_accuracy and held_out is not None else math.nan
    return {
        "metric": metric,
        "split": shown.split.value,
        "final": 1 - final if is_accuracy else final,
        "train": 1 - trained if is_accuracy else trained,
        "gap": gap,
        "apart": abs(gap),
        "side": "below" if gap >= 0 else "above",
        "has_gap": "no" if math.isnan(gap) else "yes",
        "points": len(shown),
        "last_x": float(shown.x[-1]),
        "unit": counted_in(curves),
    }


def _end(curve: Curve) -> float:
    """The median of the last few of finite values."""
    return middle(curve.y[-end_length(len(curve)) :].tolist())


def nothing(unit: XUnit) -> Evidence:
    """The same of a run of which no loss and no accuracy is known."""
    nan = float("nan")
    return {
        "metric": "none",
        "split": "none",
        "final": nan,
        "train": nan,
        "gap": nan,
        "apart": nan,
        "side": "below",
        "has_gap": "no",
        "points": 0,
        "last_x": nan,
        "unit": unit.value,
    }
