"""When the secrets change, every open page is drawn anew: who may see it and decide has changed.

A page asks who looks at it each time that it is drawn as a whole, and not where only a part of it
is, as a figure whose control moved.  So the server has the whole drawn, whatever the browser asks.
"""

import asyncio

from dashboard.views.serving import memory, secrets_file
from dashboard.views.serving.access_list import SECTION

LOOK_S = 2.0
"""Seconds between two looks at what Streamlit has read of the file."""


class Secrets:
    """What held at the last look."""

    def __init__(self) -> None:
        """What holds now."""
        self._held = _now()

    def have_changed(self) -> bool:
        """Whether something else holds than at the last look."""
        before, self._held = self._held, _now()
        return before != self._held


async def follow_for_ever() -> None:
    """Look now and again, and have all pages drawn anew once other people may see them."""
    secrets = Secrets()
    while True:
        await asyncio.sleep(LOOK_S)
        if secrets.have_changed():
            draw_all_anew()


def draw_all_anew() -> None:
    """Have the page of each session drawn as it is set, as a whole."""
    for one in memory.live_sessions():
        one.request_rerun(one._client_state)  # noqa: SLF001 (what Streamlit does for a new file)


def _now() -> tuple[bool, str, str]:
    sections = (secrets_file.section(name) for name in ("auth", SECTION))
    auth, named = map(str, sections)
    return secrets_file.is_unreadable(), auth, named
