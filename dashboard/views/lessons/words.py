"""The messages that a script of the browser says, with a place for each value that it fills in."""

from collections.abc import Iterable

from dashboard.descent.regimes import Regime
from dashboard.views.state.page import Screen

OF_PLAYER = ("player", "back", "step-button", "run", "pause", "reset")
"""What the buttons of every player say."""

OF_RATE = ("rate", "rate-in-words", *(f"regime-{regime}" for regime in Regime))
"""What the slider of the learning rate says."""

VALUES = (
    "rate", "regime", "steps", "left", "times", "curvature", "w", "slope", "next",
    "x1", "x2", "y", "size", "epoch", "train", "validation", "low", "best", "noise",
)  # fmt: skip
"""The values that scripts fill into messages."""


def in_script(screen: Screen, words: Iterable[str]) -> dict[str, str]:
    """The messages ``lesson-…`` of some endings, their values written as ``{name}``."""
    values = {name: f"{{{name}}}" for name in VALUES}
    return {word: screen.say(f"lesson-{word}", **values) for word in words}
