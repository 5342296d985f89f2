"""UMLAUT (Schoop et al., CHI 2021): overfitting, and a configured rate out of its usual range."""

from collections.abc import Sequence

from benchmarks import baselines
from benchmarks.other_tools.finding import UNREAD, Finding, Meaning, Said, Verdict, verdict_of
from benchmarks.other_tools.tool import Place, Tool
from benchmarks.published import Labelled

MEANINGS = (
    Meaning.of("overfitting", "held-out loss rises while training loss falls", Said.OVERFITTING),
    Meaning.of("lr-high", "configured rate above 0.01", Said.RATE_HIGH),
    Meaning.of("lr-low", "configured rate below 1e-7", Said.RATE_LOW),
)
RATES = {"high": "lr-high", "low": "lr-low"}


def judge(runs: Sequence[Labelled], _: Place) -> list[Verdict]:
    """Every run by the re-implemented rules."""
    return [_judged(run) for run in runs]


def _judged(run: Labelled) -> Verdict:
    if run.curves.train("loss") is None:
        return UNREAD
    codes = ["overfitting"] if baselines.umlaut_overfit(run.curves) else []
    rate = baselines.umlaut_rate(run.curves)
    codes += [RATES[rate]] if rate in RATES else []
    return verdict_of((Finding(code, is_grave=True) for code in codes), MEANINGS)


TOOL = Tool("UMLAUT", MEANINGS, judge, version="re-implemented")
