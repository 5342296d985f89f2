"""The button beside a piece of advice that trains it, where that is allowed."""

import streamlit as st

from dashboard.diagnosis.verdict import Recommendation
from dashboard.model.run import Run
from dashboard.text.escape import html
from dashboard.training.access import Access
from dashboard.training.plan import PlanError
from dashboard.training.trainer_program import TrainerProblemError
from dashboard.views.experiments import advice_form, chosen, start
from dashboard.views.experiments.advice_form import Advised
from dashboard.views.state import trainings
from dashboard.views.state.page import Screen


def draw(screen: Screen, run: Run, advice: Recommendation, place: int) -> None:
    """Draw the button of the ``place``-th piece of advice; a press trains it and shows that page.

    Nothing is drawn where trainings may not be started, or where the trainer cannot follow it.
    """
    if screen.training is not Access.ALLOWED:
        return
    command = screen.words.code(advice, run)["trainer"]
    if command is None or not st.button(screen.say("advice-train"), key=f"advice-train-{place}"):
        return
    manager = trainings.manager(screen.data_folder)
    if manager is None:
        _problem(screen.say("experiment-no-home"))
        return
    try:
        offers = trainings.offers()
        plan = advice_form.plan_of(screen, offers, Advised(run, advice, command))
    except TrainerProblemError as error:
        _problem(screen.say(f"experiment-{error.code}", **error.values))
    except PlanError as error:
        st.html(chosen.problem(screen, error))
    else:
        if start.begin(screen, offers, manager, plan):
            st.switch_page(screen.pages["experiment"], query_params=screen.query())


def _problem(text: str) -> None:
    st.html(f'<p class="losses" role="status">{html(text)}</p>')
