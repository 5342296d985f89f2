"""AutoTrainer (Zhang et al., ICSE 2021): its rules on curves, not those on gradients."""

from collections.abc import Sequence

from benchmarks import baselines
from benchmarks.other_tools.finding import UNREAD, Finding, Meaning, Said, Verdict, verdict_of
from benchmarks.other_tools.tool import Place, Tool
from benchmarks.published import Labelled

MEANINGS = (
    Meaning.of("explode", "NaN or a loss of 1000 and more", Said.DIVERGED, Said.RATE_HIGH),
    Meaning.of("unstable", "oscillating accuracy", Said.UNSTABLE, Said.RATE_HIGH),
    Meaning.of("not_converge", "slow convergence", Said.BROKEN, Said.RATE_LOW),
)


def judge(runs: Sequence[Labelled], _: Place) -> list[Verdict]:
    """Every run by the re-implemented rules."""
    return [_judged(run) for run in runs]


def _judged(run: Labelled) -> Verdict:
    if run.curves.train("loss") is None:
        return UNREAD
    rate = baselines.autotrainer_rate(run.curves)
    has_exploded, is_slow = baselines.has_exploded(run.curves), baselines.is_slow(run.curves)
    fired = {
        "explode": has_exploded,
        "unstable": rate == "high" and not has_exploded,
        "not_converge": is_slow,
    }
    return verdict_of(
        (Finding(code, is_grave=True) for code, is_on in fired.items() if is_on), MEANINGS
    )


TOOL = Tool("AutoTrainer", MEANINGS, judge, version="re-implemented")
