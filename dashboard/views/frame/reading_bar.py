"""The progress bar of a reading: files and points.

The style sheet lets it appear only after a second, so that a quick reading draws nothing.
"""

import time

import streamlit as st

from dashboard.model.progress import Progress
from dashboard.text.catalogue import Catalogue

PAUSE_S = 0.2
"""Seconds between two drawings of the bar."""


class ReadingBar:
    """The bar; call it with each :class:`Progress`."""

    def __init__(self, texts: Catalogue) -> None:
        """Take the place for the bar here; nothing is drawn yet."""
        self._texts = texts
        self._place = st.container(key="reading-bar").empty()
        self._drawn = 0.0

    def __call__(self, progress: Progress) -> None:
        """Draw the bar, unless it was drawn just now; with all files read, show the judging."""
        now = time.monotonic()
        is_read = progress.files >= progress.of_files
        if now - self._drawn < PAUSE_S and not is_read:
            return
        self._drawn = now
        label = self._texts.say(
            "judging-progress" if is_read else "reading-progress",
            files=progress.files,
            all=progress.of_files,
            points=progress.points,
        )
        self._place.progress(progress.done, text=label)

    def clear(self) -> None:
        """Remove the bar."""
        self._place.empty()
