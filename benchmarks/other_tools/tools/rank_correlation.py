"""One line of code: training and held-out loss move against each other (OverfitGuard, FSE 2024)."""

from collections.abc import Sequence

from benchmarks import baselines
from benchmarks.other_tools.finding import UNREAD, Finding, Meaning, Said, Verdict, verdict_of
from benchmarks.other_tools.tool import Place, Tool
from benchmarks.published import Labelled

MEANINGS = (Meaning.of("overfitting", "Spearman's correlation below zero", Said.OVERFITTING),)


def judge(runs: Sequence[Labelled], _: Place) -> list[Verdict]:
    """Every run by the re-implemented rule."""
    return [_judged(run) for run in runs]


def _judged(run: Labelled) -> Verdict:
    if not len(baselines.losses(run.curves)[1]):
        return UNREAD
    is_said = baselines.rank_correlation(run.curves)
    return verdict_of([Finding("overfitting", is_grave=True)] if is_said else [], MEANINGS)


TOOL = Tool("Spearman(train, held-out) < 0", MEANINGS, judge, version="re-implemented")
