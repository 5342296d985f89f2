"""The review meeting: its agenda on one screen after the other, and what is decided of each."""

from dashboard.views.frame import opening_line
from dashboard.views.state.page import Screen, View


def draw(screen: Screen) -> None:
    """Draw the meeting that the address names, else the lobby: earlier ones, and a new one."""
    if not screen.logs.book.runs:
        opening_line.draw(screen)
        return
    # The database is loaded here, by who opens this page: it takes longer than all other pages.
    from dashboard.views.meeting_room import door  # noqa: PLC0415

    door.draw(screen)


VIEW = View(name="meeting", order=4, draw=draw)
