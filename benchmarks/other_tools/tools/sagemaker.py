"""Amazon SageMaker Debugger: its rules Overfit, LossNotDecreasing and for numbers that are none."""

from collections.abc import Sequence

import numpy as np

from benchmarks import baselines
from benchmarks.other_tools.finding import UNREAD, Finding, Meaning, Said, Verdict, verdict_of
from benchmarks.other_tools.tool import Place, Tool
from benchmarks.published import Labelled

MEANINGS = (
    Meaning.of("Overfit", "(held-out - training) / training above 0.1", Said.OVERFITTING),
    Meaning.of("LossNotDecreasing", "no lower than 10 points ago", Said.RATE_LOW),
    Meaning.of("NaN", "tensor with NaN or infinity", Said.DIVERGED, Said.RATE_HIGH),
)


def judge(runs: Sequence[Labelled], _: Place) -> list[Verdict]:
    """Every run by the re-implemented rules."""
    return [_judged(run) for run in runs]


def _judged(run: Labelled) -> Verdict:
    curve = run.curves.train("loss")
    if curve is None:
        return UNREAD
    is_lost = not np.isfinite(curve.y).all()
    fired = {
        "Overfit": not is_lost and baselines.sagemaker_overfit(run.curves),
        "LossNotDecreasing": baselines.sagemaker_rate(run.curves) == "low",
        "NaN": is_lost,
    }
    return verdict_of(
        (Finding(code, is_grave=True) for code, is_on in fired.items() if is_on), MEANINGS
    )


TOOL = Tool("SageMaker Debugger", MEANINGS, judge, version="re-implemented")
