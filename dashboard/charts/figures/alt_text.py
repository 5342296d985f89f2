"""What a figure says to those who cannot see it: which runs it shows and their verdicts."""

from dashboard.charts.data.aggregation import Grouping
from dashboard.charts.data.representative import Leads, words_for
from dashboard.charts.figures.ensemble import Ensemble
from dashboard.diagnosis.report import Report
from dashboard.model.run import LogBook
from dashboard.text.sentences import Sentences

MOST_RUNS = 8
"""Runs that are told one by one; a longer list helps nobody who has to listen to it."""


def alt_text(
    book: LogBook, report: Report, words: Sentences, ensemble: Ensemble | None = None
) -> str:
    """One or more sentences: how many runs, and of the first of them the settings and verdict.

    Of groups of runs drawn as one: what their lines and bands are, their settings and sizes.
    """
    if ensemble is not None and ensemble.leads is not None and ensemble.grouping is not None:
        return _of_groups(ensemble.leads, ensemble.grouping, words)
    said = [words.say("chart-alt", runs=len(book.runs))]
    for run in book.runs[:MOST_RUNS]:
        diagnosis = report.by_id.get(run.run_id)
        verdict = words.short(diagnosis) if diagnosis is not None else ""
        said.append(words.say("chart-alt-run", run=words.run_title(run), verdict=verdict))
    if len(book.runs) > MOST_RUNS:
        said.append(words.say("chart-alt-more", runs=len(book.runs) - MOST_RUNS))
    return " ".join(said)


def _of_groups(leads: Leads, grouping: Grouping, words: Sentences) -> str:
    runs = leads.book.runs
    named = words_for(leads, words)
    said = [
        words.say(
            "chart-alt-groups",
            runs=sum(len(members) for members in leads.members.values()),
            lines=len(runs),
            summary=words.say(f"summary-{grouping.summary.value}"),
        )
    ]
    for run in runs[:MOST_RUNS]:
        count = words.say("chart-count", count=len(leads.members[run.run_id]), verdict="none")
        said.append(words.say("chart-alt-run", run=named.run_title(run), verdict=count))
    if len(runs) > MOST_RUNS:
        said.append(words.say("chart-alt-more-lines", lines=len(runs) - MOST_RUNS))
    return " ".join(said)
