"""The lesson on one weight: what its player is given, and how its play stands in the address."""

from dataclasses import asdict
from typing import Any

from dashboard.descent.losses import Parabola, TwoValleys
from dashboard.descent.presets import LEFT, PRESETS, Preset
from dashboard.views.lessons import address
from dashboard.views.lessons.component import Play, mount
from dashboard.views.state.page import Screen

NAME = "one-weight"
MOST_STEPS = 200

READERS: dict[str, address.Reader] = {
    "loss": address.one_of(*(preset.name for preset in PRESETS)),
    "start": address.number(-1e6, 1e6),
    "rate": address.number(1e-12, 1e6),
    "steps": address.whole(0, MOST_STEPS),
    "four": address.yes,
}

WORDS = (
    "loss", "start", "rate", "tries", "step", "weight", "loss-value", "slope", "arrives",
    "arrives-one", "arrives-many", "never", "back", "step-button", "run", "pause", "reset",
    "player", "four", "four-note", "four-very-high", "four-high", "four-good", "four-low",
    "four-figure", "loss-by-weight", "loss-by-step", "weight-figure", "loss-figure", "table",
    "out-of-view", "update", "lost", "in-this-valley", "rate-in-words", "one-weight",
    "regime-slow", "regime-one-step", "regime-zigzag", "regime-endless", "regime-divergent",
    "told-slow", "told-one-step", "told-zigzag", "told-endless", "told-divergent",
    *(f"preset-{preset.name}" for preset in PRESETS),
    *(f"formula-{preset.name}" for preset in PRESETS),
)  # fmt: skip
"""The ends of the messages ``lesson-…`` that the script says."""

VALUES = (
    "rate", "regime", "steps", "left", "times", "curvature", "w", "slope", "next",
)  # fmt: skip
"""The values that the script fills into them."""


def unasked(loss: str = PRESETS[0].name) -> Play:
    """The play that opens on the loss of a name."""
    preset = preset_of(loss)
    return {
        "loss": loss,
        "start": preset.start,
        "rate": preset.rate,
        "steps": 0,
        "four": False,
    }


def preset_of(loss: str) -> Preset:
    """The preset of a name."""
    return next(preset for preset in PRESETS if preset.name == loss)


def draw(screen: Screen) -> Play:
    """Show the player; return the play as it last came to rest, noted in the address."""
    asked = address.recall(READERS, unasked())
    opened = address.recall(READERS, unasked(asked["loss"]))
    played = mount(
        screen,
        NAME,
        {word: in_script(screen, word) for word in WORDS},
        opened,
        presets=[as_json(preset) for preset in PRESETS],
        left=LEFT,
    )
    loss = address.checked(READERS, played, opened)["loss"]
    play = address.checked(READERS, played, unasked(loss))
    address.note(play, unasked(loss) | {"loss": PRESETS[0].name})
    return play


def in_script(screen: Screen, word: str) -> str:
    """A message with its values as ``{name}``, which the script fills in."""
    return screen.say(f"lesson-{word}", **{name: f"{{{name}}}" for name in VALUES})


def as_json(preset: Preset) -> dict[str, Any]:
    """A preset as the script reads it; of two valleys also where they are, and how steep."""
    loss = preset.loss
    given: dict[str, Any]
    if isinstance(loss, TwoValleys):
        left, top, right = loss.turning_points()
        given = {
            "kind": "valleys",
            **asdict(loss),
            "top": top,
            "bottoms": [left, right],
            "curvatures": [loss.curvature_near(left), loss.curvature_near(right)],
        }
    elif isinstance(loss, Parabola):
        given = {"kind": "parabola", **asdict(loss)}
    else:
        raise TypeError(f"no script for {loss!r}")
    return {
        "name": preset.name,
        "loss": given,
        "start": preset.start,
        "rate": preset.rate,
        "rates": list(preset.rates),
        "window": list(preset.window),
    }
