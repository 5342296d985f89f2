"""The trainings that this server may start, for all sessions, and the one whose logs are open.

Sessions share them because they are processes of the machine: whoever may open the page here is the
person who started the server.
"""

from pathlib import Path

import streamlit as st

from dashboard.training import places, processes, trainer_program
from dashboard.training.access import Access, access
from dashboard.training.estimate import Earlier, earlier_runs
from dashboard.training.manager import Manager
from dashboard.training.offers import Offers
from dashboard.views.serving import roles
from dashboard.views.state import asked_set
from dashboard.views.state.log_set import SET, TRAINED

LEAVES = "training-leaves"
"""Key that is set while the page of curves is about to be opened on the logs of a training."""

EARLIER_S = 30.0
"""Seconds for which the list of earlier runs is good enough to estimate from."""


def allowed(is_asked: bool) -> Access:
    """Whether trainings may be started from the page."""
    cors = bool(st.get_option("server.enableCORS"))
    address = None if roles.has_to_sign_in() else st.get_option("server.address")
    return access(is_asked=is_asked, address=address, is_cors_protected=cors)


def manager(data_folder: Path | None) -> Manager | None:
    """The trainings of this person; ``None`` where there is no folder to keep them in."""
    root = places.home()
    return None if root is None else _manager(str(root), data_folder)


@st.cache_resource(show_spinner=False)
def _manager(root: str, data_folder: Path | None) -> Manager:
    made = Manager(Path(root), processes.cores(), data_folder=data_folder)
    if not processes.lacking():
        made.watch()
    return made


@st.cache_resource(show_spinner=False)
def offers() -> Offers:
    """What the trainer offers, asked once; raises ``TrainerProblemError`` each time it fails."""
    if name := processes.lacking():
        raise trainer_program.TrainerProblemError("no-packages", name=name)
    return Offers.read(trainer_program.describe())


@st.cache_data(show_spinner=False, ttl=EARLIER_S)
def earlier(root: str, last_end: float) -> list[Earlier]:
    """The runs that tell how long one takes here; read anew when one more training has ended.

    ``last_end`` is when the last one did, in seconds since 1970.
    """
    del last_end  # it tells one result from another
    return earlier_runs(Path(root))


def opened(access: Access, data_folder: Path | None) -> tuple[Path, ...]:
    """The folders of the training whose logs are asked for, by its name among this person's.

    A name is looked up in the list; it never becomes part of a path by itself.
    """
    name = asked_set.training()
    if access is not Access.ALLOWED or not places.is_id(name):
        return ()
    known = manager(data_folder)
    if known is None or known.get(name) is None:
        return ()
    st.session_state[asked_set.TRAINING] = name
    return known.shown(name)


def open_logs(name: str) -> None:
    """Let the logs of the training called ``name`` be the open set, and leave for the curves.

    For the callback of a button: the choice of the set is drawn before any page.
    """
    st.session_state[asked_set.TRAINING] = name
    st.session_state[SET] = TRAINED
    st.session_state[LEAVES] = True
