"""What stands around an exported figure, in the words of the page it comes from."""

from collections.abc import Sequence
from datetime import date

from dashboard.charts.style.theme import MONTHS
from dashboard.diagnosis.report import Report
from dashboard.model.run import Run
from dashboard.report.figures.picture import Caption
from dashboard.report.opening import grounds
from dashboard.text.run_names import BOOKKEEPING
from dashboard.text.sentences import Sentences
from dashboard.text.setting_words import FIRST

MOST_SETTLED = 8
"""Runs whose settings and verdicts are told one by one; of more, the figure's ends have to."""

MOST_SETTINGS = 12
"""Settings of a run alone that are told; a hundred of them are no caption."""


def of_runs(
    runs: Sequence[Run],
    report: Report,
    words: Sentences,
    *,
    title: str,
    says: str,
    logs: str,
    today: date,
) -> Caption:
    """The caption of a figure of ``runs``: ``title`` is what is shown, ``says`` the page's verdict.

    ``logs`` is the name of the open log set.  Of a few runs, settings and verdict are told too.
    """
    told = [says] if says else []
    if len(runs) == 1:
        told.append(settings(runs[0], words))
    elif len(runs) <= MOST_SETTLED:
        titles = words.among(report.runs).run_titles(runs)
        told += [
            words.say("chart-alt-run", run=titles[run.run_id], verdict=words.short(found))
            for run in runs
            if (found := report.by_id.get(run.run_id)) is not None
        ]
    foot = _foot(runs, report, words, logs, today)
    return Caption(title, " ".join(filter(None, told)), foot)


def settings(run: Run, words: Sentences) -> str:
    """The settings of one run in a sentence, those that the book speaks of first."""
    names = sorted(set(run.config) - BOOKKEEPING, key=lambda name: (name not in FIRST, name))
    told = [
        f"{words.setting_name(name)} {words.setting_value(run.config[name])}"
        for name in names
        if run.config[name] is not None
    ]
    more = [words.say("export-more", more=len(told) - MOST_SETTINGS)] * (len(told) > MOST_SETTINGS)
    return " · ".join([*told[:MOST_SETTINGS], *more]) + "." if told else ""


def _foot(runs: Sequence[Run], report: Report, words: Sentences, logs: str, today: date) -> str:
    """The log set, what was read of it and is shown, and the day."""
    every, *read = grounds(report, words)
    shown = [words.say("export-shown", shown=len(runs))] if len(runs) < len(report.runs) else []
    return " · ".join([logs, every, *shown, *read, day(today, words.lang), "Curva"])


def day(when: date, lang: str) -> str:
    """A date in full: 26 de novembro de 2026, November 26, 2026."""
    month = MONTHS[lang].split()[when.month - 1]
    if lang == "pt-BR":
        return f"{when.day} de {month} de {when.year}"
    return f"{month} {when.day}, {when.year}"
