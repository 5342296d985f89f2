"""The database of the meetings, opened once for all sessions, and what is said where it fails.

Whoever may not decide reads it and no more: the database itself asks before anything is written.
"""

from collections.abc import Callable
from functools import partial
from typing import TypeVar

import streamlit as st
from sqlalchemy import Engine, make_url

from dashboard.meetings.document import DocumentError
from dashboard.meetings.store import database
from dashboard.meetings.store.database import DatabaseError
from dashboard.text.escape import html
from dashboard.views.serving import roles
from dashboard.views.state.page import Screen

PROBLEM = "meeting-problem"
"""Where the session keeps what went wrong in a callback, until it was said: code and name."""

Made = TypeVar("Made")


@st.cache_resource(show_spinner=False)
def _of(address: str) -> Engine:
    return database.guarded(database.opened(make_url(address)), roles.may_decide)


def engine() -> Engine:
    """The database of the address that holds now.

    Raises:
        DatabaseError: it cannot be used.
    """
    return _of(database.address().render_as_string(hide_password=False))


def attempt(deed: Callable[[], Made]) -> Made | None:
    """What a person asked for; where it cannot be done, the page says why when it is drawn next."""
    try:
        return deed()
    except (DatabaseError, DocumentError) as error:
        st.session_state[PROBLEM] = (error.code, error.about)
    except LookupError:
        st.session_state[PROBLEM] = ("meeting-deleted", "")
    except ValueError:
        st.session_state[PROBLEM] = ("meeting-too-long", "")
    return None


def say_problem(screen: Screen) -> None:
    """Say once what could not be done."""
    code, about = st.session_state.pop(PROBLEM, ("", ""))
    if code:
        say(screen, code, about)


def say(screen: Screen, code: str, about: str) -> None:
    """Draw one sentence on what went wrong."""
    st.html(f'<p class="losses" role="status">{html(screen.say(code, about=about))}</p>')


def doing(deed: Callable[..., object]) -> Callable[..., None]:
    """``deed`` as a callback of a control, attempted."""

    def done(*args: object, **options: object) -> None:
        attempt(partial(deed, *args, **options))

    return done
