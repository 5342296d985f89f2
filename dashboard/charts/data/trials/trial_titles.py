"""What trials are called: their settings, without a seed where several runs share them."""

from collections.abc import Sequence

from dashboard.charts.data.representative import representatives_of, words_for
from dashboard.diagnosis.report import Report
from dashboard.diagnosis.trials.trial import Trial
from dashboard.model.run import LogBook
from dashboard.text.sentences import Sentences


def trial_titles(
    trials: Sequence[Trial], book: LogBook, report: Report, words: Sentences
) -> tuple[str, ...]:
    """The title of each trial, as the cards of the first page have it."""
    groups = [one.run_ids for one in trials if len(one.run_ids) > 1]
    leads = representatives_of(book, report, groups)
    named = words_for(leads, words).run_titles(leads.book.runs)
    return tuple(named[leads.of[one.shown].run_id] for one in trials)
