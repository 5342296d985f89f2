"""Which set of logs a person asks for, and what is said of it where it is not there.

A set that is asked for and cannot be opened is never replaced by another: what was shown instead
would be taken for it.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import streamlit as st

from dashboard.logs.sources.kept_uploads import Gone
from dashboard.text.escape import plain, shorten
from dashboard.views.state import sent_logs
from dashboard.views.state.log_set import GIVEN, PATH, SET, TRAINED, UPLOAD

FOLDER = "path"
"""Key of the folder or file that was asked for, and its name in the address."""

TRAINING = "training"
"""The same of a training that was started on the page *Experiment*."""

NAMES = (SET, FOLDER, TRAINING, sent_logs.NAME)
"""Names in the address that say which set is open."""

KEPT = ("lang", *NAMES)
"""Names in the address that no saved view changes and no reset: no part of how logs are seen."""


@dataclass(frozen=True, slots=True)
class Missing:
    """A set that is not there: the end of the id of its sentence, and what was asked for."""

    code: str
    what: str


DAMAGED = Missing("upload-damaged", "")
"""An upload that is kept and cannot be read any more."""


def wanted() -> str:
    """The set that the choice or the address names; empty where nobody asks for one."""
    said = st.session_state.get(SET) or st.query_params.get(SET)
    if said:
        return str(said)
    if folder():
        return PATH
    return UPLOAD if sent_logs.token() else ""


def folder() -> str:
    """The folder or file on the server's disk that is asked for, as it was typed."""
    return str(st.session_state.get(FOLDER) or st.query_params.get(FOLDER) or "")


def training() -> str:
    """The training whose logs are asked for, by its name among this person's."""
    return str(st.session_state.get(TRAINING) or st.query_params.get(TRAINING) or "")


def missing(names: Sequence[str], gone: Gone | None) -> Missing | None:
    """What is asked for and is not among the ``names`` of what can be opened.

    ``gone`` says why an upload is not.
    """
    asked = wanted()
    if not asked or asked in names:
        return None
    if asked == UPLOAD:
        return DAMAGED if gone is Gone.DAMAGED else Missing("upload", "")
    if asked == GIVEN:
        return Missing("given", "")
    named = {PATH: folder(), TRAINED: training()}.get(asked)
    if named:
        return Missing(asked, shorten(plain(named)))
    return Missing("set", shorten(plain(asked)))


def in_address(name: str) -> dict[str, str]:
    """What the address says of the set called ``name``, so that a link finds it again."""
    more = {
        PATH: (FOLDER, folder()),
        TRAINED: (TRAINING, training()),
        UPLOAD: (sent_logs.NAME, sent_logs.token()),
    }
    said = {SET: name} if name else {}
    return said | dict(pair for one, pair in more.items() if one == name and pair[1])


def note(name: str) -> None:
    """Write the set called ``name``, which is open, into the address, and no other."""
    said = in_address(name)
    st.session_state[FOLDER], st.session_state[sent_logs.NAME] = folder(), sent_logs.token()
    for one in NAMES:
        if one not in said:
            st.query_params.pop(one, None)
        elif st.query_params.get(one) != said[one]:
            st.query_params[one] = said[one]


def leave() -> None:
    """Ask for no set any more; what opens unasked is shown."""
    st.session_state.pop(SET, None)
    for one in (SET, sent_logs.NAME):
        st.query_params.pop(one, None)
