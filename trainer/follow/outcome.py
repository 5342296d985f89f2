"""How a run ended on held-out data, and whether another ended better than chance would have it.

An end is the median of the last few rows, as the dashboard takes it. Accuracy decides; where it is
the same within noise, or there is none, the loss does. The noise of an accuracy p on n examples is
its binomial standard error sqrt(p(1 - p) / n), at least half a point; that of a loss is a
twentieth of it, about what another seed changes on small data (measured by benchmarks/advice.py).
"""

import csv
import math
from dataclasses import dataclass
from pathlib import Path
from statistics import median

from trainer.run_files.run_folder import METRICS, read_hparams

MOST, SHARE, LONG = 5, 5, 50  # the last five rows, of short runs a fifth, of long ones a fiftieth
LEAST, LOSS_NOISE = 0.005, 0.05


@dataclass(frozen=True, slots=True)
class Outcome:
    """The end of one run on its test set; NaN where a number is not logged or no number."""

    accuracy: float  # share of the examples, or of the tokens
    loss: float
    examples: int  # in the test set; 0 if unknown
    loss_name: str  # two losses of other names cannot be compared

    def value(self, metric: str) -> float:
        """The end of `metric`: accuracy or loss."""
        return self.accuracy if metric == "accuracy" else self.loss

    def noise(self, metric: str) -> float:
        """What chance may change of `metric`, in its own unit."""
        if metric != "accuracy":
            return LOSS_NOISE * abs(self.loss)
        p, n = self.accuracy, max(self.examples, 1)
        return max(LEAST, math.sqrt(p * (1 - p) / n))


def outcome_of(folder: Path) -> Outcome:
    """How the run in `folder` ended, from its `metrics.csv`; all NaN where that has no row."""
    settings = read_hparams(folder) or {}
    try:
        with (folder / METRICS).open(encoding="utf-8", newline="") as file:
            rows = list(csv.DictReader(file))
    except (OSError, UnicodeDecodeError, csv.Error):
        rows = []
    most = max(MOST, len(rows) // LONG)
    rows = rows[-max(1, min(most, len(rows) // SHARE)) :]
    examples = settings.get("test_examples")
    return Outcome(
        _end(rows, "test_accuracy"),
        _end(rows, "test_loss"),
        examples if isinstance(examples, int) else 0,
        str(settings.get("loss", "usual")),
    )


def _end(rows: list[dict[str, str]], column: str) -> float:
    """The median of the last values; of a run whose last is no number, NaN."""
    try:
        values = [float(row[column]) for row in rows]
    except (KeyError, ValueError, TypeError):
        return math.nan
    return median(values) if values and math.isfinite(values[-1]) else math.nan


def compare(before: Outcome, after: Outcome) -> tuple[str, int]:
    """The metric that decided, and 1 if `after` ended better by it, -1 if worse, else 0.

    Where accuracies are the same within noise the loss decides; a run that ended in a number is
    better than one that did not.
    """
    numbers = math.isfinite(before.loss), math.isfinite(after.loss)
    if numbers != (True, True):
        return "loss", numbers[1] - numbers[0]
    gained = after.accuracy - before.accuracy
    if math.isfinite(gained):
        noise = max(before.noise("accuracy"), after.noise("accuracy"))
        if abs(gained) > noise or before.loss_name != after.loss_name:
            return "accuracy", (gained > noise) - (gained < -noise)
    fell = before.loss - after.loss
    return "loss", (fell > before.noise("loss")) - (-fell > before.noise("loss"))
