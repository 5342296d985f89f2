"""A tool that is one re-implemented rule: overfitting, yes or no, from the two losses."""

from collections.abc import Callable, Sequence

from benchmarks import baselines
from benchmarks.other_tools.finding import UNREAD, Finding, Meaning, Said, Verdict, verdict_of
from benchmarks.other_tools.tool import Place, Tool
from benchmarks.published import Labelled
from dashboard.model.curve import RunCurves

CODE = "overfitting"


def overfitting_tool(name: str, words: str, rule: Callable[[RunCurves], bool]) -> Tool:
    """The tool that says overfitting where ``rule`` does, in the rule's own ``words``."""
    meanings = (Meaning.of(CODE, words, Said.OVERFITTING),)

    def judged(run: Labelled) -> Verdict:
        if not len(baselines.losses(run.curves)[1]):
            return UNREAD
        return verdict_of([Finding(CODE, is_grave=True)] if rule(run.curves) else [], meanings)

    def judge(runs: Sequence[Labelled], _: Place) -> list[Verdict]:
        return [judged(run) for run in runs]

    return Tool(name, meanings, judge, version="re-implemented")
