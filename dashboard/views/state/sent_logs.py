"""Logs that a person sent from the browser: kept on the server's disk, or else for the session.

What is kept has a token, which stands in the address while these logs are the open set: a reload, a
server that was started anew and whoever is given the link find them by it.  What the disk has no
room for stays in the session, and the page says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Protocol
from uuid import uuid4

import streamlit as st

from dashboard import user_folders
from dashboard.logs.sources.kept_uploads import FOLDER, Gone, KeptUploads, Limits
from dashboard.logs.sources.uploads import UploadedBytes
from dashboard.views.serving import roles

NAME = "upload"
"""Key of the token in the session, and its name in the address."""

_HELD = "held_uploads"
"""Key of what the session holds because it could not be kept: names, bytes and ids."""

_OWN = "own_upload"
"""Key of the token of what this session sent itself."""

LIMITS = Limits()
"""What this server keeps."""


class SentFile(Protocol):
    """One file that was sent: in memory or on the disk."""

    @property
    def name(self) -> str:
        """What the browser called it; a label, never a path."""

    @property
    def size(self) -> int:
        """Bytes."""

    @property
    def file_id(self) -> str:
        """What tells it from every other file."""

    def getvalue(self) -> bytes:
        """Its bytes."""


@dataclass(frozen=True, slots=True)
class HeldFile:
    """A file that the session holds because it could not be kept."""

    name: str
    data: bytes
    file_id: str

    @property
    def size(self) -> int:
        """Bytes."""
        return len(self.data)

    def getvalue(self) -> bytes:
        """Its bytes."""
        return self.data


@dataclass(frozen=True, slots=True)
class Sent:
    """What was sent and can be opened; ``gone`` says why a token in the address opens nothing."""

    files: Sequence[SentFile] = ()
    gone: Gone | None = None
    is_kept: bool = False


def token() -> str:
    """The token of this session, else that of the address; empty for none."""
    said = st.session_state.get(NAME)
    return str(st.query_params.get(NAME, "") if said is None else said)


def sent() -> Sent:
    """What can be opened now."""
    if asked := token():
        found = store.find(asked) if (store := _store()) is not None else Gone.NOT_HERE
        return Sent(gone=found) if isinstance(found, Gone) else Sent(found, is_kept=True)
    return Sent(tuple(HeldFile(*one) for one in st.session_state.get(_HELD, ())))


def receive(files: Sequence[SentFile], *, before: Sequence[SentFile] = ()) -> None:
    """Keep ``files``, behind those that came ``before``; without room the session holds them."""
    several = [UploadedBytes(file.name, file.getvalue()) for file in (*before, *files)]
    store = _store()
    kept = store.keep(several) if store is not None else None
    held = [] if kept else [(file.name, file.data, uuid4().hex) for file in several]
    st.session_state[_HELD] = tuple(held)
    st.session_state[NAME] = kept or ""
    st.session_state[_OWN] = kept or ""


def may_delete() -> bool:
    """Whether this session may delete what is open: what it sent itself, or as one who decides."""
    return roles.may_decide() or token() == st.session_state.get(_OWN, "")


def delete() -> bool:
    """Delete what is open from the disk and from this session; whether it is gone."""
    if not may_delete():
        return False
    store = _store()
    is_gone = store is None or store.delete(token())
    st.session_state[_HELD], st.session_state[NAME] = (), ""
    return is_gone


def beside(name: str) -> Path | None:
    """Where something made of what is open may lie, and goes with it; ``None`` if not kept."""
    store = _store()
    return store.beside(token(), name) if store is not None else None


def kept_days() -> int:
    """Days after which the server deletes what nobody opened; 0 where it keeps nothing."""
    store = _store()
    return round(store.limits.seconds / 86_400) if store is not None else 0


def _store() -> KeptUploads | None:
    """Those of this server; asked for by the folder, which a test may have moved."""
    folder = user_folders.data_folder()
    return _store_in(folder / FOLDER) if folder is not None else None


@st.cache_resource(show_spinner=False)
def _store_in(folder: Path) -> KeptUploads:
    return KeptUploads(folder, LIMITS)
