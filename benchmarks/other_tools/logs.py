"""A labelled run written as the log forms that the tools document.

Only what was logged as a curve is written.  A configured rate that the study gives beside its
curves is not made into a column: a constant rate that nobody logged draws complaints of its own.
Where a tool counts in steps, the step is the epoch of the log.
"""

import csv
import json
from pathlib import Path

from benchmarks.published import Labelled
from dashboard.model.curve import Curve
from dashboard.model.table import Split

Row = dict[str, float]
"""The values that were logged at one point; a name that is not there was not logged."""

COLUMNS = ("loss", "eval_loss", "accuracy", "eval_accuracy", "learning_rate")
DIGITS = ".8g"


def rows(run: Labelled) -> list[tuple[int, Row]]:
    """The points of a run in order, each with what was logged there; NaN is a value."""
    points: dict[float, Row] = {}
    for name, curve in _curves(run).items():
        for x, y in zip(curve.x.tolist(), curve.y.tolist(), strict=True):
            points.setdefault(x, {})[name] = y
    return [(int(x), points[x]) for x in sorted(points)]


def _curves(run: Labelled) -> dict[str, Curve]:
    curves = run.curves
    loss = _loss(run)
    found = {
        "loss": curves.train(loss),
        "eval_loss": curves.held_out(loss),
        "accuracy": curves.train("accuracy"),
        "eval_accuracy": curves.held_out("accuracy"),
        "learning_rate": curves.get("learning_rate", Split.NONE),
    }
    return {name: curve for name, curve in found.items() if curve is not None}


def _loss(run: Labelled) -> str:
    """The metric that is the loss: ``loss``, else one whose name ends so, as ``ctc_loss``."""
    names = sorted({metric for metric, _ in run.curves.curves})
    return next((name for name in names if name.endswith("_loss") and "loss" not in names), "loss")


def write_csv(run: Labelled, folder: Path) -> Path:
    """``step,loss,eval_loss,…``: one row a point, an empty cell where nothing was logged."""
    points = rows(run)
    names = [name for name in COLUMNS if any(name in row for _, row in points)]
    path = folder / "metrics.csv"
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["step", *names])
        for step, row in points:
            writer.writerow([step, *(format(row[n], DIGITS) if n in row else "" for n in names)])
    return path


def write_trainer_state(run: Labelled, folder: Path) -> Path:
    """``trainer_state.json`` of the Hugging Face Trainer: a line of training, one of evaluation."""
    history: list[dict[str, float]] = []
    points = rows(run)
    for step, row in points:
        where: Row = {"step": step, "epoch": float(step)}
        parts: list[Row] = [
            {name: row[name] for name in ("loss", "accuracy", "learning_rate") if name in row},
            {name: row[name] for name in ("eval_loss", "eval_accuracy") if name in row},
        ]
        history += [{**part, **where} for part in parts if part]
    last = points[-1][0]
    state = {"epoch": last, "global_step": last, "max_steps": last, "log_history": history}
    path = folder / "trainer_state.json"
    path.write_text(json.dumps(state), encoding="utf-8")
    return path


KERAS = {"eval_loss": "val_loss", "eval_accuracy": "val_accuracy"}


def write_console(run: Labelled, folder: Path) -> Path:
    """What Keras prints with ``verbose=2``: a header and a line of metrics for every epoch."""
    points = rows(run)
    lines = []
    for number, (_, row) in enumerate(points, 1):
        pairs = [f"{KERAS.get(n, n)}: {format(row[n], DIGITS)}" for n in COLUMNS if n in row]
        lines += [f"Epoch {number}/{len(points)}", " - ".join(["1/1 - 0s - 5ms/step", *pairs])]
    path = folder / "console.log"
    path.write_text("\n".join(lines) + "\n", encoding="utf-8")
    return path
