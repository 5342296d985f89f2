"""The logs of the server name no session: whoever reads one could ask for it by its id."""

import logging
import re

_SESSION = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
_WHOSE = frozenset({"streamlit", "uvicorn", "websockets", "asyncio"})


class NamelessRecord(logging.LogRecord):
    """What a program logs, without the ids of sessions where it serves pages."""

    def getMessage(self) -> str:  # noqa: N802 (the name in Python)
        """The message as it is written."""
        said = super().getMessage()
        return without_sessions(said) if self.name.partition(".")[0] in _WHOSE else said


def keep() -> None:
    """Let it hold for all that is logged from now on, by whatever logger."""
    logging.setLogRecordFactory(NamelessRecord)


def without_sessions(text: str) -> str:
    """The text without the ids of sessions.

    >>> without_sessions("Session 8b6f3a62-0000-4000-8000-00000000000a is connected")
    'Session … is connected'
    """
    return _SESSION.sub("…", text)
