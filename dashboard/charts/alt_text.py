"""What a figure says to those who cannot see it: which runs it shows and their verdicts."""

from dashboard.diagnosis.report import Report
from dashboard.logs.run import LogBook
from dashboard.text.sentences import Sentences

MOST_RUNS = 8
"""Runs that are told one by one; a longer list helps nobody who has to listen to it."""


def alt_text(book: LogBook, report: Report, words: Sentences) -> str:
    """One or more sentences: how many runs, and of the first of them the settings and verdict."""
    said = [words.say("chart-alt", runs=len(book.runs))]
    for run in book.runs[:MOST_RUNS]:
        diagnosis = report.by_id.get(run.run_id)
        verdict = words.short(diagnosis) if diagnosis is not None else ""
        said.append(words.say("chart-alt-run", run=words.run_title(run), verdict=verdict))
    if len(book.runs) > MOST_RUNS:
        said.append(words.say("chart-alt-more", runs=len(book.runs) - MOST_RUNS))
    return " ".join(said)
