"""One line of code: the held-out loss ends above its minimum."""

from collections.abc import Sequence

from benchmarks import baselines
from benchmarks.other_tools.finding import UNREAD, Finding, Meaning, Said, Verdict, verdict_of
from benchmarks.other_tools.tool import Place, Tool
from benchmarks.published import Labelled

MEANINGS = (
    Meaning.of("overfitting", "median of the last five above 1.05 x the minimum", Said.OVERFITTING),
)


def judge(runs: Sequence[Labelled], _: Place) -> list[Verdict]:
    """Every run by the re-implemented rule."""
    return [_judged(run) for run in runs]


def _judged(run: Labelled) -> Verdict:
    if not len(baselines.losses(run.curves)[1]):
        return UNREAD
    is_said = baselines.median_of_last_5(run.curves)
    return verdict_of([Finding("overfitting", is_grave=True)] if is_said else [], MEANINGS)


TOOL = Tool("median of the last 5 > 1.05 x min", MEANINGS, judge, version="re-implemented")
