"""What a figure is to those who cannot see it: which runs it shows and their verdicts."""

from collections.abc import Sequence

from dashboard.charts.data.aggregation import Grouping
from dashboard.charts.data.representative import Representatives, words_for
from dashboard.charts.panel_data import FigureInput, PanelData
from dashboard.charts.style.ensemble import Ensemble
from dashboard.text.sentences import Sentences

MOST_RUNS = 8
"""Runs that are told one by one; a longer list helps nobody who has to listen to it."""


def alt_text(panels: Sequence[PanelData]) -> str:
    """One or more sentences on the runs of ``panels`` and on what happened to them, once each."""
    ensemble = panels[0].ensemble
    lanes = [panel.lane for panel in panels if not panel.is_lane_below]
    is_shared = all(panel.ensemble is ensemble for panel in panels)
    return " ".join(
        dict.fromkeys(
            [
                who(panels[0].input, ensemble if is_shared else None),
                *(sentence for lane in lanes for sentence in lane.sentences()),
            ]
        )
    )


def who(given: FigureInput, ensemble: Ensemble | None = None) -> str:
    """How many runs, and of the first of them the settings and verdict.

    Of groups of runs drawn as one: what their lines and bands are, their settings and sizes.
    """
    words, runs = given.words, given.book.runs
    if ensemble is not None and ensemble.leads is not None and ensemble.grouping is not None:
        return _of_groups(ensemble.leads, ensemble.grouping, words)
    sentences = [words.say("chart-alt", runs=len(runs))]
    for run in runs[:MOST_RUNS]:
        diagnosis = given.report.by_id.get(run.run_id)
        verdict = words.short(diagnosis) if diagnosis is not None else ""
        sentences.append(words.say("chart-alt-run", run=words.run_title(run), verdict=verdict))
    if len(runs) > MOST_RUNS:
        sentences.append(words.say("chart-alt-more", runs=len(runs) - MOST_RUNS))
    return " ".join(sentences)


def _of_groups(leads: Representatives, grouping: Grouping, words: Sentences) -> str:
    runs = leads.book.runs
    named = words_for(leads, words)
    sentences = [
        words.say(
            "chart-alt-groups",
            runs=sum(len(members) for members in leads.members.values()),
            lines=len(runs),
            summary=words.say(f"summary-{grouping.summary.value}"),
        )
    ]
    for run in runs[:MOST_RUNS]:
        count = words.say("chart-count", count=len(leads.members[run.run_id]), verdict="none")
        sentences.append(words.say("chart-alt-run", run=named.run_title(run), verdict=count))
    if len(runs) > MOST_RUNS:
        sentences.append(words.say("chart-alt-more-lines", lines=len(runs) - MOST_RUNS))
    return " ".join(sentences)
