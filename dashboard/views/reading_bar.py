"""A bar that shows how far a reading has come: files and points.

The style sheet lets it appear only after a second, so that a quick reading draws nothing.
"""

import time

import streamlit as st

from dashboard.logs.progress import Progress
from dashboard.text.catalogue import Catalogue

PAUSE_S = 0.2
"""Seconds between two drawings; a bar that moves oftener reads no faster."""


class ReadingBar:
    """The bar, to be told of each :class:`Progress`."""

    def __init__(self, texts: Catalogue) -> None:
        """Take the place for the bar here; nothing is drawn yet."""
        self._texts = texts
        self._place = st.container(key="reading-bar").empty()
        self._drawn = 0.0

    def __call__(self, progress: Progress) -> None:
        """Draw the bar, unless it was drawn just now."""
        now = time.monotonic()
        if now - self._drawn < PAUSE_S:
            return
        self._drawn = now
        said = self._texts.say(
            "reading-progress",
            files=progress.files,
            all=progress.of_files,
            points=progress.points,
        )
        self._place.progress(progress.done, text=said)

    def clear(self) -> None:
        """Remove the bar."""
        self._place.empty()
