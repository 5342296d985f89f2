"""How much a plan is, how long it takes, and the button that starts it."""

import streamlit as st

from dashboard.text.escape import html
from dashboard.training.estimate import estimate
from dashboard.training.manager import Manager
from dashboard.training.offers import Offers
from dashboard.training.plan import FOLLOW, Plan
from dashboard.views.state import trainings
from dashboard.views.state.page import Screen

QUIET, WORKERS = "--quiet", "--workers"
DOWNLOADED = "mnist"
"""The data set that is downloaded where no folder has it."""


def draw(screen: Screen, offers: Offers, manager: Manager, plan: Plan) -> None:
    """Draw the size of ``plan`` and, in one row below, the button; a press starts it."""
    size = st.container()
    with st.container(horizontal=True, vertical_alignment="bottom"):
        cores = _cores(screen, offers, manager, plan)
        said = screen.say("experiment-start")
        is_pressed = st.button(said, type="primary", key="experiment-start")
    sentences = [_size(screen, plan), _time(screen, manager, plan, cores)]
    if screen.data_folder is None and any(
        run.settings.get("dataset") == DOWNLOADED for run in plan.runs
    ):
        sentences.append(screen.say("experiment-downloads"))
    size.html(f"<p>{html(' '.join(sentences))}</p>")
    if is_pressed and begin(screen, offers, manager, plan, cores):
        st.rerun()


def _cores(screen: Screen, offers: Offers, manager: Manager, plan: Plan) -> int:
    """How many processes train at once, asked where more than one would have work."""
    if WORKERS not in offers.options or manager.cores < 2 or len(plan.runs) < 2:
        return 1
    chosen = st.number_input(
        screen.say("experiment-processes", most=manager.cores),
        1,
        min(manager.cores, len(plan.runs)),
        1,
        key="experiment-processes",
        width=280,
    )
    return int(chosen)


def begin(screen: Screen, offers: Offers, manager: Manager, plan: Plan, cores: int = 1) -> bool:
    """Start ``plan``; return whether that could be done, and say it where it could not."""
    taken = offers.follow if plan.command == FOLLOW else offers.options
    extra = ["--lang", screen.lang, *([QUIET] if QUIET in taken else [])]
    extra += [WORKERS, str(cores)] if cores > 1 else []
    try:
        manager.begin(plan, cores, extra)
    except OSError as error:
        said = screen.say("experiment-unwritable", reason=error.strerror or str(error))
        st.html(f'<p class="losses" role="status">{html(said)}</p>')
        return False
    return True


def _size(screen: Screen, plan: Plan) -> str:
    return screen.say("experiment-size", runs=len(plan.runs), epochs=plan.epochs)


def _time(screen: Screen, manager: Manager, plan: Plan, cores: int) -> str:
    """How long it takes, and what that rests on."""
    last_end = max((one.ended_at for one in manager.all()), default=0.0)
    found = estimate(plan.runs, trainings.earlier(str(manager.root), last_end), cores)
    if found is None:
        return screen.say("experiment-time-unknown")
    low, high = (screen.texts.duration(rounded(one)) for one in (found.low, found.high))
    return screen.say("experiment-time", low=low, high=high, runs=found.rests_on)


def rounded(seconds: float) -> float:
    """A time as it is known: to seconds below a minute, to five below ten minutes, to minutes.

    >>> rounded(12.4), rounded(78.0), rounded(1000.0)
    (12, 80, 1020)
    """
    unit = next(size for below, size in ((60, 1), (600, 5), (float("inf"), 60)) if seconds < below)
    return max(round(seconds / unit), 1) * unit
