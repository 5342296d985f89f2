"""Where a lesson stands from the page *Guide*, with its settings in the address."""

from urllib.parse import urlencode

from dashboard.text.escape import html
from dashboard.views.state.page import Screen


def lesson_address(screen: Screen, lesson: str, **play: object) -> str:
    """The address of a lesson, escaped; ``play`` are its settings."""
    query = screen.query(lesson=lesson, **{name: str(value) for name, value in play.items()})
    return html(f"lesson?{urlencode(query)}")
