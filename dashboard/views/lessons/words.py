"""The messages that a script of the browser says, with a place for each value that it fills in."""

from collections.abc import Iterable

from dashboard.views.state.page import Screen

VALUES = (
    "rate", "regime", "steps", "left", "times", "curvature", "w", "slope", "next",
    "x1", "x2", "y",
)  # fmt: skip
"""The values that scripts fill into messages."""


def in_script(screen: Screen, words: Iterable[str]) -> dict[str, str]:
    """The messages ``lesson-…`` of some endings, their values written as ``{name}``."""
    values = {name: f"{{{name}}}" for name in VALUES}
    return {word: screen.say(f"lesson-{word}", **values) for word in words}
