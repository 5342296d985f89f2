"""The streams of the process: their encoding, their colours, what a warning looks like."""

import logging
import os
import shutil
import sys
import warnings
from typing import IO

from dashboard.report.terminal import Paper

NARROWEST, WIDEST = 50, 100
"""Columns of the text: narrower breaks every line, wider is tiring to read."""


def paper() -> Paper:
    """How wide the text may be, and whether it may have colours."""
    width = shutil.get_terminal_size(fallback=(WIDEST, 24)).columns
    is_screen = sys.stdout is not None and sys.stdout.isatty()
    terminal = os.environ.get("TERM") != "dumb" and is_screen
    knows_colour = os.name != "nt" or "WT_SESSION" in os.environ
    is_coloured = terminal and knows_colour and not os.environ.get("NO_COLOR")
    return Paper(min(WIDEST, max(NARROWEST, width)), is_coloured)


class _MessageOnly(logging.Formatter):
    """A warning of the engine as its one line; the trace is for its developers."""

    def format(self, record: logging.LogRecord) -> str:
        """The message without level, name and trace."""
        return record.getMessage()


def set_up() -> None:
    """UTF-8 into files and pipes; on a screen, what it cannot show must not stop the rest."""
    _take_places()
    for stream in (sys.stdout, sys.stderr):
        if stream is not None:
            _never_fail(stream)
    handler = logging.StreamHandler()
    handler.setFormatter(_MessageOnly())
    logging.getLogger("dashboard").addHandler(handler)
    if not sys.warnoptions:
        warnings.simplefilter("ignore")


def _take_places() -> None:
    """Open nothing in the places of standard streams that are closed.

    Else the first files that are opened get their numbers, and what a library prints goes there.
    """
    for number in range(3):
        try:
            os.fstat(number)
        except OSError:
            os.open(os.devnull, os.O_RDWR)


def _never_fail(stream: IO[str]) -> None:
    reconfigure = getattr(stream, "reconfigure", None)
    if reconfigure is None:
        return
    if stream.isatty():
        reconfigure(errors="replace")
    else:  # in JSON a lone surrogate becomes \udcff, which is its valid escape
        reconfigure(encoding="utf-8", errors="backslashreplace")
