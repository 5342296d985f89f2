"""The figure of a range test of the learning rate, with the rates that it suggests."""

import streamlit as st

from dashboard.charts.figures import range_test
from dashboard.charts.options import FigureOptions
from dashboard.diagnosis.verdict import RunDiagnosis, Symptom
from dashboard.model.run import Run
from dashboard.views.frame.part import kept_part
from dashboard.views.state.drawn_figures import drawn
from dashboard.views.state.page import Screen
from dashboard.views.widgets import exports, figure

WIDTH = 760
CODE = "lr-range-test"


def is_for(diagnosis: RunDiagnosis) -> bool:
    """Whether the run is a range test."""
    return _test(diagnosis) is not None


def advice(screen: Screen, diagnosis: RunDiagnosis) -> str:
    """What to do after a range test; empty of any other run."""
    test = _test(diagnosis)
    return screen.words.say("range-advice", **test.evidence) if test is not None else ""


def _test(diagnosis: RunDiagnosis) -> Symptom | None:
    return next((symptom for symptom in diagnosis.symptoms if symptom.code == CODE), None)


@kept_part("range-figure")
def draw(screen: Screen, run: Run) -> None:
    """Draw the figure and the button for its files."""
    alone = screen.logs.book.only((run.run_id,))
    report, words = screen.logs.report, screen.words
    options = FigureOptions(
        run_id=run.run_id, theme=screen.theme, palette=screen.palette, width=screen.fits(WIDTH)
    )
    with st.container(key="range-figure"):
        figure.draw(drawn(range_test.CHART, alone, report, words, options), key="range-test")
        exports.draw(
            screen,
            "range",
            range_test.CHART,
            alone,
            options,
            title=words.run_titles(screen.logs.book.runs)[run.run_id],
            says=words.headline(report.by_id[run.run_id]),
            width=WIDTH,
        )
