"""Trainings on this machine: a study, a grid or an advice, its length, its start and its course.

The page is there only where the server was started with ``--allow-training`` and answers this
machine alone.  What it starts runs in the background: a closed browser does not stop it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.model import clock
from dashboard.text.escape import html
from dashboard.training import counting
from dashboard.training.access import Access
from dashboard.training.manager import Manager
from dashboard.training.offers import Offers
from dashboard.training.plan import Plan, PlanError
from dashboard.training.record import ACTIVE, Record, State
from dashboard.training.trainer_program import TrainerProblemError
from dashboard.views.experiments import (
    advice_form,
    chosen,
    grid_form,
    live_curves,
    start,
    study_form,
    training_list,
)
from dashboard.views.frame.part import kept_part
from dashboard.views.state import trainings
from dashboard.views.state.page import Screen, View
from dashboard.views.widgets.choice import one_of

WAYS = ("study", "grid", "advice")
FORMS = {"study": study_form.draw, "grid": grid_form.draw, "advice": advice_form.draw}

EVERY_S = 2.0
"""Seconds between two looks while something trains or waits."""

LAST_LOOKS_S = 10.0
"""Seconds after an end in which the page still looks: the curves are read with a pause."""


def draw(screen: Screen) -> None:
    """Draw the page, or one sentence on what it needs."""
    if screen.training is not Access.ALLOWED:
        _sentence(screen.say(f"experiment-{screen.training}"))
        return
    manager = trainings.manager(screen.data_folder)
    if manager is None:
        _sentence(screen.say("experiment-no-home"))
        return
    if st.session_state.pop(trainings.LEAVES, False):
        st.switch_page(screen.pages["curves"], query_params=screen.query())
    try:
        offers = trainings.offers()
    except TrainerProblemError as error:
        _sentence(screen.say(f"experiment-{error.code}", **error.values))
        return
    known = manager.all()
    st.html(f'<h1 class="verdict">{html(opening(screen, known))}</h1>')
    _choice(screen, offers, manager)
    if not known:
        return
    now = _now(known)
    st.fragment(_course, run_every=EVERY_S if now.is_busy else None)(screen, manager, now)


def opening(screen: Screen, known: Sequence[Record]) -> str:
    """One sentence on what trains now."""
    running = sum(one.state in ACTIVE for one in known)
    waiting = sum(one.state is State.WAITING for one in known)
    if running or waiting:
        return screen.say("experiment-busy", running=running, waiting=waiting)
    return screen.say("experiment-idle" if known else "experiment-nothing")


def _sentence(text: str) -> None:
    st.html(f'<h1 class="verdict">{html(text)}</h1>')


@kept_part("choice")
def _choice(screen: Screen, offers: Offers, manager: Manager) -> None:
    """What to train, how much that is, and the button."""
    ways = [way for way in WAYS if way != "grid" or offers.has_grids]
    way = one_of("what", screen.say("experiment-what"), ways, lambda one: screen.say(f"way-{one}"))
    try:
        plan: Plan = FORMS[way](screen, offers)
    except PlanError as error:
        st.html(chosen.problem(screen, error))
        return
    start.draw(screen, offers, manager, plan)


def _course(screen: Screen, manager: Manager, drawn: "_Now") -> None:
    """The list and the curves; the whole page is drawn anew where what it says has changed."""
    known = manager.all()
    if _now(known) != drawn or trainings.LEAVES in st.session_state:
        st.rerun()
    shown = max(known, key=lambda one: (one.state in ACTIVE, _has_begun(manager, one)))
    course, curves = st.columns([1184 - live_curves.WIDTH, live_curves.WIDTH], gap="medium")
    with course:
        st.html(f'<h2 class="section">{html(screen.say("experiment-list"))}</h2>')
        training_list.draw(screen, manager, known, clock.now())
    with curves:
        live_curves.draw(screen, manager, shown)


def _has_begun(manager: Manager, one: Record) -> tuple[bool, float]:
    """Whether there is a run of a training, and when its process began."""
    return bool(counting.count(manager.logs(one.id)).runs), one.began_at


@dataclass(frozen=True, slots=True)
class _Now:
    """What the whole page depends on; when it changes, the fragment draws the page anew."""

    states: tuple[tuple[str, State], ...]
    is_busy: bool


def _now(known: Sequence[Record]) -> _Now:
    fresh = clock.now() - LAST_LOOKS_S
    busy = (
        one.state in ACTIVE or one.state is State.WAITING or one.ended_at > fresh for one in known
    )
    return _Now(tuple((one.id, one.state) for one in known), any(busy))


VIEW = View(name="experiment", order=5, draw=draw, needs_training=True)
