"""The failures of a report as a few sentences; the JSON has them all."""

from dashboard.diagnosis.report import Report
from dashboard.text.sentences import Sentences

SHOWN = 3
"""Sentences on failures; a fault that meets one run often meets many."""


def failure_sentences(report: Report, words: Sentences, run_id: str = "") -> list[str]:
    """The first failures, those of one run where it is named, and how many more there are."""
    failures = [one for one in report.failures if run_id in ("", one.run_id)]
    sentences = list(dict.fromkeys(map(words.failure, failures)))
    if len(sentences) <= SHOWN:
        return sentences
    return [*sentences[:SHOWN], words.say("failure-more", more=len(sentences) - SHOWN)]
