"""Who writes into the lab book, and what is said where it cannot be written."""

from collections.abc import Callable

import streamlit as st

from dashboard.meetings.document import DocumentError
from dashboard.meetings.store.database import DatabaseError
from dashboard.views.meeting_room import person
from dashboard.views.meeting_room.opened_database import PROBLEM

CONFLICT = "lab-conflict"
"""Where the session keeps what it could not write: the entry, its own text and day."""


def me() -> str:
    """The name of this person; empty while it is unknown."""
    return person.name()


def taken_name() -> str:
    """The name, taken from its field where it was asked for."""
    if not person.name():
        person.take()
    return person.name()


def doing(deed: Callable[..., object]) -> Callable[..., None]:
    """``deed`` as a callback; where it cannot be done the page says why when it is drawn next."""

    def done(*args: object, **options: object) -> None:
        try:
            deed(*args, **options)
        except (DatabaseError, DocumentError) as error:
            st.session_state[PROBLEM] = (error.code, error.about)
        except LookupError:
            st.session_state[PROBLEM] = ("lab-gone", "")
        except ValueError:
            st.session_state[PROBLEM] = ("lab-too-long", "")

    return done
