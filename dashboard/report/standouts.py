"""What stands out in a set of runs: which is best, which is worst and why, what to try next."""

from dataclasses import dataclass

from dashboard.diagnosis.report import Report
from dashboard.diagnosis.verdict import Comparison, RunDiagnosis
from dashboard.report.opening import HEALTHY, agreeing, worst_first
from dashboard.text.sentences import Sentences

PROPOSALS = ("edge-of-grid", "next-rates", "missing-cell")
"""Findings across runs that say what to try, the one that moves the best run most first."""


@dataclass(frozen=True, slots=True)
class NextStep:
    """What to do next: a change in a few words where it is one, the sentence, and on which run."""

    chip: str
    text: str
    run_id: str = ""


def worst(report: Report) -> RunDiagnosis | None:
    """The run that needs most attention, or the last of the healthy ones; ``None`` of one run.

    It is never the best one, nor a repeat of it.  Only of healthy runs is it the one that ended
    worst, which the figures call so; :func:`is_last` tells the two apart.
    """
    best = report.best
    ahead = set(best.runs) if best is not None else set()
    others = [one for one in worst_first(report) if one.run_id not in ahead]
    if len(report.runs) < 2 or not others:
        return None
    if others[0].headline.state == HEALTHY:
        return report.by_id[best.ranked[-1].run_id] if best is not None else None
    return others[0]


def is_last(found: RunDiagnosis) -> bool:
    """Whether the run that :func:`worst` found ended worst, and needs no attention."""
    return found.headline.state == HEALTHY


def next_step(report: Report, words: Sentences) -> NextStep | None:
    """What to do next: what the runs together propose, else the advice on the one that needs most.

    ``None`` where nothing is to be changed.
    """
    proposal = _proposal(report)
    if proposal is not None:
        return NextStep("", words.comparison(proposal))
    for one in worst_first(report):
        for advice in one.recommendations[:1]:
            text = f"{words.recommendation(advice)} {words.why(advice)}"
            return NextStep(words.chip(advice), text, one.run_id)
    return None


def _proposal(report: Report) -> Comparison | None:
    """Of the findings that propose something the first, those on the best run before the others."""
    best = report.best
    ahead = set(best.runs) if best is not None else set()
    found = [
        (not ahead.intersection(one.runs), PROPOSALS.index(one.code), number)
        for number, one in enumerate(agreeing(report))
        if one.code in PROPOSALS
    ]
    return agreeing(report)[min(found)[2]] if found else None
