"""The lesson on one weight: what its player is given, and how its play stands in the address."""

from dataclasses import asdict
from typing import Any

import numpy as np

from dashboard.descent import as_log, four_regimes
from dashboard.descent.losses import Parabola, TwoValleys
from dashboard.descent.one_weight import walk
from dashboard.descent.presets import LEFT, PRESETS, Preset, preset_of
from dashboard.descent.regimes import Regime, regime, twin_rate
from dashboard.views.lessons import address, judged, own_run
from dashboard.views.lessons.component import Play, mount
from dashboard.views.lessons.words import OF_PLAYER, OF_RATE, in_script
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
    *OF_PLAYER, *OF_RATE, "one-weight",
    "loss", "start", "tries", "step", "weight", "loss-value", "slope", "arrives", "arrives-one",
    "arrives-many", "never", "update", "lost", "in-this-valley", "table",
    "loss-by-weight", "loss-by-step", "weight-figure", "loss-figure", "out-of-view",
    "four", "four-note", "four-very-high", "four-high", "four-good", "four-low", "four-figure",
    "four-training", "four-training-figure", "four-table",
    *(f"told-{regime}" for regime in Regime),
    *(f"preset-{preset.name}" for preset in PRESETS),
    *(f"formula-{preset.name}" for preset in PRESETS),
)  # fmt: skip
"""The ends of the messages ``lesson-…`` that the script says."""


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


def draw(screen: Screen) -> None:
    """Show the player, and what is said of the play as it last came to rest."""
    asked = address.recall(READERS, unasked())
    opened = address.recall(READERS, unasked(asked["loss"]))
    played = mount(
        screen,
        NAME,
        in_script(screen, WORDS),
        opened,
        presets=[as_json(preset) for preset in PRESETS],
        left=LEFT,
        training=_training(),
        most=MOST_STEPS,
    )
    loss = address.checked(READERS, played, opened)["loss"]
    play = address.checked(READERS, played, unasked(loss))
    address.note(play, unasked(loss) | {"loss": PRESETS[0].name})
    if not play["four"]:
        judged.draw(screen, log_of(play), *_notes(screen, play))
    own_run.draw(screen)


def log_of(play: Play) -> as_log.Play:
    """The log of the steps taken so far."""
    preset = preset_of(play["loss"])
    taken = walk(preset.loss, play["start"], play["rate"], play["steps"])
    settings = {"lr": play["rate"], "batch_size": 1, "optimizer": "sgd"}
    name = f"{preset.name}_lr{play['rate']:g}"
    return as_log.Play(name, taken.losses, taken.weights[:, None], np.abs(taken.slopes), settings)


def _notes(screen: Screen, play: Play) -> list[str]:
    """What the lesson adds: the other rate with the same losses, and the step that hits exactly."""
    loss, rate = preset_of(play["loss"]).loss, play["rate"]
    if not isinstance(loss, Parabola):
        return []
    which = regime(rate, loss.curvature)
    if which is Regime.ONE_STEP:
        return [screen.say("lesson-judged-exact")]
    twin = twin_rate(rate, loss.curvature)
    if twin is None or which is Regime.ENDLESS:
        return []
    return [screen.say("lesson-judged-twin", rate=rate, twin=twin)]


def _training() -> dict[str, Any]:
    """The four regimes in a training with noise, as the script reads them."""
    return {
        "courses": [
            {"name": course.value, "rate": four_regimes.rate(course)}
            for course in four_regimes.Course
        ],
        "curvatures": list(four_regimes.CURVATURES),
        "start": list(four_regimes.START),
        "noise": four_regimes.NOISE,
        "seeds": list(four_regimes.SEEDS),
        "steps": four_regimes.STEPS,
    }


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
